"""Rates, which count nobody: "40 patients a day", "40 people die every day"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.extraction.numbers import Mention
    from geo.extraction.reading import Reading


def a_day(reading: Reading, mention: Mention, last: int) -> bool:
    """Tell whether words for a rate stand after people, or beside their verb.

    Parameters
    ----------
    reading
        The sentence.
    mention
        The number.
    last
        The token after the people.
    """
    if reading.says(last, "negative", "rate"):
        return True
    rates = reading.of("negative", "rate")
    verbs = reading.counting if rates else ()
    return any(
        (verb.start == last and verb.end == rate.start) or (rate.end == verb.start and verb.end == mention.outer_start)
        for rate in rates
        for verb in verbs
    )
