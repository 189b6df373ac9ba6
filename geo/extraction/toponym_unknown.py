"""Names that the gazetteer does not know but the text uses as places: "the village of X", "in X, Idlib province".

They are found so that a figure is left without a place rather than put at the
next place that is known.
"""

from __future__ import annotations

from itertools import compress, count
from typing import TYPE_CHECKING

from geo.extraction.toponym_matches import ARABIC_ARTICLES, before_capital

if TYPE_CHECKING:
    from collections.abc import Collection

    from geo.extraction.toponym_tokens import Tokens

_LONGEST = 4
_ACRONYM = 5
_SHORTEST = 3
_JOINED = frozenset({" ", "-", "\u2010", "\u2011"})


def unknown_places(
    tokens: Tokens, taken: Collection[int], families: Collection[str]
) -> list[tuple[int, int, str | None]]:
    """Return the runs of words that stand for places without being known.

    Parameters
    ----------
    taken
        Numbers of the words that belong to toponyms, or to names of people.
    families
        Folded family names of people in the text.

    Returns
    -------
    list of tuple
        First word, the word after the last one, and the type word beside them if any.
    """
    found: list[tuple[int, int, str | None]] = []
    if not tokens.words.cased:
        return found
    reached = 0
    for index in compress(count(), tokens.capital):
        if index < reached or index in taken or _refused(tokens, index):
            continue
        last = _run(tokens, index, taken, families)
        if last == index:
            continue
        kind = _kind(tokens, index, last)
        if kind is not None or _placed(tokens, index, last):
            found.append((index, last, kind or None))
        reached = last
    return found


def _run(tokens: Tokens, index: int, taken: Collection[int], families: Collection[str]) -> int:
    """Return the word after a run of capitalised words that may be a name, `index` when there is none."""
    words, last = tokens.words, index
    while last < tokens.count and last - index < _LONGEST:
        if last in taken or tokens.core[last] in families:
            break
        if (
            last > index
            and tokens.core[last] in ARABIC_ARTICLES
            and tokens.gap[last] == " "
            and before_capital(tokens, last)
        ):
            last += 2  # "Orum al-Qubra"
            continue
        if not tokens.capital[last]:
            break
        if last > index and (tokens.gap[last] not in _JOINED or tokens.cut[last - 1]):
            break
        if _refused(tokens, last) or (last > index and words.types_after.at(tokens.core, last)[0]):
            break
        if _is_body(tokens, last):
            return index
        last += 1
    if last == index or len(tokens.core[index]) < _SHORTEST:
        return index
    # A name that runs on, "X Y" before a word that was refused, is cut short and therefore none.
    runs_on = last < tokens.count and tokens.capital[last] and tokens.gap[last] == " " and not tokens.cut[last - 1]
    if runs_on and not words.types_after.at(tokens.core, last)[0]:
        return index
    return last


def _refused(tokens: Tokens, index: int) -> bool:
    """Tell whether a word is none of the name of a place."""
    core, words = tokens.core[index], tokens.words
    known = core in words.common or core in words.given_names or core in words.articles
    return known or tokens.raw[index][0].isdigit()


def _is_body(tokens: Tokens, index: int) -> bool:
    """Tell whether a word makes a body of the name that it is in."""
    core, words = tokens.core[index], tokens.words
    body = core in words.organisations_after or core in words.facilities or core in words.organisations_before
    body = body or core in words.facilities_before
    return body or (tokens.raw[index].isupper() and len(tokens.raw[index]) <= _ACRONYM)


def _kind(tokens: Tokens, first: int, last: int) -> str | None:
    """Return the type word beside a run: "the village of X", "X village"."""
    words = tokens.words
    length, kind = words.types_after.at(tokens.core, last)
    if length and tokens.gap[last] in _JOINED and kind in words.unknown_types:
        return kind
    linked = first
    while linked > 0 and tokens.core[linked - 1] in words.linkers and tokens.gap[linked] in {" ", "'", "’"}:
        linked -= 1
    if linked == first and not words.unknown_unlinked:
        return None
    length, kind = words.types_before.before(tokens.core, linked)
    return kind if length and kind in words.unknown_types and tokens.gap[first] in {" ", "'", "’", "\n"} else None


def _placed(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether the word before a run is one that only places follow."""
    if first == 0 or tokens.opens[first] or tokens.gap[first] not in {" ", "'", "’", "\n"}:
        return False
    if not tokens.words.ordinary.isdisjoint(tokens.core[first:last]):
        return False
    return bool(tokens.words.unknown_after.before(tokens.core, first)[0])
