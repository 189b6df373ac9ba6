"""Borders: "the Greek border", "the border between Niger and Nigeria", "Kenya's border on the Somali side"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.toponym_drafts import Draft, skip_back

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.extraction.toponym_matches import Match
    from geo.extraction.toponym_tokens import Tokens

_HYPHENS = frozenset({"-", "–", "—", "/", " - ", " – ", " — ", "\u2010", "\u2011"})
_SPACES = frozenset({" ", "'", "’", "\n", "\u00a0"})
_SIDE_WITHIN = 8
_LINK_WITHIN = 4
_NATIONAL = frozenset({"country", "region"})
_PROVINCES = frozenset({"admin1", "admin2"})


def take_borders(tokens: Tokens, matches: Sequence[Match]) -> tuple[list[Draft], list[Match]]:
    """Make one draft of each border.

    Returns
    -------
    tuple
        The borders, and the names that are in none.
    """
    borders = _Borders(tokens, matches)
    drafts: list[Draft] = []
    reached = 0
    for index in tokens.words.border_words.starts(tokens.core):
        length, _ = tokens.words.border_words.at(tokens.core, index)
        if not length or index < reached:
            continue
        reached = index + length
        draft = borders.at(index, length)
        if draft is not None:
            drafts.append(draft)
            reached = max(reached, draft.last)
    return drafts, [match for match in matches if match.first not in borders.used]


class _Borders:
    """The search for borders among the names of one text."""

    def __init__(self, tokens: Tokens, matches: Sequence[Match]) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self.by_first: Mapping[int, Match] = {match.first: match for match in matches}
        self.by_last: Mapping[int, Match] = {match.last: match for match in matches}
        self.used: set[int] = set()

    def at(self, index: int, length: int) -> Draft | None:
        """Make the draft of the border whose word stands at an index."""
        tokens = self.tokens
        before = [match for match in self._before(index) if match.first not in self.used]
        after, last = self._after(index + length)
        named = [*before, *after]
        compound = self._compound(index + length)
        if compound is not None and not named:
            named, last = [compound[1]], compound[1].last
        first = min((match.first for match in before), default=index)
        last = max(last, index + length)
        side = self._side(first, last)
        if not named and side is None and not self.words.border_bare.before(tokens.core, index)[0]:
            return None
        if named and not any(match.best.kind in _NATIONAL or match.demonym for match in named):
            # "the Evros land border" is of the country that Evros is a part of; "the Kansas border" is none.
            land = len(named) == 1 and named[0].best.kind in _PROVINCES
            if not land or not self.words.border_land.at(tokens.core, index)[0]:
                return None
        members = named
        if side is not None:
            match, side_first, side_last = side
            first, last = min(first, side_first), max(last, side_last)
            members = named if match in named else [*named, match]
        anchors = tuple(tokens.text[match.start : match.end] for match in members)
        self.used.update(match.first for match in members)
        return Draft(
            first,
            last,
            min([tokens.start[first], *(match.start for match in members)]),
            max([tokens.end[last - 1], *(match.end for match in members)]),
            tuple(sorted(members, key=lambda match: match.first)),
            form="border",
            anchors=(compound[0], *anchors) if compound is not None else anchors,
            side=tokens.text[side[0].start : side[0].end] if side is not None else None,
        )

    def _before(self, index: int) -> list[Match]:
        """Return the one or two names directly before the word for a border, in the order of the text."""
        tokens = self.tokens
        nearest = self.by_last.get(index)
        if nearest is None or tokens.gap[index] not in {" ", "-", "’s ", "'s "}:
            return []
        earlier = self.by_last.get(nearest.first)
        if earlier is not None and tokens.gap[nearest.first] in _HYPHENS:
            return [earlier, nearest]
        joint = nearest.first - 1
        if joint > 0 and tokens.core[joint] in self.words.conjunctions and not tokens.core[index].endswith("s"):
            # "the Syrian and Turkish border" is one, "Syrian and Turkish borders" are two.
            earlier = self.by_last.get(joint)
            if earlier is not None and earlier.demonym == nearest.demonym:
                article = skip_back(tokens, earlier.first, self.words.articles)
                if article < earlier.first:
                    return [earlier, nearest]
        return [nearest]

    def _after(self, index: int) -> tuple[list[Match], int]:
        """Return the names that follow the word for a border, and the word after the last of them."""
        tokens, words = self.tokens, self.words
        position, opened = index, False
        while position < tokens.count and position - index < _LINK_WITHIN and tokens.gap[position] in _SPACES:
            word = tokens.core[position]
            if position in self.by_first:
                break
            if word in words.border_between or word in words.border_with or word in words.linkers:
                opened = True
            elif word not in words.articles:
                return [], index
            position += 1
        match = self.by_first.get(position)
        if match is None or not (opened or match.demonym) or tokens.gap[position] not in _SPACES:
            return [], index
        other = self._beside(match) if match.demonym else self._joined(match)
        return ([match], match.last) if other is None else ([match, other], other.last)

    def _beside(self, match: Match) -> Match | None:
        """Return the second adjective of "la frontera greco-turca", "الحدود التركية السورية"."""
        other = self.by_first.get(match.last)
        if other is None or not other.demonym or self.tokens.gap[match.last] not in _HYPHENS | {" "}:
            return None
        return other

    def _joined(self, match: Match) -> Match | None:
        """Return the second name of "between Niger and Nigeria"."""
        tokens, words = self.tokens, self.words
        position = match.last
        other = self.by_first.get(position)
        if other is not None:
            written_together = not words.cased and tokens.core[position].startswith("و")
            return other if tokens.gap[position] in _HYPHENS or written_together else None
        if position < tokens.count and tokens.core[position] in words.conjunctions | words.border_with:
            position += 1
            if position < tokens.count and tokens.core[position] in words.articles:
                position += 1
            other = self.by_first.get(position)
            if other is not None and other.best.kind in _NATIONAL:
                return other
        return None

    def _compound(self, index: int) -> tuple[str, Match] | None:
        """Return country code and adjective of "turco-syrienne"."""
        tokens = self.tokens
        if index + 1 >= tokens.count or tokens.gap[index] not in _SPACES:
            return None
        code = self.words.border_compounds.get(tokens.core[index])
        match = self.by_first.get(index + 1)
        if code is None or match is None or tokens.gap[index + 1] not in _HYPHENS | {" "}:
            return None
        return code, match

    def _side(self, first: int, last: int) -> tuple[Match, int, int] | None:
        """Return the country from whose side the border is seen, and the words that say so."""
        tokens, words = self.tokens, self.words
        for position in range(last, min(tokens.count, last + _SIDE_WITHIN)):
            if tokens.opens[position]:
                break
            if tokens.core[position] in words.sides:
                match = self.by_last.get(position) or self._after_side(position)
                if match is not None:
                    return match, first, max(position + 1, match.last)
        for position in range(first - 1, max(-1, first - _SIDE_WITHIN), -1):
            if tokens.core[position] in words.sides:
                match = self.by_last.get(position) or self.by_first.get(position + 1)
                if match is not None and match.last <= first:
                    return match, min(match.first, position), last
            if tokens.opens[position]:
                break
        return None

    def _after_side(self, position: int) -> Match | None:
        """Return the name after "côté", "lado", "side of the"."""
        index = position + 1
        while index < self.tokens.count and self.tokens.core[index] in self.words.linkers | self.words.articles:
            index += 1
        return self.by_first.get(index)
