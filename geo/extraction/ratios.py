"""Numbers of what no report counts: ratios, "three out of every four", and children who were born."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.extraction.numbers import Mention
    from geo.extraction.reading import Reading

#: Words between people and what is said of them, and between a verb of birth and the number after it.
_AFTER, _BEFORE = 4, 1
#: Words between the whole of a ratio and its part: "her dört kişiden üçü".
_OF_WHOLE = 2


def is_ratio(reading: Reading, mention: Mention) -> bool:
    """Tell whether a number is some of every so many: "tres de cada cuatro", "her dört kişiden üçü"."""
    if not reading.of("ratio"):
        return False
    if reading.says(max(mention.end, mention.outer_end), "ratio", "of_every"):
        return True
    whole = next((other for other in reading.mentions if 0 <= mention.start - other.end <= _OF_WHOLE), None)
    if whole is None or whole is mention or mention.size > whole.size:
        return False  # "her iki ülkeden üç kişi", from both countries
    return reading.closes(whole.outer_start, "ratio", "every")


def are_born(reading: Reading, mention: Mention, end: int) -> bool:
    """Tell whether a number counts children who were born.

    Parameters
    ----------
    reading
        The sentence.
    mention
        The number.
    end
        The token after the noun that it counts.
    """
    for mark in reading.of("born", "verb"):
        between = range(end, mark.start) if mark.start >= end else range(mark.end, mention.outer_start)
        most = _AFTER if mark.start >= end else _BEFORE
        if (mark.start >= end or mark.end <= mention.outer_start) and len(between) <= most:
            return not any(reading.words[index] in {",", ";"} for index in between)
    return False
