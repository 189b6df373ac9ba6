"""What reading yields beside documents, and what a report brings with it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, TypeAlias

from geo.models import Document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


#: Knowing nothing beside the text.
NOTHING = Given()


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
    given: Given = NOTHING
    page: Given = NOTHING


#: What the readers of the formats yield.
Found: TypeAlias = Report | Unreadable | Note


def gathered(bad: Sequence[tuple[int, str]], address: str, limit: int = 20) -> Iterator[Unreadable]:
    """Yield the lines of one file that could not be read, those with one reason after each other together.

    Parameters
    ----------
    bad
        Line numbers and reasons, in the order of the file.
    limit
        Most records yielded; the last one then counts the lines left out.
    """
    runs: list[tuple[int, int, str]] = []
    for number, reason in bad:
        if runs and runs[-1][2] == reason:
            runs[-1] = (runs[-1][0], number, reason)
        else:
            runs.append((number, number, reason))
    for first, last, reason in runs[:limit]:
        where = str(first) if first == last else f"{first}-{last}"
        yield Unreadable(f"{address}:{where}", reason)
    if runs[limit:]:
        yield Unreadable(address, f"more lines could not be read, from line {runs[limit][0]} to {runs[-1][1]}")
