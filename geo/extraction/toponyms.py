"""Names of places in a text, with what the words around them say: the verb is `recognise`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.place_words import place_words
from geo.extraction.toponym_borders import take_borders
from geo.extraction.toponym_context import KEEP, weigh
from geo.extraction.toponym_forms import compose
from geo.extraction.toponym_initials import without_bodies
from geo.extraction.toponym_matches import find_matches
from geo.extraction.toponym_people import people
from geo.extraction.toponym_spellings import respelt
from geo.extraction.toponym_streets import streets
from geo.extraction.toponym_tokens import Tokens
from geo.extraction.toponym_unknown import unknown_places
from geo.models import Span, Toponym

if TYPE_CHECKING:
    from geo.gazetteer import Gazetteer
    from geo.languages import Language

#: "St.", "Blvd."
_ABBREVIATED = 4


def recognise(text: str, language: Language, gazetteer: Gazetteer) -> list[Toponym]:
    """Find the names of places in a text.

    Parameters
    ----------
    text
        Any text.
    language
        Its language; the words around names come from ``places.toml``.
    gazetteer
        The names that there are.

    Returns
    -------
    list of Toponym
        In reading order, none overlapping another, ``role`` None. Spans are
        offsets into `text`, the end exclusive. Streets are toponyms too (type
        word ``street``), so that nobody takes them for the town they are
        called after; they have no place.
    """
    tokens = Tokens(text, place_words(language))
    roads = streets(tokens)
    taken = {index for first, last in roads for index in range(first, last)}
    matches = [m for m in find_matches(tokens, gazetteer) if m.first not in taken and m.last - 1 not in taken]
    matches = without_bodies(tokens, matches)
    persons, families = people(tokens, matches)
    weigh(tokens, matches, persons, families)
    kept = [match for match in matches if match.score >= KEEP]
    borders, kept = take_borders(tokens, kept)
    toponyms = [draft.toponym(text) for draft in (*borders, *compose(tokens, kept))]
    toponyms += [_street(tokens, first, last) for first, last in roads]
    taken.update(persons, *(range(match.first, match.last) for match in matches))
    toponyms += respelt(tokens, kept, taken, families, gazetteer)
    toponyms += [_unknown(tokens, *run) for run in unknown_places(tokens, taken, families)]
    return _apart(toponyms)


def _unknown(tokens: Tokens, first: int, last: int, type_word: str | None) -> Toponym:
    """Make the record of a place that the gazetteer does not know."""
    start, end = tokens.start[first], tokens.end[last - 1]
    name = tokens.text[start:end]
    return Toponym(Span(start, end), name, anchors=(name,), type_word=type_word)


def _street(tokens: Tokens, first: int, last: int) -> Toponym:
    """Make the record of a street."""
    start, end = tokens.start[first], tokens.end[last - 1]
    if tokens.text[end : end + 1] == "." and len(tokens.core[last - 1]) <= _ABBREVIATED:
        end += 1
    name = tokens.text[start:end]
    return Toponym(Span(start, end), name, anchors=(name,), type_word="street")


def _apart(toponyms: list[Toponym]) -> list[Toponym]:
    """Put toponyms in reading order and leave out those that overlap an earlier one."""
    result: list[Toponym] = []
    for toponym in sorted(toponyms, key=lambda t: (t.span.start, -t.span.end)):
        if not result or toponym.span.start >= result[-1].span.end:
            result.append(toponym)
    return result
