"""Figures that people enter, and what the store held of them at a revision."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from geo.errors import InvalidRecordError
from geo.models import Review, Span, figure_id
from tests.store import made


def report():
    document = made.document("Raids killed 21 people and wounded 34 in Idlib.", date(2020, 2, 25))
    return document, [made.figure(document, "21"), made.figure(document, "34", "injured")], []


def entered(located):
    """Return the figure of a report as if a person had selected two more characters."""
    figure = located.figure
    span = Span(figure.number_span.start, min(figure.number_span.end + 2, figure.span.end))
    return replace(
        located,
        figure=replace(figure, id=figure_id(figure.document_id, span, "entered"), number_span=span, rule="entered"),
    )


def review(target):
    return Review(target, "enter", (), "Ana", datetime(2023, 2, 11, tzinfo=UTC), "missed")


def test_an_entered_figure_stays_when_its_report_comes_in_anew(store):
    document, located, toponyms = report()
    store.add(document, located, toponyms)
    extra = entered(located[0])
    store.enter(extra, review(extra.figure.id))
    ids = {one.figure.id for one in store.figures()}
    assert extra.figure.id in ids
    assert not store.add(document, located, toponyms)
    assert store.add(document, located[1:], toponyms)
    assert {one.figure.id for one in store.figures()} == ids - {located[0].figure.id}
    assert store.check() == []


def test_what_rules_find_later_does_not_replace_what_was_entered(store):
    document, located, toponyms = report()
    store.add(document, located[1:], toponyms)
    extra = replace(located[0], figure=replace(located[0].figure, rule="entered"))
    store.enter(extra, review(extra.figure.id))
    store.add(document, located, toponyms)
    stored = {one.figure.id: one.figure.rule for one in store.figures()}
    assert stored[extra.figure.id] == "entered"
    assert len(stored) == len(located)


def test_a_figure_is_entered_with_its_review_or_not_at_all(store):
    document, located, toponyms = report()
    extra = entered(located[0])
    revision = store.revision
    with pytest.raises(InvalidRecordError, match="holds no document"):
        store.enter(extra, review(extra.figure.id))
    assert (store.revision, store.reviews()) == (revision, [])
    store.add(document, located, toponyms)
    store.enter(extra, review(extra.figure.id))
    with pytest.raises(InvalidRecordError, match="holds that figure already"):
        store.enter(extra, review(extra.figure.id))
    assert len(store.reviews()) == 1
    assert [entry.action for entry in store.history()][-2:] == ["entered", "reviewed"]


def test_reviews_and_documents_are_told_as_of_a_revision(store):
    document, located, toponyms = report()
    store.add(document, located, toponyms)
    before = store.revision
    store.review(review(located[0].figure.id))
    store.remove(document.id)
    assert (store.reviews(as_of=before), len(store.reviews())) == ([], 1)
    assert store.document(document.id) is None
    assert store.document(document.id, as_of=before).id == document.id


def test_successors_are_told_as_of_a_revision(store):
    document, located, toponyms = report()
    store.add(document, located, toponyms)
    first = located[0]
    before = store.revision
    span = Span(first.figure.number_span.start, min(first.figure.number_span.end + 1, first.figure.span.end))
    moved = replace(first, figure=replace(first.figure, id=figure_id(document.id, span, "again"), number_span=span))
    store.add(document, [moved, *located[1:]], toponyms)
    assert store.successors([first.figure.id]) == {first.figure.id: moved.figure.id}
    assert store.successors([first.figure.id], as_of=before) == {}
