"""What the sample reports come to on the map: a curve that can be defended, totals that add up."""

import csv
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from geo.models import Counting, Policy
from geo.pipeline import ingest, map_layers, reconcile_store
from geo.settings import DATA, Settings
from geo.sources import read
from geo.store import connect

SAMPLE = DATA / "sample"
CURVE = Path(__file__).resolve().parents[2] / "docs" / "displaced-curve.md"


@pytest.fixture(scope="module")
def reconciled(tmp_path_factory):
    with connect(tmp_path_factory.mktemp("sample") / "crisis.sqlite") as store:
        ingest(read([str(SAMPLE)], settings=Settings()), store)
        return reconcile_store(store, policy=Policy.LATEST)


@pytest.fixture(scope="module")
def layers(reconciled):
    return map_layers(reconciled, revision=1)


def days(layers):
    return [layers.start + timedelta(days=i) for i in range((layers.end - layers.start).days + 1)]


def displaced(reconciled, day):
    """Return the displaced since December at the widest place, 0 before anybody counted."""
    rows = reconciled.estimates(day, indicators=["displaced"])
    return max((row.best or 0 for row in rows if row.counting is Counting.FLOW), default=0)


def test_the_displaced_curve_never_falls_and_never_exceeds_what_a_source_gave(reconciled, layers):
    said = [
        item.figure.quantity.value or 0
        for item in reconciled.observations.values()
        if item.figure.indicator == "displaced" and item.figure.counting is Counting.FLOW
    ]
    curve = [displaced(reconciled, day) for day in days(layers)]
    assert curve == sorted(curve)
    assert curve[-1] <= max(said)
    assert curve[-1] >= 900_000


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2019, 12, 29), 284_000),
        (date(2020, 1, 14), 350_000),
        (date(2020, 2, 2), 586_000),
        (date(2020, 2, 12), 800_000),
        (date(2020, 2, 26), 948_000),
    ],
)
def test_the_curve_passes_through_what_ocha_counted(reconciled, day, value):
    assert displaced(reconciled, day) == pytest.approx(value, rel=0.15)


def test_map_and_trays_equal_the_table_at_every_step(reconciled, layers):
    for day in days(layers):
        table = {}
        for row in reconciled.estimates(day):
            key = row.indicator, row.counting, row.unit
            table[key] = table.get(key, 0) + (row.best or 0)
        drawn = {}
        for series in layers.series:
            level = next((step for step in reversed(series.steps) if step.day <= day), None)
            if level is None or not level.figure_ids or (series.ends is not None and day >= series.ends):
                continue
            key = series.indicator, series.counting, series.unit
            drawn[key] = drawn.get(key, 0) + (level.best or 0)
        assert drawn == table, day


def test_every_figure_is_on_the_map_in_the_table_or_in_a_tray(reconciled, layers):
    trays = {*layers.undated, *layers.unplaced, *layers.not_aggregated}
    claimed = {figure for claim in reconciled.claims for figure in claim.figure_ids}
    assert set(layers.cards) == set(reconciled.observations)
    assert trays.isdisjoint(claimed)
    repeats = {item.figure.id for item in reconciled.observations.values()} - claimed - trays
    assert all(reconciled.chain(figure) for figure in repeats)
    assert len(claimed) > len(trays)


def test_the_curve_in_the_documentation_is_the_one_measured(reconciled):
    rows = re.findall(r"^\| (\d{4}-\d\d-\d\d) \| ([\d,]+) \|", CURVE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert len(rows) >= 8
    for day, value in rows:
        assert displaced(reconciled, date.fromisoformat(day)) == float(value.replace(",", ""))


def test_sample_reports_name_their_sources():
    with (SAMPLE / "metadata.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            last = (SAMPLE / row["file"]).read_text(encoding="utf-8").strip().splitlines()[-1]
            assert row["url"] in last
