"""Numbers that are no count: the base of a rate, "4.1 per 10,000 a day", and a day of the month, "le 15,"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.extraction.numbers import Mention
    from geo.extraction.phrases import Head
    from geo.extraction.reading import Reading

#: What rates are told by.
_BASES = frozenset({100, 1_000, 10_000, 100_000, 1_000_000})
#: Words between a rate and "per": "4.1 deaths per".
_TO_RATE = 3
#: Days of the longest month.
_MOST_DAYS = 31


def is_base(reading: Reading, mention: Mention) -> bool:
    """Tell whether a round number after "per" is that to which the number before it is the rate.

    Parameters
    ----------
    reading
        The sentence.
    mention
        The number: the second of "4.1 deaths per 10,000".
    """
    if mention.size not in _BASES:
        return False
    led = [mark for mark in reading.ending(mention.outer_start, "negative") if mark.value == "per"]
    if not led:
        return False
    start = min(mark.start for mark in led)
    return any(word[0].isdigit() for word in reading.words[max(0, start - _TO_RATE) : start])


def is_day(reading: Reading, mention: Mention, found: Head) -> bool:
    """Tell whether digits after the article of one are a day of the month: "le pic a été atteint le 15,"."""
    if not mention.digits or not 1 <= mention.size <= _MOST_DAYS or mention.outer_start != mention.start:
        return False
    articles = reading.language.table("patterns").get("grammar", {}).get("day_articles", ())
    if mention.start < 1 or reading.words[mention.start - 1] not in articles:
        return False
    return found.kind == "bare"
