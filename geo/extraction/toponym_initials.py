"""Letters that stand for a body which the text names in full: "the Danish Refugee Council … DRC" is no country."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.toponym_matches import Match
    from geo.extraction.toponym_tokens import Tokens

#: Letters of the shortest such name: two are too often those of something else.
_LETTERS = 3
#: Small words between two words of a name: "of", "of the".
_SMALL = r"(?:\s+[^\W\d_A-Z]\w{0,3}){0,2}\s+"


def without_bodies(tokens: Tokens, matches: Sequence[Match]) -> list[Match]:
    """Return the matches without the abbreviations of bodies that a text names.

    Parameters
    ----------
    tokens
        The text.
    matches
        What may be places, in reading order. "DRC" stays one where the Democratic Republic of the Congo is named.
    """
    return [match for match in matches if not _of_body(tokens, match, matches)]


def _of_body(tokens: Tokens, match: Match, matches: Sequence[Match]) -> bool:
    """Tell whether a name in capitals is made of the first letters of words in the text that name no place."""
    letters = tokens.raw[match.first]
    if not letters.isupper() or match.last - match.first != 1:
        return False
    letters = letters.rstrip(".")
    if len(letters) < _LETTERS or not letters.isalpha():
        return False
    words = _SMALL.join(rf"{letter}[\w’'-]*[a-zà-ÿ]" for letter in letters)
    named = [found.span() for found in re.finditer(rf"\b{words}\b", tokens.text)]
    places = [(m.start, m.end) for m in matches if m.last - m.first > 1]
    # neither "Democratic Republic of the Congo" nor "United States Army"
    placed = any(first < end and start < last for first, last in places for start, end in named)
    return bool(named) and not placed
