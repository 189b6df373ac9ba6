"""The ten rules of never counting twice, each with tests of its name."""

from dataclasses import replace
from itertools import permutations

import pytest

from geo.models import (
    Basis,
    Counting,
    EstimateBasis,
    Group,
    GroupKind,
    Policy,
    Relation,
    Role,
    Span,
    Status,
    Toponym,
    Unit,
)
from geo.reconciliation import reconcile
from tests.reconciliation.scenes import (
    ALEPPO,
    ARIHA,
    AZAZ,
    BORDER,
    BOTH,
    CHILDREN,
    CIVILIANS,
    EDIRNE,
    IDLIB,
    KASSALA,
    MIGRANTS,
    NORTH_WEST,
    REGISTRY,
    SARAQIB,
    SOUTH_OF_IDLIB,
    SYRIA,
    SYRIAN_REFUGEES,
    SYRIAN_SOLDIERS,
    TURKEY,
    TURKISH_SOLDIERS,
    day,
    document,
    on,
    relations,
    said,
    stock,
    table,
)

# Rule 1: comparable


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            said(900_000, IDLIB, "2019-12-1", "2-17", indicator="displaced"),
            stock(2_800_000, IDLIB, "2-17", indicator="displaced"),
            id="stock and flow",
        ),
        pytest.param(on(33, IDLIB, "2-27"), on(34, IDLIB, "2-27", indicator="injured"), id="indicator"),
        pytest.param(
            on(900, BORDER, "3-1", indicator="blocked"),
            on(1_000, BORDER, "3-1", indicator="blocked", unit=Unit.ATTEMPTS),
            id="unit",
        ),
        pytest.param(
            said(300_000, IDLIB, "2019-12-1", "2-20", indicator="displaced", role=Role.ORIGIN),
            said(267_000, IDLIB, "2019-12-1", "2-20", indicator="displaced", role=Role.DESTINATION),
            id="from and now in",
        ),
        pytest.param(on(33, IDLIB, "2-27"), on(34, KASSALA, "2-27"), id="country"),
        pytest.param(on(33, SARAQIB, "2-27"), on(34, ARIHA, "2-27"), id="two towns on one day"),
        pytest.param(on(20, IDLIB, "2-27", group=CIVILIANS), on(19, IDLIB, "2-27", group=TURKISH_SOLDIERS), id="group"),
    ],
)
def test_rule_1_comparable_or_never_linked(one, other):
    reconciled = reconcile([one, other], REGISTRY)
    assert reconciled.links == ()
    assert len(reconciled.claims) == 2
    assert sorted(row.best for row in reconciled.estimates(day("3-31"), by_group=True)) == sorted(
        o.figure.quantity.value for o in (one, other)
    )


def test_rule_1_comparable_across_years_only_within_one_crisis():
    old = stock(3_000_000, TURKEY, "2016-3-1", published="2016-3-1", figure_id="old")
    new = stock(1_900_000, TURKEY, "3-1", figure_id="new")
    reconciled = reconcile([old, new], REGISTRY)
    assert reconciled.links == ()
    assert [(row.low, row.best, row.high) for row in reconciled.estimates(day("3-5"))] == [(1.9e6, 1.9e6, 1.9e6)]


def test_rule_1_comparable_events_of_two_crises_at_one_place_keep_rows_of_their_own():
    old = on(8_000, KASSALA, "2015-4-25", published="2015-5-1")
    new = on(150, KASSALA, "2-3", published="2-5")
    reconciled = reconcile([old, new], REGISTRY)
    assert sorted(row.best for row in reconciled.estimates(day("3-1"))) == [150, 8_000]
    assert [row.best for row in reconciled.estimates(day("3-1"), day("1-1"))] == [150]


def test_rule_1_comparable_driven_from_and_displaced_in_are_the_same_people():
    rows = table(
        [
            said(284_000, IDLIB, "2019-12-1", "2019-12-29", indicator="displaced", role=Role.ORIGIN),
            said(300_000, IDLIB, "2019-12-1", "1-2", indicator="displaced", role=Role.EVENT),
        ]
    )
    assert rows == [("Idlib", 300_000, 300_000, 300_000)]


def test_rule_1_comparable_populations_meet_in_a_common_parent_and_the_row_says_so():
    rows = reconcile(
        [
            stock(3_600_000, TURKEY, "3-4", group=SYRIAN_REFUGEES, by="UNHCR"),
            stock(3_700_000, TURKEY, "3-5", group=MIGRANTS, by="Ankara"),
        ],
        REGISTRY,
    ).estimates(day("3-5"))
    assert [(row.low, row.best, row.high, row.group.code) for row in rows] == [(3.6e6, 3.7e6, 3.7e6, "migrant")]
    assert "definitions differ: migrant, refugee (SY)" in rows[0].disagreement


def test_rule_1_comparable_a_much_smaller_group_is_a_part_and_no_disagreement():
    rows = reconcile(
        [stock(5_000_000, TURKEY, "3-4", group=MIGRANTS), stock(3_600_000, TURKEY, "3-4", group=SYRIAN_REFUGEES)],
        REGISTRY,
    ).estimates(day("3-5"))
    assert [(row.best, row.disagreement) for row in rows] == [(5_000_000, None)]


# Rule 2: same event


def test_rule_2_same_event_exact_contradictory_and_rounded_tolls():
    reconciled = reconcile(
        [
            on(33, SYRIA, "2-27", group=TURKISH_SOLDIERS, published="3-2"),
            said(34, IDLIB, group=TURKISH_SOLDIERS, by="Turkish ambassador", published="3-2"),
            said(30, IDLIB, group=TURKISH_SOLDIERS, low=25, high=35, words="about"),
        ],
        REGISTRY,
    )
    (row,) = reconciled.estimates(day("3-5"), day("2-27"))
    assert (row.place, row.low, row.best, row.high) == (IDLIB, 33, 33, 34)
    assert row.period.start == row.period.end == day("2-27")
    assert row.disagreement == "values differ: 33 (unattributed); 34 (Türkiye)"
    assert len(row.figure_ids) == 3
    assert len(reconciled.claims) == 1


@pytest.mark.parametrize(
    ("rounded", "why"),
    [
        (said(40, IDLIB, "2-27", "2-27", words="about"), "about"),
        (said(None, IDLIB, "2-27", "2-27", low=24, words="vague"), "dozens"),
        (said(50, IDLIB, "2-27", "2-27", low=45, high=55, words="about"), "about fifty"),
        (said(None, IDLIB, "2-27", "2-27", low=30, high=40, words="between"), "a range"),
    ],
)
def test_rule_2_same_event_rounded_figures_do_not_widen_an_exact_one(rounded, why):
    assert table([on(33, IDLIB, "2-27", published="2-28"), rounded]) == [("Idlib", 33, 33, 33)], why


def test_rule_2_same_event_most_specific_place_wins():
    assert table([on(33, SYRIA, "2-27"), on(33, SARAQIB, "2-27"), on(33, IDLIB, "2-27")]) == [("Saraqib", 33, 33, 33)]


def test_rule_2_same_event_a_place_from_another_sentence_is_not_the_most_specific():
    guessed, named = on(33, SARAQIB, "2-27"), on(33, IDLIB, "2-27")
    toponyms = {basis: (Toponym(Span(0, 1), "x", Role.EVENT, basis=basis),) for basis in (Basis.HERE, Basis.BEFORE)}
    guessed = replace(guessed, figure=replace(guessed.figure, toponyms=toponyms[Basis.BEFORE]))
    named = replace(named, figure=replace(named.figure, toponyms=toponyms[Basis.HERE]))
    assert table([guessed, named]) == [("Idlib", 33, 33, 33)]
    assert table([guessed]) == [("Saraqib", 33, 33, 33)]


def test_rule_2_same_event_two_towns_on_one_day_are_two_events():
    assert table([on(10, SARAQIB, "2-27"), on(11, ARIHA, "2-27")]) == [("Ariha", 11, 11, 11), ("Saraqib", 10, 10, 10)]


def test_rule_2_same_event_one_voice_does_not_contradict_itself():
    report = document("one voice")
    assert table([on(9, IDLIB, "2-27", report=report), on(33, IDLIB, "2-27", report=report)]) == [("Idlib", 33, 33, 33)]
    camps = [stock(n, IDLIB, "2-21", indicator="sheltered", by="OCHA", report=report) for n in (280_000, 170_000)]
    assert table(camps) == [("Idlib", 280_000, 280_000, 280_000)]


def test_rule_2_same_event_a_province_does_not_tie_two_towns_together():
    figures = [on(10, SARAQIB, "2-27"), on(11, ARIHA, "2-27"), on(10, IDLIB, "2-27")]
    assert table(figures) == [("Ariha", 11, 11, 11), ("Saraqib", 10, 10, 10)]


def test_rule_2_same_event_people_do_not_tie_soldiers_and_civilians_together():
    figures = [
        on(20, IDLIB, "2-27", group=CIVILIANS),
        on(19, IDLIB, "2-27", group=TURKISH_SOLDIERS),
        on(20, IDLIB, "2-27"),
    ]
    assert len(reconcile(figures, REGISTRY).claims) == 2
    split = reconcile(figures, REGISTRY).estimates(day("3-1"), by_group=True)
    assert [(row.group.code, row.best) for row in split] == [("civilian", 20), ("combatant:TR", 19)]


def test_rule_2_same_event_dated_to_adjoining_days_by_two_sources():
    one = on(33, IDLIB, "2-27", by="AFP", group=TURKISH_SOLDIERS)
    other = on(34, IDLIB, "2-28", by="Reuters", group=TURKISH_SOLDIERS)
    assert [row[1:] for row in table([one, other])] == [(34, 34, 34)]


def test_rule_2_same_event_is_not_two_days_of_one_source():
    rows = table([on(20, SARAQIB, "2-27", by="SOHR"), on(21, SARAQIB, "2-28", by="SOHR")])
    assert rows == [("Saraqib", 41, 41, 41)]


def test_rule_2_same_event_tolls_of_one_night_rise():
    tolls = [
        on(9, IDLIB, "2-27", published="2-27"),
        on(22, IDLIB, "2-27", published="2-28"),
        on(33, IDLIB, "2-27", published="2-29"),
    ]
    assert table(tolls) == [("Idlib", 33, 33, 33)]


@pytest.mark.parametrize(
    ("published", "value", "joins"),
    [
        ("3-5", 34, True),
        ("3-12", 34, True),
        ("3-13", 34, False),
        ("2-26", 34, False),
        (None, 34, False),
        ("3-5", 41, True),
        ("3-5", 42, False),
        ("3-5", 26, False),
    ],
)
def test_rule_2_same_event_undated_figures_join_or_stay_in_the_tray(published, value, joins):
    undated = said(value, IDLIB, published=published, figure_id="undated")
    reconciled = reconcile([on(33, IDLIB, "2-27"), undated], REGISTRY)
    assert [tray.figure_id for tray in reconciled.undated] == ([] if joins else ["undated"])
    (row,) = reconciled.estimates(day("3-31"))
    assert (row.low, row.best, row.high) == (min(33, value), 33, max(33, value)) if joins else (33, 33, 33)
    assert row.period.end == day("2-27")


@pytest.mark.parametrize(
    ("value", "joins"), [(24, True), (90, True), (239, True), (241, False), (20, True), (9, False)]
)
def test_rule_2_same_event_undated_number_within_the_words_of_a_dated_report(value, joins):
    dozens = said(None, IDLIB, "2-27", "2-27", low=24, words="vague", text="dozens")
    reconciled = reconcile([dozens, said(value, IDLIB)], REGISTRY)
    assert [row.best for row in reconciled.estimates(day("3-5"))] == ([value] if joins else [None])


def test_rule_2_same_event_undated_words_join_a_number_that_they_hold():
    dozens = said(None, IDLIB, low=24, words="vague", text="dozens")
    assert reconcile([on(33, IDLIB, "2-27"), dozens], REGISTRY).undated == ()
    assert len(reconcile([on(3_300, IDLIB, "2-27"), dozens], REGISTRY).undated) == 1


def test_rule_2_same_event_undated_figure_of_another_place_or_group_stays_in_the_tray():
    elsewhere = said(33, KASSALA, figure_id="elsewhere")
    others = said(33, IDLIB, group=CIVILIANS, figure_id="others")
    reconciled = reconcile([on(33, IDLIB, "2-27", group=TURKISH_SOLDIERS), elsewhere, others], REGISTRY)
    assert [tray.figure_id for tray in reconciled.undated] == ["elsewhere", "others"]
    assert all(tray.reason for tray in reconciled.undated)


def test_rule_2_same_event_a_start_without_an_end_is_undated():
    reconciled = reconcile([said(16, IDLIB, "2-1", None, published=None)], REGISTRY)
    assert "not until when" in reconciled.undated[0].reason


# Rule 3: updates


def test_rule_3_updates_by_whatever_source_never_add_up():
    figures = [
        said(689_000, BOTH, "2019-12-1", "2-12", indicator="displaced", by="OCHA", figure_id="february"),
        said(1_000_000, IDLIB, "2019-12-1", "3-5", indicator="displaced", high=1_000_000, words="nearly",
             figure_id="march"),
    ]  # fmt: skip
    assert table(figures, "2-12", "2019-12-1") == [("Idlib and Aleppo", 689_000, 689_000, 689_000)]
    assert table(figures, "3-5", "2019-12-1") == [("Idlib and Aleppo", 1e6, 1e6, 1e6)]
    assert ("march", "updates", "february") in relations(figures)


def test_rule_3_updates_of_a_region_by_its_main_part_and_back():
    series = [
        said(284_000, SOUTH_OF_IDLIB, "2019-12-1", "2019-12-29", indicator="displaced", role=Role.ORIGIN),
        said(350_000, NORTH_WEST, "2019-12-1", "1-14", indicator="displaced"),
        said(586_000, NORTH_WEST, "2019-12-1", "2-2", indicator="displaced"),
        said(689_000, BOTH, "2019-12-1", "2-10", indicator="displaced"),
        said(700_000, IDLIB, "2019-12-1", "2-11", indicator="displaced"),
        said(948_000, NORTH_WEST, "2019-12-1", "2-26", indicator="displaced"),
    ]
    reconciled = reconcile(series, REGISTRY)
    assert len(reconciled.claims) == 1
    for observation in series:
        (row,) = reconciled.estimates(observation.figure.period.end)
        assert (row.place, row.best) == (NORTH_WEST, observation.figure.quantity.value)


def test_rule_3_updates_without_a_start_continue_the_count_that_they_fit():
    rows = table(
        [
            said(689_000, NORTH_WEST, "2019-12-1", "2-10", indicator="displaced"),
            said(900_000, NORTH_WEST, None, "2-17", indicator="displaced"),
        ]
    )
    assert rows == [("north-western Syria", 900_000, 900_000, 900_000)]


def test_rule_3_updates_without_a_start_take_the_start_of_that_count():
    figures = [
        said(689_000, NORTH_WEST, "2019-12-1", "2-10", indicator="displaced"),
        said(900_000, NORTH_WEST, None, "2-17", indicator="displaced"),
        said(5_000_000, NORTH_WEST, None, "2-18", indicator="displaced"),
    ]
    reconciled = reconcile(figures, REGISTRY)
    assert [
        (claim.period.start, len(claim.figure_ids)) for claim in reconciled.claims if len(claim.figure_ids) > 1
    ] == [(day("2019-12-1"), 2)]


def test_rule_3_updates_never_fall_unless_the_source_itself_revises():
    first = said(1_000_000, IDLIB, "2019-12-1", "3-5", indicator="displaced", by="OCHA")
    lower = said(959_000, IDLIB, "2019-12-1", "3-16", indicator="displaced", by="REACH", published="3-17")
    assert table([first, lower]) == [("Idlib", 959_000, 1_000_000, 1_000_000)]
    revised = said(959_000, IDLIB, "2019-12-1", "3-16", indicator="displaced", by="Mark Lowcock", published="3-17")
    assert table([first, revised]) == [("Idlib", 959_000, 959_000, 959_000)]


def test_rule_3_updates_are_no_revision_when_they_were_printed_before():
    known_later = said(586_000, IDLIB, "2019-12-1", "2-2", indicator="displaced", by="OCHA", published="2-6")
    known_before = said(520_000, IDLIB, "2019-12-1", "2-3", indicator="displaced", by="the UN", published="2-3")
    assert table([known_later, known_before], "2-3") == [("Idlib", 586_000, 586_000, 586_000)]


def test_rule_3_updates_leave_out_a_toll_that_its_own_text_calls_older():
    report = document("two tolls")
    old = on(19, SARAQIB, "2-25", report=report, superseded=True)
    assert table([old, on(21, SARAQIB, "2-25", report=report)]) == [("Saraqib", 21, 21, 21)]


# Rule 4: part of


def test_rule_4_an_undated_figure_that_repeats_a_part_is_no_total():
    report = document("totals", "3-1")
    whole = on(17_500, BOTH, "2-27", report=report)
    part = on(14_351, IDLIB, "2-27", report=report)
    part = replace(part, figure=replace(part.figure, part_of=whole.figure.id))
    again = said(14_351, IDLIB, None, None, report=document("again", "3-2"))
    assert table([whole, part, again]) == [("Idlib and Aleppo", 17_500, 17_500, 17_500)]
    assert table([again, part, whole]) == [("Idlib and Aleppo", 17_500, 17_500, 17_500)]
    assert reconcile([whole, part, again], REGISTRY).undated == ()


def test_rule_4_part_of_a_subset_is_not_added():
    whole = on(20_000, IDLIB, "2-27", figure_id="whole")
    part = on(8_000, IDLIB, "2-27", group=CHILDREN, part_of="whole", figure_id="part")
    assert table([whole, part]) == [("Idlib", 20_000, 20_000, 20_000)]
    assert ("part", "part_of", "whole") in relations([whole, part])


def test_rule_4_part_of_a_subset_by_another_report_is_not_added():
    rows = table(
        [
            said(520_000, NORTH_WEST, "2019-12-1", "2-3", indicator="displaced"),
            said(300_000, NORTH_WEST, "2019-12-1", "2-1", indicator="displaced", group=CHILDREN),
        ]
    )
    assert rows == [("north-western Syria", 520_000, 520_000, 520_000)]


@pytest.mark.parametrize(
    "part",
    [
        on(19, SARAQIB, "1-15", figure_id="part", group=CIVILIANS),
        said(49, NORTH_WEST, "2-1", "2-5", figure_id="part", group=CIVILIANS),
        said(186, IDLIB, "1-1", "1-31", figure_id="part", group=CIVILIANS),
    ],
    ids=["place and period", "period", "place"],
)
def test_rule_4_part_of_nested_claims_are_not_added(part):
    whole = said(373, NORTH_WEST, "2019-12-1", "2-5", figure_id="whole", group=CIVILIANS)
    assert table([whole, part]) == [("north-western Syria", 373, 373, 373)]
    assert ("part", "part_of", "whole") in relations([whole, part])


def test_rule_4_part_of_a_slightly_larger_part_gives_way_to_the_whole():
    whole = said(373, NORTH_WEST, "2019-12-1", "2-5", group=CIVILIANS)
    part = said(380, IDLIB, "1-1", "1-31", group=CIVILIANS)
    assert table([whole, part]) == [("north-western Syria", 373, 373, 373)]
    much_larger = said(900, IDLIB, "1-1", "1-31", group=CIVILIANS)
    assert table([whole, much_larger]) == [("Idlib", 900, 900, 900)]


@pytest.mark.parametrize("size", [12, 14])
def test_rule_4_part_of_a_total_at_a_nested_place_answers_for_that_place(size):
    report = document("report")
    whole = on(15, SYRIA, "2-27", figure_id="whole", report=report)
    part = on(size, IDLIB, "2-27", part_of="whole", figure_id="part", report=report)
    again = on(15, SYRIA, "2-27", published="3-6")
    assert table([whole, part, again]) == [("Syria", 15, 15, 15)]
    assert table([whole, part, again], place="SY-ID") == [("Idlib", size, size, size)]
    assert ("part", "part_of", "whole") in relations([whole, part])


def both_numbers(name, size, *, by=None, place=IDLIB, whole=15):
    report = document(name)
    return [on(whole, SYRIA, "2-27", report=report, by=by), on(size, place, "2-27", report=report, by=by)]


@pytest.mark.parametrize("size", [12, 13, 14])
def test_rule_4_part_of_a_total_stays_apart_from_it_in_several_reports(size):
    scene = [*both_numbers("one", size), *both_numbers("two", size, by="AFP"), *both_numbers("three", size)]
    for some in [*permutations(scene)][::7]:
        assert table(some) == [("Syria", 15, 15, 15)]
        assert table(some, place="SY-ID") == [("Idlib", size, size, size)]


def test_rule_4_part_of_a_total_stays_apart_from_it_where_another_report_names_a_place_between_them():
    scene = [*both_numbers("one", 13), *both_numbers("two", 13), on(14, NORTH_WEST, "2-27", by="AFP")]
    tables = [table(some, place="SY-ID") for some in permutations(scene)]
    assert tables == [tables[0]] * len(tables)
    assert not any(len({13, 15} & sizes) > 1 for sizes in sizes_of_claims(scene))


def test_rule_4_part_of_a_stock_stays_apart_from_it_in_several_reports():
    scene = []
    for name, by in (("one", "OCHA"), ("two", "UNHCR")):
        report = document(name)
        scene += [
            stock(3_000_000, SYRIA, "3-4", report=report, by=by),
            stock(2_700_000, IDLIB, "3-4", report=report, by=by),
        ]
    for some in permutations(scene):
        assert table(some) == [("Syria", 3_000_000, 3_000_000, 3_000_000)]
        assert table(some, place="SY-ID") == [("Idlib", 2_700_000, 2_700_000, 2_700_000)]


def test_rule_2_same_event_that_two_papers_place_more_and_less_exactly_is_one():
    assert table([on(15, SYRIA, "2-27", by="AFP"), on(14, IDLIB, "2-27", by="Reuters")], place="SY-ID")[0][0] == "Idlib"
    assert len(reconcile([on(15, SYRIA, "2-27", by="AFP"), on(14, IDLIB, "2-27", by="Reuters")], REGISTRY).claims) == 1


def sizes_of_claims(some):
    known = reconcile(some, REGISTRY)
    return [{known.observations[one].figure.quantity.value for one in claim.figure_ids} for claim in known.claims]


@pytest.mark.parametrize(
    "part",
    [
        on(12, IDLIB, "2-26", part_of="whole"),
        on(12, IDLIB, "2-27", part_of="whole", group=CHILDREN),
        on(12, TURKEY, "2-27", part_of="whole"),
        said(12, IDLIB, part_of="whole"),
    ],
    ids=["of another day", "of a group", "elsewhere", "undated"],
)
def test_rule_4_part_of_any_other_part_of_a_total_is_no_claim(part):
    whole = on(15, SYRIA, "2-27", figure_id="whole")
    assert table([whole, part]) == [("Syria", 15, 15, 15)]
    assert reconcile([whole, part], REGISTRY).claim_of(part.figure.id) is None


def test_rule_4_part_of_stocks_in_a_nested_place():
    rows = table([stock(3_600_000, TURKEY, "3-4"), stock(100_000, EDIRNE, "3-4")])
    assert rows == [("Turkey", 3_600_000, 3_600_000, 3_600_000)]


def test_rule_4_part_of_ends_where_the_larger_claim_ends():
    whole = said(373, NORTH_WEST, "2019-12-1", "2-5", group=CIVILIANS)
    later = on(21, SARAQIB, "2-25", group=CIVILIANS)
    soldiers = on(5, SARAQIB, "2-3", group=TURKISH_SOLDIERS)
    assert table([whole, later, soldiers]) == [("Saraqib", 26, 26, 26), ("north-western Syria", 373, 373, 373)]


# Rule 5: stocks


def test_rule_5_stocks_take_the_latest_day_and_keep_the_range():
    figures = [
        stock(3_700_000, TURKEY, "3-2", words="about", by="Ankara", group=MIGRANTS),
        stock(3_600_000, TURKEY, "3-4", group=SYRIAN_REFUGEES),
        stock(3_700_000, TURKEY, "3-5", group=SYRIAN_REFUGEES),
    ]
    assert table(figures, "3-5") == [("Turkey", 3_600_000, 3_700_000, 3_700_000)]
    assert table(figures, "3-4") == [("Turkey", 3_600_000, 3_600_000, 3_700_000)]


def test_rule_5_stocks_go_by_the_day_they_are_true_not_printed():
    figures = [
        stock(3_600_000, TURKEY, "3-4", published="3-4", by="UNHCR"),
        stock(3_500_000, TURKEY, "2-1", published="3-20", by="AFP"),
    ]
    assert table(figures, "3-31") == [("Turkey", 3_600_000, 3_600_000, 3_600_000)]


def test_rule_5_stocks_range_forgets_what_is_older_than_thirty_days():
    old, new = stock(3_000_000, TURKEY, "1-31", by="AFP"), stock(3_600_000, TURKEY, "3-4", by="UNHCR")
    assert table([old, new]) == [("Turkey", 3_600_000, 3_600_000, 3_600_000)]


def test_rule_5_stocks_range_forgets_what_the_same_source_has_corrected():
    figures = [stock(3_500_000, TURKEY, "2-20", by="UNHCR"), stock(3_600_000, TURKEY, "3-4", by="UN refugee agency")]
    assert table(figures) == [("Turkey", 3_600_000, 3_600_000, 3_600_000)]


@pytest.mark.parametrize(("at", "stale"), [("4-3", False), ("4-4", True), ("2021-12-31", True)])
def test_rule_5_stocks_are_carried_forward_and_turn_stale(at, stale):
    (row,) = reconcile([stock(3_600_000, TURKEY, "3-4")], REGISTRY).estimates(day(at), day("3-30"))
    assert (row.best, row.stale) == (3_600_000, stale)


@pytest.mark.parametrize("indicator", ["missing", "blocked"])
def test_rule_5_stocks_of_missing_and_blocked_end(indicator):
    figures = [stock(13_000, BORDER, "2-29", indicator=indicator)]
    assert len(table(figures, "3-30")) == 1
    assert table(figures, "3-31") == []


# Rule 6: sums


def test_rule_6_sums_of_disjoint_flows_are_marked_as_ours_with_their_gaps():
    figures = [
        said(14, IDLIB, "2-1", "2-12", group=TURKISH_SOLDIERS),
        on(33, IDLIB, "2-27", group=TURKISH_SOLDIERS),
    ]
    (row,) = reconcile(figures, REGISTRY).estimates(day("3-5"), day("2-1"))
    assert (row.low, row.best, row.high, row.basis) == (47, 47, 47, EstimateBasis.OUR_SUM)
    assert row.gaps == ((day("2-13"), day("2-26")), (day("2-28"), day("3-5")))


def test_rule_6_sums_give_way_to_the_cumulative_figure_of_a_source():
    figures = [
        said(14, IDLIB, "2-1", "2-12", group=TURKISH_SOLDIERS),
        on(33, IDLIB, "2-27", group=TURKISH_SOLDIERS),
        said(58, IDLIB, "2-1", "3-5", group=TURKISH_SOLDIERS, by="an AP count"),
    ]
    reconciled = reconcile(figures, REGISTRY)
    (before,) = reconciled.estimates(day("3-4"), day("2-1"))
    (after,) = reconciled.estimates(day("3-5"), day("2-1"))
    assert (before.best, before.basis) == (47, EstimateBasis.OUR_SUM)
    assert (after.best, after.basis, after.gaps) == (58, EstimateBasis.REPORTED, ())


def test_rule_6_sums_never_add_periods_that_overlap():
    figures = [
        said(586_000, NORTH_WEST, "2019-12-1", "2-10", indicator="displaced"),
        said(142_000, NORTH_WEST, "2-9", "2-12", indicator="displaced"),
    ]
    assert table(figures) == [("north-western Syria", 586_000, 586_000, 586_000)]


def test_rule_6_sums_never_add_what_has_no_start():
    figures = [said(500, IDLIB, None, "2-20"), on(33, SARAQIB, "2-10"), on(4, SARAQIB, "2-25")]
    assert table(figures) == [("Idlib", 500, 500, 500), ("Saraqib", 4, 4, 4)]


def test_rule_6_sums_of_soldiers_and_civilians_at_one_place():
    figures = [on(33, IDLIB, "2-27", group=TURKISH_SOLDIERS), on(21, IDLIB, "2-27", group=CIVILIANS)]
    reconciled = reconcile(figures, REGISTRY)
    (row,) = reconciled.estimates(day("3-5"))
    assert (row.best, row.group) == (54, Group())
    split = reconciled.estimates(day("3-5"), by_group=True)
    assert [(r.group.code, r.best) for r in split] == [("civilian", 21), ("combatant:TR", 33)]
    assert len({row.id, *(r.id for r in split)}) == 3


# Rule 7: sources


def test_rule_7_sources_of_one_body_are_one():
    figures = [
        said(900_000, NORTH_WEST, "2019-12-1", "2-17", indicator="displaced", by=by)
        for by in ("Mark Lowcock, UN OCHA", "the UN humanitarian office", "OCHA via AFP", "Ocha")
    ]
    (row,) = reconcile(figures, REGISTRY).estimates(day("3-1"))
    assert row.sources == ("OCHA",)


def test_rule_7_sources_without_attribution_are_one_and_not_independent():
    figures = [on(33, IDLIB, "2-27", publisher=paper) for paper in ("A Daily", "B Weekly", "C News")]
    (row,) = reconcile(figures, REGISTRY).estimates(day("3-1"))
    assert row.sources == ("unattributed",)


def test_rule_7_sources_relayed_by_papers_are_a_chain():
    original = said(900_000, IDLIB, "2019-12-1", "2-17", indicator="displaced", by="OCHA", publisher="OCHA",
                    figure_id="original", published="2-17")  # fmt: skip
    relay = said(900_000, IDLIB, "2019-12-1", "2-17", indicator="displaced", by="OCHA via AFP", publisher="France 24",
                 figure_id="relay", published="2-18")  # fmt: skip
    reconciled = reconcile([relay, original], REGISTRY)
    assert reconciled.chain("relay") == ("OCHA", "AFP", "France 24")
    assert reconciled.chain("original") == ("OCHA",)
    assert ("relay", "cites", "original") in relations([relay, original])


# Rule 8: best


@pytest.mark.parametrize(
    ("policy", "best"), [(Policy.LATEST, 948_000), (Policy.LOWEST, 948_000), (Policy.HIGHEST, 960_000)]
)
def test_rule_8_best_follows_the_policy_and_keeps_the_range(policy, best):
    figures = [
        said(948_000, IDLIB, "2019-12-1", "2-26", indicator="displaced", by="OCHA"),
        said(960_000, IDLIB, "2019-12-1", "2-26", indicator="displaced", by="REACH", words="more_than", low=960_000),
    ]
    reconciled = reconcile(figures, REGISTRY, policy=policy)
    (row,) = reconciled.estimates(day("3-1"))
    assert (row.low, row.best, row.high, row.policy) == (948_000, best, 960_000, policy)
    assert reconcile(figures, REGISTRY).with_policy(policy).estimates(day("3-1")) == [row]


def test_rule_8_best_is_the_original_before_its_relay():
    figures = [
        on(33, IDLIB, "2-27", by="SOHR", publisher="A Daily", published="2-29"),
        on(35, IDLIB, "2-27", by="White Helmets", publisher="White Helmets", published="2-29"),
    ]
    assert table(figures) == [("Idlib", 33, 35, 35)]


def test_rule_8_best_of_two_that_differ_in_nothing_else_is_the_lower():
    figures = [on(33, IDLIB, "2-27"), on(34, IDLIB, "2-27", by="Turkish ambassador")]
    assert table(figures) == [("Idlib", 33, 33, 34)]


def test_rule_8_best_is_exact_before_rounded_and_newest_before_both():
    exact = said(900_000, IDLIB, "2019-12-1", "2-17", indicator="displaced", by="AFP")
    rounded = said(950_000, IDLIB, "2019-12-1", "2-17", indicator="displaced", by="OCHA", words="about")
    newer = said(960_000, IDLIB, "2019-12-1", "2-20", indicator="displaced", by="REACH", words="about")
    assert table([exact, rounded], "2-17") == [("Idlib", 900_000, 900_000, 900_000)]
    assert table([exact, rounded, newer], "2-20") == [("Idlib", 960_000, 960_000, 960_000)]


def test_rule_8_best_of_a_range_is_a_bound_that_was_said():
    assert table([said(None, IDLIB, "2-3", "2-3", low=30, high=35, words="between")]) == [("Idlib", 30, 30, 35)]


def test_rule_8_best_is_unknown_where_nobody_said_a_number():
    dozens = said(None, IDLIB, "2-3", "2-3", low=24, words="vague", text="dozens")
    (row,) = reconcile([dozens], REGISTRY).estimates(day("3-1"))
    assert (row.low, row.best, row.high) == (24, None, None)
    (row,) = reconcile([dozens, on(33, IDLIB, "2-27")], REGISTRY).estimates(day("3-1"))
    assert (row.low, row.best, row.high) == (33, 33, 33)
    assert "dozens" in row.disagreement


# Rule 9: denied, planned, claims about the enemy


@pytest.mark.parametrize(
    "kept_out",
    [
        on(100, IDLIB, "2-10", status=Status.DENIED),
        on(100, IDLIB, "2-10", status=Status.PLANNED),
        on(101, IDLIB, "2-10", group=SYRIAN_SOLDIERS, by="Turkish defence ministry"),
        on(101, IDLIB, "2-10", group=SYRIAN_SOLDIERS, enemy_claim=True),
    ],
    ids=["denied", "planned", "the enemy's dead", "marked by the reader"],
)
def test_rule_9_denied_planned_and_enemy_claims_are_never_aggregated(kept_out):
    reconciled = reconcile([kept_out, on(13, IDLIB, "2-10", group=SYRIAN_SOLDIERS, by="SOHR")], REGISTRY)
    assert [row.best for row in reconciled.estimates(day("3-1"))] == [13]
    (tray,) = reconciled.not_aggregated
    assert tray.figure_id == kept_out.figure.id
    assert tray.reason


def test_rule_9_denied_by_others_a_claim_stays_and_is_disputed():
    claim = on(4, BORDER, "3-4", by="Ankara", figure_id="claim")
    denial = on(4, BORDER, "3-4", status=Status.DENIED, denied_by="Athens", figure_id="denial")
    reconciled = reconcile([claim, denial], REGISTRY)
    (row,) = reconciled.estimates(day("3-6"))
    assert row.best == 4
    assert "disputed by Greek government" in row.disagreement
    assert [link.relation for link in reconciled.links] == [Relation.DENIES]


def test_rule_9_denied_by_its_own_source_a_claim_is_withdrawn():
    claim = on(4, BORDER, "3-4", by="Ankara", figure_id="claim")
    denial = on(4, BORDER, "3-4", status=Status.DENIED, denied_by="Turkish officials", figure_id="denial")
    reconciled = reconcile([claim, denial], REGISTRY)
    assert reconciled.estimates(day("3-6")) == []
    assert {tray.figure_id for tray in reconciled.not_aggregated} == {"claim", "denial"}


@pytest.mark.parametrize(("answered", "disputed"), [("3-4", True), ("4-3", True), ("4-4", False), ("3-3", False)])
def test_rule_9_denied_without_a_day_disputes_what_was_said_in_the_month_before(answered, disputed):
    claim = on(4, BORDER, "3-4", by="Ankara", figure_id="claim")
    denial = said(4, BORDER, published=answered, status=Status.DENIED, denied_by="Athens")
    assert reconcile([claim, denial], REGISTRY).denied.disputes == (
        {"claim": ("Greek government",)} if disputed else {}
    )


def test_rule_9_denied_number_of_another_event_disputes_nothing():
    claim = on(4, BORDER, "3-4", by="Ankara")
    for other in (
        on(40, BORDER, "3-4", status=Status.DENIED),
        on(4, IDLIB, "3-4", status=Status.DENIED),
        on(4, BORDER, "3-4", status=Status.DENIED, indicator="injured"),
        on(4, BORDER, "2-4", status=Status.DENIED),
    ):
        assert reconcile([claim, other], REGISTRY).denied.disputes == {}


# Rule 10: spread


def test_rule_10_spread_marks_a_figure_that_the_window_cuts():
    figures = [said(14, IDLIB, "2-1", "2-12")]
    (cut,) = reconcile(figures, REGISTRY).estimates(day("2-12"), day("2-10"))
    assert (cut.best, cut.spread, cut.period.start) == (14, True, day("2-1"))
    (whole,) = reconcile(figures, REGISTRY).estimates(day("2-12"), day("2-1"))
    assert not whole.spread


def test_rule_10_spread_totals_are_never_prorated_but_subtracted():
    figures = [
        said(390_000, NORTH_WEST, "2019-12-1", "1-29", indicator="displaced"),
        said(830_000, NORTH_WEST, "2019-12-1", "2-14", indicator="displaced"),
    ]
    (row,) = reconcile(figures, REGISTRY).estimates(day("2-14"), day("2-1"))
    assert (row.best, row.basis, row.spread) == (440_000, EstimateBasis.OUR_SUM, True)
    assert row.period.start == day("1-30")
    assert table(figures, "2-13", "2-1") == []


def test_rule_10_the_first_day_that_anything_is_reported_leaves_nothing_out():
    figures = [said(100, IDLIB, "2019-12-1", "2-12", by="Reuters"), said(160, IDLIB, "2019-12-1", "3-5", by="Reuters"),
               on(8, ALEPPO, "2-27", by="OCHA")]  # fmt: skip
    known = reconcile(figures, REGISTRY)
    assert known.first_day == day("2-12")
    for at in ("2-12", "2-27", "3-5"):
        everything, first = known.estimates(day(at)), known.estimates(day(at), day("2-12"))
        assert [replace(row, spread=False) for row in first] == everything
        assert {row.place.name: row.spread for row in first}["Idlib"]
        assert not {row.place.name: row.spread for row in first}.get("Aleppo")
    later = {row.place.name: row for row in known.estimates(day("3-5"), day("2-13"))}
    assert (later["Idlib"].best, later["Idlib"].spread) == (60, False)


def test_rule_10_spread_gives_way_to_figures_inside_the_window():
    figures = [said(1_041_233, BOTH, "2019-11-1", "3-8", indicator="displaced", by="Syria Response Coordinators"),
               said(948_000, NORTH_WEST, "2019-12-1", "3-8", indicator="displaced", by="OCHA")]  # fmt: skip
    (row,) = reconcile(figures, REGISTRY).estimates(day("3-8"), day("2019-12-1"))
    assert (row.best, row.spread) == (948_000, False)


# Joint places and borders


def test_joint_figures_count_once_and_answer_for_each_part():
    joint = said(689_000, BOTH, "2019-12-1", "2-12", indicator="displaced")
    reconciled = reconcile([joint], REGISTRY)
    for part in (IDLIB, ALEPPO, "Aleppo", "SY-HL"):
        (row,) = reconciled.estimates(day("2-12"), place=part)
        assert (row.place, row.best) == (BOTH, 689_000)
        assert row.disagreement == "jointly over Idlib and Aleppo, share unknown"
    assert reconciled.estimates(day("2-12"), place="Kassala") == []
    (whole,) = reconciled.estimates(day("2-12"), place=SYRIA)
    assert whole.disagreement is None


def test_asked_for_a_place_what_a_wider_claim_holds_is_shown():
    figures = [
        said(373, NORTH_WEST, "2019-12-1", "2-5", group=CIVILIANS),
        on(19, SARAQIB, "1-15", group=CIVILIANS),
        on(9, AZAZ, "1-20", group=CIVILIANS),
    ]
    reconciled = reconcile(figures, REGISTRY)
    assert [(r.place.name, r.best, r.disagreement) for r in reconciled.estimates(day("3-1"), place=IDLIB)] == [
        ("Saraqib", 19, None),
        ("north-western Syria", 373, "over north-western Syria, share unknown"),
    ]


def test_borders_hold_their_crossings_and_belong_to_both_countries():
    figures = [
        on(10_000, BORDER, "3-1", indicator="blocked", by="Greece"),
        on(4_000, EDIRNE, "3-1", indicator="blocked", by="Greece"),
    ]
    assert table(figures) == [("Greece–Turkey border", 10_000, 10_000, 10_000)]


def test_unplaced_figures_wait_in_a_tray_with_a_reason():
    reconciled = reconcile([on(33, None, "2-27")], REGISTRY)
    assert reconciled.unplaced[0].reason == "the text does not say where"
    assert reconciled.estimates(day("3-1")) == []


def test_unplaced_is_also_what_has_only_a_dateline():
    reconciled = reconcile([on(33, TURKEY, "2-27", role=Role.REPORTED_FROM)], REGISTRY)
    assert reconciled.unplaced[0].reason == "only where it was reported from is known, Turkey"
    assert reconciled.estimates(day("3-1")) == []


def test_indicators_narrow_the_table():
    figures = [on(33, IDLIB, "2-27"), on(45, IDLIB, "2-27", indicator="injured")]
    assert table(figures, indicators={"injured"}) == [("Idlib", 45, 45, 45)]


def test_units_keep_rows_of_their_own():
    homes = on(400, IDLIB, "2-27", indicator="homes_destroyed", unit=Unit.HOMES)
    homes_of = on(300, IDLIB, "2-27", indicator="homes_destroyed", unit=Unit.HOUSEHOLDS)
    rows = reconcile([homes, homes_of], REGISTRY).estimates(day("3-1"))
    assert {(row.unit, row.best, row.counting) for row in rows} == {
        (Unit.HOMES, 400, Counting.FLOW),
        (Unit.HOUSEHOLDS, 300, Counting.FLOW),
    }


def test_groups_of_several_kinds_count_once():
    aid = on(3, IDLIB, "2-27", group=Group(GroupKind.AID_WORKER))
    rows = reconcile([aid, on(21, IDLIB, "2-27", group=CIVILIANS)], REGISTRY).estimates(day("3-1"))
    assert [row.best for row in rows] == [21]


@pytest.mark.parametrize("headline_first", [True, False])
def test_rule_4_part_of_a_number_said_twice_in_one_text_counts_once_as_the_one_that_says_more(headline_first):
    report = document("headline and text", "2-12")
    headline = stock(689_000, BOTH, "2-12", indicator="displaced", figure_id="a" if headline_first else "b",
                     report=report, repeat_of=None if headline_first else "a")  # fmt: skip
    text = said(689_000, BOTH, "2019-12-1", "2-12", indicator="displaced", figure_id="b" if headline_first else "a",
                report=report, repeat_of="a" if headline_first else None)  # fmt: skip
    (row,) = reconcile([headline, text], REGISTRY).estimates(day("3-1"))
    assert (row.counting, row.best, row.figure_ids) == (Counting.FLOW, 689_000, (text.figure.id,))
    assert ("b", "same", "a") in relations([headline, text])
