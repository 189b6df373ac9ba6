"""What became of the injured and the missing whom a number counts: "three wounded people died in hospital"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.verb_final import is_final

if TYPE_CHECKING:
    from geo.extraction.counting import Draft
    from geo.extraction.options import Option

#: Whose death a verb may tell.
_MAY_DIE = frozenset({"injured", "missing"})
#: Words between people and the verb: an adverb, a place; where the verb closes the clause, more.
_NEAR = 4
_NEAR_FINAL = 8


def died(draft: Draft, indicator: str) -> bool:
    """Tell whether a verb right after the injured or missing says that they died.

    Parameters
    ----------
    draft
        The number.
    indicator
        What its noun counts.
    """
    reading, last = draft.reading, max(draft.end, draft.head.end)
    if indicator not in _MAY_DIE:
        return False
    reach = _NEAR_FINAL if is_final(reading.language) else _NEAR
    for mark in reading.counting:
        if mark.value != "killed" or not mark.kind.startswith("counts.after") or not last <= mark.start <= last + reach:
            continue
        if reading.has("counts.noun", mark.start, mark.end) and mark.end - mark.start == 1:
            continue  # "12 injured, dead"
        between = reading.words[last : mark.start]
        counted = any(last <= mention.start < mark.end for mention in reading.mentions)
        if not counted and all(word[0].isalpha() or word[0] in "'’-" for word in between):
            return not reading.joints(last, mark.start) and not reading.has("join", last, mark.start)
    return False


def prefer(draft: Draft, options: list[Option]) -> None:
    """Prefer the verb of dying to the participle before it: "five people reported missing were found dead"."""
    reading, last = draft.reading, max(draft.end, draft.head.end)
    beside = [o.mark for o in options if o.indicator in _MAY_DIE and o.relation == "after" and o.mark is not None]
    beside = [mark for mark in beside if mark.start - last <= 1]
    if not beside or is_final(reading.language):
        return
    end = max(mark.end for mark in beside)
    best = max(option.score for option in options if option.indicator in _MAY_DIE)
    for option in options:
        mark = option.mark
        if option.indicator != "killed" or option.relation != "after" or mark is None:
            continue
        finite = reading.says(mark.start, "word", "be") or reading.closes(mark.start, "word", "be")
        if not 0 <= mark.start - end <= _NEAR or not finite:
            continue
        counted = any(last <= mention.start < mark.end for mention in reading.mentions)
        if not counted and not reading.joints(last, mark.start) and not reading.has("join", last, mark.start):
            option.score = max(option.score, best + 0.5)


def lead(draft: Draft, options: list[Option]) -> None:
    """Prefer the verb of dying before a number to the noun of the wounded after it: "توفي أمس ثلاثة من المصابين"."""
    event, reading = draft.head.event, draft.reading
    if event is None or event.value not in _MAY_DIE:
        return
    best = max((option.score for option in options if option.indicator in _MAY_DIE), default=0.0)
    for option in options:
        mark = option.mark
        if option.indicator != "killed" or option.relation != "before" or mark is None or mark.kind != "counts.before":
            continue
        between = reading.words[mark.end : draft.start]
        counted = any(m.end == mark.start or mark.end <= m.start < draft.start for m in reading.mentions)
        joined = reading.joined(draft.start) or reading.has("join", mark.end, draft.start)
        if len(between) < _NEAR and not counted and not joined and all(word[0].isalpha() for word in between):
            option.score = max(option.score, best + 0.5)
