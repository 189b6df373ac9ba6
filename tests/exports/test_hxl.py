import io
from datetime import date

import hxl
import pytest

from geo.exports.hxl import estimates_hxl
from geo.indicators import indicators
from geo.models import Period
from tests.exports.made import IDLIB, TOWN, estimate


def opened(content):
    return hxl.data(io.BytesIO(content.encode()), hxl.InputOptions(allow_local=True))


def test_the_humanitarian_tools_read_it_and_find_nothing_wrong():
    content = estimates_hxl(
        [estimate(), estimate(id="e2", indicator="displaced", best=689000.0, low=None, high=None, place=TOWN)]
    )
    source = opened(content)
    assert hxl.validate(source, hxl.schema())
    rows = list(opened(content))
    assert [row.get("#affected+killed") for row in rows] == ["33", None]
    assert [row.get("#affected+displaced") for row in rows] == [None, "689000"]
    assert [row.get("#loc+name") for row in rows] == [IDLIB.name, TOWN.name]
    assert rows[0].get("#meta+source") == "Turkey; =cmd()"
    assert rows[0].get("#date+start") == "2020-02-27"


@pytest.mark.parametrize("indicator", sorted(indicators()))
def test_every_indicator_has_a_tag_that_is_valid(indicator):
    content = estimates_hxl([estimate(indicator=indicator)])
    assert hxl.validate(opened(content), hxl.schema())
    assert opened(content).tags.count("#affected") <= 1


def test_nothing_known_gives_the_headings_alone():
    assert estimates_hxl([]).count("\r\n") == 2


def test_formulas_are_neutralised_and_unknown_days_are_empty():
    row = next(iter(opened(estimates_hxl([estimate(sources=("=cmd()",), period=Period(None, date(2020, 3, 1)))]))))
    assert (row.get("#meta+source"), row.get("#date+start")) == ("'=cmd()", None)


def test_headings_are_in_the_language_asked_for():
    assert "Tués" in estimates_hxl([estimate()], "fr").split("\r\n")[0]
