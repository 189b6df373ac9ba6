"""What somebody says instead of a number that they deny: "denied that 59 had died, saying the toll was 24"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark
    from geo.extraction.reading import Reading

#: Words from a denial to the number that is its object: "calls a lie | the 400 bodies".
_OWN = 2


def instead(draft: Draft, denial: Mark) -> bool:
    """Tell whether a number is what somebody says in place of another: "denied it, insisting that only 12 died".

    Parameters
    ----------
    draft
        The number.
    denial
        The word by which the other number is denied.
    """
    return any(denial.end <= mark.start and mark.end <= draft.start for mark in draft.reading.of("rebuttal"))


def of_later(draft: Draft, denial: Mark) -> bool:
    """Tell whether a denial after "and" has a number of its own: "holds to 120 dead and calls a lie the 400 bodies".

    Parameters
    ----------
    draft
        The number before "and".
    denial
        The word of denial.
    """
    reading = draft.reading
    if denial.start < draft.end:
        return False
    joined = any(draft.end <= mark.start and mark.end <= denial.start for mark in reading.of("join", "and"))
    return joined and any(0 <= mention.outer_start - denial.end <= _OWN for mention in reading.mentions)


def denier(reading: Reading, rebuttal: Mark) -> Mark | None:
    """Return the denial whose subject says something else at a later word, if one stands before that word."""
    denials = [mark for mark in reading.of("denied", "cue") if mark.end <= rebuttal.start]
    return denials[-1] if denials else None
