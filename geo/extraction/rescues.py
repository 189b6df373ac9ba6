"""Who is moved and not evacuated: survivors out of rubble, and patients from one hospital to another."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geo.extraction.reach import distance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark

#: Words between those pulled out and the rubble.
_OUT = 8
#: Indicators that verbs of moving somebody give.
_MOVED = frozenset({"evacuated", "displaced"})


def not_evacuated(draft: Draft) -> bool:
    """Tell whether a figure counts survivors pulled out of rubble, or patients moved to a hospital.

    Parameters
    ----------
    draft
        The figure; one that says "evacuated" itself, or a noun for its people such as "wounded", stays.
    """
    if draft.indicator not in {*_MOVED, "injured", "missing"} or draft.trigger is None or draft.heir_of is not None:
        return False
    if draft.relation not in {"before", "after"}:
        return False
    return _out_of_rubble(draft) or _between_hospitals(draft)


def hurt(drafts: Sequence[Draft]) -> None:
    """Count as injured those moved elsewhere whom a sentence counts after the wounded, and whom no noun names.

    As in "640 wounded were treated; another 312 had been taken to Ibagué and 87 to Bogotá".

    Parameters
    ----------
    drafts
        The figures of the sentence, in reading order.
    """
    for first, second in pairwise(drafts):
        trigger = second.trigger
        if first.indicator != "injured" or second.indicator != "evacuated" or trigger is None:
            continue
        other = second.reading.closes(second.start, "part", "others") or first.trigger is trigger
        bare = second.head.kind in {"bare", "them"}
        if bare and other and any(_within(mark, trigger) for mark in second.reading.of("rescue", "moved")):
            second.take("injured", trigger, second.relation, second.score)


def _out_of_rubble(draft: Draft) -> bool:
    """Tell whether survivors are counted whom somebody pulls out from under rubble."""
    reading, trigger = draft.reading, draft.trigger
    last = max(draft.head.end, draft.end)
    if trigger is None or not any(draft.mention.start <= mark.start < last for mark in reading.of("survivor")):
        return False
    rubble = [mark for mark in reading.of("rescue", "rubble") if distance(draft, mark) <= _OUT]
    pulled = reading.of("rescue", "verb")
    if draft.indicator == "missing":
        return bool(pulled) and any(_within(mark, trigger) for mark in rubble)
    return draft.indicator == "evacuated" and bool(rubble) and any(_within(mark, trigger) for mark in pulled)


def _between_hospitals(draft: Draft) -> bool:
    """Tell whether patients are counted whom a verb moves to a hospital and nothing says to have been hurt."""
    reading, trigger = draft.reading, draft.trigger
    if trigger is None or draft.indicator == "missing" or not _counts(draft, "patient"):
        return False
    if draft.indicator == "injured" and reading.of("rescue", "ailment"):
        return True  # "operated on 12 patients for cataracts"
    moved = any(_within(mark, trigger) for mark in reading.of("rescue", "moved"))
    hospital = reading.of("rescue", "hospital") or reading.of("medical", "noun")
    return moved and (bool(hospital) or draft.indicator == "injured")


def _counts(draft: Draft, value: str) -> bool:
    """Tell whether the noun of a number is of a kind."""
    first, last = draft.mention.start, max(draft.head.end, draft.end)
    return any(first <= mark.start < last for mark in draft.reading.of("rescue", value))


def _within(mark: Mark, trigger: Mark) -> bool:
    """Tell whether two phrases share a word."""
    return mark.start < trigger.end and trigger.start < mark.end
