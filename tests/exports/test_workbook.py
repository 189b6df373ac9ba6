import io
import time

import pytest
from openpyxl import load_workbook

from geo.exports.table import ESTIMATE_COLUMNS
from geo.exports.workbook import workbook
from tests.exports.made import estimate, observation

ABOUT = {"Policy": "latest", "Store revision": "7"}


def opened(content):
    return load_workbook(io.BytesIO(content))


def test_the_same_input_gives_the_same_bytes():
    def make():
        return workbook([estimate()], [observation()], ABOUT, "What is reported")

    first = make()
    time.sleep(1.1)  # the properties of the file count seconds
    assert make() == first


def test_every_sheet_says_what_the_table_says():
    book = opened(workbook([estimate()], [observation(), observation("f2", place=None)], ABOUT, "What is reported"))
    assert book.sheetnames == ["About", "Estimates", "Figures", "Reports", "Indicators"]
    assert [[cell.value for cell in row] for row in book["About"].iter_rows()][1:] == [
        ["Policy", "latest"],
        ["Store revision", "7"],
    ]
    heading, row = book["Estimates"].iter_rows(values_only=True)
    assert heading == ESTIMATE_COLUMNS
    killed = dict(zip(heading, row, strict=True))
    assert (killed["low"], killed["best"], killed["high"], killed["place"]) == (33, 33, 34, "Idlib, مدينة")
    heading, first, second = book["Figures"].iter_rows(values_only=True)
    assert heading[:2] == ("verdict", "reason")
    assert dict(zip(heading, first, strict=True))["place"] == 'Ariha "the old"'
    assert dict(zip(heading, second, strict=True))["place"] is None
    assert dict(zip(*book["Reports"].iter_rows(values_only=True), strict=True))["figures"] == 2


@pytest.mark.parametrize("quote", ["=1+1", "+33", "-2 dead", "@sum", "a\x01b", "x" * 40_000])
def test_cells_hold_no_formula_and_nothing_that_excel_refuses(quote):
    book = opened(workbook([], [observation(quote=quote)], ABOUT, "t"))
    heading, row = book["Figures"].iter_rows()
    cell = row[[one.value for one in heading].index("quote")]
    assert cell.data_type == "s"
    assert not cell.value.startswith(("=", "+", "-", "@"))
    assert len(cell.value) <= 32_767
