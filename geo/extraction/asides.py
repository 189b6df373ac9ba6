"""What parts people from their verb: asides, "5.5 million people – one in two – need help", and places after a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.extraction.reading import Reading

#: Words of the longest aside.
_WIDEST = 16
#: The signs that open an aside, each with those that close it.
_CLOSED_BY = {"–": frozenset("–—"), "—": frozenset("–—"), "-": frozenset("-–"), "(": frozenset(")")}
_STOPS = frozenset({";", ":", ".", "(", "?", "!"})


def past(reading: Reading, first: int) -> int:
    """Return the token after an aside that opens at a token; the token itself where none does.

    Parameters
    ----------
    reading
        The sentence.
    first
        The token after the people who are counted.
    """
    words = reading.words
    closing = _CLOSED_BY.get(words[first]) if first < len(words) else None
    if closing is None:
        return first
    for index in range(first + 1, min(len(words), first + _WIDEST)):
        if words[index] in closing:
            return index + 1 if index > first + 1 else first
        if words[index] in _STOPS:
            break
    return first


def of_places(reading: Reading, verb: int, start: int) -> bool:
    """Tell whether nothing but places, and words of time, parts a verb from those after it: "entraron por X y Z 900".

    Parameters
    ----------
    reading
        The sentence.
    verb, start
        The token after the verb and the first of the number.
    """
    language = reading.language
    if not reading.places or language.right_to_left or language.table("language").get("adjectives") != "after":
        return False  # only some languages put a subject behind its verb and the place: not "sent to Nigeria her two"
    index, found = verb, False
    while index < start:
        place = reading.place_at(index)
        if place is not None:
            index, found = place[1], True
            continue
        words = reading.at(index, "place", "join", "article")
        last = max((mark.end for mark in words), default=0)
        if not last and not reading.in_time(index) and not _led(reading, index):
            return False
        index = max(last, index + 1)
    return found and index == start


def _led(reading: Reading, index: int) -> bool:
    """Tell whether a word is a noun that a preposition or an article leads: "por el corredor"."""
    if not reading.words[index].isalpha() or any(mark.start <= index < mark.end for mark in reading.counting):
        return False
    return bool(reading.ending(index, "place", "article"))
