"""Letters that stand for a body that the text names, and not for a country."""

from __future__ import annotations

import pytest

from geo.extraction.toponyms import recognise
from geo.gazetteer import open_gazetteer
from geo.languages import load


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Danish Refugee Council lost three staff, DRC said.", ["Danish"]),
        ("The Philippine Red Cross is there. PRC volunteers came.", ["Philippine"]),
        ("The DRC said so.", ["DRC"]),
        ("The Democratic Republic of the Congo and the DRC.", ["Democratic Republic of the Congo", "DRC"]),
        (
            "The Danish Refugee Council works in the Democratic Republic of the Congo. The DRC agreed.",
            ["Danish", "Democratic Republic of the Congo", "DRC"],
        ),
        ("The United States Army left the USA.", ["United States", "USA"]),
    ],
)
def test_the_first_letters_of_a_body_name_no_country(text: str, wanted: list[str]) -> None:
    found = recognise(text, load("en"), open_gazetteer())
    assert [text[one.span.start : one.span.end] for one in found] == wanted
