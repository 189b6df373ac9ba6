"""From the text of a report to the document that the later stages take."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from geo.models import Document, PublishedBasis, document_id
from geo.sources.language import UNKNOWN, identify, known_language
from geo.sources.plain_text import clean
from geo.sources.publication import Dating, find_publication
from geo.sources.records import NOTHING, Given, Note, Report, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A page dated so much later than its text says was moved or made anew since.
_MOVED = timedelta(days=3)


def make_document(report: Report, known: Given = NOTHING) -> Iterator[Document | Note | Unreadable]:
    """Yield the document of a report, then a note if it has no date, or why there is none.

    Parameters
    ----------
    known
        What the options and the metadata file say, which wins over the report itself.
    """
    text = clean(report.text)
    if not text.strip():
        reason = "it holds no text: check that the file is complete" if not text else "it holds only blanks"
        yield Unreadable(report.address, reason)
        return
    given = known.over(report.given)
    about = given.over(report.page)
    language = given.language or identify(text)
    if language == UNKNOWN and report.page.language:
        language = known_language(report.page.language) or UNKNOWN
    if given.published is not None:
        dating = Dating(given.published, PublishedBasis.GIVEN)
    else:
        dating = _dating(text, language, report, about.url)
    yield Document(
        id=document_id(text, about.url, about.publisher),
        address=report.address,
        text=text,
        language=language,
        title=about.title,
        url=about.url,
        publisher=about.publisher,
        published=dating.written.day if dating.written else None,
        published_precision=dating.written.precision if dating.written else None,
        published_basis=dating.basis,
        retrieved=datetime.now(UTC),
    )
    today = datetime.now(UTC).date()
    if dating.written is not None and dating.written.day > today + timedelta(days=1):
        yield Note(report.address, f"its publication date {dating.written.day} lies in the future: check it")
    if dating.written is None:
        yield Note(report.address, f"its publication date is not known: {dating.reason}; give it with --published")


def _dating(text: str, language: str, report: Report, url: str | None) -> Dating:
    """Date a report that came without a date by its page or its text."""
    page = report.page.published
    if page is None:
        return find_publication(text, language, url)
    own = find_publication(text, language)
    if own.basis is PublishedBasis.TEXT and own.written is not None and page.day - own.written.day > _MOVED:
        return own
    return Dating(page, PublishedBasis.TEXT)
