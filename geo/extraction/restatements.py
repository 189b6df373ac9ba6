"""Numbers that restate whom a verb told of without one: "all the houses burned, that is 180 homes"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark

#: Words after the verb, before the comma: "ont brûlé dans la nuit, soit".
_AFTER_VERB = 6
#: Words with which those are compared: those of homes count homes alone.
_VERBS = {"home": "counts.home_after", "person": "counts.after", "household": "counts.after", "name": "counts.after"}
_STOPS = frozenset({",", "(", "–", "—"})


def settle(drafts: Sequence[Draft]) -> None:
    """Give a number that restates the subject of the clause before it what the verb of that clause says.

    Parameters
    ----------
    drafts
        The numbers of a sentence. Only those change of which nothing but a noun of inhabitants says anything, before
        which the clause has no number: "la population a été évacuée, soit 3 400 habitants".
    """
    for draft in drafts:
        if draft.indicator not in {"", "population"} or draft.head.kind not in _VERBS:
            continue
        told = _told(draft)
        if told is not None:
            draft.take(told.value, told, "after", 8.0)


def _told(draft: Draft) -> Mark | None:
    """Return the verb of the clause before "that is", if that has no number of its own."""
    reading, start = draft.reading, draft.mention.outer_start
    marks = [mark for mark in reading.ending(start, "join") if mark.value == "restating"]
    if not marks:
        return None
    last = min(mark.start for mark in marks)
    last -= last > 0 and reading.words[last - 1] in _STOPS
    first = max((mark.end for mark in reading.of("boundary", "strong") if mark.end <= last), default=0)
    numbers = (mention for mention in reading.mentions if first <= mention.start < last)
    if any(not any(reading.at(index, "other") for index in (number.end, number.end + 1)) for number in numbers):
        return None  # but "douze villages ont fui, soit 9 000 personnes"
    kind = _VERBS[draft.head.kind]
    verbs = [mark for mark in reading.counting if mark.kind.startswith(kind) and first < mark.start < last]
    told = max(verbs, key=lambda mark: (mark.end, -mark.start), default=None)
    if told is None or last - told.end > _AFTER_VERB or reading.has("word", told.start - 2, told.start, "negation"):
        return None
    return told
