"""Two sources with a number each before one noun or verb: "by the governor 27, by the police 31 people died"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geo.extraction.enumerations import inherit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.counting import Draft
    from geo.extraction.reading import Reading

#: Words between a source and its number.
_NEAR = 4
#: Words between the two numbers: ", according to the prefecture of police".
_BETWEEN = 8
#: How many times one count may be the other.
_ALIKE = 5


def complete(drafts: Sequence[Draft]) -> None:
    """Let a number of a first source count what that of the second does.

    Parameters
    ----------
    drafts
        The numbers of one sentence, in reading order; a second source gets its number, whose verb both share.
    """
    for first, second in pairwise(drafts):
        if first.indicator or not second.indicator or first.head.kind != "bare" or not _rivals(first, second):
            continue
        inherit(first, second, "forward", second.score - 1.0)
        second.gapped = not second.reading.has("source.suffix", first.end, second.start)


def _rivals(first: Draft, second: Draft) -> bool:
    """Tell whether two numbers of about one size have each a source right before them, parted by a comma."""
    reading, size = first.reading, first.mention.size
    words, between = reading.words, range(first.end, second.start)
    alike = size / _ALIKE <= second.mention.size <= size * _ALIKE
    if not alike or not 1 < len(between) <= _BETWEEN or words[first.end] not in {",", ";"}:
        return False
    return _named(reading, max(0, first.start - _NEAR), first.start) and _named(reading, first.end, second.start)


def _named(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a source is named between two tokens."""
    return reading.has("source.source", first, last) or reading.has("source.suffix", first, last)
