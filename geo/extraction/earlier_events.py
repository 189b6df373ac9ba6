"""Events that a report only recalls: "Cyclone Batsirai, of 5 February, had killed 121" under the toll of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.extraction.periods import Expression
    from geo.extraction.reading import Reading

#: What an event does at once.
HARM = frozenset({"killed", "injured", "missing", "homes_destroyed", "homes_damaged"})
#: Days after an event in which a report may still tell in the pluperfect what it did.
_FRESH = 7


def recalled(context: Context, drafts: Sequence[Draft], reading: Reading, time: Expression) -> bool:
    """Tell whether a sentence says what an event had done, after the report has told the harm of another.

    Parameters
    ----------
    context
        The document.
    drafts
        Its figures, in reading order.
    reading
        The sentence.
    time
        A day in it.
    """
    day, published = time.interval, context.published
    if day is None or published is None or (published - day.end).days <= _FRESH or not reading.of("had"):
        return False
    first = reading.sentence.index
    earlier = (draft for draft in drafts if draft.reading.sentence.index < first and draft.indicator in HARM)
    return any(draft.period.start is None and not draft.reading.of("had") for draft in earlier)
