import itertools

import pytest

from geo.errors import InputError
from geo.indicators import indicator, indicators

LANGUAGES = {"en", "fr"}


def _channels(colour):
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


def test_every_indicator_has_its_own_colour_tag_and_labels():
    table = indicators()
    assert len({item.colour for item in table.values()}) == len(table)
    assert len({item.hxl for item in table.values()}) == len(table)
    for item in table.values():
        assert set(item.label) >= LANGUAGES
        assert all(item.label.values())


def test_colours_of_one_map_differ_visibly():
    for one, other in itertools.combinations(indicators().values(), 2):
        distance = sum(abs(a - b) for a, b in zip(_channels(one.colour), _channels(other.colour), strict=True))
        assert distance >= 40, f"{one.code} and {other.code} are too alike"


def test_an_unknown_code_is_named_with_the_known_ones():
    with pytest.raises(InputError, match="no indicator is called 'dead': use one of killed"):
        indicator("dead")
