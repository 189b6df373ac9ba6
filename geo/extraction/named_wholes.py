"""Parts of a number that is said again: "14 people have died. Five of the 14 were children"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.enumerations import inherit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.counting import Draft
    from geo.extraction.numbers import Mention

#: Words of "out of the" between a part and its whole.
_PARTITIVE = 3
#: Sentences from a number to the one that says it again.
_NEAR = 2
#: What a part weighs that is named so.
_PART = 5.0


def complete(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Let a number of those whom a sentence before counted be of them, where their number is said again.

    Parameters
    ----------
    drafts
        The numbers of one sentence; those that still count nothing may be such parts.
    earlier
        The figures of the sentences before, in reading order.
    """
    for draft in drafts:
        whole = None if draft.indicator or not earlier else _whole(draft)
        same = _told(draft, whole, earlier) if whole is not None else None
        if same is not None:
            inherit(draft, same, "part", _PART)
            draft.parent = same


def _whole(draft: Draft) -> Mention | None:
    """Return the number that only "of the" parts from the one before it, and that no noun follows."""
    reading = draft.reading
    among = reading.language.table("patterns").get("grammar", {}).get("among", ())
    for mention in reading.mentions:
        between = reading.words[draft.end : mention.start]
        if mention.start > draft.end and 0 < len(between) <= _PARTITIVE:
            named = reading.at(mention.end, "person") or any(mark.start == mention.end for mark in reading.counting)
            return mention if all(word in among for word in between) and not named else None
    return None


def _told(draft: Draft, whole: Mention, earlier: Sequence[Draft]) -> Draft | None:
    """Return the figure of a sentence just before that has the number of the whole."""
    for other in reversed(earlier):
        if draft.reading.sentence.index - other.reading.sentence.index > _NEAR:
            return None
        if other.mention.value == whole.value and other.mention.size > draft.mention.size:
            return other
    return None
