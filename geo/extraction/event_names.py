"""Which events a sentence names, and whether they are those that the head of its report is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction import days_of_others
from geo.models import Period, Precision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.context import Context
    from geo.extraction.lexicon import Mark
    from geo.extraction.periods import Expression
    from geo.extraction.reading import Reading

#: Lines and sentences at the head of a report, and letters that tell which event a word names.
_HEAD = 3
_LETTERS = 4
#: Words between "survivors" and the event: "of an", "of the strong".
_TO_SURVIVORS = 4
#: Lines of a form among which one may date its event.
_FORM = 10
#: Words from "caused" to what was: "severe", "the worst".
_CAUSED = 3


def main(reading: Reading) -> Sequence[Mark]:
    """Return the events that a sentence names, without aftershocks, which come later."""
    marks = reading.of("event")
    after = reading.of("event", "aftershock") if marks else ()
    return [m for m in marks if not any(a.start <= m.start and m.end <= a.end for a in after)] if after else marks


def named_at_head(context: Context) -> frozenset[str]:
    """Return the beginnings of the words with which the head of a report names its events."""
    readings = [context.reading(sentence) for sentence in context.sentences[:_HEAD]]
    return frozenset(_stem(reading, mark) for reading in readings for mark in main(reading))


def lasting_at_head(context: Context) -> bool:
    """Tell whether the head of a report names only what has no day, such as a siege or a war."""
    readings = [context.reading(sentence) for sentence in context.sentences[:_HEAD]]
    marks = [mark for reading in readings for mark in main(reading)]
    return bool(marks) and all(mark.value == "lasting" for mark in marks)


def of_form(context: Context) -> Period | None:
    """Return the day that a line of a form says its event was on: "Fecha del evento: 8 de marzo de 2024".

    Parameters
    ----------
    context
        The document.
    """
    for sentence in context.sentences[:_FORM]:
        reading = context.reading(sentence)
        if not reading.says(0, "source.header", "happened"):
            continue
        days = (time.interval for time in context.times(reading) if time.kind == "point")
        day = next((day for day in days if day is not None and day.precision is Precision.DAY), None)
        if day is not None:
            return Period(day.start, day.end, day.precision, None)
    return None


def later(time: Expression, found: Period | None) -> bool:
    """Tell whether a day is after that of the event found so far: "Saturday's quake. … A mudslide on Tuesday".

    Parameters
    ----------
    time
        An expression of time.
    found
        The event; None if there is none yet.
    """
    if time.kind != "point" or time.interval is None or found is None or found.start is None:
        return False
    return time.interval.start > found.start


def unlike(reading: Reading, marks: Sequence[Mark], named: frozenset[str]) -> bool:
    """Tell whether a later sentence is of other events than the head of its report: "a mudslide on Tuesday".

    Parameters
    ----------
    reading
        The sentence.
    marks
        Its events.
    named
        What `named_at_head` gives.
    """
    if reading.sentence.index < _HEAD or not named:
        return False
    return all(mark.kind == "event" and _stem(reading, mark) not in named for mark in marks)


def _stem(reading: Reading, mark: Mark) -> str:
    """Return the beginning of the word of an event, which its forms have in common."""
    return reading.words[mark.start][:_LETTERS]


def leads_to(reading: Reading, time: Expression, event: Mark) -> bool:
    """Tell whether what was on a day brought about an event: "heavy rain on 25 May (553 mm) has caused floods".

    Parameters
    ----------
    reading
        The sentence.
    time
        The day.
    event
        Word for the event.
    """
    if event.start < time.end or ";" in reading.words[time.end : event.start]:
        return False
    return any(
        time.end <= mark.start and 0 <= event.start - mark.end <= _CAUSED for mark in reading.of("caused", "verb")
    )


def remembered(reading: Reading) -> bool:
    """Tell whether a sentence only recalls another event: "Pour mémoire, la tempête du 22 janvier a fait 58 morts".

    Parameters
    ----------
    reading
        The sentence.
    """
    return any(mark.start <= 1 for mark in reading.of("memory", "opening"))


def searched(reading: Reading, time: Expression, event: Mark) -> bool:
    """Tell whether a day before an event is that of the search for its survivors: "dug on Friday for survivors of".

    Parameters
    ----------
    reading
        The sentence.
    time
        The day.
    event
        Word for the event.
    """
    return any(
        time.end <= mark.start and 0 <= event.start - mark.end <= _TO_SURVIVORS for mark in reading.of("survivor")
    )


def followed(reading: Reading, time: Expression, event: Mark) -> bool:
    """Tell whether a day is that of what followed an event: "relief flights began on Monday after the quake".

    Parameters
    ----------
    reading
        The sentence.
    time
        The day.
    event
        Word for the event.
    """
    return time.end <= event.start and days_of_others.before_event(reading, time, event.start)


def at_once(reading: Reading, time: Expression) -> bool:
    """Tell whether what something is reckoned from was over in a day: "since the attack on Baga on 3 January".

    Only in a language that lists the events that last, such as wars.

    Parameters
    ----------
    reading
        The sentence.
    time
        One of its times.
    """
    lasting = reading.language.table("patterns").get("event", {}).get("lasting")
    if lasting is None or time.kind != "since" or time.interval is None or time.interval.precision is not Precision.DAY:
        return False
    inside = [mark for mark in reading.of("event") if time.start <= mark.start < time.end]
    return bool(inside) and all(mark.value != "lasting" for mark in inside)
