"""Names and the words around them put together: types, coasts, stretches between two places.

"the provinces of Idlib and Aleppo", "the coast of Libya", "the road between
Homs and Hama". Parts and distances are in `geo.extraction.toponym_directions`,
borders in `geo.extraction.toponym_borders`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geo.extraction.toponym_directions import take_direction
from geo.extraction.toponym_drafts import PLAIN, Draft, is_plain, skip_back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.place_words import PlaceWords
    from geo.extraction.toponym_matches import Match
    from geo.extraction.toponym_tokens import Tokens

_LIST_WORDS = 3
_TOO_WIDE = frozenset({"country", "continent", "region"})
#: "Bahía Blanca" and "Río Gallegos" are towns.
_NATURAL = frozenset({"sea", "river", "mountain", "island"})


def compose(tokens: Tokens, matches: Sequence[Match]) -> list[Draft]:
    """Make one draft of each name, with the words that belong to it, in the order of the text."""
    drafts = [Draft.of(match, tokens) for match in matches]
    for draft in drafts:
        _take_type(draft, tokens)
    _share_types(drafts, tokens)
    parts: list[Draft] = []
    begun = reached = 0
    for draft in drafts:
        bare = draft.first, draft.last, draft.start, draft.end
        take_direction(draft, tokens)
        if draft.form == "name":
            _take_coast(draft, tokens)
        if begun < draft.first < reached:
            # "the Gulf Coast of Texas": the coast belongs to the name before.
            draft.first, draft.last, draft.start, draft.end = bare
            draft.form, draft.direction, draft.distance_km, draft.also = "name", None, None, None
        begun, reached = draft.first, draft.last
        if draft.also is not None:
            parts.append(_other_part(draft, draft.also, tokens))
    return sorted([*parts, *_join_between(drafts, tokens)], key=lambda draft: draft.start)


def _other_part(draft: Draft, also: tuple[int, int, str], tokens: Tokens) -> Draft:
    """Make the draft of "northern" in "northern and central Nigeria"."""
    first, last, direction = also
    start, end = tokens.start[first], tokens.end[last - 1]
    return Draft(first, last, start, end, draft.matches, form="part", direction=direction, anchors=draft.anchors)


def _take_type(draft: Draft, tokens: Tokens) -> None:
    """Note a type word beside the name: "Aleppo province", "the camp of Atme"."""
    if draft.matches[0].demonym:
        return
    core, words = tokens.core, tokens.words
    length, kind = words.types_before.at(core, draft.first)
    if 0 < length < draft.last - draft.first and kind not in _NATURAL:
        draft.type_word = kind  # "camp de Zaatari" is known as a whole
        return
    length, kind = words.types_after.at(core, draft.last)
    if length and tokens.gap[draft.last] in PLAIN and is_plain(tokens, draft.last, draft.last + length):
        draft.type_word = kind
        return
    if draft.first and tokens.gap[draft.first] in PLAIN:
        linked = skip_back(tokens, draft.first, words.linkers)
        length, kind = words.types_before.before(core, linked)
        if length and tokens.gap[linked] in PLAIN and is_plain(tokens, linked - length, linked):
            draft.type_word = kind


def _share_types(drafts: list[Draft], tokens: Tokens) -> None:
    """Give a type word in the plural to every name of the list that it stands before or after."""
    words = tokens.words
    shared: set[int] = set()
    for here, following in pairwise(drafts):
        if here.type_word and not following.type_word and _listed(here, following, tokens):
            linked = skip_back(tokens, here.first, words.linkers)
            plural = linked > 0 and _plural(tokens.core[linked - 1], words)
            if plural or here.first in shared:
                following.type_word = here.type_word
                shared.add(following.first)
    for following, here in pairwise(reversed(drafts)):
        if following.type_word and not here.type_word and _listed(here, following, tokens):
            length, kind = words.types_after.at(tokens.core, following.last)
            plural = kind is not None and _plural(tokens.core[following.last + length - 1], words)
            if plural or following.first in shared:
                here.type_word = following.type_word
                shared.add(here.first)


def _listed(here: Draft, following: Draft, tokens: Tokens) -> bool:
    """Tell whether two names are neighbours in a list."""
    words = tokens.words
    between = tokens.core[here.last : following.first]
    if len(between) > _LIST_WORDS:
        return False
    joined = words.conjunctions | words.leading
    if any(word not in joined for word in between):
        return False
    gap = tokens.text[here.end : following.start]
    return any(sign in gap for sign in ",،و") or any(word in words.conjunctions for word in between)


def _plural(word: str, words: PlaceWords) -> bool:
    """Tell whether a type word is in the plural."""
    return word in words.plurals or (words.cased and word.endswith(("s", "x")))


def _of_coast(tokens: Tokens, index: int) -> bool:
    """Tell whether a word is of a coast, and no side: French "côte" and "côté" are one word without their accents."""
    return index >= tokens.count or not tokens.raw[index].endswith("é")


def _guarded(tokens: Tokens, index: int) -> bool:
    """Tell whether a word beside that of a coast makes a body of it: "the Libyan coast guard"."""
    return 0 <= index < tokens.count and tokens.core[index] in tokens.words.coast_guards


def _take_coast(draft: Draft, tokens: Tokens) -> None:
    """Note a coast: "the coast of Libya", "the Libyan coast", "off Lampedusa"."""
    core, words = tokens.core, tokens.words
    first, last = draft.first, draft.last
    length, _ = words.coast_words.at(core, last)
    length = length if _of_coast(tokens, last) and not _guarded(tokens, last + length) else 0
    if length and tokens.gap[last] in PLAIN:
        start = skip_back(tokens, first, words.articles)
        off, _ = words.off.before(core, start)
        draft.form = "off" if off else "coast"
        draft.widen(tokens, start - off if off else first, last + length)
        return
    if first == 0 or tokens.gap[first] not in PLAIN:
        return
    linked = skip_back(tokens, first, words.linkers)
    after_article = skip_back(tokens, first, words.articles)
    for position in dict.fromkeys((first, after_article, skip_back(tokens, first, words.leading))):
        length, _ = words.off.before(core, position)
        if length and is_plain(tokens, position - length, position):
            draft.form = "off"
            draft.widen(tokens, position - length, last)
            return
    length, _ = words.coast_words.before(core, linked)
    if length and _guarded(tokens, linked - length - 1):
        return  # "les garde-côtes tunisiens"
    if length and _of_coast(tokens, linked - 1) and (linked < first or draft.matches[0].demonym or not words.linkers):
        draft.form = "coast"
        draft.widen(tokens, linked - length, last)


def _join_between(drafts: list[Draft], tokens: Tokens) -> list[Draft]:
    """Join "the road between A and B" into one stretch; two countries in an agreement stay two."""
    result: list[Draft] = []
    for draft in drafts:
        if result and _joins(result[-1], draft, tokens):
            here = result[-1]
            start = _between_head(here.first, tokens)
            if start is not None:
                here.form = "between"
                here.matches = (*here.matches, *draft.matches)
                here.anchors = (*here.anchors, *draft.anchors)
                here.type_word = None
                here.widen(tokens, start, draft.last)
                continue
        result.append(draft)
    return result


def _joins(here: Draft, following: Draft, tokens: Tokens) -> bool:
    """Tell whether two bare names are joined by a conjunction."""
    if here.form != "name" or following.form != "name" or following.matches[0].demonym:
        return False
    if here.matches[0].best.kind in _TOO_WIDE and tokens.opens[max(0, here.first - 1)]:
        return False  # "Between Niger and Nigeria, trade has stopped."
    between = tokens.core[here.last : following.first]
    if not between:
        # An Arabic conjunction is written together with the name.
        return not tokens.words.cased and following.start > tokens.start[following.first]
    return between[0] in tokens.words.conjunctions and len(between) < _LIST_WORDS


def _between_head(first: int, tokens: Tokens) -> int | None:
    """Return where "between" begins before a name if a road, an area or the like stands before it."""
    position = skip_back(tokens, first, tokens.words.articles)
    if position == 0 or tokens.core[position - 1] not in tokens.words.between:
        return None
    if tokens.opens[position - 1]:
        return position - 1  # "Between Saraqib and Ariha, the road is cut."
    before = tokens.core[max(0, position - 3) : position - 1]
    return position - 1 if any(word in tokens.words.between_heads for word in before) else None
