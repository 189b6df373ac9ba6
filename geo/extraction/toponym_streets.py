"""Streets and roads, which are names of places but never the town that they are called after."""

from __future__ import annotations

from itertools import compress, count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.extraction.toponym_tokens import Tokens

_LONGEST = 4


def streets(tokens: Tokens) -> list[tuple[int, int]]:
    """Return the runs of words that name streets: "Maple Street", "Highway 19", "rue de Rivoli".

    Returns
    -------
    list of tuple of int
        First word and the word after the last one, in reading order.
    """
    words, core = tokens.words, tokens.core
    found: list[tuple[int, int]] = []
    ends = compress(count(), map(words.streets_after.__contains__, core))
    for index in sorted({*ends, *words.streets_before.starts(core)}):
        run = _ending(tokens, index) if core[index] in words.streets_after else None
        if run is None:
            run = _beginning(tokens, index)
        if run is not None and not (found and found[-1][1] > run[0]):
            found.append(run)
    return found


def _ending(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Return the street whose name ends with the word at an index."""
    if not tokens.capital[index]:
        return None
    first, words = index, tokens.words
    titled = tokens.core[index] in words.titles and index + 1 < tokens.count
    if titled and tokens.capital[index + 1] and tokens.gap[index + 1] in {" ", ". "}:
        return None  # "However Dr Simmons", "St. Louis"
    while first > 0 and index - first < _LONGEST and tokens.gap[first] in {" ", ". ", "-"} and not tokens.opens[first]:
        before = first - 1
        if (
            not tokens.capital[before]
            or tokens.core[before] in words.articles
            or tokens.core[before] in words.conjunctions
        ):
            break
        if tokens.core[before] in words.prepositions_plain or tokens.core[before] in words.titles:
            break
        first = before
    return (first, index + 1) if first < index else None


def _beginning(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Return the road whose name begins at an index, a word for a road and a number or a name."""
    words = tokens.words
    length, _ = words.streets_before.at(tokens.core, index)
    if not length:
        return None
    last = index + length
    if last >= tokens.count or tokens.gap[last] not in {" ", "-"}:
        return None
    if words.streets_numbered and tokens.core[index] not in words.streets_named:
        return (index, last + 1) if tokens.capital[index] and tokens.raw[last][:1].isdigit() else None
    while last < tokens.count and tokens.core[last] in words.linkers and tokens.gap[last] in {" ", "'", "’"}:
        last += 1
    start = last
    while (
        last < tokens.count
        and last - start < _LONGEST
        and tokens.capital[last]
        and (last == start or tokens.gap[last] in {" ", "-"})
    ):
        last += 1
    return (index, last) if words.cased and last > start else None
