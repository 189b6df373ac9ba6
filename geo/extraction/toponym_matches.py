"""Runs of words that the gazetteer knows as names of places, before anything is made of the words around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.gazetteer.names import fold

if TYPE_CHECKING:
    from geo.extraction.place_words import PlaceWords
    from geo.extraction.toponym_tokens import Tokens
    from geo.gazetteer import Entry, Gazetteer

_LONGEST = 8
_ACRONYM = 5
_DEMONYM_AT_LEAST = 4
_ALIAS = 3
_SMALL_ENDINGS = frozenset({"country", "sea", "region", "continent", "strait"})


@dataclass(slots=True)
class Match:
    """A run of words that is a name.

    Attributes
    ----------
    first, last
        Words of the run, the last one exclusive.
    start, end
        Offsets of the name in the text, end exclusive.
    entries
        What the gazetteer knows under the name, the most important first.
    demonym
        Whether it is an adjective or a name of a people.
    score
        How sure it is that the name stands for a place; filled by the context.
    """

    first: int
    last: int
    start: int
    end: int
    entries: tuple[Entry, ...]
    demonym: bool = False
    score: float = 0.0

    @property
    def best(self) -> Entry:
        """The most important place of the name."""
        return self.entries[0]

    @property
    def key(self) -> str:
        """The folded name."""
        return self.entries[0].matched


def find_matches(tokens: Tokens, words: PlaceWords, gazetteer: Gazetteer) -> list[Match]:
    """Return the longest names of a text, from left to right, none overlapping another."""
    matches: list[Match] = []
    index, count = 0, len(tokens)
    capital, cased = tokens.capital, words.cased
    while index < count:
        length, _ = words.phrases.at(tokens.core, index)
        if length and capital[index] and capital[index + length - 1]:
            index += length
            continue
        if capital[index]:
            match = (_match if cased else _match_uncased)(tokens, index, words, gazetteer)
        elif words.demonym is not None and words.demonym.search(tokens.core[index]):
            match = _adjective(tokens, index, words, gazetteer)
        else:
            match = None
        if match is None:
            index += 1
        elif not words.cased and match.last - match.first <= words.directions.at(tokens.core, index)[0]:
            # "شمال غرب سوريا": a compass word is no name where capitals do not tell.
            index = match.last
        else:
            if words.cased:
                match = _with_small_head(tokens, match, words, gazetteer)
            matches.append(match)
            index = match.last
    return matches


def _match(tokens: Tokens, index: int, words: PlaceWords, gazetteer: Gazetteer) -> Match | None:
    """Return the longest name that begins at a capitalised word."""
    stop = _reach(tokens, index)
    core = tokens.core[index:stop]
    length, entries = gazetteer.longest(core, 0, words.code)
    full = tokens.full[index:stop]
    if full != core:
        whole, others = gazetteer.longest(full, 0, words.code)
        # "St. John's" is longer than "St. John"; "Jordan's" is not better than "Jordan".
        if whole > length or (whole == length > 1 and others and not tokens.cut[index + length - 1]):
            length, entries = whole, others
    while length:
        if tokens.capital[index + length - 1] or tokens.core[index + length - 1].isdigit() or _whole(entries, length):
            kept = _of_kind(tokens, index, length, entries)
            if kept:
                return _made(tokens, index, length, kept)
        core = core[: length - 1]
        if not core:
            return None
        length, entries = gazetteer.longest(core, 0, words.code)
    return None


def _whole(entries: tuple[Entry, ...], length: int) -> bool:
    """Tell whether a name may end in a small letter, as "Arabie saoudite" does."""
    return length > 1 and entries[0].kind in _SMALL_ENDINGS and entries[0].name_kind in {"name", "exonym"}


def _match_uncased(tokens: Tokens, index: int, words: PlaceWords, gazetteer: Gazetteer) -> Match | None:
    """Return the best name that begins at a word whose script has no capitals, with or without its prefixes."""
    stop = _reach(tokens, index)
    rest = tokens.core[index + 1 : stop]
    word = tokens.core[index]
    length, entries = gazetteer.longest([word, *rest], 0, words.code)
    cut = 0
    for prefix in words.prefixes:
        if not word.startswith(prefix) or len(word) - len(prefix) < 2:  # noqa: PLR2004
            continue
        bare = word[len(prefix) :]
        forms = [bare]
        if prefix.endswith("ل") and bare.startswith("ل"):
            forms = ["ا" + bare]
        for form in forms:
            found, others = gazetteer.longest([form, *rest], 0, words.code)
            if found > length or (found and found == length and others[0].importance > entries[0].importance + 0.25):
                length, entries, cut = found, others, len(prefix)
    if not length:
        return None
    match = _made(tokens, index, length, entries)
    match.start += cut
    return match


def _with_small_head(tokens: Tokens, match: Match, words: PlaceWords, gazetteer: Gazetteer) -> Match:
    """Let a name take in the small words before it when they belong to it, as in "mer d'Azov" and "río San Juan"."""
    first = match.first
    linked = first
    while linked > 0 and tokens.core[linked - 1] in words.linkers and linked > first - 2:
        linked -= 1
    length, _ = words.types_before.before(tokens.core, linked)
    start = linked - length
    if (
        not length
        or tokens.capital[start]
        or not all(
            tokens.joined(index) or tokens.gap[index] in {"'", "’", " "} for index in range(start + 1, first + 1)
        )
    ):
        return match
    for run in (tokens.full[start : match.last], tokens.core[start : match.last]):
        found, entries = gazetteer.longest(run, 0, words.code)
        if found == match.last - start and entries:
            return _made(tokens, start, found, entries)
    return match


def _adjective(tokens: Tokens, index: int, words: PlaceWords, gazetteer: Gazetteer) -> Match | None:
    """Return a demonym written without a capital, as in French and Spanish."""
    if len(tokens.core[index]) < _DEMONYM_AT_LEAST:
        return None
    entries = tuple(e for e in gazetteer.find(tokens.core[index], words.code) if e.name_kind == "demonym")
    return _made(tokens, index, 1, entries) if entries else None


def _reach(tokens: Tokens, index: int) -> int:
    """Return the word after the last one that may belong to a name beginning at a word."""
    stop, limit = index + 1, min(len(tokens), index + _LONGEST)
    while stop < limit and tokens.joined(stop):
        stop += 1
    return stop


def _of_kind(tokens: Tokens, index: int, length: int, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Keep the entries whose kind of name fits how the words are written."""
    raw = tokens.raw[index]
    if length > 1:
        return tuple(e for e in entries if e.name_kind != "code")
    text, end = tokens.text, tokens.end[index]
    dotted = "." in raw or text[end : end + 1] == "."
    upper = raw.isupper() and len(raw) > 1
    after_comma = index > 0 and tokens.gap[index] in {", ", " (", " "} and tokens.capital[index - 1]
    kept = []
    for entry in entries:
        if entry.name_kind == "abbreviation":
            if not (dotted or upper):
                continue
        elif entry.name_kind == "code":
            if not (upper and after_comma and tokens.gap[index] != " "):
                continue
        elif len(entry.matched) <= _ALIAS and entry.kind != "country" and not (upper or dotted) and not _own(entry):
            continue
        elif (
            upper
            and "." not in raw
            and len(raw) <= _ACRONYM
            and entry.kind != "country"
            and not _headline(tokens, index)
        ):
            continue
        kept.append(entry)
    return tuple(kept)


def _own(entry: Entry) -> bool:
    """Tell whether the name that matched is the canonical one."""
    return fold(entry.name) == entry.matched


def _headline(tokens: Tokens, index: int) -> bool:
    """Tell whether a word in capitals stands among others, or at the head of a report, as "JUBA (Reuters)"."""
    if tokens.opens[index]:
        return True
    neighbours = tokens.raw[max(0, index - 3) : index] + tokens.raw[index + 1 : index + 4]
    return sum(word.isupper() and len(word) > 1 and word.isalpha() for word in neighbours) >= 2  # noqa: PLR2004


def _made(tokens: Tokens, index: int, length: int, entries: tuple[Entry, ...]) -> Match:
    """Make the record of a match, its final full stop included when the name is an abbreviation."""
    last = index + length
    end = tokens.end[last - 1]
    if (
        entries[0].name_kind == "abbreviation"
        and tokens.text[end : end + 1] == "."
        and tokens.raw[last - 1][-1:] != "."
    ):
        end += 1
    demonym = all(entry.name_kind == "demonym" for entry in entries[:1])
    return Match(index, last, tokens.start[index], end, entries, demonym)
