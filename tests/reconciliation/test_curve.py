"""A cumulative total over time: it grows, and falls only where its own source takes it back."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.models import Role
from geo.reconciliation import reconcile
from tests.reconciliation.scenes import (
    BOTH,
    CHILDREN,
    IDLIB,
    NORTH_WEST,
    REGISTRY,
    SOUTH_OF_IDLIB,
    SYRIA,
    day,
    said,
)

FIRST = day("2019-12-1")


def total(value, place, end, by=None, start="2019-12-1", **more):
    return said(value, place, start, end, by=by, indicator="displaced", published=end, **more)


def curve(figures):
    """Return the sum of the rows on every day on which a figure ends, by day."""
    reconciled = reconcile(figures, REGISTRY)
    days = sorted({o.figure.period.end for o in figures})
    return {at: sum(row.best or 0 for row in reconciled.estimates(at)) for at in days}


def grows(found):
    values = list(found.values())
    return values == sorted(values)


def winter():
    """Return a winter of totals as the United Nations, monitors and papers gave them, with parts and windows."""
    return [
        total(130_000, NORTH_WEST, "2019-12-25", "WHO", start=None),
        total(235_000, IDLIB, "2019-12-25", "OCHA", start="2019-12-12", role=Role.ORIGIN),
        total(284_000, SOUTH_OF_IDLIB, "2019-12-29", "OCHA", role=Role.ORIGIN),
        total(300_000, SOUTH_OF_IDLIB, "1-1", "OCHA", role=Role.ORIGIN),
        total(300_000, SOUTH_OF_IDLIB, "1-4", "Farhan Haq", start="2019-12-12", role=Role.ORIGIN),
        total(350_000, NORTH_WEST, "1-14", "OCHA"),
        total(359_000, IDLIB, "1-29", start="2019-12-29", role=Role.ORIGIN),
        total(390_000, NORTH_WEST, "1-29", "OCHA"),
        total(300_000, NORTH_WEST, "2-1", "UNICEF", group=CHILDREN),
        total(586_000, NORTH_WEST, "2-2", "OCHA"),
        total(200_000, NORTH_WEST, "2-2", "OCHA", start="1-26"),
        total(520_000, NORTH_WEST, "2-3", "WHO"),
        total(689_000, BOTH, "2-10", "OCHA"),
        total(100_000, NORTH_WEST, "2-10", "OCHA", start="2-4"),
        total(700_000, IDLIB, "2-12", "the UN", start=None),
        total(800_000, NORTH_WEST, "2-12", "OCHA"),
        total(142_000, NORTH_WEST, "2-12", "OCHA", start="2-9"),
        total(830_000, NORTH_WEST, "2-14", "the UN"),
        total(900_000, NORTH_WEST, "2-17", "Mark Lowcock"),
        total(948_000, NORTH_WEST, "2-26", "OCHA"),
        total(752_131, NORTH_WEST, "2-29", "UN cross-border report", start="2-1"),
        total(960_000, NORTH_WEST, "3-16", "REACH"),
    ]


def test_one_winter_is_one_growing_curve_below_the_highest_total():
    found = curve(winter())
    assert grows(found)
    assert found[day("3-16")] == max(found.values()) == 960_000
    assert (found[day("2-10")], found[day("2-12")], found[day("2-29")]) == (689_000, 800_000, 948_000)


@given(st.lists(st.tuples(st.integers(1, 90), st.integers(1, 1_000)), min_size=1, max_size=8))
@settings(deadline=None, max_examples=40)
def test_totals_of_different_sources_never_make_the_curve_fall(points):
    figures = [
        total(value, IDLIB, (FIRST + timedelta(days=after)).isoformat(), by=f"Source {number}")
        for number, (after, value) in enumerate(points)
    ]
    found = curve(figures)
    assert grows(found)
    assert max(found.values()) <= max(value for _, value in points)


def test_a_source_may_revise_its_own_total_downwards():
    found = curve([total(900_000, IDLIB, "2-17", "OCHA"), total(850_000, IDLIB, "2-20", "the UN humanitarian office")])
    assert found == {day("2-17"): 900_000, day("2-20"): 850_000}


def test_our_sum_never_exceeds_a_later_total_of_the_same_count():
    figures = [
        total(948_000, NORTH_WEST, "2-26", "OCHA"),
        total(50_000, IDLIB, "3-2", "SOHR", start="2-27"),
        total(959_000, NORTH_WEST, "3-5", "OCHA"),
    ]
    assert max(curve(figures).values()) == 959_000
    smaller = [figures[0], total(5_000, IDLIB, "3-2", "SOHR", start="2-27"), figures[2]]
    found = curve(smaller)
    assert found[day("3-2")] == 953_000
    assert grows(found)


@pytest.mark.parametrize("place", [NORTH_WEST, BOTH, SYRIA])
def test_a_small_part_of_the_place_is_no_earlier_state_of_the_whole(place):
    part = total(45_000, SOUTH_OF_IDLIB, "1-10", "OCHA")
    whole = total(350_000, place, "1-14", "OCHA")
    reconciled = reconcile([part, whole], REGISTRY)
    assert len(reconciled.claims) == 2
    assert [row.best for row in reconciled.estimates(day("1-14"))] == [350_000]
