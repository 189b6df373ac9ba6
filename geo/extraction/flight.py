"""Whether a word of flight is one of crossing a border, because a country goes with it: "fled to Chad"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction import arrivals, asides
from geo.extraction.verb_final import is_final

if TYPE_CHECKING:
    from geo.extraction.counting import Abroad, Draft
    from geo.extraction.lexicon import Mark
    from geo.extraction.reading import Reading

#: Words between what is counted and where it goes: "fled from Sudan to Chad".
_TO_COUNTRY = 5


def across(draft: Draft, mark: Mark, abroad: Abroad) -> bool:
    """Tell whether a country that people went to stands beside a word of flight.

    Parameters
    ----------
    draft
        The number of those who went.
    mark
        The word, before the number or after it.
    abroad
        Tells whether a country stands beside a phrase.
    """
    reading = draft.reading
    grammar = reading.language.table("attribution").get("grammar", {})
    if mark.start >= draft.mention.end:
        if grammar.get("verb_first"):
            return _leads_abroad(reading, mark, abroad)
        # "huyeron el martes de Malí a Mauritania"
        dated = mark._replace(end=_past_time(reading, mark.end))
        if abroad(reading, mark) or abroad(reading, dated):
            return True
        return _headed(draft) and abroad(reading, mark._replace(start=_led(draft)))
    if grammar.get("verb_first"):
        # the verb stands before the number, and the country after what is counted or between the two
        last = max(draft.end, draft.head.end)
        return any(
            place.value == "destination"
            and (mark.end == place.start or last <= place.start <= last + _TO_COUNTRY)
            and (abroad(reading, place) or reading.says(place.end, "border", "abroad"))
            for place in reading.of("place")
        )
    if not is_final(reading.language):
        # "huyeron a Colombia 300 familias"
        return asides.of_places(reading, mark.end, draft.start) and abroad(reading, mark) and not arrivals.sent(draft)
    # Turkish "Polonya'ya geçen 900 kişi", but "Polonya'ya geçtiler; 900 kişi …"
    return bool(grammar.get("verb_final")) and not reading.joints(mark.end, draft.start) and abroad(reading, mark)


def out_of(draft: Draft, abroad: Abroad) -> bool:
    """Tell whether a verb of flight before a number names the country that was left: "فر مليون شخص من أوكرانيا".

    Parameters
    ----------
    draft, abroad
        As for `across`.
    """
    reading, last = draft.reading, max(draft.end, draft.head.end)
    return any(
        place.value == "origin"
        and last <= place.start <= last + 1
        and abroad(reading, place)
        and any(first == place.end and toponym.form == "name" for first, _, toponym in reading.places)
        for place in reading.of("place")
    )


def _leads_abroad(reading: Reading, mark: Mark, abroad: Abroad) -> bool:
    """Tell whether a verb and "to" lead to a country; "fled within Sudan" does not, nor a noun, "a flight Iraq saw"."""
    if not reading.at(mark.start, "counts.after"):
        return False
    led = reading.closes(mark.end, "place", "destination")
    return (led and abroad(reading, mark)) or any(
        place.value == "destination" and abroad(reading, place) for place in reading.at(mark.end, "place")
    )


def _past_time(reading: Reading, index: int) -> int:
    """Return the token after an expression of time that stands at a token, or that token."""
    article = reading.says(index, "article", "definite") or reading.says(index, "word", "modifier")
    starts = {index, index + 1} if article else {index}
    return next((time.end for time in reading.times or () if time.start in starts), index)


def _led(draft: Draft) -> int:
    """Return where what stands before a number ends, a word of time left out: "Polonya'ya salı günü 900 kişi geçti"."""
    return next((time.start for time in draft.reading.times or () if time.end == draft.start), draft.start)


def _headed(draft: Draft) -> bool:
    """Tell whether where people went stands before their number: "Polonya'ya 82 bin kişi ulaştı"."""
    start = _led(draft)
    if draft.reading.ending(start, "source.contrast"):
        start -= 1  # "Güney Sudan'a ise 14 bin kişi sığındı"
    ending = draft.reading.ending(start, "place_after")
    return is_final(draft.reading.language) and any(mark.value == "destination" for mark in ending)
