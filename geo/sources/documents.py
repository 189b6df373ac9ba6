"""From the text of a report to the document that the later stages take."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from geo.models import Document, PublishedBasis, document_id
from geo.sources.language import UNKNOWN, identify, known_language
from geo.sources.plain_text import clean
from geo.sources.publication import Dating, find_publication
from geo.sources.records import NOTHING, Given, Note, Report, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator


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
    elif report.page.published is not None:
        dating = Dating(report.page.published, PublishedBasis.TEXT)
    else:
        dating = find_publication(text, language, about.url)
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
    if dating.written is None:
        yield Note(report.address, f"its publication date is not known: {dating.reason}; give it with --published")
