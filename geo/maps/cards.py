"""One figure as the map shows it: the sentence cut where its marks begin and end, and its provenance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from geo.models import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geo.layers import FigureCard
    from geo.models import Document, Figure, Review

_MARK_OF_FIELD = {
    "number": "number",
    "place": "place",
    "toponym": "place",
    "toponyms": "place",
    "period": "date",
    "date": "date",
    "attributed_to": "source",
    "attribution": "source",
    "source": "source",
}
_LONGEST_QUOTE = 1200
_SAID_AND_PRINTED = 2
_MOST = 8


def newest_first(card_ids: Iterable[str], cards: Mapping[str, FigureCard]) -> list[str]:
    """Return ids of known cards by the day the figure is true, else the day it was printed, newest first."""
    known = dict.fromkeys(card_id for card_id in card_ids if card_id in cards)

    def day(card_id: str) -> tuple[str, str]:
        card = cards[card_id]
        when = card.figure.period.end or card.figure.period.start or card.document.published
        return (when.isoformat() if when else "", card_id)

    return sorted(known, key=day, reverse=True)


def card_row(
    card: FigureCard, chain: Sequence[str] = (), cards: Mapping[str, FigureCard] | None = None
) -> dict[str, Any]:
    """Return one figure for the map's panel; what is not known is left out.

    Parameters
    ----------
    card
        The figure.
    chain
        Through whom the number came, from who said it to who printed it.
    cards
        All figures by id, among which those that repeat or contradict this one are looked up.
    """
    known = cards or {}
    figure, document = card.figure, card.document
    quantity, period = figure.quantity, figure.period
    row = {
        "id": figure.id,
        "quote": runs(figure, document),
        "words": quantity.words or None,
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "qualifier": str(quantity.qualifier),
        "indicator": figure.indicator,
        "counting": str(figure.counting),
        "unit": str(figure.unit),
        "who": figure.who,
        "group": figure.group.code,
        "from": period.start.isoformat() if period.start else None,
        "to": period.end.isoformat() if period.end else None,
        "when": period.expression,
        "said_by": figure.attributed_to,
        "status": str(figure.status),
        "superseded": figure.superseded or None,
        "enemy_claim": figure.enemy_claim or None,
        "part_of": bool(figure.part_of) or None,
        "places": [name for name in dict.fromkeys(toponym.name for toponym in figure.toponyms) if name] or None,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published.isoformat() if document.published else None,
        "published_basis": str(document.published_basis),
        "url": web_address(document.url),
        "language": document.language,
        "reason": card.reason,
        "chain": list(chain) if len(chain) > _SAID_AND_PRINTED else None,
        "confidence": round(figure.confidence, 2),
        "also": [_printed(known[one]) for one in _others(card, known)[:_MOST]] or None,
        "against": [_said(known[other]) for other in card.against if other in known][:_MOST] or None,
        "reviews": [_reviewed(review) for review in card.reviews] or None,
    }
    return {key: value for key, value in row.items() if value is not None}


def _others(card: FigureCard, known: Mapping[str, FigureCard]) -> list[str]:
    """Return figures of other reports that repeat the number, one a report, by the day they were printed."""
    found = {known[one].document.id: one for one in card.repeated if one in known}
    found.pop(card.document.id, None)
    return sorted(found.values(), key=lambda one: (str(known[one].document.published or ""), one))


def _printed(card: FigureCard) -> dict[str, Any]:
    """Return where a figure was printed."""
    document = card.document
    row = {
        "publisher": document.publisher or document.title,
        "published": document.published.isoformat() if document.published else None,
        "url": web_address(document.url),
    }
    return {key: value for key, value in row.items() if value is not None}


def _said(card: FigureCard) -> dict[str, Any]:
    """Return what a figure says and who said it."""
    quantity = card.figure.quantity
    row = {
        "words": quantity.words or None,
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "qualifier": str(quantity.qualifier),
        "said_by": card.figure.attributed_to,
        "status": str(card.figure.status),
    }
    return {**_printed(card), **{key: value for key, value in row.items() if value is not None}}


def _reviewed(review: Review) -> dict[str, Any]:
    """Return who decided what about a figure, when and why."""
    row: dict[str, Any] = {
        "by": review.reviewer,
        "on": review.reviewed_at.date().isoformat(),
        "verdict": review.verdict,
        "changes": [list(change) for change in review.changes],
        "why": review.reason,
    }
    return {key: value for key, value in row.items() if value}


def web_address(address: str | None) -> str | None:
    """Return an address that may become a link, None for any that is not http or https."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and parts.hostname else None


def runs(figure: Figure, document: Document) -> list[str | list[str]]:
    """Return the quote as runs of text, a marked one as ``[text, mark]``.

    Runs need no offsets, which Python counts in characters and JavaScript in
    UTF-16 units. The number's mark wins over any that overlaps it.
    """
    text, marks = figure.quote, _marks(figure, document)
    out: list[str | list[str]] = []
    position = 0
    for start, end, mark in marks:
        if start > position:
            out.append(text[position:start])
        out.append([text[start:end], mark])
        position = end
    if position < len(text):
        out.append(text[position:])
    return _shortened(out)


def _marks(figure: Figure, document: Document) -> list[tuple[int, int, str]]:
    """Return the spans to mark in the quote, in order, none overlapping."""
    wanted = [(figure.number_span, "number")]
    wanted += [(item.span, _MARK_OF_FIELD[item.field]) for item in figure.evidence if item.field in _MARK_OF_FIELD]
    wanted += [(toponym.span, "place") for toponym in figure.toponyms]
    taken: list[tuple[int, int, str]] = []
    for span, mark in wanted:
        place = _within(span, figure, document)
        if place is not None and all(place.end <= start or end <= place.start for start, end, _ in taken):
            taken.append((place.start, place.end, mark))
    return sorted(taken)


def _within(span: Span, figure: Figure, document: Document) -> Span | None:
    """Return a span of the text as one of the quote, None where it lies outside or the quote was rewritten."""
    start, end = span.start - figure.span.start, span.end - figure.span.start
    if start < 0 or end <= start:
        return None
    if document.text[figure.span.start : figure.span.end] == figure.quote:
        return Span(start, end) if end <= len(figure.quote) else None
    words = document.text[span.start : span.end]
    found = figure.quote.find(words) if words else -1
    return Span(found, found + len(words)) if found >= 0 else None


def _shortened(pieces: list[str | list[str]]) -> list[str | list[str]]:
    """Cut unmarked runs of a very long quote to what stands beside its marks."""
    total = sum(len(piece) if isinstance(piece, str) else len(piece[0]) for piece in pieces)
    if total <= _LONGEST_QUOTE:
        return pieces
    room = _LONGEST_QUOTE // max(1, len(pieces)) // 2
    return [
        f"{piece[:room]} … {piece[-room:]}" if isinstance(piece, str) and len(piece) > 2 * room else piece
        for piece in pieces
    ]
