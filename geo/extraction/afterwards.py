"""Who has said a number of the sentence before: "At least 319 died. These figures come from the commission."."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.extraction import attribution
from geo.models import Status

if TYPE_CHECKING:
    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.extraction.reading import Reading
    from geo.extraction.source_names import Source

#: Words of a sentence that says no more than whose a number is, and those among which it names the number.
_SHORT = 24
_OPENING = 3


def attribute(context: Context, drafts: list[Draft]) -> None:
    """Give numbers without a source the one that the next sentence names for "these figures", "the toll".

    That sentence has no number of its own.

    Parameters
    ----------
    context
        The document.
    drafts
        Its figures, in reading order.
    """
    counted = {draft.reading.sentence.index for draft in drafts}
    unsaid: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.attributed_to is None and draft.status is not Status.DENIED:
            unsaid.setdefault(draft.reading.sentence.index, []).append(draft)
    for index, those in unsaid.items():
        following = context.sentences[index + 1] if index + 1 < len(context.sentences) else None
        if following is None or index + 1 in counted or following.paragraph != those[0].reading.sentence.paragraph:
            continue
        reading = context.reading(following) if len(following) <= _SHORT else None
        if reading is None or reading.mentions or not _of_number(reading):
            continue
        named = [one for one in attribution.sources(reading, context.times(reading)) if not one.same]
        if len(named) != 1 or reading.of("denied") or not attribution.noun(reading, named[0]):
            continue
        who = _without_number(reading, named[0])
        span = following.starts[who.start], following.ends[who.end - 1]
        for draft in those:
            draft.attributed_to, draft.source_span = attribution.name(reading, who), span


def _without_number(reading: Reading, source: Source) -> Source:
    """Return a source without the word for the number, which a verb at the end has as its object: "Rakamı | savcı"."""
    start = max((mark.end for mark in reading.of("tally", "noun") if mark.start == source.start), default=source.start)
    return replace(source, start=start) if start < source.end else source


def _of_number(reading: Reading) -> bool:
    """Tell whether a sentence opens with "the figure", "these numbers", "the toll"."""
    if reading.of("negative", "none"):
        return False
    return any(mark.start < _OPENING for mark in reading.of("tally", "noun"))
