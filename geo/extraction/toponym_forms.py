"""Names and the words around them put together: parts, types, distances, coasts and stretches between two places.

"north-western Syria", "the provinces of Idlib and Aleppo", "10 km north of
Raqqa", "the coast of Libya", "the road between Homs and Hama". Borders are in
`geo.extraction.toponym_borders`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.models import Span, Toponym

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.place_words import PlaceWords
    from geo.extraction.toponym_matches import Match
    from geo.extraction.toponym_tokens import Tokens

_NUMBER = re.compile(r"(?:\d{1,3}(?:[\s.,\u00a0\u202f]\d{3})+|\d+)(?:[.,]\d{1,2})?\s*[-\u2010\u2011]?\s*$")
_PLAIN = frozenset({" ", "-", "'", "’", "\u2010", "\u2011", "\u00a0", "\n"})
_AREAS = frozenset({"country", "admin1", "region", "continent", "admin2", "island", "sea"})
_FARTHEST = 2000.0


@dataclass(slots=True)
class Draft:
    """A toponym in the making.

    Attributes
    ----------
    first, last
        Words of the expression, the last one exclusive.
    matches
        The names in it.
    also
        Words and direction of another part of the same place, "northern" in "northern and central Nigeria".
    """

    first: int
    last: int
    start: int
    end: int
    matches: tuple[Match, ...]
    form: str = "name"
    direction: str | None = None
    side: str | None = None
    type_word: str | None = None
    distance_km: float | None = None
    anchors: tuple[str, ...] = ()
    also: tuple[int, int, str] | None = None

    @classmethod
    def of(cls, match: Match, tokens: Tokens) -> Draft:
        """Begin with a bare name."""
        return cls(
            match.first,
            match.last,
            match.start,
            match.end,
            (match,),
            anchors=(tokens.text[match.start : match.end],),
        )

    def widen(self, tokens: Tokens, first: int, last: int) -> None:
        """Let the expression take in more words."""
        if first < self.first:
            self.first, self.start = first, tokens.start[first]
        if last > self.last:
            self.last, self.end = last, tokens.end[last - 1]

    def toponym(self, text: str) -> Toponym:
        """Make the record."""
        return Toponym(
            Span(self.start, self.end),
            " ".join(text[self.start : self.end].split()),
            form=self.form,
            anchors=self.anchors,
            direction=self.direction,
            side=self.side,
            type_word=self.type_word,
            distance_km=self.distance_km,
            demonym=self.form == "name" and bool(self.matches) and self.matches[0].demonym,
        )


def compose(tokens: Tokens, matches: Sequence[Match], words: PlaceWords) -> list[Draft]:
    """Make one draft of each name, with the words that belong to it, in the order of the text."""
    drafts = [Draft.of(match, tokens) for match in matches]
    for draft in drafts:
        _take_type(draft, tokens, words)
    _share_types(drafts, tokens, words)
    for draft in drafts:
        _take_direction(draft, tokens, words)
        if draft.form == "name":
            _take_direction_after(draft, tokens, words)
        if draft.form == "name":
            _take_coast(draft, tokens, words)
    parts = []
    for draft in drafts:
        if draft.also is not None:
            first, last, direction = draft.also
            start, end = tokens.start[first], tokens.end[last - 1]
            parts.append(
                Draft(first, last, start, end, draft.matches, form="part", direction=direction, anchors=draft.anchors)
            )
    return sorted([*parts, *_join_between(drafts, tokens, words)], key=lambda draft: draft.start)


def _plain(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether nothing but spaces and hyphens parts the words of a run."""
    return all(tokens.gap[index] in _PLAIN for index in range(first + 1, last))


def skip_back(tokens: Tokens, index: int, allowed: frozenset[str]) -> int:
    """Return the first of the words before `index` that are all in a list, with nothing but spaces between."""
    while index > 0 and tokens.core[index - 1] in allowed and tokens.gap[index] in _PLAIN:
        index -= 1
    return index


def _take_type(draft: Draft, tokens: Tokens, words: PlaceWords) -> None:
    """Note a type word beside the name: "Aleppo province", "the camp of Atme"."""
    if draft.matches[0].demonym:
        return
    core = tokens.core
    length, kind = words.types_after.at(core, draft.last)
    if length and tokens.gap[draft.last] in _PLAIN and _plain(tokens, draft.last, draft.last + length):
        draft.type_word = kind
        return
    if draft.first and tokens.gap[draft.first] in _PLAIN:
        linked = skip_back(tokens, draft.first, words.linkers)
        length, kind = words.types_before.before(core, linked)
        if length and (linked == 0 or tokens.gap[linked] in _PLAIN) and _plain(tokens, linked - length, linked):
            draft.type_word = kind


def _share_types(drafts: list[Draft], tokens: Tokens, words: PlaceWords) -> None:
    """Give a type word in the plural to every name of the list that it stands before or after."""
    for here, following in zip(drafts, drafts[1:], strict=False):
        if here.type_word and not following.type_word and _listed(here, following, tokens, words):
            linked = skip_back(tokens, here.first, words.linkers)
            if _plural_before(tokens, linked, words) or (linked == here.first and _inherited(here)):
                following.type_word = here.type_word
                following.form = "shared"
    for here, following in zip(reversed(drafts[:-1]), reversed(drafts), strict=False):
        if following.type_word and not here.type_word and _listed(here, following, tokens, words):
            length, kind = words.types_after.at(tokens.core, following.last)
            plural = kind is not None and _plural(tokens.core[following.last + length - 1], words)
            if plural or following.form == "shared":
                here.type_word, here.form = following.type_word, "shared"
    for draft in drafts:
        if draft.form == "shared":
            draft.form = "name"


def _inherited(draft: Draft) -> bool:
    """Tell whether a type word came from an earlier name of the list."""
    return draft.form == "shared"


def _listed(here: Draft, following: Draft, tokens: Tokens, words: PlaceWords) -> bool:
    """Tell whether two names are neighbours in a list."""
    between = tokens.core[here.last : following.first]
    if len(between) > 3:  # noqa: PLR2004
        return False
    joined = words.conjunctions | words.articles | words.linkers
    if any(word not in joined for word in between):
        return False
    gap = tokens.text[here.end : following.start]
    return "," in gap or "،" in gap or any(word in words.conjunctions for word in between) or "و" in gap


def _plural_before(tokens: Tokens, index: int, words: PlaceWords) -> bool:
    """Tell whether the type word that ends before a word is in the plural."""
    return index > 0 and _plural(tokens.core[index - 1], words)


def _plural(word: str, words: PlaceWords) -> bool:
    """Tell whether a type word is in the plural."""
    return word in words.plurals or (words.cased and word.endswith(("s", "x")))


def _take_direction(draft: Draft, tokens: Tokens, words: PlaceWords) -> None:
    """Note a compass word, and a distance, before the name: "north of X", "northern X", "10 km from X"."""
    first = draft.first
    if first == 0 or tokens.gap[first] not in _PLAIN:
        return
    core = tokens.core
    linked = skip_back(tokens, first, words.linkers | words.articles)
    position = linked
    # "the north of Aleppo province" and "the north of the province of Aleppo" are both parts of Aleppo.
    length, _kind = words.types_before.before(core, linked) if draft.type_word else (0, None)
    if length:
        position = skip_back(tokens, linked - length, words.linkers | words.articles)
    length, direction = words.directions.before(core, position)
    if (
        length
        and tokens.gap[position] in _PLAIN
        and not (words.cased and _part_of_name(tokens, position, first, length))
    ):
        start = position - length
        if _outside(draft, tokens, start, words, linked=position < first):
            draft.form = "near"
            draft.distance_km, start = _distance(tokens, start, words)
        else:
            draft.form = "part"
        draft.direction = direction
        draft.widen(tokens, start, draft.last)
        if draft.form == "part":
            draft.also = _other_part(tokens, start, words)
        return
    length, _ = words.from_linkers.before(core, first)
    if not length:
        length, _ = words.from_linkers.before(core, linked)
        position = linked
    else:
        position = first
    if length or linked < first:
        distance, start = _distance(tokens, position - length if length else linked, words)
        if distance is not None:
            draft.form, draft.distance_km = "near", distance
            draft.widen(tokens, start, draft.last)


def _other_part(tokens: Tokens, start: int, words: PlaceWords) -> tuple[int, int, str] | None:
    """Return another compass word joined to the one at `start`: "northern and central Nigeria"."""
    core = tokens.core
    position = skip_back(tokens, start, words.articles)
    if position < 2 or core[position - 1] not in words.conjunctions:  # noqa: PLR2004
        return None
    last = position - 1
    length, direction = words.directions.before(core, last)
    if not length or direction is None:
        return None
    return last - length, last, direction


def _part_of_name(tokens: Tokens, position: int, first: int, length: int) -> bool:
    """Tell whether a capitalised compass word in a running sentence opens a name of its own, as "West Nile"."""
    start = position - length
    return (
        position == first
        and tokens.capital[start]
        and start > 0
        and tokens.capital[start - 1]
        and tokens.gap[start] == " "
    )


def _outside(draft: Draft, tokens: Tokens, start: int, words: PlaceWords, *, linked: bool) -> bool:
    """Tell whether a compass word before a name means beside the place rather than a part of it."""
    core = tokens.core
    distance, _ = _distance(tokens, start, words)
    if distance is not None:
        return True
    area = draft.matches[0].best.kind in _AREAS or draft.type_word in {
        "country",
        "province",
        "district",
        "region",
        "island",
    }
    before = core[start - 1] if start else ""
    if words.outside:
        beside = before in words.outside
    elif words.cased:
        beside = linked and before not in words.articles and not words.prepositions.before(core, start)[0]
    else:
        beside = not words.prepositions.before(core, start)[0]
    return beside and not area


def _distance(tokens: Tokens, end: int, words: PlaceWords) -> tuple[float | None, int]:
    """Return the distance in kilometres whose words end before `end`, and where they begin."""
    core = tokens.core
    position = end
    while position > 0 and core[position - 1] in (words.outside | words.articles | words.linkers):
        position -= 1
    length, factor = words.units.before(core, position)
    if not length or factor is None:
        return None, end
    unit = position - length
    number = _NUMBER.search(tokens.text, max(0, tokens.start[unit] - 16), tokens.start[unit])
    if number is not None:
        value = _value(number.group())
        first = unit
        while first > 0 and tokens.start[first - 1] >= number.start():
            first -= 1
        return (round(value * factor, 1), first) if value * factor <= _FARTHEST else (None, end)
    first = skip_back(tokens, unit, words.linkers)
    length, count = words.counts.before(core, first)
    if length and count is not None:
        return count * factor, first - length
    return None, end


def _value(written: str) -> float:
    """Read a distance: "1,300", "1 300", "2.5"."""
    digits = re.sub(r"[\s\u00a0\u202f\u2010\u2011-]", "", written)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
        return float(re.sub(r"[.,]", "", digits))
    return float(digits.replace(",", "."))


def _take_direction_after(draft: Draft, tokens: Tokens, words: PlaceWords) -> None:
    """Note a compass word after the name: "Syria's north-west", "Suriye'nin kuzeyinde"."""
    last = draft.last
    if last >= len(tokens) or tokens.gap[last] not in {" ", "’s ", "'s ", "\u00a0"} and not tokens.cut[last - 1]:
        return
    table = words.directions_after or words.directions
    if not words.directions_after and not tokens.cut[last - 1]:
        return
    position = last
    distance: float | None = None
    for step in range(3):
        length, factor = words.units.at(tokens.core, last + step)
        if length and factor is not None and step and words.directions_after:
            number = _NUMBER.search(tokens.text, tokens.end[last - 1], tokens.start[last + step])
            if number is not None:
                distance = round(_value(number.group()) * factor, 1)
                position = last + step + length
            break
    length, direction = table.at(tokens.core, position)
    if not length:
        return
    after = position + length
    if not words.directions_after and after < len(tokens) and tokens.capital[after] and tokens.gap[after] == " ":
        return
    area = draft.matches[0].best.kind in _AREAS
    draft.form = "near" if distance is not None or (words.directions_after and not area) else "part"
    draft.direction, draft.distance_km = direction, distance
    draft.widen(tokens, draft.first, after)


def _take_coast(draft: Draft, tokens: Tokens, words: PlaceWords) -> None:
    """Note a coast: "the coast of Libya", "the Libyan coast", "off Lampedusa"."""
    core = tokens.core
    first, last = draft.first, draft.last
    if last < len(tokens):
        length, _ = words.coast_words.at(core, last)
        if length and tokens.gap[last] in _PLAIN:
            draft.form = "coast"
            start = skip_back(tokens, first, words.articles)
            off, _ = words.off.before(core, start)
            if off:
                draft.form = "off"
            draft.widen(tokens, start - off if off else first, last + length)
            return
    if first == 0 or tokens.gap[first] not in _PLAIN:
        return
    for position in (
        first,
        skip_back(tokens, first, words.articles),
        skip_back(tokens, first, words.linkers | words.articles),
    ):
        length, _ = words.off.before(core, position)
        if length and _plain(tokens, position - length, position):
            draft.form = "off"
            draft.widen(tokens, position - length, last)
            return
    linked = skip_back(tokens, first, words.linkers)
    length, _ = words.coast_words.before(core, linked)
    if length and (linked < first or draft.matches[0].demonym):
        draft.form = "coast"
        draft.widen(tokens, linked - length, last)


def _join_between(drafts: list[Draft], tokens: Tokens, words: PlaceWords) -> list[Draft]:
    """Join "the road between A and B" into one stretch; two countries in an agreement stay two."""
    result: list[Draft] = []
    for draft in drafts:
        if result and draft.form == "name" and result[-1].form == "name" and not draft.matches[0].demonym:
            here = result[-1]
            start = _between_head(here.first, tokens, words)
            between = tokens.core[here.last : draft.first]
            if start is not None and between and between[0] in words.conjunctions and len(between) <= 2:  # noqa: PLR2004
                here.form = "between"
                here.matches = (*here.matches, *draft.matches)
                here.anchors = (*here.anchors, *draft.anchors)
                here.type_word = None
                here.widen(tokens, start, draft.last)
                continue
        result.append(draft)
    return result


def _between_head(first: int, tokens: Tokens, words: PlaceWords) -> int | None:
    """Return where "between" begins before a name if a road, an area or the like stands before it."""
    position = skip_back(tokens, first, words.articles)
    if position == 0 or tokens.core[position - 1] not in words.between:
        return None
    before = tokens.core[max(0, position - 3) : position - 1]
    return position - 1 if any(word in words.between_heads for word in before) else None
