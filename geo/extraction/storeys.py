"""Words that are homes and storeys of a house alike: "edificio de 15 pisos" has storeys, "ardieron 15 pisos" homes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.extraction.numbers import Mention
    from geo.extraction.phrases import Head
    from geo.extraction.reading import Reading

#: Words between a house and the number of its storeys: "el edificio Alto Río, de".
_TO_NUMBER = 5


def counts(reading: Reading, mention: Mention, found: Head) -> bool:
    """Tell whether a number is that of the storeys of a house named before.

    Parameters
    ----------
    reading
        The sentence.
    mention
        The number.
    found
        What it counts by the noun after it.
    """
    start = mention.outer_start
    if found.kind != "home" or not start or not reading.says(found.start, "storey", "noun"):
        return False
    if not reading.says(start - 1, "word", "modifier"):
        return False
    houses = (*reading.of("home", "buildings"), *reading.of("storey", "house"))
    return any(0 <= start - house.end <= _TO_NUMBER for house in houses)
