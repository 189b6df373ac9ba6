"""Verbs that say what they count only with the words after the people: "فقد 300 شخص منازلهم", who lost their homes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.options import Option

if TYPE_CHECKING:
    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark

#: Words between the verb and the number, and between the people and what closes the frame.
_BEFORE = 3
_AFTER = 4
#: Who and what a frame counts.
_COUNTED = frozenset({"person", "household", "home", "them", "name"})
#: How much a frame outweighs its verb alone.
_MORE = 1.0
#: What a frame weighs whose verb alone counts nobody.
_ALONE = 7.0


def framed(draft: Draft, options: list[Option]) -> None:
    """Add what a number counts by the verb before it and the words after its people.

    Parameters
    ----------
    draft
        The number and those whom it counts.
    options
        What it may count so far; the frame, if there is one, outweighs all of these.
    """
    reading = draft.reading
    bare = draft.head.kind == "bare"  # "killed nine and sent 50 to hospital"
    unknown = draft.head.kind == "unknown"  # "recensé 37 assassinats", where the noun itself closes the frame
    if draft.head.kind not in _COUNTED and not bare and not unknown:
        return
    if draft.head.value == "combatant" or not reading.of("frame_open"):
        return  # "300 soldiers wait at the border" were sent there
    first, last = draft.mention.outer_start, draft.end if unknown else max(draft.end, draft.head.end)
    for opening in reading.of("frame_open"):
        if not 0 <= first - opening.end <= _BEFORE:
            continue
        closing = _closing(draft, opening, last)
        if closing is not None and not ((bare or unknown) and closing.start > last):
            best = max((option.score for option in options), default=_ALONE - _MORE)
            options.append(Option(best + _MORE, opening.value, opening, "before"))
            return


def _closing(draft: Draft, opening: Mark, last: int) -> Mark | None:
    """Return the words of the same frame after the people, before any other number or sign."""
    reading = draft.reading
    for mark in reading.of("frame_close", opening.value):
        if last <= mark.start <= last + _AFTER:
            between = reading.words[last : mark.start]
            if all(word[0].isalpha() for word in between) and not reading.has("counts.after", last, mark.start):
                return mark
    return None
