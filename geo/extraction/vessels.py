"""Vessels that carry people: what the vessel does, those aboard do not count as harm: "a boat with 29 aboard sank"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark
    from geo.extraction.reading import Reading

#: What a verb of the vessel would wrongly say of those aboard; who lands, is rescued or goes missing does so with it.
_NOT_ABOARD = frozenset({"killed", "injured", "displaced"})
#: Words between a vessel and what says that it carries people, and from there to their number.
_NAMED = 3
_LED = 2


def of_vessel(draft: Draft, mark: Mark) -> bool:
    """Tell whether a verb after the number of those aboard is one of their vessel.

    Parameters
    ----------
    draft
        The number: "a boat carrying 29 migrants".
    mark
        The verb: in "a boat carrying 29 migrants capsized and 12 drowned" the 29 did not drown, and in "29 had been
        aboard when it left" they were not driven away.
    """
    reading = draft.reading
    if mark.value == "affected" and mark.start > draft.head.end and reading.closes(mark.start, "vessel", "noun"):
        return True  # "nine passengers of a bus hit by a rocket"
    if mark.value not in _NOT_ABOARD or mark.start < draft.end:
        return False
    if mark.value == "displaced" and reading.closes(mark.start, "vessel", "pronoun"):
        return True
    if not reading.of("vessel", "noun") or not (_aboard(draft) or _on_board(draft)):
        return False
    # "a bus with 40 aboard crashed, all of whom died", "a boat carrying 29 migrants who drowned"
    resumed = any(back.start >= draft.end for back in reading.of("vessel", "back"))
    return not resumed and not any(
        reading.says(index, "boundary", "relative") for index in range(draft.end, mark.start)
    )


def _aboard(draft: Draft) -> bool:
    """Tell whether a vessel stands before the number, and a word between them that says it carries people."""
    reading = draft.reading
    return any(
        0 <= draft.start - carrying.end <= _LED and _named(reading, carrying.start)
        for carrying in reading.of("vessel", "carrying")
    )


def _on_board(draft: Draft) -> bool:
    """Tell whether "aboard" follows people, and a vessel goes before: "a ship with 9 beds and 40 crew aboard"."""
    reading, last = draft.reading, max(draft.end, draft.head.end)
    if not reading.says(last, "vessel", "aboard"):
        return False
    led = [mark for mark in reading.of("vessel", "carrying") if mark.end <= draft.start]
    return any(_named(reading, mark.start) and not reading.joints(mark.end, draft.start) > 1 for mark in led)


def _named(reading: Reading, verb: int) -> bool:
    """Tell whether a vessel is the subject of a verb, or what "with" belongs to."""
    return any(0 <= verb - noun.end <= _NAMED for noun in reading.of("vessel", "noun"))
