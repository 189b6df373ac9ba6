"""Sums that are carried on from day to day are the rows that the rules give, for any policy."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier, local

from hypothesis import given, settings
from hypothesis import strategies as st

from geo.layers import Step, aggregate, plain
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
        for number in range(len(family.components)):
            some = plain_series(family, number) if is_plain(family) else None
            if some is not None:
                found += 1
                key = lambda one: one.steps[0].day  # noqa: E731
                rules = by_the_rules(family, number, reconciled.observations)
                assert sorted(some, key=key) == sorted(rules, key=key)
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


def test_two_threads_that_work_out_one_row_name_each_figure_once(monkeypatch):
    known = reconcile([on(n, SARAQIB, f"2020-{n}-{n}") for n in range(1, 9)], REGISTRY)
    (family,) = known.families.values()
    assert len(family.components) == 1
    both, seen, name = Barrier(2), local(), plain._name

    def together(*arguments):
        if not hasattr(seen, "first"):
            seen.first = True
            both.wait(timeout=60)
        name(*arguments)

    monkeypatch.setattr(plain, "_name", together)
    with ThreadPoolExecutor(2) as threads:
        made = list(threads.map(lambda _: plain_series(family, 0), range(2)))
    rules = by_the_rules(family, 0, known.observations)
    assert made == [rules, rules]
    monkeypatch.undo()
    assert plain_series(family, 0) == rules
    (behind,) = family.kept["behind"][0].values()
    assert sorted(behind.ids) == sorted(family.figure_ids)
