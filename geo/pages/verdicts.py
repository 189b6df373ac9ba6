"""What the *Review* page keeps between two runs of its script: the queue, and the reviews of a figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import InputError
from geo.models import Span
from geo.pages import session, wording
from geo.pages.highlight import Mark, marks, render

if TYPE_CHECKING:
    from geo.models import Document, Located, LocatedFigure, Review
    from geo.pipeline import Queued
    from geo.reconciliation import Reconciled

#: Characters of the report shown before and after the sentence, cut at the ends of paragraphs where they are near.
_AROUND = 280


@dataclass(frozen=True, slots=True)
class Board:
    """The store as a reviewer sees it.

    Attributes
    ----------
    queue
        Figures that wait, the weightiest first, by id.
    done
        Ids of figures over which a review stands, the last reviewed first.
    """

    reconciled: Reconciled
    queue: dict[str, Queued]
    done: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A review as it was made: `target` and `number` name it for undo."""

    review: Review
    target: str
    number: int
    stands: bool


@st.cache_resource(max_entries=2, show_spinner=False)
def _board(stands: session.Standing) -> Board:  # noqa: ARG001  cache key
    from geo.pipeline import review_queue

    reconciled = session.whole()
    with session.store() as store:
        queue = {item.located.figure.id: item for item in review_queue(store, reconciled)}
    reviewed = [item for item in reconciled.observations.values() if item.reviews]
    reviewed.sort(key=lambda item: item.reviews[-1].reviewed_at, reverse=True)
    return Board(reconciled, queue, tuple(item.figure.id for item in reviewed))


def board() -> Board:
    """Return the queue of the store as it stands now."""
    with st.spinner(wording.say("busy.reconciling")):
        return _board(session.standing())


def named(document_id: str) -> list[Located]:
    """Return every toponym of a report."""
    with session.store() as store:
        return store.toponyms(document_id)


def opened(figure_id: str) -> tuple[LocatedFigure, list[Made]] | None:
    """Return a figure as it was extracted and every review of it, in order; None if the store does not hold it."""
    from geo.reconciliation.reviewing import standing

    with session.store() as store:
        found = store.figures(ids=[figure_id])
        if not found:
            return None
        everything = store.reviews()
        successors = store.successors({review.target for review in everything})
    by_target: dict[str, list[Review]] = {}
    made = []
    for review in everything:
        if successors.get(review.target, review.target) == figure_id:
            by_target.setdefault(review.target, []).append(review)
            made.append((review, review.target, len(by_target[review.target])))
    stands = {target: set(standing(reviews)) for target, reviews in by_target.items()}
    return found[0], [Made(review, target, number, number in stands[target]) for review, target, number in made]


def decide(review: Review) -> str | None:
    """Append a review; return what is wrong with it, None when it was kept."""
    from geo.pipeline import decide

    with session.store(write=True) as store:
        try:
            decide(store, review)
        except InputError as error:
            return str(error)
    return None


def passage(document: Document, located: LocatedFigure) -> str:
    """Return the sentence of a figure among the words around it, as HTML: number, place, date and source marked."""
    text, span = document.text, located.figure.span
    first, last = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    paragraph = text.rfind("\n", first, span.start)
    first = paragraph + 1 if paragraph >= 0 else (text.find(" ", first, span.start) + 1 or first if first else 0)
    paragraph = text.find("\n", span.end, last)
    if paragraph >= 0:
        last = paragraph
    elif last < len(text):
        space = text.rfind(" ", span.end, last)
        last = space if space >= 0 else last
    shown = []
    for mark in marks([located], located.located):
        start, end = max(mark.span.start, first), min(mark.span.end, last)
        if start < end:
            shown.append(Mark(Span(start - first, end - first), mark.kind, mark.title))
    return f'<div class="cm-report">{render(text[first:last], shown)}</div>'
