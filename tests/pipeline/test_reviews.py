"""Reviews in the store reach the estimates, and survive a new extraction."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from geo.gazetteer import open_gazetteer
from geo.models import Document, Policy, Precision, PublishedBasis, Review, Span, document_id, figure_id
from geo.pipeline import Filters, ingest, reconcile_store, understand
from geo.store import connect


def report(text, publisher="Example Wire"):
    return Document(
        id=document_id(text, None, publisher),
        address=f"{publisher}.txt",
        text=text,
        language="en",
        publisher=publisher,
        published=date(2023, 2, 10),
        published_precision=Precision.DAY,
        published_basis=PublishedBasis.GIVEN,
    )


FLOOD = report("Flooding in Maputo killed 12 people on Thursday, the National Disaster Institute said.")


def review(target, verdict, **changes):
    return Review(target, verdict, tuple(changes.items()), "Ana", datetime(2023, 2, 11, tzinfo=UTC), "a call")


@pytest.fixture
def store(tmp_path):
    with connect(tmp_path / "crisis.sqlite") as opened:
        ingest([FLOOD], opened)
        yield opened


def rows(store, **filters):
    reconciled = reconcile_store(store, policy=Policy.LATEST, filters=Filters(**filters))
    return [(row.indicator, row.place.name, row.best) for row in reconciled.estimates(date(2023, 2, 10))]


def test_a_change_counts_and_undo_restores_what_was(store):
    before = rows(store)
    assert before == [("killed", "Maputo", 12)]
    target = store.figures()[0].figure.id
    store.review(review(target, "change", value="14", indicator="injured", place="MZ"))
    assert rows(store) == [("injured", "Mozambique", 14)]
    assert rows(store, indicators=("injured",)) == [("injured", "Mozambique", 14)]
    assert rows(store, indicators=("killed",)) == []
    assert rows(store, reviewed=True) == [("injured", "Mozambique", 14)]
    assert rows(store, reviewed=False) == []
    store.review(review(target, "undo", review="1"))
    assert rows(store) == before


def test_a_place_that_no_gazetteer_knows_changes_nothing(store):
    store.review(review(store.figures()[0].figure.id, "change", place="gn:0"))
    assert rows(store) == [("killed", "Maputo", 12)]


def test_a_rejection_stays_with_the_number_when_it_is_extracted_anew(store):
    old = store.figures()[0]
    store.review(review(old.figure.id, "reject"))
    wider = Span(old.figure.number_span.start, old.figure.number_span.end + 7)
    figure = replace(old.figure, number_span=wider, id=figure_id(FLOOD.id, wider, "killed"))
    store.add(FLOOD, [replace(old, figure=figure)])
    assert store.figures()[0].figure.id != old.figure.id
    assert rows(store) == []
    trays = reconcile_store(store, policy=Policy.LATEST).not_aggregated
    assert [(tray.figure_id, tray.reason) for tray in trays] == [(figure.id, "rejected by Ana: a call")]
    again = understand(FLOOD, open_gazetteer())
    store.add(FLOOD, again.located)
    assert rows(store) == []
