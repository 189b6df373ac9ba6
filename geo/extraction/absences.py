"""Words for people who are not there, which count the missing where some died: "eleven died; four are to be found"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark

#: What befalls people in the disasters after which others are not there.
_HARM = frozenset({"killed", "missing", "injured"})
#: Who is looked for: bare numbers and people, not the flats or the families that a town lacks.
_LOOKED_FOR = frozenset({"bare", "them", "person"})

#: Words between "none of the 90" and its verb, and what that weighs.
_TO_VERB = 6
_SURE = 8.0


def of_disaster(draft: Draft, mark: Mark, before: Sequence[Draft]) -> bool:
    """Tell whether people are not there after a disaster of which a text has counted or named the dead.

    Parameters
    ----------
    draft
        The number beside the word.
    mark
        The word.
    before
        The figures before it, of its sentence too.
    """
    reading, head = draft.reading, draft.head
    if head.kind not in _LOOKED_FOR or head.value == "combatant" or reading.has("posted", head.start, head.end):
        return False  # "faltan 300 médicos"
    if any(other.indicator in _HARM for other in before):
        return True
    return any(other.value in _HARM and other.end <= mark.start for other in reading.counting)


def perished(drafts: Sequence[Draft]) -> None:
    """Let a number count the dead of whom nobody came through alive: "none of the 90 survived".

    Parameters
    ----------
    drafts
        The numbers of a sentence, in reading order.
    """
    for draft in drafts:
        reading = draft.reading
        people = draft.head.kind != "home"
        if people and draft.indicator in {"", "affected"} and reading.closes(draft.start, "none", "of"):
            after = range(draft.mention.end, draft.mention.end + _TO_VERB)
            verb = next((mark for mark in reading.of("none", "survived") if mark.start in after), None)
            if verb is not None:
                draft.take("killed", verb._replace(kind="counts.after", value="killed"), "after", _SURE)
