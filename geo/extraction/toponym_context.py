"""Whether a name that the gazetteer knows stands for a place here: the evidence of the words around it, added up.

The weights are rough log odds, tuned on texts with known places; a match is
kept from `KEEP` upwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.place_words import PlaceWords
    from geo.extraction.toponym_matches import Match
    from geo.extraction.toponym_tokens import Tokens

KEEP = 0.0

_BASE = {
    "country": 4.0,
    "admin1": 2.5,
    "continent": 3.0,
    "region": 2.0,
    "admin2": 0.4,
    "town": -0.6,
    "sea": 2.0,
    "river": 1.0,
    "strait": 2.0,
    "island": 1.0,
    "mountain": 0.5,
    "crossing": 1.0,
    "camp": 1.0,
    "lake": 1.0,
    "site": 0.5,
}
_IMPORTANCE = 3.5
_CAPITAL = 1.0
_SEVERAL_WORDS = 1.8
_COMMON = -3.5
_ORDINARY = -2.0
_OPENS = -0.6
_PREPOSITION = 1.5
_WEAK_PREPOSITION = 0.4
_TYPE_WORD = 2.0
_INSIDE_AFTER = 3.0
_INSIDE_BEFORE = 1.5
_FACILITY = 0.2
_BODY = -3.0
_BODY_BEFORE = -5.0
_NAME_BEFORE = -2.5
_NAME_AFTER = -1.3
_PERSON = -5.0
_FAMILY = -3.5
_GIVEN = -2.0
_SPEECH = -1.5
_LOWER_CASE = -2.0
_AGAIN = 1.5
_SURE = 2.5
_CASE_ENDING = 2.0
_WRITTEN_TOGETHER = -2.0
_UNCASED = -1.2
_JOINED = frozenset({"-", "\u2010", "\u2011"})


def weigh(tokens: Tokens, matches: Sequence[Match], words: PlaceWords, persons: set[int], families: set[str]) -> None:
    """Fill the score of each match from the words around it and from the other matches."""
    small = {core for core, capital in zip(tokens.core, tokens.capital, strict=True) if not capital}
    by_first = {match.first: match for match in matches}
    by_last = {match.last: match for match in matches}
    for match in matches:
        match.score = _alone(match, tokens, words, small) + _beside(match, tokens, words, by_first, by_last)
        match.score += _personal(match, tokens, words, persons, families)
    sure = {match.key for match in matches if match.score >= _SURE}
    for match in matches:
        if match.key in sure and match.score < _SURE:
            match.score += _AGAIN


def _alone(match: Match, tokens: Tokens, words: PlaceWords, small: set[str]) -> float:
    """Weigh the name by itself."""
    best = match.best
    score = _BASE.get(best.kind, 0.0)
    if match.demonym:
        return score
    if best.kind not in {"country", "continent"}:
        score += _IMPORTANCE * best.importance
    if best.capital:
        score += _CAPITAL
    length = match.last - match.first
    if words.marks_names and tokens.cut[match.last - 1]:
        score += _CASE_ENDING
    if (
        length == 2
        and tokens.core[match.first] in words.articles
        and tokens.core[match.first + 1] in words.common | words.ordinary
    ):  # noqa: PLR2004
        return score + _COMMON
    if length > 1:
        return score + _SEVERAL_WORDS
    core = tokens.core[match.first]
    if core in words.common:
        division = best.kind in {"admin1", "admin2"}
        compass = not words.compass_small or tokens.opens[match.first] or not words.directions.at((core,), 0)[0]
        score += _COMMON * (2.0 if division and compass else 1.0)
    elif core in words.ordinary and best.kind != "country":
        score += _ORDINARY + (_OPENS if tokens.opens[match.first] else 0.0)
    elif words.cased and core in small and best.kind != "country":
        score += _LOWER_CASE
    if not words.cased:
        score += _UNCASED
    elif tokens.opens[match.first] and best.kind not in {"country", "admin1"}:
        score += _OPENS
    return score


def _beside(
    match: Match, tokens: Tokens, words: PlaceWords, by_first: dict[int, Match], by_last: dict[int, Match]
) -> float:
    """Weigh the words before and after the name."""
    score = 0.0
    first, last = match.first, match.last
    core = tokens.core
    plain_before = first > 0 and tokens.gap[first] in {" ", "'", "’", "\n", "\u00a0"}
    if plain_before or (first > 0 and not words.cased):
        score += _before(match, tokens, words, by_last)
    elif first > 0 and tokens.gap[first] in _JOINED and first not in by_last and tokens.capital[first - 1]:
        score += _WRITTEN_TOGETHER
    if last < len(tokens):
        gap = tokens.gap[last]
        if gap == " " and not tokens.cut[last - 1]:
            score += _after(match, tokens, words, by_first)
        elif gap in _JOINED and tokens.capital[last] and last not in by_first:
            score += _WRITTEN_TOGETHER
        elif gap in {", ", " (", "، "} and last in by_first and _may_hold(by_first[last], match):
            score += _INSIDE_AFTER
        if core[last] in words.speech and gap == " " and match.best.kind not in {"country", "admin1", "continent"}:
            score += _SPEECH
    if first in by_last and tokens.gap[first] in {", ", " (", "، "} and _may_hold(match, by_last[first]):
        score += _INSIDE_BEFORE
    return score


def _before(match: Match, tokens: Tokens, words: PlaceWords, by_last: dict[int, Match]) -> float:
    """Weigh what stands directly before the name."""
    first = match.first
    core = tokens.core
    position = first
    while position > 0 and core[position - 1] in words.articles and tokens.gap[position] in {" ", "'", "’"}:
        position -= 1
    if words.prepositions.before(core, position)[0] or words.directions.before(core, position)[0]:
        return _PREPOSITION
    linked = position
    while linked > 0 and core[linked - 1] in words.linkers:
        linked -= 1
    if words.types_before.before(core, linked)[0]:
        return _TYPE_WORD
    if linked < position and core[linked - 1] in words.organisations_before and tokens.capital[linked - 1]:
        return _BODY_BEFORE
    before = core[position - 1] if position else ""
    if before in words.speech:
        return _SPEECH if match.best.kind == "town" and position == first else 0.0
    if before in words.weak_prepositions:
        return _WEAK_PREPOSITION
    if not words.cased or position < first or not tokens.capital[first - 1] or first in by_last:
        return 0.0
    if before in words.organisations_before:
        return _BODY
    if tokens.opens[first - 1] and (before in words.common or before in words.articles):
        return 0.0
    if before in words.facilities or before in words.common:
        return 0.0 if match.best.kind in {"country", "admin1"} else _NAME_BEFORE / 2
    return _NAME_BEFORE


def _after(match: Match, tokens: Tokens, words: PlaceWords, by_first: dict[int, Match]) -> float:
    """Weigh what stands directly after the name."""
    last = match.last
    core = tokens.core
    if words.types_after.at(core, last)[0]:
        return _TYPE_WORD
    if not words.cased or not tokens.capital[last] or last in by_first:
        return 0.0
    following = core[last]
    if following in words.organisations_after:
        return _BODY
    if following in words.facilities:
        more = (
            core[last + 1] if last + 1 < len(core) and tokens.gap[last + 1] == " " and tokens.capital[last + 1] else ""
        )
        return _BODY if more in words.organisations_after else _FACILITY
    if following in words.common:
        return _NAME_AFTER / 2
    return _NAME_AFTER


def _personal(match: Match, tokens: Tokens, words: PlaceWords, persons: set[int], families: set[str]) -> float:
    """Weigh whether the name is that of a person."""
    if match.first in persons or match.last - 1 in persons:
        return _PERSON
    if match.last - match.first > 1:
        return 0.0
    core = tokens.core[match.first]
    if core in families and match.best.kind != "country":
        return _FAMILY
    if core in words.given_names and match.best.kind not in {"country", "admin1"}:
        return _GIVEN
    return 0.0


def _may_hold(outer: Match, inner: Match) -> bool:
    """Tell whether the one name is of a country or division that holds a place of the other name."""
    for entry in outer.entries[:6]:
        if entry.kind == "country":
            if any(e.country == entry.country and e.id != entry.id for e in inner.entries):
                return True
        elif entry.kind == "admin1":
            if any(e.admin1 == (entry.admin1 or entry.id) and e.id != entry.id for e in inner.entries):
                return True
        elif entry.kind == "admin2" and any(e.admin2 == entry.id for e in inner.entries):
            return True
    return False
