"""A part of the figures says the same, whether it is taken from all of them or compared anew."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.layers import aggregate
from geo.models import Status
from geo.reconciliation import part, reconcile
from tests.reconciliation.scenes import ALEPPO, GREECE, IDLIB, NORTH_WEST, REGISTRY, SARAQIB, on, said
from tests.reconciliation.test_order import figures, five_reports

AT = date(2020, 3, 10)


def taken(all_of_them, keep):
    whole = reconcile(all_of_them, REGISTRY)
    return whole, part(whole, {key: one for key, one in whole.observations.items() if keep(one)})


def same(one, other):
    assert one.observations == other.observations
    assert one.estimates(AT) == other.estimates(AT)
    assert (one.links, one.claims) == (other.links, other.claims)
    assert (one.undated, one.unplaced, one.not_aggregated) == (other.undated, other.unplaced, other.not_aggregated)
    assert aggregate(one).series == aggregate(other).series
    assert dict(aggregate(one).cards) == dict(aggregate(other).cards)


@given(
    st.lists(figures(), max_size=14, unique_by=lambda one: one.figure.id),
    st.sets(st.sampled_from(["killed", "injured", "displaced", "blocked", "refugees"])),
    st.booleans(),
)
@settings(deadline=None)
def test_what_is_taken_is_what_would_be_found(observations, indicators, by_place):
    def keep(one):
        return one.place is not None and one.place.country == "SY" if by_place else one.figure.indicator in indicators

    _, found = taken(observations, keep)
    if found is not None:
        same(found, reconcile(found.observations.values(), REGISTRY))


def test_a_kind_of_figures_is_taken_and_nothing_is_worked_out_anew():
    observations = [one for report in five_reports() for one in report]
    whole, found = taken(observations, lambda one: one.figure.indicator == "displaced")
    same(found, reconcile(found.observations.values(), REGISTRY))
    assert {one.figure.indicator for one in found.observations.values()} == {"displaced"}
    assert found.families
    assert all(whole.families[key] is family for key, family in found.families.items())


def test_all_of_them_are_the_whole():
    whole, found = taken([on(3, IDLIB, "2-10")], lambda _: True)
    assert found is whole


@pytest.mark.parametrize(
    ("observations", "keep"),
    [
        pytest.param(
            [on(3, IDLIB, "2-10"), on(9, ALEPPO, "2-10")], lambda one: one.place is IDLIB, id="half of a family"
        ),
        pytest.param(
            [on(101, IDLIB, "2-10"), on(101, IDLIB, "2-10", status=Status.DENIED)],
            lambda one: one.figure.status is not Status.DENIED,
            id="a claim without its denial",
        ),
    ],
)
def test_where_figures_bear_on_one_another_they_are_compared_anew(observations, keep):
    assert taken(observations, keep)[1] is None


def test_countries_apart_are_taken_apart():
    observations = [on(3, SARAQIB, "2-10"), on(9, GREECE, "2-10"), said(8, NORTH_WEST, "2-1", "2-9")]
    _, found = taken(observations, lambda one: one.place is GREECE)
    assert [row.best for row in found.estimates(AT)] == [9]
