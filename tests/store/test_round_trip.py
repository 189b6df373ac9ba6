"""Whatever goes into the store comes out equal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from geo.errors import InvalidRecordError
from geo.models import Precision, PublishedBasis, Quantity
from tests.store import made

if TYPE_CHECKING:
    from geo.models import Document, Located, LocatedFigure, Review
    from geo.store.store import Store

# One store serves every example: a report is its own beginning.
on_one_store = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@on_one_store
@given(made.reports())
def test_a_report_comes_out_as_it_went_in(
    store: Store, report: tuple[Document, list[LocatedFigure], list[Located]]
) -> None:
    document, figures, toponyms = report
    store.remove(document.id)
    assert store.add(document, figures, toponyms)
    assert store.document(document.id) == document
    assert store.figures(document=document.id) == figures
    assert store.toponyms(document.id) == toponyms
    brief = store.figures(document=document.id, brief=True)
    assert [f.figure.quantity for f in brief] == [f.figure.quantity for f in figures]
    assert [f.figure.toponyms for f in brief] == [f.figure.toponyms for f in figures]
    lean = list(store.each_lean_figure(document=document.id))
    assert [one.figure for one in lean] == [one.figure for one in figures]
    assert [one.located for one in lean] == [tuple((o.toponym.role, o.place) for o in f.located) for f in figures]
    revision = store.revision
    assert not store.add(document, figures, toponyms)
    assert store.revision == revision


@on_one_store
@given(made.places())
def test_a_geometry_comes_out_to_the_last_bit(store: Store, place: made.Place) -> None:
    document = made.document("7 dead")
    store.add(document, [made.figure(document, "7", place=place)])
    [stored] = store.figures(document=document.id)
    found = stored.located[0].place
    assert found == place
    assert found is not None
    assert found.centre == place.centre
    assert (found.geometry is None) == (place.geometry is None)
    assert place.geometry is None or place.geometry.equals_exact(found.geometry, 0)


@on_one_store
@given(made.reviews)
def test_a_review_comes_out_as_it_went_in(store: Store, review: Review) -> None:
    store.review(review)
    assert store.reviews()[-1] == review
    assert store.reviews(review.target)[-1] == review


def test_moments_keep_their_instant_and_text_its_offsets(store: Store) -> None:
    document = made.document("before\x00after \ud83d 12 dead")
    found = made.figure(document, "12")
    store.add(document, [found])
    [back] = store.documents()
    assert back.text == document.text
    assert back.text[found.figure.number_span.start : found.figure.number_span.end] == "12"
    assert store.check() == []


@pytest.mark.parametrize("value", [float("nan"), 10**400])
def test_a_number_that_no_database_keeps_is_refused_and_nothing_stored(store: Store, value: float) -> None:
    document = made.document("12 dead")
    bad = made.figure(document, "12", quantity=Quantity(value, words="12"))
    with pytest.raises(InvalidRecordError, match="no number that can be kept"):
        store.add(document, [bad])
    assert store.revision == 0
    assert store.documents() == []


def test_infinity_and_large_numbers_are_kept(store: Store) -> None:
    document = made.document("12 dead")
    store.add(document, [made.figure(document, "12", quantity=Quantity(2.0**60, None, float("inf")))])
    assert store.figures()[0].figure.quantity == Quantity(2.0**60, None, float("inf"))


def test_known_day_of_an_undated_report_does_not_become_its_date(store: Store) -> None:
    document = made.document("12 dead", published_precision=None, published_basis=PublishedBasis.UNKNOWN)
    store.add(document, [made.figure(document, "12")])
    assert store.documents()[0].published is None
    assert store.documents()[0].published_precision is not Precision.DAY
