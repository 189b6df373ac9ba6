"""People held up at a border: words for waiting or being stopped, with a border or a checkpoint beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.verb_final import is_final

if TYPE_CHECKING:
    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark
    from geo.extraction.reading import Reading

#: Words between where people are and the border that is named there: "at Pazarkule and other points of the border".
_TO_BORDER = 9
#: Joints of this weight break a sentence in two.
_BROKEN = 2.0
#: Of people who are travelling, a bridge or a barrier is where they are stopped.
_TRAVELLING = frozenset({"crossed", "refugees", "blocked"})


def at_border(draft: Draft, mark: Mark, earlier: list[Draft]) -> bool:
    """Tell whether a border stands beside a word that says where people are: "gathered at the land border".

    Parameters
    ----------
    draft
        The number.
    mark
        The word, before or after the number.
    earlier
        The figures of the sentences before: of migrants, a bridge is a border.
    """
    reading = draft.reading
    if draft.head.event is not None and draft.head.event.value == "displaced":
        return False
    if is_final(reading.language):
        return any(
            0 <= draft.start - border.end <= _TO_BORDER and reading.joints(border.end, draft.start) < _BROKEN
            for border in reading.of("border", "line")
        )
    borders = [*reading.of("border", "line")]
    if reading.of("border") or any(other.indicator in _TRAVELLING for other in earlier):
        borders += reading.of("checkpoint")
    last = max(mark.end, draft.head.end) if mark.end <= draft.start else mark.end
    return any(
        _beside(reading, last, border.start, draft)
        or (mark.end <= draft.start and _beside(reading, border.end, mark.start, draft))
        for border in borders
    )


def _beside(reading: Reading, first: int, last: int, draft: Draft) -> bool:
    """Tell whether only a few words, and no other number, stand between two tokens."""
    if not 0 <= last - first <= _TO_BORDER or reading.joints(first, last) >= _BROKEN:
        return False
    return not any(first <= m.start < last and m is not draft.mention for m in reading.mentions)
