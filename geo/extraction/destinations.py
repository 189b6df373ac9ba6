"""Parts of those who fled that crossed a border: "900,000 fled: 700,000 inside Sudan, 200,000 to Chad"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.counting import Abroad, Draft

#: How numbers stand to the one whose word they take over.
_TAKEN_OVER = frozenset({"list", "part"})


def settle(drafts: Sequence[Draft], abroad: Abroad) -> None:
    """Let numbers that took over a word of flight count a crossing where a country is where they went.

    Parameters
    ----------
    drafts
        The numbers of a sentence, in reading order, after they took over what others count.
    abroad
        Tells whether a country follows a phrase.
    """
    for draft in drafts:
        if (
            draft.indicator != "displaced"
            or draft.relation not in _TAKEN_OVER
            or draft.head.kind not in {"bare", "them"}
        ):
            continue
        led = (mark for mark in draft.reading.at(draft.end, "place") if mark.value == "destination")
        if any(abroad(draft.reading, mark) for mark in led):
            draft.take("crossed", draft.trigger, draft.relation, draft.score)
