import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.exports.table import ESTIMATE_COLUMNS, estimates_csv, estimates_geojson, figures_csv, neutral, write_csv
from geo.models import (
    Counting,
    Document,
    Figure,
    Quantity,
    Role,
    Span,
    Toponym,
)
from geo.reconciliation import Observation
from tests.exports.made import TOWN
from tests.exports.made import estimate as made


def estimate(**changes):
    return made(**({"place": TOWN} | changes))


def test_an_estimate_is_one_row_with_every_column():
    rows = list(csv.DictReader(io.StringIO(estimates_csv([estimate()]))))
    assert len(rows) == 1
    assert tuple(rows[0]) == ESTIMATE_COLUMNS
    assert (rows[0]["low"], rows[0]["best"], rows[0]["high"]) == ("33", "33", "34")
    assert (rows[0]["lat"], rows[0]["lon"]) == ("35.8", "36.6")
    assert rows[0]["sources"] == "Turkey; =cmd()"


def test_unknown_numbers_are_empty_cells():
    row = next(csv.DictReader(io.StringIO(estimates_csv([estimate(best=None, high=None, low=24.0)]))))
    assert (row["low"], row["best"], row["high"]) == ("24", "", "")


@pytest.mark.parametrize("cell", ["=1+1", "+33", "-2", "@sum", "\tx"])
def test_formulas_are_neutralised(cell):
    assert neutral(cell) == f"'{cell}"


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_commas_quotes_breaks_and_other_scripts_survive(cells):
    columns = [f"c{i}" for i in range(len(cells))]
    written = write_csv([dict(zip(columns, cells, strict=True))], columns)
    back = list(csv.reader(io.StringIO(written, newline="")))
    assert back[1:] == [[neutral(cell) for cell in cells]]


def test_geojson_puts_longitude_first():
    feature = json.loads(estimates_geojson([estimate()]))["features"][0]
    assert feature["geometry"]["coordinates"] == [36.6, 35.8]
    assert feature["properties"]["best"] == 33


def test_a_figure_without_a_place_is_still_a_row():
    document = Document(id="d", address="report.txt", text="12 killed in Xyz")
    toponym = Toponym(Span(13, 16), "Xyz", role=Role.EVENT, anchors=("Xyz",))
    figure = Figure(
        id="f",
        document_id="d",
        span=Span(0, 9),
        number_span=Span(0, 2),
        quote="12 killed",
        quantity=Quantity(12.0, words="12"),
        indicator="killed",
        counting=Counting.FLOW,
        toponyms=(toponym,),
    )
    written = figures_csv([Observation(figure, None, Role.EVENT, document)])
    row = next(csv.DictReader(io.StringIO(written)))
    assert (row["value"], row["places"], row["lat"]) == ("12", "Xyz", "")
