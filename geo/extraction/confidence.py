"""How sure a figure is: a table of what was right, by the kind of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.models import Status

if TYPE_CHECKING:
    from geo.extraction.counting import Draft

#: Share of right figures, by relation, on texts with gold.
_BASE = {
    "noun": 0.95,
    "after": 0.91,
    "before": 0.91,
    "part": 0.89,
    "label": 0.88,
    "field": 0.88,
    "column": 0.85,
    "list": 0.84,
    "pair": 0.8,
    "forward": 0.8,
    "tally": 0.75,
}


def confidence(draft: Draft) -> float:
    """Return the probability that indicator and value of a figure are right."""
    base = _BASE.get(draft.relation, 0.6)
    if draft.relation in {"after", "before", "label"}:
        base -= max(0.0, min(0.35, 0.06 * (7.5 - draft.score)))
    if draft.head.kind == "unknown":
        base -= 0.2
    elif draft.head.kind in {"bare", "name"} and draft.relation in {"after", "before"}:
        base -= 0.05
    if draft.mention.word and (draft.mention.value or 0) <= 1:
        base -= 0.15
    if draft.status is not Status.REPORTED:
        base -= 0.05
    return round(max(0.05, min(0.99, base)), 2)
