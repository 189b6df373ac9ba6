"""Borders: "the Greek border", "the border between Niger and Nigeria", "the Turkish border on the Syrian side"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.toponym_forms import Draft, skip_back

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.extraction.place_words import PlaceWords
    from geo.extraction.toponym_matches import Match
    from geo.extraction.toponym_tokens import Tokens

_HYPHENS = frozenset({"-", "–", "—", "/", " - ", " – ", " — ", "\u2010", "\u2011"})
_SIDE_WITHIN = 8
_NATIONAL = frozenset({"country", "region"})


def take_borders(tokens: Tokens, matches: Sequence[Match], words: PlaceWords) -> tuple[list[Draft], list[Match]]:
    """Make one draft of each border.

    Returns
    -------
    tuple
        The borders, and the names that are in none.
    """
    by_first = {match.first: match for match in matches}
    by_last = {match.last: match for match in matches}
    drafts: list[Draft] = []
    used: set[int] = set()
    index = 0
    while index < len(tokens):
        length, _ = words.border_words.at(tokens.core, index)
        if not length:
            index += 1
            continue
        draft = _border(tokens, index, length, words, by_first, by_last, used)
        if draft is not None:
            drafts.append(draft)
            used.update(match.first for match in draft.matches)
            index = max(draft.last, index + length)
        else:
            index += length
    return drafts, [match for match in matches if match.first not in used]


def _border(
    tokens: Tokens,
    index: int,
    length: int,
    words: PlaceWords,
    by_first: Mapping[int, Match],
    by_last: Mapping[int, Match],
    used: set[int],
) -> Draft | None:
    """Make the draft of the border whose word stands at an index."""
    before = [m for m in _before(tokens, index, words, by_last) if m.first not in used]
    after, last = _after(tokens, index + length, words, by_first)
    named = [*before, *after]
    compound = _compound(tokens, index + length, words, by_first)
    if compound is not None and not named:
        named = [compound[1]]
        last = compound[1].last
    first = min((m.first for m in before), default=index)
    side, side_first, side_last = _side(tokens, first, max(last, index + length), words, by_first, by_last)
    if not named and side is None:
        bare, _ = words.border_bare.before(tokens.core, index)
        if not bare:
            return None
    if named and not any(m.best.kind in _NATIONAL or m.demonym for m in named):
        return None
    members = [*named] if side is None or side in named else [*named, side]
    first, last = min(first, side_first), max(last, side_last, index + length)
    anchors = tuple(tokens.text[m.start : m.end] for m in members)
    if compound is not None:
        anchors = (compound[0], *anchors)
    draft = Draft(
        first,
        last,
        min([tokens.start[first], *(m.start for m in members)]),
        max([tokens.end[last - 1], *(m.end for m in members)]),
        tuple(sorted(members, key=lambda m: m.first)),
        form="border",
        anchors=anchors,
    )
    if side is not None:
        draft.side = tokens.text[side.start : side.end]
    return draft


def _compound(tokens: Tokens, index: int, words: PlaceWords, by_first: Mapping[int, Match]) -> tuple[str, Match] | None:
    """Return country code and adjective of "turco-syrienne"."""
    if index + 1 >= len(tokens) or tokens.gap[index] != " ":
        return None
    code = words.border_compounds.get(tokens.core[index])
    match = by_first.get(index + 1)
    if code is None or match is None or tokens.gap[index + 1] not in {"-", " ", "\u2010", "\u2011"}:
        return None
    return code, match


def _before(tokens: Tokens, index: int, words: PlaceWords, by_last: Mapping[int, Match]) -> list[Match]:
    """Return the one or two names directly before the word for a border, in the order of the text."""
    nearest = by_last.get(index)
    if nearest is None or tokens.gap[index] not in {" ", "-", "’s ", "'s "}:
        return []
    earlier = by_last.get(nearest.first)
    if earlier is not None and tokens.gap[nearest.first] in _HYPHENS:
        return [earlier, nearest]
    joint = nearest.first - 1
    if joint > 0 and tokens.core[joint] in words.conjunctions:
        earlier = by_last.get(joint)
        article = skip_back(tokens, earlier.first, words.articles) if earlier is not None else 0
        plural = tokens.core[index].endswith("s")
        if earlier is not None and article < earlier.first and not plural and earlier.demonym == nearest.demonym:
            return [earlier, nearest]
    return [nearest]


def _after(tokens: Tokens, index: int, words: PlaceWords, by_first: Mapping[int, Match]) -> tuple[list[Match], int]:
    """Return the names that follow the word for a border, and the word after the last of them."""
    position = index
    opened = False
    while position < len(tokens) and position - index < 4 and tokens.gap[position] in {" ", "'", "’", "\n"}:  # noqa: PLR2004
        word = tokens.core[position]
        if position in by_first:
            break
        if word in words.border_between or word in words.border_with or word in words.linkers:
            opened = True
        elif word not in words.articles:
            return [], index
        position += 1
    match = by_first.get(position)
    if match is None or not (opened or match.demonym) or tokens.gap[position] not in {" ", "'", "’", "\n", "-"}:
        return [], index
    found = [match]
    last = match.last
    if last in by_first and tokens.gap[last] in _HYPHENS | {" "} and by_first[last].demonym == match.demonym:
        if match.demonym:
            return [match, by_first[last]], by_first[last].last
        if tokens.gap[last] in _HYPHENS:
            return [match, by_first[last]], by_first[last].last
    if not match.demonym:
        position = last
        if position < len(tokens) and (
            tokens.core[position] in words.conjunctions or tokens.core[position] in words.border_with
        ):
            position += 1
            while position < len(tokens) and tokens.core[position] in words.articles:
                position += 1
            other = by_first.get(position)
            if other is not None and other.best.kind in _NATIONAL and position - last < 3:  # noqa: PLR2004
                found.append(other)
                last = other.last
        elif not words.cased and last in by_first and tokens.core[last].startswith("و"):
            found.append(by_first[last])
            last = by_first[last].last
    return found, last


def _side(
    tokens: Tokens,
    first: int,
    last: int,
    words: PlaceWords,
    by_first: Mapping[int, Match],
    by_last: Mapping[int, Match],
) -> tuple[Match | None, int, int]:
    """Return the country from whose side the border is seen, and the words that say so."""
    for position in range(last, min(len(tokens), last + _SIDE_WITHIN)):
        if tokens.opens[position]:
            break
        if tokens.core[position] in words.sides:
            match = (
                by_last.get(position) or by_first.get(position + 1) or _after_article(tokens, position, words, by_first)
            )
            if match is not None:
                return match, first, max(position + 1, match.last)
    for position in range(first - 1, max(-1, first - _SIDE_WITHIN), -1):
        if tokens.core[position] in words.sides:
            match = by_last.get(position) or by_first.get(position + 1)
            if match is not None and match.last <= first:
                return match, min(match.first, position), last
        if tokens.opens[position]:
            break
    return None, first, last


def _after_article(tokens: Tokens, position: int, words: PlaceWords, by_first: Mapping[int, Match]) -> Match | None:
    """Return the name after "side of the"."""
    index = position + 1
    while index < len(tokens) and (tokens.core[index] in words.linkers or tokens.core[index] in words.articles):
        index += 1
    return by_first.get(index)
