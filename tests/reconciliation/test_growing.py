"""What is known with a few more or fewer figures is what would be found of all of them."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.layers import aggregate
from geo.models import Status
from geo.reconciliation import grown, reconcile
from tests.reconciliation.scenes import (
    AZAZ,
    BORDER,
    EDIRNE,
    GREECE,
    IDLIB,
    KASSALA,
    REGISTRY,
    SARAQIB,
    SUDAN,
    SYRIA,
    TURKEY,
    document,
    on,
    said,
)
from tests.reconciliation.test_order import figures

AT = date(2020, 3, 10)

elsewhere = st.builds(
    lambda value, place, end, words, by, indicator, status: said(
        value, place, "2-1", f"2-{end}", words=words, by=by, indicator=indicator, status=status, published=f"2-{end}"
    ),
    st.integers(1, 60),
    st.sampled_from([AZAZ, EDIRNE, TURKEY, GREECE, KASSALA, SUDAN, BORDER, SYRIA, None]),
    st.integers(1, 28),
    st.sampled_from(["exact", "about"]),
    st.sampled_from([None, "OCHA", "AFP"]),
    st.sampled_from(["killed", "displaced", "blocked"]),
    st.sampled_from([Status.REPORTED] * 8 + [Status.DENIED, Status.PLANNED]),
)
some = st.lists(elsewhere | figures(), max_size=8, unique_by=lambda one: one.figure.id)
plain = st.builds(
    on,
    st.integers(1, 60),
    st.sampled_from([AZAZ, EDIRNE, TURKEY, KASSALA, SUDAN, SYRIA, IDLIB, SARAQIB]),
    st.integers(1, 28).map(lambda number: f"2-{number}"),
    by=st.sampled_from([None, "OCHA"]),
)
few = st.lists(plain, max_size=4) | some


def same(one, other):
    assert one.observations == other.observations
    assert list(one.observations) == list(other.observations)
    assert one.estimates(AT) == other.estimates(AT)
    assert (one.links, one.claims) == (other.links, other.claims)
    assert (one.undated, one.unplaced, one.not_aggregated) == (other.undated, other.unplaced, other.not_aggregated)
    assert set(one.families) == set(other.families)
    assert (set(one.ties), set(one.loose)) == (set(other.ties), set(other.loose))
    ours, theirs = aggregate(one), aggregate(other)
    assert (ours.series, ours.start, ours.end, ours.places) == (theirs.series, theirs.start, theirs.end, theirs.places)


@given(some, few, few, few)
@settings(deadline=None, max_examples=150)
def test_what_grew_is_what_would_be_found_of_all(stay, go, come, later):
    before = reconcile([*stay, *go], REGISTRY)
    found = grown(before, go, come)
    if found is not None:
        same(found, reconcile([*stay, *come], REGISTRY))
        again = grown(found, come, later)
        if again is not None:
            same(again, reconcile([*stay, *later], REGISTRY))


def test_a_figure_of_one_country_leaves_the_work_of_others():
    before = reconcile([on(3, IDLIB, "2-10"), on(4, KASSALA, "2-10"), on(4, EDIRNE, "2-11")], REGISTRY)
    new = on(7, SARAQIB, "2-20")
    found = grown(before, [], [new])
    same(found, reconcile([*before.observations.values(), new], REGISTRY))
    kept = {name for name, family in found.families.items() if before.families.get(name) is family}
    assert {name for _, name in kept} == {"SD", "TR"}
    assert len(found.observations) == 4


def test_a_figure_that_is_said_otherwise_takes_the_place_of_the_first():
    old = on(3, IDLIB, "2-10", figure_id="a")
    new = on(5, IDLIB, "2-10", figure_id="a")
    other = on(4, KASSALA, "2-10")
    found = grown(reconcile([old, other], REGISTRY), [old], [new])
    same(found, reconcile([new, other], REGISTRY))
    gone = grown(found, [new], [])
    same(gone, reconcile([other], REGISTRY))
    same(grown(gone, [], [old]), reconcile([old, other], REGISTRY))


@pytest.mark.parametrize(
    "one",
    [
        on(3, BORDER, "2-10"),
        on(3, None, "2-10"),
        said(3, IDLIB),
        on(3, IDLIB, "2-10", status=Status.DENIED),
        on(3, IDLIB, "2-10", part_of="another"),
        on(3, IDLIB, "2-10", repeat_of="another"),
        on(3, IDLIB, "2-10", report=document("new", version_of="old")),
        replace(on(3, IDLIB, "2-10"), set_aside="no"),
    ],
    ids=["two countries", "no place", "undated", "denied", "part", "repeat", "version", "rejected"],
)
def test_a_figure_that_bears_on_others_needs_all_of_them(one):
    before = reconcile([on(3, IDLIB, "2-11")], REGISTRY)
    assert grown(before, [], [one]) is None
    assert grown(reconcile([*before.observations.values(), one], REGISTRY), [one], []) is None


def test_a_figure_of_a_kind_that_somebody_denies_needs_all_of_them():
    before = reconcile([on(3, IDLIB, "2-11", status=Status.DENIED)], REGISTRY)
    assert grown(before, [], [on(3, IDLIB, "2-11")]) is None
    assert grown(before, [], [on(3, IDLIB, "2-11", indicator="injured")]) is not None
