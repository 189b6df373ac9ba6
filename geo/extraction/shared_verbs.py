"""Groups that share one verb, each with its place: "killed 12 soldiers in Goma and 15 women in Bukavu"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.verb_final import is_final

if TYPE_CHECKING:
    from geo.extraction.counting import Draft
    from geo.extraction.reading import Reading

#: Words from where one group went to the next group.
_WAY = 10
#: Words from a group to its place: "in the town of".
_NEAR = 5
#: Who may share a verb with others.
_COUNTED = frozenset({"person", "household", "name"})
_CLOSED = frozenset('.;,:)»”"')


def along(draft: Draft, previous: Draft) -> bool:
    """Tell whether a group and the one before it have one verb, and each a place of its own.

    Parameters
    ----------
    draft
        The group: "9 families to Y".
    previous
        The figure before it: "30 families to X and".

    Returns
    -------
    bool
        Only where the verb stands before both, so that none follows which the second group had for itself.
    """
    reading = draft.reading
    if previous.reading is not reading or is_final(reading.language):
        return False
    if reading.language.table("attribution").get("grammar", {}).get("verb_first"):
        return _after_verb(draft, previous)
    led = previous.relation == "before" or (previous.relation == "list" and previous.heir_of is not None)
    if not led or not {draft.head.kind, previous.head.kind} <= _COUNTED:
        return False
    first, last = previous.head.end, draft.head.end
    if (
        not 1 < draft.start - first <= _WAY
        or not _placed(reading, first, draft.start - 1)
        or not _joined(draft, previous)
    ):
        return False
    end = _placed(reading, last, len(reading.words))
    return bool(end) and _ends(reading, end)


def _joined(draft: Draft, previous: Draft) -> bool:
    """Tell whether "and" or a comma joins two groups: "a 12 hombres en Quito y | a 15 mujeres"."""
    reading, words, start = draft.reading, draft.reading.words, draft.start
    if previous.start and words[previous.start - 1] == words[start - 1] and words[start - 1] not in _CLOSED:
        start -= 1  # the preposition that both have
    if not reading.closes(start, "join", "and"):
        return words[start - 1] == ","
    # "killed 12 in Goma, and 150 volunteers in Bukavu": a comma opens another clause, unless the list has one
    return words[start - 2] != "," or previous.relation == "list"


def _after_verb(draft: Draft, previous: Draft) -> bool:
    """Tell the same of a language whose verb opens the clause: two groups of a kind after one and the same word."""
    reading, first, last = draft.reading, previous.head.end, draft.head.end
    if draft.head.kind != previous.head.kind or not 1 < draft.start - first <= _WAY or last >= len(reading.words):
        return False
    led = reading.words[first] == reading.words[last] and bool(reading.at(last, "place"))
    return led and reading.closes(draft.start, "join", "and")


def _placed(reading: Reading, first: int, last: int) -> int:
    """Return the token after the place that a preposition leads to from a token, or 0: "in the town of Goma |"."""
    if not reading.at(first, "place"):
        return 0
    ends = [
        end
        for start, end, toponym in reading.places
        if first < start <= first + _NEAR and end <= last and not toponym.demonym and not reading.joints(first, start)
    ]
    return max(ends, default=0)


def _ends(reading: Reading, end: int) -> bool:
    """Tell whether nothing more is said of a group after its place, but when: "in Bukavu on Monday."."""
    words = reading.words
    times = reading.times or []
    end += reading.says(end, "time.phrase", "on")
    while (time := next((one for one in times if one.start <= end < one.end), None)) is not None:
        end = time.end
    if any(mark.start >= end and mark.kind.startswith("counts.after") for mark in reading.counting):
        return False
    return end >= len(words) or words[end] in _CLOSED or bool(reading.at(end, "join"))
