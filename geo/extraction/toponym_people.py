"""Names of people in a text, so that "Jordan Smith" is no country and the "Henderson" who spoke no town."""

from __future__ import annotations

from itertools import compress, count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from geo.extraction.toponym_matches import Match
    from geo.extraction.toponym_tokens import Tokens

_LONGEST = 4
_AGE_DIGITS = 2
_BETWEEN = frozenset({" ", ". ", "-", ' "', " “", "” ", '" '})


def people(tokens: Tokens, matches: Sequence[Match]) -> tuple[set[int], set[str]]:
    """Find the words that belong to names of people.

    Returns
    -------
    tuple
        Numbers of the words, and the folded family names, under which the
        text may speak of the same people again.
    """
    search = _People(tokens)
    if tokens.words.cased:
        search.run({match.first: match.last for match in matches if match.last - match.first > 1})
        search.add_aged()
        search.add_storms({match.first for match in matches if match.best.kind == "country"})
    return search.inside, search.families


def _places(words: Sequence[str], wanted: frozenset[str]) -> Iterator[int]:
    """Return where words are that are wanted, in order."""
    return compress(count(), map(wanted.__contains__, words))


class _People:
    """The search for names of people in one text."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self.inside: set[int] = set()
        self.families: set[str] = set()

    def run(self, longer: Mapping[int, int]) -> None:
        """Add what follows titles and given names; `longer` are names of places, such as "San Jose"."""
        tokens, words, reached = self.tokens, self.words, 0
        capitals = compress(count(), tokens.capital)
        for index in sorted({*capitals, *_places(tokens.core, words.kin), *_places(tokens.core, words.titles)}):
            core = tokens.core[index]
            if index < reached:
                continue
            if not tokens.capital[index]:
                if core in words.kin:
                    self._add_kin(index + 1)
                elif core in words.titles:
                    self._add_named(index + 1)
            elif index in longer:
                reached = longer[index]
            elif core in words.titles or core in words.given_names:
                titled = core in words.titles
                last = self._end(index + 1)
                if last > index + 1:
                    self._add(index + titled, last, titled=titled)
                    reached = last

    def _add_kin(self, index: int) -> None:
        """Add the given name after a word for a relative: "her daughter Paris"."""
        tokens = self.tokens
        if index < tokens.count and tokens.gap[index] == " " and tokens.core[index] in self.words.given_names:
            self.inside.update(range(index, max(index + 1, self._end(index))))

    def _add_named(self, index: int) -> None:
        """Add the name right after a title in small letters: "el huracán Iota", "le président Vincent"."""
        tokens = self.tokens
        last = index
        while last < tokens.count and tokens.capital[last] and tokens.gap[last] == " " and not tokens.cut[last - 1]:
            last += 1
        # an ending of case makes it no apposition: "başkan Ankara'da"
        if last > index and tokens.text[tokens.end[last - 1] : tokens.end[last - 1] + 1] not in {"'", "’"}:
            self.inside.update(range(index, last))

    def add_aged(self) -> None:
        """Add the names before an age: "Lee Tanga Moon, 34, of Boise"."""
        tokens = self.tokens
        for index in compress(count(), map(str.isdigit, tokens.raw)):
            if index == 0 or len(tokens.raw[index]) > _AGE_DIGITS or tokens.gap[index] != ", ":
                continue
            following = tokens.gap[index + 1] if index + 1 < tokens.count else "."
            if following[:1] not in {",", "."} and not tokens.text.startswith("-year-old", tokens.end[index]):
                continue
            first = index
            while first > 0 and tokens.capital[first - 1] and index - first < _LONGEST:
                first -= 1
                if tokens.gap[first] not in _BETWEEN:
                    break
            if index - first > 1 and self.words.common.isdisjoint(tokens.core[first:index]):
                self._add(first, index, titled=False)

    def add_storms(self, countries: Collection[int]) -> None:
        """Add the names of storms, "Hurricanes Eta and Iota", under which the text speaks of them again."""
        tokens, words = self.tokens, self.words
        after = _places(tokens.core, words.storms_after)
        for index in sorted({*_places(tokens.core, words.storms_before), *after}):
            if tokens.core[index] in words.storms_before:
                self._add_storm(index + 1, countries)
            elif index > 0 and tokens.gap[index] == " " and tokens.capital[index - 1]:
                self._add(index - 1, index, titled=True)

    def _add_storm(self, index: int, countries: Collection[int]) -> None:
        tokens = self.tokens
        while index < tokens.count and tokens.capital[index] and tokens.gap[index] == " " and index not in countries:
            self._add(index, index + 1, titled=True)
            joined = index + 1 < tokens.count and tokens.core[index + 1] in self.words.conjunctions
            if not joined or tokens.gap[index + 1] != " ":
                return
            index += 2

    def _end(self, index: int) -> int:
        """Return the word after the last one that continues a name of a person."""
        tokens, words, start = self.tokens, self.words, index
        while index < tokens.count and index - start < _LONGEST:
            gap = tokens.gap[index]
            if gap not in _BETWEEN or (gap == ". " and tokens.opens[index]) or tokens.cut[index - 1]:
                break
            core = tokens.core[index]
            if not tokens.capital[index]:
                goes_on = index + 1 < tokens.count and tokens.capital[index + 1]
                if core not in words.particles or gap != " " or not goes_on:
                    break
            elif core in words.person_suffixes:
                return index + 1
            elif not self._personal(core):
                break
            index += 1
        return index

    def _personal(self, core: str) -> bool:
        """Tell whether a capitalised word may be part of a name of a person."""
        words = self.words
        if core in words.given_names or core in words.families:
            return True
        others = (words.common, words.articles, words.facilities, words.organisations_after, words.streets_after)
        return not any(core in other for other in others) and not words.types_after.at((core,), 0)[0]

    def _add(self, first: int, last: int, *, titled: bool) -> None:
        """Keep the words of one name, and the family name when it is one."""
        self.inside.update(range(first, last))
        end = last - 1
        while end > first and self.tokens.core[end] in self.words.person_suffixes:
            end -= 1
        if end > first or titled:
            self.families.add(self.tokens.core[end])
