"""A number that its source calls "at least" or "up to" says so at each step, and no other one does."""

import pytest

from geo.layers import aggregate
from geo.layers.bounds import bound_of
from geo.models import Qualifier, Quantity
from geo.reconciliation import reconcile
from tests.reconciliation.scenes import REGISTRY, SARAQIB, day, on, said, stock


def steps(*observations):
    (series,) = aggregate(reconcile(observations, REGISTRY)).series
    return series


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("exact", None),
        ("at_least", Qualifier.AT_LEAST),
        ("more_than", Qualifier.AT_LEAST),
        ("up_to", Qualifier.UP_TO),
        ("less_than", Qualifier.UP_TO),
        ("about", None),
        ("nearly", None),
    ],
)
def test_a_single_figure_keeps_its_bound_on_the_map(words, bound):
    for one in (on(33, SARAQIB, "2-27", words=words), stock(900, SARAQIB, "2-27", words=words)):
        assert {step.bound for step in steps(one).steps} == {bound}


def test_each_step_has_the_bound_of_its_own_figure():
    early = said(30, SARAQIB, "2-1", "2-10", words="at_least", by="Reuters")
    late = said(41, SARAQIB, "2-1", "2-20", by="Reuters")
    series = steps(early, late)
    assert [series.level(day(at)).bound for at in ("2-10", "2-19", "2-20")] == [
        Qualifier.AT_LEAST,
        Qualifier.AT_LEAST,
        None,
    ]


def test_a_sum_has_no_bound_of_its_own():
    series = steps(on(3, SARAQIB, "2-1", words="at_least"), on(9, SARAQIB, "2-20", words="up_to"))
    assert [step.bound for step in series.steps] == [Qualifier.AT_LEAST, None]


@pytest.mark.parametrize(
    ("best", "low", "high", "said", "bound"),
    [
        (33, 33, 33, [("at_least", 33), ("exact", 33)], None),
        (33, 33, 34, [("at_least", 33), ("exact", 34)], Qualifier.AT_LEAST),
        (33, 33, 33, [("at_least", 33), ("up_to", 33)], Qualifier.ABOUT),
        (None, 24, None, [], Qualifier.AT_LEAST),
        (None, None, 99, [], Qualifier.UP_TO),
        (None, None, None, [], None),
    ],
)
def test_those_who_said_the_best_value_bound_it(best, low, high, said, bound):
    quantities = [Quantity(value, qualifier=Qualifier(words)) for words, value in said]
    assert bound_of(best, low, high, quantities) is bound
