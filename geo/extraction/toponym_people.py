"""Names of people in a text, so that "Jordan Smith" is no country and the "Henderson" who spoke no town."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.place_words import PlaceWords
    from geo.extraction.toponym_matches import Match
    from geo.extraction.toponym_tokens import Tokens

_LONGEST = 4
_BETWEEN = frozenset({" ", ". ", "-", ' "', " “", "” ", '" '})


def people(tokens: Tokens, words: PlaceWords, matches: Sequence[Match]) -> tuple[set[int], set[str]]:
    """Find the words that belong to names of people.

    Returns
    -------
    tuple
        Numbers of the words, and the folded family names, under which the
        text may speak of the same people again.
    """
    inside: set[int] = set()
    families: set[str] = set()
    if not words.cased:
        return inside, families
    # "San Jose", "Virginia Beach": a name of several words is no person.
    longer = {match.first: match.last for match in matches if match.last - match.first > 1}
    index, count = 0, len(tokens)
    capital = tokens.capital
    while index < count:
        if not capital[index]:
            index += 1
            continue
        if index in longer:
            index = longer[index]
            continue
        core = tokens.core[index]
        titled = core in words.titles
        if not titled and core not in words.given_names:
            index += 1
            continue
        first = index + 1 if titled else index
        last = _end(tokens, first if titled else first + 1, words)
        if last > first + (0 if titled else 1):
            _add(tokens, first, last, inside, families, words, titled=titled)
            index = last
        else:
            index += 1
    _add_aged(tokens, words, inside, families)
    return inside, families


def _add_aged(tokens: Tokens, words: PlaceWords, inside: set[int], families: set[str]) -> None:
    """Add the names before an age: "Lee Tanga Moon, 34, of Boise"."""
    for index in range(1, len(tokens)):
        raw = tokens.raw[index]
        if not raw.isdigit() or len(raw) > 2 or tokens.gap[index] != ", ":  # noqa: PLR2004
            continue
        following = tokens.gap[index + 1] if index + 1 < len(tokens) else "."
        if following[:1] not in {",", "."} and tokens.text[tokens.end[index] : tokens.end[index] + 10] != "-year-old":
            continue
        first = index
        while first > 0 and tokens.capital[first - 1] and index - first < _LONGEST:
            first -= 1
            if tokens.gap[first] not in _BETWEEN:
                break
        if index - first > 1 and not any(tokens.core[i] in words.common for i in range(first, index)):
            _add(tokens, first, index, inside, families, words, titled=False)


def _end(tokens: Tokens, index: int, words: PlaceWords) -> int:
    """Return the word after the last one that continues a name of a person."""
    start = index
    while index < len(tokens) and index - start < _LONGEST:
        gap = tokens.gap[index]
        if gap not in _BETWEEN or (gap == ". " and tokens.opens[index]) or tokens.cut[index - 1]:
            break
        core = tokens.core[index]
        if not tokens.capital[index]:
            if core in words.particles and index + 1 < len(tokens) and tokens.capital[index + 1] and gap == " ":
                index += 1
                continue
            break
        if core in words.person_suffixes:
            index += 1
            break
        if not _personal(core, words):
            break
        index += 1
    return index


def _personal(core: str, words: PlaceWords) -> bool:
    """Tell whether a capitalised word may be part of a name of a person."""
    return (
        core in words.given_names
        or core in words.families
        or not (
            core in words.common
            or core in words.articles
            or core in words.facilities
            or core in words.organisations_after
            or core in words.streets_after
            or words.types_after.at((core,), 0)[0]
        )
    )


def _add(
    tokens: Tokens, first: int, last: int, inside: set[int], families: set[str], words: PlaceWords, *, titled: bool
) -> None:
    """Keep the words of one name, and the family name when it is one."""
    inside.update(range(first, last))
    end = last - 1
    while end > first and tokens.core[end] in words.person_suffixes:
        end -= 1
    if end > first or titled:
        families.add(tokens.core[end])
