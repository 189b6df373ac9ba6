"""Whether people left because they were told to, which makes leaving an evacuation: "ordered out, 900 left home"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.extraction.counting import Draft

#: Sentences after an evacuation in which those who left were evacuated too.
_NEAR = 2


def ordered(draft: Draft, earlier: list[Draft]) -> bool:
    """Tell whether the sentence of a number speaks of an order to leave, or one just before it of an evacuation.

    Parameters
    ----------
    draft
        The number of those who left.
    earlier
        The figures of the sentences before, in reading order.
    """
    if draft.reading.of("order"):
        return True
    last = earlier[-1] if earlier else None
    if last is None or last.indicator != "evacuated":
        return False
    return draft.reading.sentence.index - last.reading.sentence.index <= _NEAR
