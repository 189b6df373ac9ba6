"""Whether a report is of the town in its dateline, though its lead names a country that people come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.place_words import place_words

if TYPE_CHECKING:
    from geo.extraction.reading import Reading
    from geo.gazetteer import Gazetteer

#: Places of the name in a dateline among which its country is looked for.
_TRIED = 6


def abroad(gazetteer: Gazetteer, written: str, country: str | None) -> bool:
    """Tell whether no place of the name in a dateline lies in a country.

    Parameters
    ----------
    gazetteer
        Knows the places of a name.
    written
        The town where a report was written.
    country
        ISO 3166-1 alpha-2 code of a country that the lead names; None is none.
    """
    entries = gazetteer.find(written)[:_TRIED]
    return country is not None and bool(entries) and all(entry.country != country for entry in entries)


def told_of(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a sentence says that something is in a place, and not only of it: "in Pakistan", "Pakistan'da".

    Parameters
    ----------
    reading
        The sentence.
    first, last
        Tokens of the name, the last one exclusive.
    """
    led = any(mark.value == "at" for mark in reading.ending(first, "place"))
    linked = first > 0 and reading.words[first - 1].rstrip("'’").casefold() in place_words(reading.language).linkers
    return (led and not linked) or any(mark.value == "at" for mark in reading.at(last, "place_after"))
