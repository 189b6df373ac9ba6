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
    short = {id(match): _letters(tokens, match) for match in matches}
    bodies = {letters for letters in set(short.values()) if letters and _of_body(letters, tokens.text, matches)}
    return [match for match in matches if short[id(match)] not in bodies] if bodies else list(matches)


def _letters(tokens: Tokens, match: Match) -> str:
    """Return the letters of a name in capitals that may stand for those of several words; nothing of other names."""
    letters = tokens.raw[match.first]
    if not letters.isupper() or match.last - match.first != 1:
        return ""
    letters = letters.rstrip(".")
    return letters if len(letters) >= _LETTERS and letters.isalpha() else ""


def _of_body(letters: str, text: str, matches: Sequence[Match]) -> bool:
    """Tell whether letters are the first of words in a text that name no place."""
    words = _SMALL.join(rf"{letter}[\w’'-]*[a-zà-ÿ]" for letter in letters)
    # the letter first, for which a text is searched faster than for where words begin
    named = [found.span() for found in re.finditer(rf"{letters[0]}(?<=\b{words[0]}){words[1:]}\b", text)]
    if not named:
        return False
    places = [(m.start, m.end) for m in matches if m.last - m.first > 1]
    # neither "Democratic Republic of the Congo" nor "United States Army"
    placed = any(first < end and start < last for first, last in places for start, end in named)
    return not placed
