"""Documents, reviews and words as rows, and back.

A database refuses half a surrogate pair, and PostgreSQL the character U+0000,
but reports hold both now and then and the offsets count them. Such words are
kept as JSON behind a mark that no text may begin with.
"""

from __future__ import annotations

import json
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import Any

from geo.errors import InvalidRecordError
from geo.models import Document, Precision, PublishedBasis, Review

#: U+FDD0 is no character, yet every database stores it.
_MARK = "\ufdd0"

# Made once: a million figures are written and read with these.
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_DECODE = json.JSONDecoder().raw_decode

_PRECISIONS: dict[str | None, Precision | None] = {p.value: p for p in Precision} | {None: None}
_BASES = {b.value: b for b in PublishedBasis}


def pack(words: str) -> str:
    """Return the words in a form that every database keeps."""
    if "\x00" not in words and not words.startswith(_MARK):
        if words.isascii():
            return words
        try:
            words.encode()
        except UnicodeEncodeError:
            pass
        else:
            return words
    return _MARK + json.dumps(words)


def unpack(stored: str) -> str:
    """Return what `pack` was given."""
    if stored.startswith(_MARK):
        words: str = json.loads(stored[1:])
        return words
    return stored


def pack_any(words: str | None) -> str | None:
    """Return the words as `pack` does, or None."""
    return None if words is None else pack(words)


def unpack_any(stored: str | None) -> str | None:
    """Return what `pack_any` was given."""
    return None if stored is None else unpack(stored)


def pack_list(value: Any) -> str:
    """Return compact JSON that every database keeps as text."""
    if value in ((), []):
        return "[]"
    compact = _ENCODE(value)
    if not compact.isascii():
        try:
            compact.encode()
        except UnicodeEncodeError:
            return json.dumps(value, separators=(",", ":"))
    return compact


def unpack_list(stored: str) -> Any:
    """Return what `pack_list` was given, tuples as lists."""
    return _DECODE(stored)[0]


def pack_moment(moment: datetime) -> str:
    """Return a moment as text that sorts by time: in UTC if it has a zone.

    Raises
    ------
    InvalidRecordError
        If the moment has no equal in UTC within the years 1 to 9999.
    """
    if moment.tzinfo is None:
        return moment.isoformat(timespec="microseconds")
    try:
        return moment.astimezone(UTC).isoformat(timespec="microseconds")
    except OverflowError:
        message = f"{moment.isoformat()} lies outside the years 1 to 9999 in UTC: correct the date"
        raise InvalidRecordError(message) from None


def pack_document(document: Document) -> dict[str, Any]:
    """Return the columns of a document, its text and its place among versions left out."""
    return {
        "id": document.id,
        "address": pack(document.address),
        "language": document.language,
        "title": pack_any(document.title),
        "url": pack_any(document.url),
        "publisher": pack_any(document.publisher),
        "published": document.published,
        "published_precision": _word(document.published_precision),
        "published_basis": document.published_basis.value,
        "retrieved": None if document.retrieved is None else pack_moment(document.retrieved),
        "version_of": document.version_of,
        "known_from": known_from(document),
    }


def unpack_document(row: Any, text: str) -> Document:
    """Return the document that `pack_document` was given."""
    return Document(
        id=row.id,
        address=unpack(row.address),
        text=text,
        language=row.language,
        title=unpack_any(row.title),
        url=unpack_any(row.url),
        publisher=unpack_any(row.publisher),
        published=row.published,
        published_precision=_PRECISIONS[row.published_precision],
        published_basis=_BASES[row.published_basis],
        retrieved=None if row.retrieved is None else datetime.fromisoformat(row.retrieved),
        version_of=row.version_of,
    )


def known_from(document: Document) -> date | None:
    """Return the first day on which the document can be shown to have been out.

    That is the day of publication; where only the week, month or year is
    known its last day; and never later than the day of retrieval, before which
    it must have been published. None if nothing shows it.
    """
    published, precision = document.published, document.published_precision
    if published is not None and precision in (None, Precision.DAY):
        return published
    days = []
    if published is not None:
        days.append(_last_day(published, precision))
    if document.retrieved is not None:
        days.append(datetime.fromisoformat(pack_moment(document.retrieved)).date())
    return min(days, default=None)


def _last_day(first: date, precision: Precision | None) -> date:
    if precision is Precision.YEAR:
        return date(first.year, 12, 31)
    if precision is Precision.MONTH:
        return first.replace(day=monthrange(first.year, first.month)[1])
    return min(first, date.max - timedelta(days=6)) + timedelta(days=6)


def pack_review(review: Review) -> dict[str, Any]:
    """Return the columns of a review."""
    return {
        "target": pack(review.target),
        "verdict": pack(review.verdict),
        "changes": pack_list([list(change) for change in review.changes]),
        "reviewer": pack(review.reviewer),
        "reviewed_at": pack_moment(review.reviewed_at),
        "reason": pack(review.reason),
    }


def unpack_review(row: Any) -> Review:
    """Return the review that `pack_review` was given."""
    return Review(
        target=unpack(row.target),
        verdict=unpack(row.verdict),
        changes=tuple((name, value) for name, value in json.loads(row.changes)),
        reviewer=unpack(row.reviewer),
        reviewed_at=datetime.fromisoformat(row.reviewed_at),
        reason=unpack(row.reason),
    )


def _word(member: Precision | None) -> str | None:
    return None if member is None else member.value
