"""Compass words and distances beside a name: "north-western Syria", "10 km north of Raqqa", "Suriye'nin kuzeyinde"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.extraction.toponym_drafts import AREAS, PLAIN, skip_back

if TYPE_CHECKING:
    from geo.extraction.toponym_drafts import Draft
    from geo.extraction.toponym_tokens import Tokens

_NUMBER = re.compile(r"(?:\d{1,3}(?:[\s.,\u00a0\u202f]\d{3})+|\d+)(?:[.,]\d{1,2})?\s*[-\u2010\u2011]?\s*$")
_HYPHENS = re.compile(r"[\s\u00a0\u202f\u2010\u2011-]")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_FARTHEST = 2000.0
_NUMBER_WITHIN = 16
_AREA_TYPES = frozenset({"country", "province", "district", "region", "island"})
#: Words after a name within which a unit of distance may stand: "Halep'in 20 km güneyinde".
_UNIT_WITHIN = 3
#: The middle of a place is within it: "وسط مدينة غزة".
_CENTRE = "C"


def take_direction(draft: Draft, tokens: Tokens) -> None:
    """Note a compass word or a distance, before the name or after it."""
    if draft.first and tokens.gap[draft.first] in PLAIN and not _compass_before(draft, tokens):
        _distance_before(draft, tokens)
    if draft.form == "name":
        _compass_after(draft, tokens)


def _compass_before(draft: Draft, tokens: Tokens) -> bool:
    """Note a compass word before the name: "north of X", "northern X"; tell whether there is one."""
    core, words, first = tokens.core, tokens.words, draft.first
    if draft.matches[0].demonym and not words.compass_small:
        return False  # "northern Indian states", but "le nord syrien"
    position = linked = skip_back(tokens, first, words.leading)
    # "the north of Aleppo province" and "the north of the province of Aleppo" are both parts of Aleppo.
    length, kind = words.types_before.before(core, linked) if draft.type_word else (0, None)
    if length:
        position = skip_back(tokens, linked - length, words.leading)
        # "the north-eastern province of Formosa" is the whole of it, "the southern areas of Abyei" are a part.
        if words.linkers and kind != "region" and position == linked - length:
            return False
    length, direction = words.directions.before(core, position)
    if not length or tokens.gap[position] not in PLAIN:
        return False
    start = position - length
    if position == first and _opens_name(tokens, start):
        return False
    if position < first and draft.matches[0].best.kind == "admin1" and not draft.type_word:
        # "la provincia oriental de Formosa" is the whole of it
        article, kind = words.types_before.before(core, start)
        if article and kind == "province":
            return False
    if direction != _CENTRE and _is_outside(draft, tokens, start, linked=position < first):
        draft.form = "near"
        draft.distance_km, start = _distance(tokens, start)
    else:
        draft.form = "part"
        draft.also = _also(tokens, start)
    draft.direction = direction
    draft.widen(tokens, start, draft.last)
    return True


def _opens_name(tokens: Tokens, start: int) -> bool:
    """Tell whether a capitalised compass word in a running sentence opens a name of its own, as "West Nile"."""
    if not tokens.words.cased or start == 0:
        return False
    return tokens.capital[start] and tokens.capital[start - 1] and tokens.gap[start] == " "


def _is_outside(draft: Draft, tokens: Tokens, start: int, *, linked: bool) -> bool:
    """Tell whether a compass word before a name means beside the place rather than a part of it."""
    core, words = tokens.core, tokens.words
    if _distance(tokens, start)[0] is not None:
        return True
    if draft.matches[0].best.kind in AREAS or draft.type_word in _AREA_TYPES:
        return False
    before = core[start - 1] if start else ""
    if words.outside:
        return before in words.outside
    placed = bool(words.prepositions.before(core, start)[0])
    if words.cased:
        return linked and before not in words.articles and not placed
    return not placed


def _also(tokens: Tokens, start: int) -> tuple[int, int, str] | None:
    """Return another compass word joined to the one at `start`: "northern and central Nigeria"."""
    core, words = tokens.core, tokens.words
    last = skip_back(tokens, start, words.articles) - 1
    if last < 1 or core[last] not in words.conjunctions:
        return None
    length, direction = words.directions.before(core, last)
    return (last - length, last, direction) if length and direction is not None else None


def _distance_before(draft: Draft, tokens: Tokens) -> None:
    """Note a distance before the name: "10 km from X"."""
    core, words, first = tokens.core, tokens.words, draft.first
    linked = skip_back(tokens, first, words.leading)
    for position in dict.fromkeys((first, linked)):
        length, _ = words.from_linkers.before(core, position)
        if length:
            linked = position - length
            break
    if linked == first:
        return
    distance, start = _distance(tokens, linked)
    if distance is not None and not _leads_on(draft, tokens):
        draft.form, draft.distance_km = "near", distance
        draft.widen(tokens, start, draft.last)


def _leads_on(draft: Draft, tokens: Tokens) -> bool:
    """Tell whether a way from one place to another is measured: "they walked 12 km from Goma to Sake"."""
    last = draft.last
    if last + 1 >= tokens.count or tokens.gap[last] not in PLAIN:
        return False
    return tokens.core[last] in tokens.words.onwards and tokens.capital[last + 1]


def _distance(tokens: Tokens, end: int) -> tuple[float | None, int]:
    """Return the distance in kilometres whose words end before `end`, and where they begin."""
    core, words = tokens.core, tokens.words
    position = end
    while position > 0 and core[position - 1] in words.outside | words.leading:
        position -= 1
    length, factor = words.units.before(core, position)
    if not length or factor is None:
        return None, end
    unit = position - length
    number = _NUMBER.search(tokens.text, max(0, tokens.start[unit] - _NUMBER_WITHIN), tokens.start[unit])
    if number is not None:
        distance = round(_value(number.group()) * factor, 1)
        first = unit
        while first > 0 and tokens.start[first - 1] >= number.start():
            first -= 1
        return (distance, first) if distance <= _FARTHEST else (None, end)
    first = skip_back(tokens, unit, words.linkers)
    length, count = words.counts.before(core, first)
    return (round(count * factor, 1), first - length) if length and count is not None else (None, end)


def _value(written: str) -> float:
    """Read a number: "1,300", "1 300", "2.5"."""
    digits = _HYPHENS.sub("", written)
    if _THOUSANDS.fullmatch(digits):
        return float(digits.replace(".", "").replace(",", ""))
    return float(digits.replace(",", "."))


def _compass_after(draft: Draft, tokens: Tokens) -> None:
    """Note a compass word after the name: "Syria's north-west", "Suriye'nin kuzeyinde"."""
    last, words = draft.last, tokens.words
    if last >= tokens.count or not (tokens.cut[last - 1] or (words.directions_after and tokens.gap[last] in PLAIN)):
        return
    distance, position = _distance_after(tokens, last) if words.directions_after else (None, last)
    length, direction = (words.directions_after or words.directions).at(tokens.core, position)
    if not length:
        return
    after = position + length
    if not words.directions_after and after < tokens.count and tokens.capital[after] and tokens.gap[after] == " ":
        return
    inside = not words.directions_after or draft.matches[0].best.kind in AREAS or direction == _CENTRE
    draft.form = "part" if inside and distance is None else "near"
    draft.direction, draft.distance_km = direction, distance
    draft.widen(tokens, draft.first, after)


def _distance_after(tokens: Tokens, last: int) -> tuple[float | None, int]:
    """Return the distance that begins after a name, and the word after its unit."""
    for step in range(1, _UNIT_WITHIN):
        length, factor = tokens.words.units.at(tokens.core, last + step)
        if length and factor is not None:
            number = _NUMBER.search(tokens.text, tokens.end[last - 1], tokens.start[last + step])
            if number is not None:
                return round(_value(number.group()) * factor, 1), last + step + length
    return None, last
