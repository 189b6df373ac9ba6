"""Which of the words of homes a number may have: of homes by name, of those named before, of dwellings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.models import Unit

if TYPE_CHECKING:
    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark

#: Words between households and the word that makes homes of them.
_BESIDE = 2
#: What a verb loses for homes that only say where.
_INSIDE = 2.0


def weigh(draft: Draft, mark: Mark, base: str) -> float:
    """Return what homes named before a bare number add to its being one of homes: "40 houses burned and 20 flooded".

    Parameters
    ----------
    draft
        The number.
    mark, base
        The word of homes, and where words of its kind stand: ``after`` or ``before`` the number.
    """
    reading = draft.reading
    if draft.head.kind in {"home", "household"}:
        return -_where(draft, mark) if base == "after" else 0.0
    last = max((mark.end for mark in reading.of("home") if mark.end <= draft.start), default=0)
    if not last:
        # "five schools destroyed and 12 damaged" are no homes
        things = any(id(mention) in draft.others and mention.end <= draft.start for mention in reading.mentions)
        return -9.0 if things and draft.head.kind == "bare" else -3.0
    others = any(
        last <= mark.start and mark.end <= draft.start
        for kind in ("person", "household", "other")
        for mark in reading.of(kind)
    )
    return -0.5 if others or reading.joints(last, draft.start) > 2.0 else 0.7  # noqa: PLR2004 - weak joints only


def _where(draft: Draft, mark: Mark) -> float:
    """Return what a verb after homes loses in which somebody was: "in 81 shelters, and 5,000 houses are flooded"."""
    led = draft.reading.closes(draft.start, "place", "at") and mark.start - draft.head.end > _BESIDE
    return _INSIDE if led else 0.0


def is_participle(draft: Draft, mark: Mark) -> bool:
    """Tell whether the noun of an event is a participle that says of homes the same: "otras 2.300 afectadas"."""
    event = draft.head.event
    return (
        event is not None and mark.start == event.start and any(m.end <= draft.start for m in draft.reading.of("home"))
    )


def are_dwellings(draft: Draft, mark: Mark) -> bool:
    """Tell whether households are homes here, as a word beside them says: "300 hogares cayeron"."""
    head = draft.head
    near = 0 <= mark.start - head.end <= _BESIDE or 0 <= draft.start - mark.end <= _BESIDE
    return head.kind == "household" and head.value == "dwellings" and near


def beside(draft: Draft, previous: Draft | None) -> bool:
    """Tell whether people stand beside homes, which were no homes: "the slide buried three houses and nine people".

    Parameters
    ----------
    draft, previous
        The people, and the number before them if it counts anything.
    """
    homes = previous is not None and previous.unit is Unit.HOMES
    return homes and draft.head.kind in {"person", "name"}
