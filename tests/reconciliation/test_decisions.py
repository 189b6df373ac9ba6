"""What people say of links and estimates: merged, split and agreed, in any order of the figures."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import InputError
from geo.layers import aggregate
from geo.models import EstimateBasis, Relation, Review
from geo.reconciliation import reconcile
from geo.reconciliation.agreements import against_agreed
from geo.reconciliation.decisions import decisions
from geo.reconciliation.reviewing import apply, pin
from geo.reconciliation.targets import About, about, estimate_target, link_target, pair_of, place_target, row_of
from geo.reconciliation.verdicts import check
from tests.reconciliation.scenes import (
    ALEPPO,
    BOTH,
    IDLIB,
    KASSALA,
    REGISTRY,
    SARAQIB,
    SYRIA,
    TURKISH_SOLDIERS,
    day,
    on,
    said,
    stock,
)


def review(target, verdict, minute=0, /, by="Ana", why="the ministry says so", **changes):
    made = datetime(2020, 3, 6, tzinfo=UTC) + timedelta(minutes=minute)
    return Review(target, verdict, tuple(changes.items()), by, made, why)


def rows(observations, *reviews, at="3-31", since=None, successors=None):
    reconciled = reconcile(observations, REGISTRY, decided=decisions(reviews, successors))
    return [(row.place.name, row.low, row.best, row.high) for row in reconciled.estimates(day(at), day(since))]


def twins():
    """Return two raids on one day in one province that reconciliation takes for one."""
    return [
        on(21, IDLIB, "2-25", figure_id="a", publisher="AFP"),
        on(20, IDLIB, "2-25", figure_id="b", publisher="EFE"),
        on(20, IDLIB, "2-25", figure_id="c", publisher="DPA"),
    ]


def test_a_split_makes_two_events_of_one_and_both_count():
    assert rows(twins()) == [("Idlib", 20, 20, 21)]
    assert rows(twins(), review(link_target("a", "b"), "split")) == [("Idlib", 41, 41, 41)]


def test_a_repetition_goes_with_the_nearest_of_the_figures_that_were_split():
    reconciled = reconcile(twins(), REGISTRY, decided=decisions([review(link_target("b", "a"), "split")]))
    assert reconciled.claim_of("b") == reconciled.claim_of("c") != reconciled.claim_of("a")


def test_a_merge_makes_one_event_of_two_whatever_place_and_day():
    apart = [on(33, IDLIB, "2-27", figure_id="a"), on(30, ALEPPO, "2-20", figure_id="b")]
    assert rows(apart) == [("Aleppo", 30, 30, 30), ("Idlib", 33, 33, 33)]
    merged = rows(apart, review(link_target("a", "b"), "merge"))
    assert len(merged) == 1
    assert merged[0][2] == 33


def test_a_merge_reaches_over_countries():
    apart = [on(33, IDLIB, "2-27", figure_id="a"), on(33, KASSALA, "2-27", figure_id="b")]
    assert len(rows(apart)) == 2
    assert [row[2] for row in rows(apart, review(link_target("a", "b"), "merge"))] == [33]


def test_a_merged_undated_figure_joins_the_claim_that_was_named():
    some = [
        on(33, IDLIB, "2-27", figure_id="a"),
        said(60, IDLIB, figure_id="b", published="2-28"),
    ]
    assert [tray.figure_id for tray in reconcile(some, REGISTRY).undated] == ["b"]
    reconciled = reconcile(some, REGISTRY, decided=decisions([review(link_target("a", "b"), "merge")]))
    assert reconciled.undated == ()
    assert reconciled.claim_of("a") == reconciled.claim_of("b")


def test_a_split_undated_figure_does_not_join():
    some = [on(33, IDLIB, "2-27", figure_id="a"), said(33, IDLIB, figure_id="b", published="2-28")]
    assert reconcile(some, REGISTRY).undated == ()
    apart = reconcile(some, REGISTRY, decided=decisions([review(link_target("a", "b"), "split")]))
    assert [tray.figure_id for tray in apart.undated] == ["b"]


def test_stocks_are_split_and_merged_too():
    some = [stock(3.6e6, SYRIA, "2-1", figure_id="a"), stock(1e6, SYRIA, "2-1", figure_id="b", group=TURKISH_SOLDIERS)]
    assert [row[2] for row in rows(some)] == [3.6e6]
    assert [row[2] for row in rows(some, review(link_target("a", "b"), "split"))] == [4.6e6]


def test_undoing_restores_what_was_and_the_last_word_holds():
    target = link_target("a", "b")
    split, undo = review(target, "split"), review(target, "undo", 1, review="1")
    assert rows(twins(), split, undo) == rows(twins())
    merge = review(target, "merge", 2)
    assert rows(twins(), split, merge) == rows(twins(), merge)


def test_links_go_with_the_figures_of_a_new_extraction():
    renamed = [replace(o, figure=replace(o.figure, id=o.figure.id.upper())) for o in twins()]
    split = review(link_target("a", "b"), "split")
    assert rows(renamed, split) == rows(renamed)
    assert rows(renamed, split, successors={"a": "A", "b": "B"}) == [("Idlib", 41, 41, 41)]


def test_a_merge_is_a_link_that_says_who_and_why():
    some = [on(33, IDLIB, "2-27", figure_id="a"), on(30, ALEPPO, "2-20", figure_id="b")]
    reconciled = reconcile(some, REGISTRY, decided=decisions([review(link_target("a", "b"), "merge")]))
    links = [link for link in reconciled.links if link.reason.startswith("merged")]
    assert [(link.relation, link.reason) for link in links] == [(Relation.SAME, "merged by Ana: the ministry says so")]
    assert [(one.reviewer, one.verdict) for one in reconciled.reviews_of("b")] == [("Ana", "merge")]


SCENE = [
    on(33, IDLIB, "2-27", figure_id="a", published="2-28"),
    on(34, SARAQIB, "2-27", figure_id="b", published="2-29"),
    on(20, ALEPPO, "2-27", figure_id="c", published="2-29"),
    said(60, SYRIA, "2-1", "2-29", figure_id="d", published="3-1"),
    said(33, SYRIA, figure_id="e", published="3-1"),
]
PAIRS = [(one, other) for one in "abcde" for other in "abcde" if one < other]


@given(
    order=st.permutations(SCENE),
    said_of=st.lists(st.tuples(st.sampled_from(PAIRS), st.sampled_from(["merge", "split"])), max_size=4),
)
@settings(deadline=None)
def test_whatever_is_merged_and_split_the_order_of_arrival_does_not_matter(order, said_of):
    reviews = [review(link_target(*pair), verdict, n) for n, (pair, verdict) in enumerate(said_of)]
    decided = decisions(reviews)
    one, other = (reconcile(some, REGISTRY, decided=decided) for some in (SCENE, order))
    assert one.claims == other.claims
    assert one.links == other.links
    assert one.estimates(day("3-31")) == other.estimates(day("3-31"))
    for pair in decided.split:
        claims = [one.claim_of(figure_id) for figure_id in pair]
        assert claims[0] != claims[1] or claims[0] is None
    steps = {series.place_id: series.steps[-1].best for series in aggregate(one).series if series.steps[-1].figure_ids}
    assert steps == {row.place.id: row.best for row in one.estimates(day("3-31"))}


def total(reviews=(), more=()):
    some = [said(689000, BOTH, "2019-12-1", "2-10", indicator="displaced", by="OCHA", figure_id="a"), *more]
    return reconcile(some, REGISTRY, decided=decisions(reviews))


TARGET = estimate_target(total().estimates(day("2-10"))[0])
LATER = said(960000, BOTH, "2019-12-1", "3-5", indicator="displaced", by="OCHA", figure_id="b", published="3-6")


def agreed(minute=0, **changes):
    said_so = {"value": "700000", "until": "2020-03-31", "first": "2020-02-10", "since": "2019-12-01", "figure": "a"}
    return review(TARGET, "agree", minute, **(said_so | changes))


def test_an_agreed_number_is_best_from_its_first_to_its_last_day():
    found = {when: total([agreed()]).estimates(day(when))[0] for when in ("2-10", "3-31", "4-1")}
    assert {when: (row.low, row.best, row.high) for when, row in found.items()} == {
        "2-10": (689000, 700000, 700000),
        "3-31": (689000, 700000, 700000),
        "4-1": (689000, 689000, 689000),
    }
    assert (found["2-10"].basis, found["4-1"].basis) == (EstimateBasis.AGREED, EstimateBasis.REPORTED)
    assert found["2-10"].agreed.owner == "Ana"
    assert "agreed by Ana until 2020-03-31" in found["2-10"].disagreement


def test_a_later_report_never_replaces_an_agreed_number_and_goes_against_it():
    known = total([agreed()], [LATER])
    row = known.estimates(day("3-10"))[0]
    assert (row.best, row.high) == (700000, 960000)
    assert "reports say 960,000" in row.disagreement
    assert against_agreed(known, {"a", "b"}).keys() == {"a", "b"}
    assert against_agreed(known, {"b"})["b"].value == 700000
    assert known.estimates(day("4-1"))[0].best == 960000


def test_a_report_that_gives_the_agreed_number_goes_against_nothing():
    same = replace(LATER, figure=replace(LATER.figure, quantity=replace(LATER.figure.quantity, value=700000)))
    assert against_agreed(total([agreed()], [same]), {"b"}) == {}


def test_of_a_sum_a_new_event_goes_against_the_agreed_number_and_a_repetition_does_not():
    some = [on(14, IDLIB, "2-10", figure_id="a"), on(33, IDLIB, "2-27", figure_id="b")]
    target = estimate_target(reconcile(some, REGISTRY).estimates(day("2-27"))[0])
    pinned = review(target, "agree", value="47", until="2020-12-31", first="2020-02-27", figure="a")
    again = on(33, IDLIB, "2-27", figure_id="c", publisher="AFP")
    more = on(5, IDLIB, "3-2", figure_id="d")
    known = reconcile([*some, again, more], REGISTRY, decided=decisions([pinned]))
    assert against_agreed(known, {"c", "d"}).keys() == {"d"}
    assert known.estimates(day("3-5"))[0].best == 47


def test_the_later_agreement_holds_and_undoing_it_restores_the_earlier():
    first, second = agreed(), agreed(1, value="750000")
    assert total([first, second]).estimates(day("3-1"))[0].best == 750000
    undo = review(TARGET, "undo", 2, review="2")
    assert total([first, second, undo]).estimates(day("3-1"))[0].best == 700000


def test_a_window_that_cuts_the_total_shows_what_reports_say_of_it():
    known = total([agreed()], [LATER])
    assert known.estimates(day("3-10"), day("3-1"))[0].agreed is None
    assert known.estimates(day("3-10"), day("2019-11-1"))[0].best == 700000


def test_an_agreed_number_stays_with_the_claim_when_its_figure_is_extracted_anew():
    renamed = said(689000, BOTH, "2019-12-1", "2-10", indicator="displaced", by="OCHA", figure_id="new")
    for successors in ({"a": "new"}, {}):
        known = reconcile([renamed], REGISTRY, decided=decisions([agreed()], successors))
        assert known.estimates(day("3-1"))[0].best == 700000


def test_the_map_shows_the_agreed_number_at_every_step_like_the_table():
    known = total([agreed()], [LATER])
    series = aggregate(known).series
    for when in ("2-9", "2-10", "2-20", "3-5", "3-31", "4-1", "5-1"):
        steps = [max((s for s in one.steps if s.day <= day(when)), key=lambda s: s.day, default=None) for one in series]
        drawn = [(s.low, s.best, s.high, s.agreed) for s in steps if s is not None and s.figure_ids]
        assert drawn == [(row.low, row.best, row.high, row.agreed) for row in known.estimates(day(when))]


def test_a_moved_place_moves_every_figure_there_and_keeps_its_name():
    here = pin(36.9, 35.9, IDLIB)
    some = [on(3, SARAQIB, "2-27", figure_id="a"), on(4, ALEPPO, "2-27", figure_id="b")]
    moved = review(place_target(SARAQIB.id), "change", longitude="36.9", latitude="35.9")
    after = apply(some, [moved], places={here.id: here})
    assert [o.place.name for o in after] == ["Saraqib", "Aleppo"]
    assert after[0].place.point == (36.9, 35.9)
    assert after[1] is some[1]
    known = reconcile(after, REGISTRY, decided=decisions([moved]))
    assert [one.verdict for one in known.reviews_of("a")] == ["change"]
    assert known.reviews_of("b") == ()


def test_a_pin_moves_one_figure():
    here = pin(36.9, 35.9, IDLIB)
    some = [on(3, SARAQIB, "2-27", figure_id="a"), on(4, SARAQIB, "2-27", figure_id="b")]
    after = apply(some, [review("a", "change", longitude="36.9", latitude="35.9")], places={here.id: here})
    assert [(o.place.id, o.place.name, o.place.admin1) for o in after] == [
        ("pin:35.90000,36.90000", "Saraqib", "SY-ID"),
        (SARAQIB.id, "Saraqib", "SY-ID"),
    ]


def test_reviews_reach_the_cards_of_the_map_and_the_estimates():
    accepted = review("a", "accept", why="read it myself")
    after = apply([on(3, SARAQIB, "2-27", figure_id="a")], [accepted], places={})
    known = reconcile(after, REGISTRY)
    assert aggregate(known).cards["a"].reviews == (accepted,)
    assert known.reviews_behind(known.estimates(day("3-1"))[0]) == (accepted,)


def test_targets_are_read_as_they_are_written():
    assert pair_of(link_target("b", "a")) == ("a", "b")
    row = total().estimates(day("2-10"))[0]
    assert row_of(estimate_target(row)) == (row_key(row), BOTH.id)
    assert [about(target) for target in ("a1b2", link_target("a", "b"), place_target("SY"), TARGET)] == list(About)


def row_key(row):
    return row.indicator, row.counting, row.unit, row.role


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (review("link:a+a", "merge"), "does not name two figures"),
        (review("link:a+b", "accept"), "no verdict is called 'accept' for a link"),
        (review("link:a+b", "merge", value="3"), "merge changes no field"),
        (review("a", "change", longitude="3"), "give both"),
        (review("a", "change", longitude="300", latitude="1"), "longitude is in degrees from -180 to 180"),
        (review("place:SY", "change", value="3"), "'value' cannot be changed: use one of place"),
        (review(TARGET, "agree", value="3"), "give both"),
        (review(TARGET, "agree", value="many", until="2020-03-31"), "value is a number"),
        (review(TARGET, "agree", value="3", until="2020-03-31", first="2020-04-01"), "cannot end before it begins"),
        (review("estimate:killed", "agree", value="3", until="2020-03-31"), "names no estimate"),
        (review(TARGET, "undo", review="1"), "those that stand: none"),
    ],
)
def test_a_review_that_says_nothing_that_can_be_applied_is_refused(wrong, message):
    with pytest.raises(InputError, match=message):
        check(wrong)


def test_all_orders_of_split_twins_agree():
    split = decisions([review(link_target("a", "b"), "split")])
    found = {
        frozenset(claim.figure_ids for claim in reconcile(order, REGISTRY, decided=split).claims)
        for order in permutations(twins())
    }
    assert found == {frozenset({("a",), ("b", "c")})}
