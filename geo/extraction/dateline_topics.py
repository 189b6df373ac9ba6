"""Whether a report is of the town in its dateline, though its lead names a country that people come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.letterheads import is_body
from geo.extraction.place_words import place_words
from geo.extraction.verb_final import holds

if TYPE_CHECKING:
    from geo.extraction.context import Context
    from geo.extraction.reading import Reading
    from geo.gazetteer import Gazetteer
    from geo.models import Toponym

#: Places of the name in a dateline among which its country is looked for.
_TRIED = 6
#: Words between a superlative and its country: "la plus | grande prison d' | Équateur".
_RANKED = 4
#: Places at the head of a report among which is that of its dateline.
_FIRST = 4
#: Words between a verb of taking people somewhere and the place.
_LED = 2
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


def ranks(context: Context, reading: Reading, first: int, last: int, toponym: Toponym) -> bool:
    """Tell whether a country only says where one thing in the town of the dateline is, or among what it ranks.

    So it is in "GUAYAQUIL, Ecuador - A riot at Ecuador's largest prison" and "COMAYAGUA - A fire at a prison in
    Honduras", and not in "the worst floods in Pakistan".

    Parameters
    ----------
    context
        The document.
    reading, first, last
        A sentence, and the tokens of the name, the last one exclusive.
    toponym
        The place.
    """
    superlatives, works = reading.of("record"), reading.of("works")
    town = context.written_in if superlatives or works else None
    country = context.country(toponym) if town is not None else None
    if town is None or country is None or abroad(context.gazetteer, town.name, country):
        return False
    if any(0 <= first - mark.end <= _LED or 0 <= mark.start - last <= _LED for mark in works):
        return True
    owned = holds(reading, last) or reading.words[last : last + 1] == ["'s"] or reading.words[last : last + 1] == ["’s"]
    for mark in superlatives:
        start, end = (last, mark.start) if mark.start >= last else (mark.end, first)
        if mark.start >= last and not (owned and mark.start - last == 1):
            continue
        # between a superlative and its country stands what it ranks, at once or after its adjective
        if 0 <= end - start <= _RANKED and not (
            reading.has("event", start, end + _RANKED) or any(start <= m.start < end for m in reading.counting)
        ):
            return True
    return False


def recalls(context: Context, reading: Reading, first: int, toponym: Toponym) -> bool:
    """Tell whether a sentence after the lead only says what had been done abroad, or where people were taken.

    "It had killed 15 in Greece" and "12 were flown to Quito" leave a report where its dateline is.

    Parameters
    ----------
    context
        The document.
    reading, first
        A sentence, and the first token of the name.
    toponym
        A place that it names.
    """
    if reading.sentence.index == 0:
        return False
    written = next((t for t in context.toponyms[:_FIRST] if context.in_dateline(t)), None)
    led = any(mark.value == "destination" for mark in reading.ending(first, "place"))
    if led and any(mark.value == "evacuated" and mark.end <= first <= mark.end + _LED for mark in reading.counting):
        return written is not None and reading.has("counts.noun", 0, first)
    if not reading.of("had"):
        return False
    return written is not None and abroad(context.gazetteer, written.name, context.country(toponym))
