"""The day of what the sentence before tells, for the harm that it did: "A boat capsized on Tuesday. Eight drowned."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.events import EVENTS
from geo.models import Period, Precision

if TYPE_CHECKING:
    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.extraction.reading import Reading

#: Words of the longest sentence that tells of one accident.
_LONGEST = 40


def of_sentence_before(context: Context, draft: Draft, before: list[Draft]) -> Period | None:
    """Return the only day of the sentence before, which tells what happened and counts nobody.

    Parameters
    ----------
    context
        The document.
    draft
        A figure of harm whose own sentence says no day.
    before
        The figures before it, in reading order.
    """
    reading = draft.reading
    if draft.indicator not in EVENTS or draft.period != Period() or draft.superseded or draft.parent is not None:
        return None
    sentence = reading.sentence
    if sentence.index == 0 or any(other.reading.sentence.index == sentence.index - 1 for other in before[-4:]):
        return None
    earlier = context.sentences[sentence.index - 1] if sentence.index - 1 < len(context.sentences) else None
    if earlier is None or earlier.paragraph != sentence.paragraph or len(earlier) > _LONGEST:
        return None
    told = context.reading(earlier)
    if not _happened(told):
        return None
    spoken = context.spoken_days(told)
    times = [time for time in context.times(told) if time not in spoken and time.interval is not None]
    if len(times) != 1 or times[0].kind != "point" or times[0].interval is None:
        return None
    day = times[0].interval
    first, last = context.dateline
    if first <= earlier.starts[times[0].start] < last:
        return None
    return Period(day.start, day.end, Precision.DAY) if day.start == day.end else None


def _happened(reading: Reading) -> bool:
    """Tell whether a sentence names an event, or a vessel of which it tells."""
    return bool(reading.of("event")) or bool(reading.of("vessel", "noun"))
