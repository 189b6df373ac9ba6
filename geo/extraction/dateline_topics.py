"""Whether a report is of the town in its dateline, though its lead names a country that people come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.letterheads import is_body
from geo.extraction.place_words import place_words

if TYPE_CHECKING:
    from geo.extraction.reading import Reading
    from geo.gazetteer import Gazetteer

#: Places of the name in a dateline among which its country is looked for.
_TRIED = 6
#: What ends a sentence, and so no line of a letterhead.
_STOPS = frozenset(".!?…")


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


def spoken_from(reading: Reading, first: int, last: int) -> bool:
    """Tell whether words around a place say that somebody spoke there: "speaking in Paris", "Cenevre'de konuşan".

    Parameters are those of `told_of`.
    """
    led = any(mark.value == "spoken" for mark in reading.ending(first, "place"))
    return led or any(mark.value == "spoken" for index in (last, last + 1) for mark in reading.at(index, "place"))


def seated(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a place is only that of the office that a letterhead names: "Disaster Management Office, Lilongwe".

    Parameters are those of `told_of`.
    """
    words = reading.words
    if first < 1 or words[first - 1] != "," or words[-1] in _STOPS or reading.sentence.index > 1:
        return False
    closes = last == len(words) or (words[last] in {",", "-", "–", "—"} and words[last + 1 :][:1] != [])
    if not closes or reading.counting:
        return False
    # "Field update no. 4, Harare, 12 December": where it was written
    titled = any(mark.end < first for mark in reading.of("source.header", "report"))
    return titled or is_body(reading, 0, first - 1)
