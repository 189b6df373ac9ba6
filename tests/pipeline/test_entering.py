"""Figures that people enter count like any other, stay when reports are read anew, and can be taken back."""

from datetime import UTC, date, datetime

import pytest

from geo.errors import InputError
from geo.gazetteer import open_gazetteer
from geo.models import Counting, Policy, Review, Role, Span
from geo.pipeline import Entry, Filters, decide, enter, ingest, reconcile_store, refresh, review_queue
from geo.store import connect
from tests.pipeline.test_reviews import FLOOD, report, rows

MAPUTO = open_gazetteer().find("Maputo")[0].id
CALL = {"indicator": "killed", "place": MAPUTO, "reviewer": "Ana", "reason": "a call with the hospital"}
BLAST = report(
    "Rescuers worked through the night in Beira. The port lost three of its cranes and, the mayor said, "
    "two dozen of its dockers.",
    publisher="Port Gazette",
)


@pytest.fixture
def store(tmp_path):
    with connect(tmp_path / "crisis.sqlite") as opened:
        ingest([FLOOD, BLAST], opened)
        yield opened


def only_entered(store):
    return next(item for item in store.figures() if item.figure.rule == "entered")


def test_a_call_counts_leads_back_to_its_words_and_says_who_entered_it(store):
    figure_id = enter(store, Entry(value=3, start=date(2023, 2, 10), end=date(2023, 2, 10), source="Dr Sitoe", **CALL))
    entered = only_entered(store)
    document = store.document(entered.figure.document_id)
    figure = entered.figure
    assert figure.id == figure_id
    assert document.text[figure.span.start : figure.span.end] == figure.quote
    assert document.text[figure.number_span.start : figure.number_span.end] == "3"
    assert "Entered by Ana: a call with the hospital" in document.text
    assert store.check() == []
    reconciled = reconcile_store(store, policy=Policy.LATEST)
    assert [(one.reviewer, one.verdict) for one in reconciled.reviews_of(figure_id)] == [("Ana", "enter")]
    assert reconciled.chain(figure_id) == ("Dr Sitoe", "Ana")
    assert figure_id not in {item.located.figure.id for item in review_queue(store, reconciled)}
    assert rows(store) == [("killed", "Maputo", 15)]


def test_an_entry_is_known_from_the_day_on_which_it_was_heard(store):
    enter(store, Entry(value=3, start=date(2023, 2, 3), end=date(2023, 2, 3), heard=date(2023, 2, 20), **CALL))
    assert rows(store, known_on=date(2023, 2, 19)) == [("killed", "Maputo", 12)]
    assert rows(store, known_on=date(2023, 2, 20)) == [("killed", "Maputo", 15)]


def test_words_selected_in_a_report_are_read_and_quoted_with_their_sentence(store):
    start = BLAST.text.index("two dozen")
    selected = Span(start, len(BLAST.text) - 1)
    entry = Entry(document=BLAST.id, words=selected, end=date(2023, 2, 9), **{**CALL, "reason": "missed by the reader"})
    figure_id = enter(store, entry)
    figure = only_entered(store).figure
    assert (figure.id, figure.document_id, figure.quantity.value) == (figure_id, BLAST.id, 24)
    assert figure.quote.startswith("The port lost")
    assert BLAST.text[figure.number_span.start : figure.number_span.end] == "two dozen"
    assert store.check() == []


def test_reading_reports_anew_keeps_what_people_entered(store):
    start = BLAST.text.index("two dozen")
    kept = [
        enter(store, Entry(value=3, end=date(2023, 2, 10), **CALL)),
        enter(store, Entry(document=BLAST.id, words=Span(start, start + 9), end=date(2023, 2, 9), **CALL)),
    ]
    before = len(store.figures())
    refresh(store)
    ingest([FLOOD, BLAST], store)
    assert len(store.figures()) == before
    assert {item.figure.id for item in store.figures() if item.figure.rule == "entered"} == set(kept)
    assert store.check() == []


def test_undoing_the_entry_sets_it_aside_with_who_and_why_and_undoing_that_brings_it_back(store):
    figure_id = enter(store, Entry(value=3, start=date(2023, 2, 10), end=date(2023, 2, 10), **CALL))
    now = datetime.now(UTC)
    decide(store, Review(figure_id, "undo", (("review", "1"),), "Bo", now, "heard wrong"))
    assert rows(store) == [("killed", "Maputo", 12)]
    trays = reconcile_store(store, policy=Policy.LATEST).not_aggregated
    assert (figure_id, "its entry was taken back by Bo: heard wrong") in [(t.figure_id, t.reason) for t in trays]
    decide(store, Review(figure_id, "undo", (("review", "2"),), "Bo", now, "no, right"))
    assert rows(store) == [("killed", "Maputo", 15)]


def test_an_entry_can_be_changed_like_any_figure(store):
    figure_id = enter(store, Entry(value=3, start=date(2023, 2, 10), end=date(2023, 2, 10), **CALL))
    decide(store, Review(figure_id, "change", (("value", "4"),), "Ana", datetime.now(UTC), "one more"))
    assert rows(store) == [("killed", "Maputo", 16)]


def test_a_stock_is_hosted_where_it_is(store):
    enter(store, Entry(value=300, end=date(2023, 2, 10), **{**CALL, "indicator": "refugees"}))
    figure = only_entered(store).figure
    assert (figure.counting, figure.toponyms[0].role) == (Counting.STOCK, Role.HOST)


def test_what_was_pasted_is_kept_without_control_characters(store):
    enter(store, Entry(value=3, end=date(2023, 2, 3), source="Dr\x0bSitoe", note="line\nline\x01", **CALL))
    item = only_entered(store)
    assert item.figure.attributed_to == "Dr Sitoe"
    assert "line\nline" in store.document(item.figure.document_id).text
    assert "\x01" not in store.document(item.figure.document_id).text
    decide(store, Review(item.figure.id, "accept", (), "A\x02na", datetime.now(UTC), "read\x03it"))
    assert [(one.reviewer, one.reason) for one in store.reviews(item.figure.id)][-1] == ("A na", "read it")


def test_a_range_is_kept_as_one(store):
    enter(store, Entry(low=30, high=40, end=date(2023, 2, 3), **CALL))
    figure = only_entered(store).figure
    assert (figure.quantity.low, figure.quantity.value, figure.quantity.high) == (30, None, 40)
    assert figure.quote.startswith("30 to 40 killed")


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({}, "a figure has a number"),
        ({"value": 3, "indicator": "bored"}, "no indicator is called 'bored'"),
        ({"value": 3, "place": "gn:0"}, "no place has the id"),
        ({"value": 3, "reviewer": " "}, "who made it and why"),
        ({"value": 3, "reason": ""}, "who made it and why"),
        ({"low": 4, "high": 3}, "low ≤ value ≤ high"),
        ({"value": float("nan")}, "value is a number such as 689000"),
        ({"value": float("inf")}, "from 0 to 10,000,000,000, not inf"),
        ({"value": 1e300}, "from 0 to 10,000,000,000"),
        ({"low": -1}, "low is a number such as 689000"),
        ({"value": 3, "start": date(2023, 2, 4), "end": date(2023, 2, 3)}, "cannot end before it starts"),
        ({"value": 3, "document": "nothing", "words": Span(0, 3)}, "the store holds no report 'nothing'"),
        ({"value": 3, "document": BLAST.id, "words": Span(0, 9000)}, "outside the report"),
        ({"document": BLAST.id, "words": Span(0, 8)}, "no number is read in the words 'Rescuers'"),
    ],
)
def test_what_cannot_be_entered_is_refused_and_nothing_is_kept(store, changed, message):
    revision = store.revision
    with pytest.raises(InputError, match=message):
        enter(store, Entry(**{**CALL, **changed}))
    assert store.revision == revision


def test_the_same_entry_twice_is_refused(store):
    start = BLAST.text.index("two dozen")
    entry = Entry(document=BLAST.id, words=Span(start, start + 9), end=date(2023, 2, 9), **CALL)
    enter(store, entry)
    with pytest.raises(InputError, match="holds that figure already"):
        enter(store, entry)


def test_only_enter_enters(store):
    target = store.figures()[0].figure.id
    with pytest.raises(InputError, match="entered with `geo enter`"):
        decide(store, Review(target, "enter", (), "Ana", datetime.now(UTC), "why"))


def test_what_was_known_before_an_entry_can_be_asked_for(store):
    before = store.revision
    enter(store, Entry(value=3, start=date(2023, 2, 10), end=date(2023, 2, 10), **CALL))
    now = reconcile_store(store, policy=Policy.LATEST, filters=Filters(as_of=before))
    assert [row.best for row in now.estimates(date(2023, 2, 10))] == [12]
