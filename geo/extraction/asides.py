"""Asides between people and their verb, in dashes or in brackets: "5.5 million people – one in two – need help"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.extraction.reading import Reading

#: Words of the longest aside.
_WIDEST = 16
#: The signs that open an aside, each with those that close it.
_CLOSED_BY = {"–": frozenset("–—"), "—": frozenset("–—"), "-": frozenset("-–"), "(": frozenset(")")}
_STOPS = frozenset({";", ":", ".", "(", "?", "!"})


def past(reading: Reading, first: int) -> int:
    """Return the token after an aside that opens at a token; the token itself where none does.

    Parameters
    ----------
    reading
        The sentence.
    first
        The token after the people who are counted.
    """
    words = reading.words
    closing = _CLOSED_BY.get(words[first]) if first < len(words) else None
    if closing is None:
        return first
    for index in range(first + 1, min(len(words), first + _WIDEST)):
        if words[index] in closing:
            return index + 1 if index > first + 1 else first
        if words[index] in _STOPS:
            break
    return first
