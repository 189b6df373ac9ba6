"""Reviews lie over the figures: what people decided counts, nothing is lost, and undo restores what was."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import InputError
from geo.layers import aggregate
from geo.models import Counting, Period, Qualifier, Quantity, Review, Role, Status
from geo.reconciliation import reconcile
from geo.reconciliation.reviewing import apply, check, standing
from tests.reconciliation.scenes import ALEPPO, IDLIB, REGISTRY, SARAQIB, day, document, on, said, table

PLACES = {place.id: place for place in (IDLIB, ALEPPO, SARAQIB)}


def review(target, verdict, *, by="Ana", why="the ministry says so", **changes):
    made = datetime(2020, 3, 6, tzinfo=UTC) + timedelta(minutes=len(changes))
    return Review(target, verdict, tuple(changes.items()), by, made, why)


def reviewed(observation, *reviews, **options):
    return apply([observation], reviews, places=PLACES, **options)[0]


def test_without_reviews_every_figure_is_the_very_one_given():
    some = [on(33, IDLIB, "2-27"), said(12)]
    assert all(one is other for one, other in zip(apply(some, [], places={}), some, strict=True))


def test_a_rejected_figure_leaves_the_table_for_the_tray_with_who_and_why():
    wrong, right = on(330, IDLIB, "2-27", figure_id="a"), on(33, IDLIB, "2-27", figure_id="b")
    after = apply([wrong, right], [review("a", "reject", by="Ana", why="a misprint")], places=PLACES)
    reconciled = reconcile(after, REGISTRY)
    assert [(tray.figure_id, tray.reason) for tray in reconciled.not_aggregated] == [
        ("a", "rejected by Ana: a misprint")
    ]
    assert table(after) == [("Idlib", 33, 33, 33)]


def test_map_and_trays_hold_every_figure_whatever_is_rejected():
    some = [on(n, place, "2-27", figure_id=f"f{n}") for n, place in enumerate((IDLIB, SARAQIB, ALEPPO, None), start=5)]
    after = apply(some, [review("f6", "reject"), review("f8", "change", place="SY-ID")], places=PLACES)
    layers = aggregate(reconcile(after, REGISTRY))
    drawn = {figure_id for series in layers.series for step in series.steps for figure_id in step.figure_ids}
    trays = {*layers.undated, *layers.unplaced, *layers.not_aggregated}
    assert drawn | trays == {"f5", "f6", "f7", "f8"}
    assert drawn.isdisjoint(trays)
    assert trays == {"f6"}


def test_a_rejected_number_of_the_headline_lets_the_text_speak():
    report = document("wire")
    first = on(33, IDLIB, "2-27", figure_id="a", report=report)
    again = on(34, IDLIB, "2-27", figure_id="b", report=report, repeat_of="a")
    assert table([first, again]) == [("Idlib", 33, 33, 33)]
    after = apply([first, again], [review("a", "reject")], places=PLACES)
    assert table(after) == [("Idlib", 34, 34, 34)]


def test_a_rejected_denial_disputes_nothing():
    claim = on(33, IDLIB, "2-27", figure_id="a")
    denial = on(33, IDLIB, "2-27", figure_id="b", status=Status.DENIED, denied_by="OCHA")
    assert reconcile([claim, denial], REGISTRY).denied.links
    after = apply([claim, denial], [review("b", "reject")], places=PLACES)
    assert reconcile(after, REGISTRY).denied.links == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"value": "34"}, Quantity(34)),
        ({"value": "34", "low": "30", "high": "36"}, Quantity(34, 30, 36)),
        ({"value": "", "low": "30", "high": "36"}, Quantity(None, 30, 36, Qualifier.BETWEEN)),
        ({"low": "20"}, Quantity(33, 20, 40, Qualifier.ABOUT, "some 33")),
        ({"low": "35"}, Quantity(33, None, 40, Qualifier.ABOUT, "some 33")),
        ({"value": "33"}, Quantity(33, None, 40, Qualifier.ABOUT, "some 33")),
        ({"value": "", "high": ""}, Quantity(33, None, 40, Qualifier.ABOUT, "some 33")),
    ],
)
def test_a_number_is_changed_with_its_bounds(changes, expected):
    figure = said(33, high=40, words="about", text="some 33", figure_id="a")
    assert reviewed(figure, review("a", "change", **changes)).figure.quantity == expected


def test_place_period_indicator_and_counting_are_changed():
    figure = said(33, None, role=Role.REPORTED_FROM, figure_id="a")
    change = review(
        "a",
        "change",
        place="gn:1",
        period_start="2020-02-26",
        period_end="2020-02-27",
        indicator="injured",
        counting="stock",
    )
    after = reviewed(figure, change)
    assert (after.place, after.role) == (SARAQIB, Role.EVENT)
    assert (after.figure.period.start, after.figure.period.end) == (day("2-26"), day("2-27"))
    assert (after.figure.indicator, after.figure.counting) == ("injured", Counting.STOCK)
    assert after.reviews == (change,)
    assert reviewed(after, review("a", "change", place="")).place is None


def test_the_latest_review_wins_field_by_field():
    figure = on(33, IDLIB, "2-27", figure_id="a")
    after = reviewed(
        figure,
        review("a", "change", value="34", place="SY-HL"),
        review("a", "reject"),
        review("a", "change", value="35"),
        review("a", "accept"),
    )
    assert (after.figure.quantity.value, after.place, after.set_aside) == (35, ALEPPO, None)


def test_a_place_that_nobody_knows_is_not_changed():
    assert reviewed(on(33, IDLIB, "2-27", figure_id="a"), review("a", "change", place="gn:0")).place == IDLIB


def test_a_review_goes_with_the_figure_whose_number_overlaps():
    new = on(33, IDLIB, "2-27", figure_id="new")
    reviews = [review("old", "change", value="34"), review("new", "change", low="30"), review("old", "reject")]
    after = reviewed(new, *reviews, successors={"old": "new"})
    assert after.figure.quantity == Quantity(34, 30)
    assert after.set_aside is not None
    assert reviewed(new, *reviews, review("old", "undo", review="2"), successors={"old": "new"}).set_aside is None


def test_undoing_an_undo_brings_the_review_back():
    reject = review("a", "reject")
    first, second = review("a", "undo", review="1"), review("a", "undo", review="2")
    assert standing([reject]) == [1]
    assert standing([reject, first]) == []
    assert standing([reject, first, second]) == [1]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (review("a", "maybe"), "no verdict is called 'maybe'"),
        (review("a", "accept", by=" "), "give a name and a reason"),
        (review("a", "accept", why=""), "give a name and a reason"),
        (review("a", "accept", value="3"), "accept and reject name none"),
        (review("a", "change"), "names at least one field"),
        (review("a", "change", group="child"), "'group' cannot be changed"),
        (review("a", "change", value="many"), "a number such as 689000"),
        (review("a", "change", value="nan"), "a number such as 689000"),
        (review("a", "change", low="5", high="3"), "low ≤ value ≤ high"),
        (review("a", "change", period_end="27 February"), "a day such as"),
        (review("a", "change", period_start="2020-03-01", period_end="2020-02-01"), "cannot end before"),
        (review("a", "change", indicator="dead"), "indicator is one of"),
        (review("a", "change", counting="sum"), "counting is flow or stock"),
        (review("a", "undo"), "those that stand: 1"),
        (review("a", "undo", review="2"), "those that stand: 1"),
    ],
)
def test_a_review_that_could_not_be_applied_is_refused(wrong, message):
    with pytest.raises(InputError, match=message):
        check(wrong, [review("a", "accept")])


_NUMBERS = st.sampled_from(["", "0", "12", "34", "50", "1000"])
_DAYS = st.sampled_from(["", "2020-02-20", "2020-02-27", "2020-03-05"])
_CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "value": _NUMBERS,
        "low": _NUMBERS,
        "high": _NUMBERS,
        "indicator": st.sampled_from(["killed", "injured", "unheard of"]),
        "counting": st.sampled_from(["flow", "stock", "neither"]),
        "period_start": _DAYS,
        "period_end": _DAYS,
        "place": st.sampled_from(["", "SY-ID", "SY-HL", "gn:0"]),
    },
)
_REVIEWS = st.lists(
    st.one_of(
        st.builds(lambda verdict: review("a", verdict), st.sampled_from(["accept", "reject"])),
        st.builds(lambda changes: review("a", "change", **changes), _CHANGES),
        st.builds(lambda number: review("a", "undo", review=str(number)), st.integers(0, 6)),
    ),
    max_size=6,
)
_FIGURES = st.sampled_from(
    [
        on(33, IDLIB, "2-27", figure_id="a"),
        said(33, None, low=30, high=40, words="about", figure_id="a"),
        said(None, SARAQIB, "2-1", "2-27", low=24, words="vague", text="dozens", figure_id="a"),
    ]
)


@given(_FIGURES, _REVIEWS, _REVIEWS.filter(bool))
@settings(deadline=None)
def test_undo_restores_exactly_what_was(figure, before, more):
    made = [*before, more[0]]
    undone = [*made, review("a", "undo", review=str(len(made)))]
    assert reviewed(figure, *undone) == reviewed(figure, *before)


@given(_FIGURES, _REVIEWS)
@settings(deadline=None)
def test_whatever_is_reviewed_stays_a_figure_that_reconciles(figure, reviews):
    after = reviewed(figure, *reviews)
    assert after.figure.id == figure.figure.id
    assert after.figure.quote == figure.figure.quote
    assert isinstance(after.figure.period, Period)
    reconciled = reconcile([after], REGISTRY)
    in_trays = {tray.figure_id for tray in (*reconciled.undated, *reconciled.unplaced, *reconciled.not_aggregated)}
    claimed = {figure_id for claim in reconciled.claims for figure_id in claim.figure_ids}
    assert in_trays ^ claimed == {"a"}
