"""Sentences of a text: at full stops that are none of an abbreviation, and at line ends that are no wrapping."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.languages import Language

#: Begins with one set of characters, which is searched for several times as fast as one of two patterns.
_STOP = re.compile(r"[.!?…؟。\n](?:(?<=\n)|(?<!\n)[.!?…؟。]*[\"”»'’)\]]*(?=\s))")
_LAST_WORD = re.compile(r"[\w.-]+\Z")
#: A cell of a table that holds a number, and one under it that says of what.
_CELL = re.compile(r"\d[\d.,\s]*(?:[^\W\d_]+[ \n]?){0,3}\Z")
_WORDS = re.compile(r"[^\W\d_][^\d\n]{0,24}(?:\n|\Z)")
#: A sentence longer than this is cut at a space, so that work stays proportional to the text.
_LONGEST = 3000
#: A line at least this long that ends without punctuation may be wrapped text.
_WRAPPED = 50


def split(text: str, language: Language, lines: Sequence[tuple[int, int]] = ()) -> Iterator[tuple[int, int, int]]:
    """Yield the sentences of a text.

    Parameters
    ----------
    text
        Any text.
    language
        Its abbreviations end no sentence.
    lines
        Where runs begin and end, in reading order, of which each is one sentence, such as the rows of a table.

    Yields
    ------
    tuple of int
        Start, end (exclusive, no spaces at either side) and number of the paragraph.
    """
    abbreviations = frozenset(language.table("language").get("abbreviations", ()))
    start = paragraph = 0
    for first, last in lines:
        for piece in _sentences(text, abbreviations, start, first):
            yield piece[0], piece[1], paragraph + piece[2]
        paragraph += text.count("\n", start, first)
        yield first, last, paragraph
        start = last
    for piece in _sentences(text, abbreviations, start, len(text)):
        yield piece[0], piece[1], paragraph + piece[2]


def _sentences(text: str, abbreviations: frozenset[str], start: int, stop: int) -> Iterator[tuple[int, int, int]]:
    """Yield the sentences between two offsets, the paragraphs counted from nought."""
    paragraph = 0
    line_start = start
    for match in _STOP.finditer(text, start, stop):
        position, end = match.span()
        if text[position] == "\n":
            following = text[end : end + 1]
            wrapped = (
                position - line_start >= _WRAPPED
                and following.islower()
                and text[position - 1 : position] not in {".", "!", "?", ":", ";", "…", "؟"}
            )
            line_start = end
            cell = _CELL.fullmatch(text, start, position) is not None and _WORDS.match(text, end) is not None
            if wrapped or cell:
                continue
            yield from _pieces(text, start, position, paragraph)
            start = end
            paragraph += 1
            continue
        following = text[end + 1 : end + 2]
        if following.isspace():
            following = text[end : end + 40].lstrip()[:1]
        if following.islower() or (text[position] == "." and _abbreviated(text, position, abbreviations)):
            continue
        yield from _pieces(text, start, end, paragraph)
        start = end
    yield from _pieces(text, start, stop, paragraph)


def _abbreviated(text: str, position: int, abbreviations: frozenset[str]) -> bool:
    """Tell whether the full stop at a position belongs to an abbreviation or an initial."""
    first = max(0, position - 20)
    # most often the word begins after a space; searched for, every place before its end is tried
    space = text.rfind(" ", first, position) + 1
    word = _LAST_WORD.match(text, space, position) if space else None
    word = word or _LAST_WORD.search(text, first, position)
    if word is None:
        return False
    last = word.group()
    if last == "X" and text[max(0, word.start() - 2) : word.start()].strip().islower():
        return False  # "in a post on X. The governor": no initial of a name
    return (len(last) == 1 and last.isupper()) or last.lower() in abbreviations


def _pieces(text: str, start: int, end: int, paragraph: int) -> Iterator[tuple[int, int, int]]:
    """Yield a run without the spaces around it, cut where it is too long to be a sentence."""
    while start < end:
        while start < end and text[start].isspace():
            start += 1
        stop = end
        if stop - start > _LONGEST:
            space = text.rfind(" ", start + 1, start + _LONGEST)
            stop = space if space > start else start + _LONGEST
        finish = stop
        while finish > start and text[finish - 1].isspace():
            finish -= 1
        if finish > start:
            yield start, finish, paragraph
        start = stop
