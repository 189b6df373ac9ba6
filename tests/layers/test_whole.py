"""The map of some families is that of the whole map without the others."""

import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.layers import Whole, aggregate
from geo.layers.plain import SumSteps
from geo.reconciliation import part_of_families, reconcile
from tests.layers.test_plain import flows
from tests.reconciliation.scenes import GREECE, IDLIB, REGISTRY, SARAQIB, on, stock
from tests.reconciliation.test_order import figures


def of_all(observations):
    reconciled = reconcile(observations, REGISTRY)
    layers = aggregate(reconciled, revision=7)
    return reconciled, Whole(reconciled, layers)


def same(one, other):
    assert one.series == other.series
    assert (one.start, one.end, one.revision, one.policy) == (other.start, other.end, other.revision, other.policy)
    assert list(one.places.items()) == list(other.places.items())
    assert (one.undated, one.unplaced, one.not_aggregated) == (other.undated, other.unplaced, other.not_aggregated)
    assert list(one.cards.items()) == list(other.cards.items())
    assert one.cards.reports() == other.cards.reports()
    assert dict(one.chains) == dict(other.chains)


@given(
    st.lists(flows | figures(), max_size=20, unique_by=lambda one: one.figure.id),
    st.lists(st.booleans(), min_size=20, max_size=20),
    st.booleans(),
)
@settings(deadline=None, max_examples=150)
def test_what_is_taken_is_what_would_be_drawn(observations, chosen, with_loose):
    reconciled, whole = of_all(observations)
    keys = [key for key, keep in zip(reconciled.families, chosen, strict=False) if keep]
    some = part_of_families(reconciled, keys, reconciled.loose if with_loose else ())
    found = some and whole.part(some)
    if some is None or found is None:
        return
    layers, numbers = found
    same(layers, aggregate(some, revision=7))
    same(layers, replace(aggregate(reconcile(some.observations.values(), REGISTRY)), revision=7))
    assert all(one is whole.layers.series[number] for one, number in zip(layers.series, numbers, strict=True))


def test_one_kind_of_figures_is_taken():
    reconciled, whole = of_all([on(3, IDLIB, "2-10"), on(4, SARAQIB, "2-11"), on(9, GREECE, "3-1")])
    keys = [key for key, family in reconciled.families.items() if family.scope.standing == (GREECE,)]
    assert keys
    layers, numbers = whole.part(part_of_families(reconciled, keys, ()))
    same(layers, aggregate(part_of_families(reconciled, keys, ()), revision=7))
    assert [one.place_id for one in layers.series] == [GREECE.id]
    assert len(numbers) == 1


@pytest.mark.parametrize("others", [[on(3, IDLIB, "2-10"), on(5, SARAQIB, "2-12")], [on(3, GREECE, "2-10")]])
def test_families_of_other_figures_are_not_taken(others):
    _, whole = of_all([on(3, IDLIB, "2-10"), on(4, SARAQIB, "2-11")])
    assert whole.part(reconcile(others, REGISTRY)) is None


def test_nothing_is_taken_of_no_figures():
    reconciled, whole = of_all([on(3, IDLIB, "2-10")])
    assert whole.part(part_of_families(reconciled, [], ())) is None


@pytest.fixture
def hasty():
    """Threads that take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.parametrize(("counted", "plain"), [(on, True), (stock, False)])
def test_maps_made_at_once_are_of_the_same_series(hasty, counted, plain):
    observations = [
        counted(value % 9 + 1, place, f"{value % 11 + 1}-{value % 27 + 1}")
        for value in range(1, 40)
        for place in (SARAQIB, GREECE, IDLIB)
    ]
    known = aggregate(reconcile(observations, REGISTRY)).series
    assert any(isinstance(one.steps, SumSteps) for one in known) is plain
    threads = 4

    def made(reconciled, barrier):
        barrier.wait()
        return aggregate(reconciled)

    with ThreadPoolExecutor(threads) as pool:
        for _ in range(20):
            reconciled, barrier = reconcile(observations, REGISTRY), Barrier(threads)
            found = [one.result() for one in [pool.submit(made, reconciled, barrier) for _ in range(threads)]]
            for layers in found:
                assert all(one is other for one, other in zip(layers.series, found[0].series, strict=True))
                assert Whole(reconciled, layers).layers is layers


def test_a_map_of_other_figures_is_refused():
    observations = [on(3, IDLIB, "2-10"), on(9, GREECE, "3-1")]
    one, other = reconcile(observations, REGISTRY), reconcile(observations, REGISTRY)
    aggregate(one)
    with pytest.raises(ValueError, match="2 of the 2 series of this map are of none of these families"):
        Whole(one, aggregate(other))
