"""Parts of sums of money, whose currency is left out: "pledges of $340 million, of which 120 million for families"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.phrases import head

if TYPE_CHECKING:
    from geo.extraction.numbers import Mention
    from geo.extraction.phrases import Head
    from geo.extraction.reading import Reading

_SIGNS = frozenset("$€£¥")
#: Words between "of which" and its number: "of which some".
_LED = 1


def part_of_sum(reading: Reading, mention: Mention, found: Head) -> bool:
    """Tell whether a number without a noun is part of the money named before it.

    Parameters
    ----------
    reading
        The sentence.
    mention
        The number.
    found
        What it counts, by the words after it.
    """
    if found.kind != "bare" or not reading.of("part", "before"):
        return False
    earlier = [other for other in reading.mentions if other.end <= mention.outer_start]
    if not earlier or not (_of_money(reading, earlier[-1]) or _of_doses(reading, earlier[-1])):
        return False
    return any(
        earlier[-1].end <= mark.start and 0 <= mention.outer_start - mark.end <= _LED
        for mark in reading.of("part", "before")
    )


def _of_doses(reading: Reading, mention: Mention) -> bool:
    """Tell whether an Arabic pronoun, which may be of people or things, takes up things: "3 ملايين جرعة وصل منها"."""
    return reading.language.right_to_left and head(reading, mention).value == "things"


def _of_money(reading: Reading, mention: Mention) -> bool:
    """Tell whether a currency stands after a number, or before it."""
    found = head(reading, mention)
    if found.kind == "other" and found.value == "money":
        return True
    first = mention.outer_start
    sign = reading.words[first - 1][-1:] in _SIGNS if first else False
    return sign or reading.closes(first, "other", "money")
