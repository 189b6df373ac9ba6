"""People who are somewhere for their work, and neither flee nor are sheltered there: troops, foreign doctors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction import numbered

if TYPE_CHECKING:
    from geo.extraction.counting import Draft

#: What is said of those who are taken in.
_TAKEN_IN = frozenset({"refugees", "sheltered", "crossed"})
#: What is said of no soldiers.
_CIVIL = _TAKEN_IN | {"displaced", "population", "in_need", "returned", "affected", "homeless"}


def on_duty(draft: Draft, indicator: str) -> bool:
    """Tell whether those counted are somewhere for their work, though another word than the number's names them.

    Parameters
    ----------
    draft
        The number: "troops numbering 3,500 crossed into Basra", "foreign doctors, 40 of them, are in the country".
    indicator
        What it may count.
    """
    if indicator in _CIVIL and numbered.of_soldiers(draft):
        return True
    return indicator in _TAKEN_IN and _of_posted(draft)


def _of_posted(draft: Draft) -> bool:
    """Tell whether "of them" between commas counts those who are somewhere for their work."""
    reading, comma = draft.reading, draft.start - 1
    return draft.head.kind == "them" and reading.words[comma] == "," and reading.closes(comma, "posted", "noun")
