"""The result does not depend on the order in which reports come in, nor on reports that come twice."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.models import Counting, Group, GroupKind, Role
from geo.reconciliation import reconcile
from tests.reconciliation.scenes import (
    ARIHA,
    BORDER,
    BOTH,
    CHILDREN,
    CIVILIANS,
    IDLIB,
    MIGRANTS,
    NORTH_WEST,
    REGISTRY,
    SARAQIB,
    SYRIA,
    SYRIAN_REFUGEES,
    TURKEY,
    TURKISH_SOLDIERS,
    day,
    document,
    on,
    said,
    stock,
)


def five_reports():
    """Return the figures of five reports of one winter, in English and French, one of them without figures."""
    radio, daily, wire, weekly = (
        document(name, published)
        for name, published in (("radio", "3-2"), ("daily", "3-4"), ("wire", "2-12"), ("weekly", "3-5"))
    )
    displaced = {"indicator": "displaced"}
    return [
        [
            said(10_000, BORDER, "2-29", "3-1", indicator="blocked", high=10_000, words="nearly", by="Greece",
                 group=MIGRANTS, report=radio),
            stock(3_700_000, TURKEY, "3-2", words="about", group=MIGRANTS, by="Turkish ambassador", report=radio),
            on(33, SYRIA, "2-27", group=TURKISH_SOLDIERS, report=radio),
            said(34, IDLIB, group=TURKISH_SOLDIERS, by="Turkish ambassador", report=radio),
        ],
        [
            stock(3_600_000, TURKEY, "3-4", group=SYRIAN_REFUGEES, report=daily),
            stock(1_000_000, NORTH_WEST, "3-4", high=1_000_000, words="nearly", report=daily, **displaced),
        ],
        [
            said(14, IDLIB, "2-1", "2-12", group=TURKISH_SOLDIERS, report=wire),
            said(45, IDLIB, "2-1", "2-12", group=TURKISH_SOLDIERS, indicator="injured", report=wire),
            said(689_000, BOTH, "2019-12-1", "2-12", by="OCHA", report=wire, **displaced),
        ],
        [
            said(30, IDLIB, low=25, high=35, words="about", group=TURKISH_SOLDIERS, report=weekly),
            said(1_000_000, IDLIB, "2019-12-1", "3-5", high=1_000_000, words="nearly", by="Nations unies",
                 report=weekly, **displaced),
            said(1_000_000, IDLIB, group=Group(GroupKind.REFUGEE), report=weekly, **displaced),
            stock(3_700_000, TURKEY, "3-5", group=SYRIAN_REFUGEES, report=weekly),
        ],
        [],
    ]  # fmt: skip


def everything(reconciled):
    days = [day(text) for text in ("2-12", "2-27", "3-1", "3-5")]
    return (
        reconciled.claims,
        reconciled.links,
        reconciled.undated,
        [reconciled.estimates(at, since) for at in days for since in (None, day("2019-12-1"), day("2-27"))],
    )


def test_five_reports_give_one_result_in_all_120_orders_and_whichever_comes_twice():
    reports = five_reports()
    expected = everything(reconcile([o for report in reports for o in report], REGISTRY))
    for order in permutations(reports):
        twice = order[0]  # every report is first in some orders
        assert everything(reconcile([o for report in (*order, twice) for o in report], REGISTRY)) == expected


@pytest.mark.parametrize(
    ("at", "since", "indicator", "expected"),
    [
        ("2-12", "2019-12-1", "displaced", (BOTH, 689_000, 689_000, 689_000)),
        ("3-5", "2019-12-1", "displaced", (BOTH, 1_000_000, 1_000_000, 1_000_000)),
        ("2-27", "2-27", "killed", (IDLIB, 33, 33, 34)),
        ("3-5", "2-1", "killed", (IDLIB, 47, 47, 48)),
        ("2-12", "2-1", "injured", (IDLIB, 45, 45, 45)),
        ("3-5", None, "refugees", (TURKEY, 3_600_000, 3_700_000, 3_700_000)),
        ("3-1", "2-29", "blocked", (BORDER, 10_000, 10_000, 10_000)),
    ],
)
def test_five_reports_give_the_seven_estimates(at, since, indicator, expected):
    reconciled = reconcile([o for report in five_reports() for o in report], REGISTRY)
    rows = [
        row
        for row in reconciled.estimates(day(at), day(since), indicators={indicator})
        if indicator != "displaced" or row.counting is Counting.FLOW
    ]
    assert [(row.place, row.low, row.best, row.high) for row in rows] == [expected]


def test_replaced_report_is_left_out():
    old, new = document("old"), document("new", version_of="old")
    reconciled = reconcile([on(30, IDLIB, "2-27", report=old), on(33, IDLIB, "2-27", report=new)], REGISTRY)
    assert [(row.low, row.best) for row in reconciled.estimates(day("3-5"))] == [(33, 33)]


days = st.dates(day("1-1"), day("3-20"))


@st.composite
def figures(draw):
    start, end = sorted((draw(days), draw(days)))
    shape = draw(st.sampled_from(["event", "total", "since", "stock", "undated"]))
    place = draw(st.sampled_from([SYRIA, IDLIB, NORTH_WEST, BOTH, SARAQIB, ARIHA]))
    first = {"event": end, "total": start, "since": day("1-1")}.get(shape)
    words = draw(st.sampled_from(["exact", "exact", "about", "at_least", "vague"]))
    value = draw(st.integers(1, 60))
    return said(
        None if words == "vague" else value,
        place,
        first.isoformat() if first else None,
        None if shape == "undated" else end.isoformat(),
        counting=Counting.STOCK if shape == "stock" else Counting.FLOW,
        indicator=draw(st.sampled_from(["killed", "displaced"])),
        role=draw(st.sampled_from([Role.EVENT, Role.ORIGIN])),
        group=draw(st.sampled_from([Group(), CIVILIANS, CHILDREN, TURKISH_SOLDIERS])),
        low=value if words in {"at_least", "vague"} else None,
        words=words,
        by=draw(st.sampled_from([None, "OCHA", "AFP", "UN", "SOHR"])),
        published=end.isoformat(),
    )


@settings(deadline=None)
@given(st.lists(figures(), max_size=12), st.randoms(use_true_random=False))
def test_any_order_and_any_repetition_gives_the_same(observations, random):
    shuffled = [*observations, *random.sample(observations, len(observations) // 2)]
    random.shuffle(shuffled)
    assert everything(reconcile(observations, REGISTRY)) == everything(reconcile(shuffled, REGISTRY))


@settings(deadline=None)
@given(st.lists(figures(), max_size=12))
def test_every_figure_is_in_one_claim_or_one_tray(observations):
    reconciled = reconcile(observations, REGISTRY)
    placed = [figure_id for claim in reconciled.claims for figure_id in claim.figure_ids]
    trays = [tray.figure_id for tray in (*reconciled.undated, *reconciled.unplaced, *reconciled.not_aggregated)]
    assert sorted(placed + trays) == sorted(o.figure.id for o in observations)


@settings(deadline=None)
@given(st.lists(figures(), max_size=12), days)
def test_range_holds_best_and_best_was_said_or_is_our_sum(observations, at):
    said_values = {o.figure.quantity.value for o in observations}
    for row in reconcile(observations, REGISTRY).estimates(at):
        assert row.low is not None
        if row.best is None:
            continue
        assert row.low <= row.best <= row.high
        assert row.basis == "our_sum" or row.best in said_values


@settings(deadline=None)
@given(st.lists(figures(), max_size=12), days)
def test_rows_have_one_place_role_and_counting_each(observations, at):
    keys = [
        (row.indicator, row.counting, row.unit, row.role, row.place.id)
        for row in reconcile(observations, REGISTRY).estimates(at)
    ]
    assert len(keys) == len(set(keys))


@settings(deadline=None)
@given(st.lists(figures(), max_size=10))
def test_reports_of_another_crisis_change_nothing(observations):
    elsewhere = [
        on(5_000, TURKEY, "2-6", published="2-8"),
        said(70_000, TURKEY, "1-1", "2-20", indicator="displaced"),
        said(30, TURKEY, published="3-1"),
    ]
    alone = reconcile(observations, REGISTRY)
    together = reconcile([*observations, *elsewhere], REGISTRY)
    for at in (day("2-1"), day("3-20")):
        assert alone.estimates(at) == [r for r in together.estimates(at) if r.place.country == "SY"]
    ids = {o.figure.id for o in observations}
    assert [link for link in together.links if {link.from_figure, link.to_figure} & ids] == list(alone.links)


@given(st.lists(figures(), max_size=12), st.integers(0, 12))
@settings(deadline=None)
def test_one_report_more_gives_what_all_at_once_give(observations, cut):
    before = reconcile(observations[:cut], REGISTRY)
    assert everything(reconcile(observations, REGISTRY, before=before)) == everything(reconcile(observations, REGISTRY))


def test_a_new_report_touches_only_the_claims_that_it_can_concern():
    old = [o for report in five_reports() for o in report]
    before = reconcile(old, REGISTRY)
    after = reconcile([*old, on(35, IDLIB, "2-27", group=TURKISH_SOLDIERS)], REGISTRY, before=before)
    renewed = [family for key, family in after.families.items() if before.families.get(key) is not family]
    assert [(family.key.indicator, len(family.observations)) for family in renewed] == [("killed", 5)]


def test_countries_that_share_a_border_make_one_family():
    crossings = [
        on(500, BORDER, "3-1", indicator="crossed"),
        on(400, TURKEY, "3-1", indicator="crossed"),
        on(300, IDLIB, "3-1", indicator="crossed"),
    ]
    assert [len(family.observations) for family in reconcile(crossings, REGISTRY).families.values()] == [2, 1]
