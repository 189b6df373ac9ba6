"""Soldiers who come home from where they were sent: nobody returns who had fled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.phrases import head

if TYPE_CHECKING:
    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.extraction.phrases import Head
    from geo.extraction.reading import Reading


def relieved(draft: Draft, context: Context) -> bool:
    """Tell whether a number takes up soldiers: "3,500 soldiers serve there; 2,400 returned in the autumn".

    Parameters
    ----------
    draft
        A figure of people who returned.
    context
        The text, for the sentence before.
    """
    if draft.indicator != "returned":
        return False
    if _men(draft.reading, draft.head):
        return True
    if draft.head.kind not in {"bare", "them"}:
        return False
    before = [mention for mention in draft.reading.mentions if mention.end <= draft.start]
    if before:
        return _soldiers(draft.reading, head(draft.reading, before[-1]))
    earlier = context.before(draft.reading.sentence)
    if earlier is None:
        return False
    said = context.reading(earlier)
    return bool(said.mentions) and _soldiers(said, head(said, said.mentions[-1]))


def _soldiers(reading: Reading, found: Head) -> bool:
    return found.value == "combatant" or _men(reading, found)


def _men(reading: Reading, found: Head) -> bool:
    """Tell whether men are counted, as those of an army are: "the 5,100 men"."""
    return found.kind == "person" and reading.has("posted", found.start, found.end, "men")
