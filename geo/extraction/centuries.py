"""Years before 1900, of which nothing is counted: "In 1572, 3,000 Protestants were killed in Paris"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.time_words import vocabulary
from geo.extraction.verb_final import is_final

if TYPE_CHECKING:
    from geo.extraction.numbers import Mention
    from geo.extraction.reading import Reading

#: Years that a text has only for history.
_PAST = range(1000, 1900)
_DIGITS = 4
#: What closes the clause of a year: "died here in 1350."
_CLOSED = frozenset(".,;،؛)")


def told(reading: Reading) -> bool:
    """Tell whether a sentence is about a year before 1900: what it counts befell nobody whom help could reach.

    Parameters
    ----------
    reading
        The sentence.
    """
    return any(_is_year(reading, mention) for mention in reading.mentions)


def _is_year(reading: Reading, mention: Mention) -> bool:
    """Tell whether four digits without a separator are a year: after a month, or "in" at the head of a clause."""
    words, start = reading.words, mention.start
    if not mention.digits or mention.value is None or int(mention.value) not in _PAST:
        return False
    if len(words[start]) != _DIGITS or not words[start].isdecimal():
        return False
    if reading.at(mention.end, "person", "household", "home"):
        return False  # "since March 1200 people have left"
    if _of_event(reading, mention):
        return True
    if is_final(reading.language):
        return mention.end < len(words) and bool(reading.at(mention.end, "year_past"))
    if start and vocabulary(reading.language).month(words[start - 1]) is not None:
        return True
    led = next(iter(reading.ending(start, "year_past")), None)
    if led is None:
        return False
    closed = mention.end == len(words) or words[mention.end] in _CLOSED
    sure = led.value == "sure" or led.end - led.start > 1 or closed
    return sure or led.start == 0 or words[led.start - 1] == ","


def _of_event(reading: Reading, mention: Mention) -> bool:
    """Tell whether an event stands beside four digits, which say its year: "the quake of 1356", "the 1356 quake"."""
    start = mention.start
    if any(mark.kind == "event" for mark in reading.at(mention.end, "event")):
        return True
    of = start > 1 and reading.says(start - 1, "time.grammar", "of")
    beside = start - 1 if of else start if reading.language.right_to_left else -1
    return beside > 0 and any(mark.kind == "event" for mark in reading.ending(beside, "event"))
