"""What the map shows is what the table says, on every day."""

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.layers import Way, aggregate
from geo.models import Group, GroupKind, Policy, Role, Status
from geo.reconciliation import reconcile
from tests.reconciliation.scenes import (
    BORDER,
    CIVILIANS,
    EDIRNE,
    GREECE,
    IDLIB,
    NORTH_WEST,
    REGISTRY,
    SARAQIB,
    TURKEY,
    TURKISH_SOLDIERS,
    day,
    on,
    said,
    stock,
)
from tests.reconciliation.test_order import figures, five_reports


def level(series, at):
    """Return the last step that has begun by a day."""
    steps = [step for step in series.steps if step.day <= at]
    return steps[-1] if steps else None


def totals_of_map(layers, at):
    found = defaultdict(float)
    for series in layers.series:
        step = level(series, at)
        if step is not None and step.figure_ids:
            found[series.indicator, series.counting, series.unit, series.role, series.place_id] += step.best or 0.0
    return found


def totals_of_table(reconciled, at, since):
    found = defaultdict(float)
    for row in reconciled.estimates(at, since):
        found[row.indicator, row.counting, row.unit, row.role, row.place.id] += row.best or 0.0
    return found


def every_day(layers):
    day_of = layers.start
    while day_of <= layers.end + timedelta(days=70):
        yield day_of
        day_of += timedelta(days=1)


def winter():
    return [
        *(figure for report in five_reports() for figure in report),
        said(373, NORTH_WEST, "2019-12-1", "2-5", group=CIVILIANS, by="OHCHR"),
        on(19, SARAQIB, "1-15", group=CIVILIANS, by="SOHR"),
        on(21, SARAQIB, "2-25", group=CIVILIANS),
        said(58, IDLIB, "2-1", "3-5", group=TURKISH_SOLDIERS, by="an AP count"),
        stock(13_000, BORDER, "2-29", indicator="blocked"),
        stock(3, SARAQIB, "1-2", indicator="missing"),
        said(None, IDLIB, "1-3", "1-3", low=24, words="vague", text="dozens", indicator="injured"),
        on(101, IDLIB, "2-10", status=Status.DENIED),
        on(8, None, "2-10"),
        said(77, SARAQIB),
    ]


@pytest.mark.parametrize("since", [None, "2020-2-1", "2020-2-27"])
@pytest.mark.parametrize("policy", list(Policy))
def test_map_equals_table_on_every_day(since, policy):
    reconciled = reconcile(winter(), REGISTRY, policy=policy)
    layers = aggregate(reconciled, since=day(since))
    for at in every_day(layers):
        assert totals_of_map(layers, at) == totals_of_table(reconciled, at, day(since)), at


@settings(deadline=None)
@given(st.lists(figures(), max_size=12), st.sampled_from([None, "2020-2-1"]))
def test_map_equals_table_for_any_figures(observations, since):
    reconciled = reconcile(observations, REGISTRY)
    layers = aggregate(reconciled, since=day(since))
    for at in sorted({layers.start, layers.end, *(s.day for series in layers.series for s in series.steps)}):
        assert totals_of_map(layers, at) == totals_of_table(reconciled, at, day(since))


@settings(deadline=None)
@given(st.lists(figures(), max_size=12))
def test_parts_by_group_add_up_to_their_series(observations):
    layers = aggregate(reconcile(observations, REGISTRY))
    for series in layers.series:
        for step in series.steps:
            parts = [part for part in (level(part, step.day) for part in series.parts) if part is not None]
            assert sum(part.best or 0.0 for part in parts) == (step.best or 0.0)


def test_parts_split_soldiers_and_civilians():
    figures_ = [on(33, IDLIB, "2-27", group=TURKISH_SOLDIERS), on(21, IDLIB, "2-25", group=CIVILIANS)]
    (series,) = aggregate(reconcile(figures_, REGISTRY)).series
    assert [(part.group, part.steps[-1].best) for part in series.parts] == [("civilian", 21), ("combatant:TR", 33)]
    assert (series.group, series.steps[-1].best) == ("people", 54)


def test_every_figure_has_a_card_and_trays_say_why():
    reconciled = reconcile(winter(), REGISTRY)
    layers = aggregate(reconciled, revision=7)
    assert layers.cards.keys() == {o.figure.id for o in winter_of(reconciled)}
    trays = {*layers.undated, *layers.unplaced, *layers.not_aggregated}
    assert len(trays) == 3
    for figure_id, card in layers.cards.items():
        assert (card.reason is not None) == (figure_id in trays)
        assert card.place_id is None or card.place_id in layers.places
    assert {series.place_id for series in layers.series} <= layers.places.keys()
    assert (layers.revision, layers.policy) == (7, Policy.LATEST)


def winter_of(reconciled):
    return reconciled.observations.values()


def test_steps_rest_on_figures_or_clear_the_place():
    layers = aggregate(reconcile(winter(), REGISTRY))
    for series in layers.series:
        assert series.steps
        assert [step.day for step in series.steps] == sorted({step.day for step in series.steps})
        for step in series.steps:
            assert step.figure_ids or (step.low, step.best, step.high) == (None, None, None)


def test_stock_of_blocked_ends_and_a_refugee_stock_does_not():
    layers = aggregate(reconcile(winter(), REGISTRY))
    (blocked,) = [s for s in layers.series if s.indicator == "blocked" and s.counting == "stock"]
    assert blocked.ends == day("3-31")
    (refugees,) = [s for s in layers.series if s.place_id == TURKEY.id]
    assert refugees.ends is None
    assert refugees.steps[-1].stale_after == day("4-4")


def test_words_stand_where_nobody_said_a_number():
    layers = aggregate(reconcile(winter(), REGISTRY))
    (injured,) = [s for s in layers.series if s.indicator == "injured"]
    assert (injured.steps[0].best, injured.steps[0].words) == (None, "dozens")
    assert injured.steps[-1].words is None


def test_window_is_the_difference_of_two_levels():
    series = [
        said(390_000, NORTH_WEST, "2019-12-1", "1-29", indicator="displaced"),
        said(830_000, NORTH_WEST, "2019-12-1", "2-14", indicator="displaced"),
    ]
    reconciled = reconcile(series, REGISTRY)
    (curve,) = aggregate(reconciled).series
    (row,) = reconciled.estimates(day("2-14"), day("2-1"))
    assert level(curve, day("2-14")).best - level(curve, day("1-31")).best == row.best == 440_000
    assert level(curve, day("2-14")).start < day("2-1")  # the mark of a spread figure


SYRIANS = Group(GroupKind.REFUGEE, nationality="SY")


def arrived(value, start, end, origin, **more):
    """Return people who arrived in Greece."""
    figure = said(value, GREECE, start, end, indicator="crossed", role=Role.DESTINATION, **more)
    return replace(figure, origin=origin)


@pytest.mark.parametrize(
    ("figures_", "way"),
    [
        ([arrived(3400, "3-1", "3-3", TURKEY)], Way(("TR",), whole=True)),
        ([arrived(3400, "3-1", "3-3", None)], None),
        # one that updates another speaks for it
        ([arrived(3400, "3-1", "3-3", TURKEY), arrived(4000, "3-1", "3-4", None)], None),
        ([arrived(3400, "3-1", "3-3", None), arrived(4000, "3-1", "3-4", TURKEY)], Way(("TR",), whole=True)),
        # in a sum each speaks for itself
        ([arrived(300, "2-1", "2-3", TURKEY), arrived(70, "3-1", "3-4", TURKEY)], Way(("TR",), whole=True)),
        ([arrived(300, "2-1", "2-3", None), arrived(70, "3-1", "3-4", TURKEY)], Way(("TR",), whole=False)),
        ([arrived(300, "2-1", "2-3", IDLIB), arrived(70, "3-1", "3-4", TURKEY)], Way(("SY-ID", "TR"), whole=False)),
        # a place is not where its own people came from
        ([arrived(300, "2-1", "2-3", GREECE)], None),
    ],
)
def test_where_people_came_from(figures_, way):
    layers = aggregate(reconcile(figures_, REGISTRY))
    (series,) = layers.series
    assert series.steps[-1].way == way
    assert {origin for step in series.steps if step.way for origin in step.way.origins} <= layers.places.keys()


def test_refugees_of_one_country_among_all_are_a_part():
    syrian = stock(3_600_000, TURKEY, "3-2", group=SYRIANS)
    everybody = stock(3_700_000, TURKEY, "3-3")
    (alone,) = aggregate(reconcile([replace(syrian, origin=IDLIB)], REGISTRY)).series
    assert alone.steps[-1].way == Way(("SY-ID",), whole=True)
    (both,) = aggregate(reconcile([replace(syrian, origin=IDLIB), everybody], REGISTRY)).series
    assert both.steps[-1].way in {None, Way(("SY-ID",), whole=False)}


def test_cards_know_who_repeats_and_who_contradicts_them():
    toll = {
        "wire": on(33, SARAQIB, "2-27", by="AP", figure_id="wire"),
        "paper": on(33, SARAQIB, "2-27", by="AP", figure_id="paper"),
        "other": on(34, SARAQIB, "2-27", by="the ambassador", figure_id="other"),
        "elsewhere": on(7, EDIRNE, "1-3", figure_id="elsewhere"),
    }
    cards = aggregate(reconcile(list(toll.values()), REGISTRY)).cards
    assert {key: card.repeated for key, card in cards.items()} == {
        "wire": ("paper",),
        "paper": ("wire",),
        "other": (),
        "elsewhere": (),
    }
    assert set(cards["wire"].against) == set(cards["paper"].against) == {"other"}
    assert cards["other"].against
    assert cards["wire"].against["other"].startswith("one event in Saraqib")
    assert cards["elsewhere"].against == {}


def test_no_figures_give_an_empty_map():
    layers = aggregate(reconcile([], REGISTRY), since=day("2-1"))
    assert (layers.series, layers.cards, layers.start) == ((), {}, day("2-1"))
    assert aggregate(reconcile([], REGISTRY)).series == ()
