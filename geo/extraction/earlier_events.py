"""Events that a report only recalls: "Cyclone Batsirai, of 5 February, had killed 121" under the toll of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.context import name_of

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
    if day is None or published is None or not reading.of("had"):
        return False
    if (published - day.end).days <= _FRESH and not _elsewhere(context, drafts, reading):
        return False
    first = reading.sentence.index
    earlier = (draft for draft in drafts if draft.reading.sentence.index < first and draft.indicator in HARM)
    return any(draft.period.start is None and not draft.reading.of("had") for draft in earlier)


def _elsewhere(context: Context, drafts: Sequence[Draft], reading: Reading) -> bool:
    """Tell whether a sentence counts harm in another country than its report: "it had killed 15 in Greece"."""
    topic = context.topic
    if topic is None:
        return False
    entries = context.gazetteer.find(name_of(topic))
    home = context.country(topic) or (entries[0].country if entries else None)
    placed = (draft.toponyms[0] for draft in drafts if draft.reading is reading and draft.toponyms)
    return home is not None and any(context.country(toponym) not in {None, home} for toponym in placed)
