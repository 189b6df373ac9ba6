"""A time of a sentence that another number of it has: an older one, a part, the next clause, a toll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction import brackets
from geo.extraction.verb_final import is_final
from geo.models import Counting, Precision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.counting import Draft
    from geo.extraction.periods import Expression
    from geo.extraction.reading import Reading

#: Words between "the toll" and since when it counts.
_TO_SINCE = 3
#: How a verb of harm stands to its number.
_DONE = frozenset({"counts.before", "counts.after"})
_PARTING = frozenset({",", "،", ";"})


def told_of_another(draft: Draft, time: Expression) -> bool:
    """Tell whether a time after a number is told of another number of the sentence.

    Parameters
    ----------
    draft
        The number.
    time
        An expression of time after it.
    """
    others = _of_older(draft, time) or _of_next(draft, time) or _of_part(draft, time) or _of_toll(draft, time)
    return others or _of_bracket(draft, time) or _of_cause(draft, time) or _of_second(draft, time)


def _of_cause(draft: Draft, time: Expression) -> bool:
    """Tell whether a day is that of what led to a state that lasts: "are missing after a boat sank on Sunday"."""
    if draft.counting is not Counting.STOCK or time.kind != "point":
        return False
    last = draft.end if draft.trigger is None else max(draft.end, draft.trigger.end)
    led = [mark for mark in draft.reading.of("time.phrase", "after") if last <= mark.start]
    within = any(mark.start == time.start and mark.end < time.end for mark in led)
    return within or any(mark.end < time.start and not draft.reading.in_time(mark.end) for mark in led)


def _of_bracket(draft: Draft, time: Expression) -> bool:
    """Tell whether brackets after a number hold another with its day: "Gweru: 91 (80 yesterday)"."""
    reading = draft.reading
    opened, closed = brackets.opening(reading.words, time.start), brackets.closing(reading.words, time.end)
    if opened < draft.end or closed < 0:
        return False
    inside = (mention for mention in reading.mentions if opened < mention.start < closed)
    return any(not reading.in_time(mention.start) for mention in inside)


def _of_second(draft: Draft, time: Expression) -> bool:
    """Tell whether "and" opens a clause with a time of its own: "in 1960 a quake killed 12, and in 2004 another 9"."""
    reading = draft.reading
    if is_final(reading.language) or not (reading.ending(time.start, "join") or reading.ending(time.start - 1, "join")):
        return False
    opened = any(other.start <= 1 and other.end <= draft.start for other in reading.times or ())
    return opened and any(time.end <= mention.outer_start for mention in reading.mentions)


def issued(draft: Draft, time: Expression) -> bool:
    """Tell whether a day after a number is that of the report which gives it: "…, says a bulletin issued on Friday".

    Parameters
    ----------
    draft
        The number.
    time
        An expression of time.
    """
    starts = (time.start, time.start - 1) if time.start >= draft.end else ()
    return any(mark.value == "issued" for index in starts for mark in draft.reading.ending(index, "retold"))


def of_search(draft: Draft, time: Expression) -> bool:
    """Tell whether a day before a toll is that of the search: "dug on Saturday for survivors of a quake that killed 9".

    Parameters
    ----------
    draft
        The toll.
    time
        An expression of time before it.
    """
    reading = draft.reading
    return any(
        time.end <= mark.start and mark.end <= event.start < draft.start
        for mark in reading.of("survivor")
        for event in reading.of("event")
    )


def of_recalled(draft: Draft, time: Expression) -> bool:
    """Tell whether a year is that of an event which others are only reckoned from: "after the 2018 quake, 12 died".

    Parameters
    ----------
    draft
        A number after it.
    time
        An expression of time.
    """
    reading = draft.reading
    if time.kind != "point" or time.interval is None or time.interval.precision is not Precision.YEAR:
        return False
    led = any(mark.value in {"after", "before"} for mark in reading.ending(time.start - 1, "time.phrase"))
    return led and not _PARTING.isdisjoint(reading.words[time.end : draft.start])


def before_harm(draft: Draft, time: Expression) -> bool:
    """Tell whether "after" parts a day from harm done by then, but not from bodies that were found on that day.

    Parameters
    ----------
    draft
        The number of those harmed.
    time
        A day before it.
    """
    reading, trigger = draft.reading, draft.trigger
    if not before_event(reading, time, draft.start):
        return False
    done = trigger is not None and trigger.kind in _DONE
    return done or reading.has("event", time.end, draft.start)


def before_event(reading: Reading, time: Expression, last: int) -> bool:
    """Tell whether "after" parts a day from what had happened by then: "dug graves on Tuesday after the wave killed 9".

    Parameters
    ----------
    reading
        The sentence.
    time
        A day.
    last
        The token of what is told after it, an event or a number.
    """
    if time.kind != "point" or is_final(reading.language):
        return False
    reckoned = [(other.start, other.end) for other in reading.times or () if other.kind == "event"]
    for mark in reading.of("time.phrase"):
        if mark.value != "after" or not time.end <= mark.start < last:
            continue
        inside = any(first <= mark.start < end for first, end in reckoned)
        # "after the tsunami, which killed", but not "after rain, a slide killed"
        parted = any(
            reading.words[index] in _PARTING and not reading.says(index + 1, "boundary", "relative")
            for index in range(mark.end, last)
        )
        if not (inside or parted or reading.has("boundary", time.end, mark.start, "strong")):
            return True
    return False


def _of_older(draft: Draft, time: Expression) -> bool:
    """Tell whether a time is that of the older number to which a number is compared: "9, up from 7 on Friday"."""
    reading = draft.reading
    numbers = {mention.outer_start for mention in reading.mentions}
    return any(
        mark.value in {"before", "from"}
        and draft.end <= mark.start
        and mark.end < time.start
        and (reading.words[mark.end][0].isdigit() or (reading.language.right_to_left and mark.end in numbers))
        for mark in reading.of("superseded")
    )


def _of_next(draft: Draft, time: Expression) -> bool:
    """Tell whether a time opens the next clause, with a number of its own: "shelters 90; last week it had 30"."""
    reading = draft.reading
    told = (mention for mention in reading.mentions if time.end <= mention.outer_start)
    if any(reading.closes(mention.outer_start, "tally", "verb") for mention in told) and any(
        "," in reading.words[draft.end : label.start]
        for label in reading.of("counts.label")
        if draft.end < label.start and label.end <= time.start
    ):
        return True  # "158 hurt, so that the total of the dead since October rose to 900"
    if not reading.has("boundary", draft.end, time.start, "strong"):
        return False
    after = [mention for mention in reading.mentions if mention.start >= draft.end]
    if any(time.end <= mention.start for mention in after):
        return True
    # "79 hurt, two of them officers; six were still in danger on Friday"
    return any(reading.has("boundary", draft.end, mention.outer_start, "strong") for mention in after)


def _of_part(draft: Draft, time: Expression) -> bool:
    """Tell whether a time says since when a part came: "900,000, among them 500,000 who have arrived since April"."""
    reading = draft.reading
    parts = [m for m in reading.mentions if draft.end <= m.outer_start and m.end <= time.start]
    if not parts:
        return False
    first = parts[-1].end
    if not (reading.closes(parts[-1].outer_start, "part", "before") or reading.says(first, "part", "after")):
        return False
    told = any(
        mark.end <= time.start
        and (first < mark.start or (first == mark.start and mark.kind.startswith("counts.after")))
        for mark in reading.counting
    )
    return told and "," not in reading.words[first : time.start]


def _of_toll(draft: Draft, time: Expression) -> bool:
    """Tell whether a time is that of a toll named after a number: "killed 6, raising the toll since October to 335"."""
    reading = draft.reading
    if not any(time.end <= mention.start for mention in reading.mentions):
        return False
    last = max(draft.end, draft.head.end, draft.trigger.end if draft.trigger is not None else 0)
    nouns = [m for m in reading.of("tally", "noun") if last <= m.start and 0 <= time.start - m.end <= _TO_SINCE]
    return any(
        not any(noun.end <= mention.start < time.start for mention in reading.mentions)
        and not any(mark.start <= noun.start and mark.end > time.start for mark in reading.counting)
        for noun in nouns
    )


def within_speech(reading: Reading, first: int, time: Expression, that: Sequence[str]) -> bool:
    """Tell whether a day stands within what somebody said: "said (on Monday) that on Friday 12 died".

    Parameters
    ----------
    reading
        The sentence.
    first
        The token after who speaks and the verb of saying.
    time
        The day.
    that
        Words that open what was said.
    """
    first = next((o.end for o in reading.times or () if first <= o.start <= first + 1 and o is not time), first)
    opened = reading.words[first : min(first + 2, time.start)]  # Spanish "informó de que"
    return bool(opened) and opened[0] != "," and any(word in that for word in opened)
