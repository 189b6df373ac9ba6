"""What reading yields beside documents, and what a report brings with it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, TypeAlias

from geo.models import Document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.sources.written_dates import WrittenDate


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file, an address or a line that gave no document.

    Attributes
    ----------
    address
        What was given: a path, a web address, or a path with ``:`` and a line number.
    reason
        What was wrong and what to do, in one sentence.
    """

    address: str
    reason: str

    @property
    def message(self) -> str:
        """The reason, under the name that `Note` has for it."""
        return self.reason


@dataclass(frozen=True, slots=True)
class Note:
    """Something about an address that a person should know, although reading went on."""

    address: str
    message: str


#: What reading yields, in the order of the input.
Item: TypeAlias = Document | Unreadable | Note


@dataclass(frozen=True, slots=True)
class Given:
    """What is known about a report beside its text; None where it is not.

    Attributes
    ----------
    published
        Day of publication, with its precision.
    language
        ISO 639-1 code.
    """

    published: WrittenDate | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None

    def over(self, other: Given) -> Given:
        """Return what is known here, completed with what only `other` knows."""
        missing = {f.name: getattr(other, f.name) for f in fields(self) if getattr(self, f.name) is None}
        return replace(self, **missing)


@dataclass(frozen=True, slots=True)
class Report:
    """The text that a format holds, not yet a document.

    Attributes
    ----------
    given
        What a person or a record says about the report: its date is a given one.
    page
        What the page itself says: its date counts as found in the text.
    """

    address: str
    text: str
    given: Given = Given()
    page: Given = Given()


#: What the readers of the formats yield.
Found: TypeAlias = Report | Unreadable | Note


def limited(found: Iterable[Unreadable], address: str, limit: int = 20) -> list[Unreadable]:
    """Return at most `limit` of the unreadable lines of one file, and how many more there are."""
    kept: list[Unreadable] = []
    more = 0
    for item in found:
        if len(kept) < limit:
            kept.append(item)
        else:
            more += 1
    if more:
        kept.append(Unreadable(address, f"{more} more lines could not be read, for the same kinds of reason"))
    return kept
