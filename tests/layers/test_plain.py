"""Sums that are carried on from day to day are the rows that the rules give, for any policy."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from threading import Barrier

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.layers import Step, aggregate
from geo.layers.aggregation import _series
from geo.layers.plain import is_plain, plain_series
from geo.models import Policy
from geo.reconciliation import reconcile
from tests.reconciliation.scenes import CIVILIANS, IDLIB, PEOPLE, REGISTRY, SARAQIB, on, said
from tests.reconciliation.test_order import figures

#: Values, bounds and days that meet often: tolls of one day, totals of one start, revisions, ranges.
flows = st.builds(
    lambda value, spare, place, month, first, length, source, words, group, number: said(
        value,
        place,
        f"{2015 + month // 3}-{1 + month % 3 * 4}-{first}",
        f"{2015 + month // 3}-{1 + month % 3 * 4}-{first + length}",
        by=source,
        low=value - spare if words != "up_to" and spare else None,
        high=value + spare if words == "up_to" else None,
        words=words,
        group=group,
        published="2022-1-1",
        figure_id=f"f{number}",
    ),
    st.sampled_from([10, 33, 34, 34.5, 900]),
    st.sampled_from([0, 4]),
    st.sampled_from([SARAQIB, SARAQIB, IDLIB]),
    st.integers(0, 17),
    st.sampled_from([1, 1, 12]),
    st.sampled_from([0, 0, 6, 8]),
    st.sampled_from(["Reuters", "OCHA", None]),
    st.sampled_from(["exact", "at_least", "about", "up_to"]),
    st.sampled_from([PEOPLE, PEOPLE, PEOPLE, CIVILIANS]),
    st.integers(0, 10**6),
)


def by_the_rules(family, number, observations):
    return _series(family.timeline(number, None), observations)


def compared(reconciled):
    """Compare the plain series of every family with those of the rules; return how many there are."""
    found = 0
    for family in reconciled.families.values():
        plain = plain_series(family, range(len(family.components))) if is_plain(family) else {}
        for number, some in plain.items():
            found += 1
            key = lambda one: one.steps[0].day  # noqa: E731
            rules = by_the_rules(family, number, reconciled.observations)
            assert sorted(some, key=key) == sorted(rules, key=key)
            for one, other in zip(sorted(some, key=key), sorted(rules, key=key), strict=True):
                for step in other.steps:
                    assert [one.level(step.day + timedelta(days=n)) for n in (-1, 0, 1)] == [
                        other.level(step.day + timedelta(days=n)) for n in (-1, 0, 1)
                    ]
    return found


@given(st.lists(flows | figures(), max_size=25, unique_by=lambda one: one.figure.id))
@settings(deadline=None, max_examples=150)
def test_plain_series_are_those_of_the_rules_for_any_policy(observations):
    known = reconcile(observations, REGISTRY)
    compared(known)
    for policy in (Policy.HIGHEST, Policy.LOWEST, Policy.LATEST):
        known = known.with_policy(policy)
        compared(known)
        assert aggregate(known).series == aggregate(reconcile(observations, REGISTRY, policy=policy)).series


def test_claims_that_bear_on_no_other_are_plain():
    far = [on(n, SARAQIB, f"2018-{n}-{n}") for n in range(1, 9)]
    two = [on(33, SARAQIB, "2020-2-27", by="Reuters"), on(34, SARAQIB, "2020-2-27", by="OCHA")]
    assert compared(reconcile([*far, *two], REGISTRY)) == 1


def test_the_steps_of_sums_are_steps_like_any_other():
    known = reconcile([on(n, SARAQIB, f"2020-{n}-{n}") for n in range(1, 4)], REGISTRY)
    steps = aggregate(known).series[0].steps
    copies = [replace(step) for step in steps]
    assert {type(copy) for copy in copies} == {Step}
    assert (list(steps), copies) == (copies, list(steps))
    assert set(steps) == set(copies)
    assert [len(step.figure_ids) for step in steps] == [1, 2, 3]
    assert all(step.tells and step.figure_ids == tuple(sorted(step.figure_ids)) for step in steps)
    assert steps[0] != steps[1]
    assert steps[0] != "a step"


def test_claims_that_share_days_are_left_to_the_rules():
    inside = [said(900, IDLIB, "2020-1-1", "2020-3-1"), on(33, SARAQIB, "2020-2-27")]
    assert compared(reconcile(inside, REGISTRY)) == 0


def test_another_policy_keeps_the_series_of_which_it_chooses_the_same():
    sure = [on(n, SARAQIB, f"{2010 + n}-3-{n}") for n in range(1, 4)]
    sure += [on(9, SARAQIB, "2019-3-3", by="Reuters"), on(9, SARAQIB, "2019-3-3", by="OCHA")]
    known = reconcile(sure, REGISTRY)
    before = aggregate(known).series
    after = aggregate(known.with_policy(Policy.HIGHEST)).series
    assert before
    assert all(one is other for one, other in zip(before, after, strict=True))


def test_two_threads_that_look_at_one_row_name_each_figure_once():
    known = reconcile([on(n, SARAQIB, f"2020-{n}-{n}") for n in range(1, 9)], REGISTRY)
    (family,) = known.families.values()
    assert len(family.components) == 1
    both = Barrier(2)

    def look(_):
        both.wait(timeout=60)
        return [[step.figure_ids for step in one.steps] for one in aggregate(known).series]

    with ThreadPoolExecutor(2) as threads:
        made = list(threads.map(look, range(2)))
    (rules,) = by_the_rules(family, 0, known.observations)
    assert made == [[[step.figure_ids for step in rules.steps]]] * 2


def test_numbers_that_are_not_whole_are_added_by_the_rules():
    known = reconcile([on(4.5, SARAQIB, "2018-1-1"), on(0.1, SARAQIB, "2018-4-2"), on(3, IDLIB, "2019-9-9")], REGISTRY)
    assert compared(known) == 1
    assert [step.best for one in aggregate(known).series for step in one.steps] == [3, 4.5, 4.6]


def test_the_steps_of_a_series_are_a_sequence():
    known = reconcile([on(n, SARAQIB, f"2020-{n}-{n}") for n in range(1, 4)], REGISTRY)
    (series,) = aggregate(known).series
    steps = tuple(series.steps)
    assert (series.steps[0], series.steps[-1], series.steps[1:]) == (steps[0], steps[-1], steps[1:])
    assert series.steps == steps
    assert steps == series.steps
    assert series.steps != steps[:2]
    assert (hash(series.steps), repr(series.steps)) == (hash(steps), repr(steps))
    assert list(reversed(series.steps)) == list(reversed(steps))
    assert series.level(date(2019, 12, 31)) is None
    with pytest.raises(IndexError):
        series.steps[3]
