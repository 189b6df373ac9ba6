"""People and the households that they make: "90 families (400 people)", "44,105 families / 168,310 persons"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.extraction.counting import Draft

#: What opens an aside.
_ASIDE = frozenset({"(", "–", "—"})
#: Words between people and the households that they make: ", that is to say,".
_RESTATING = 5
#: How many people households have: more than the first, less than the second.
_FEWEST, _MOST = 1.5, 12.0
#: What happens to one of a household and not to all.
_HARM = frozenset({"killed", "injured", "missing", "detained"})
#: What may stand for the people of the number before.
_OPEN = frozenset({"bare", "them", "person", "name", "household", "event"})


def restated(draft: Draft, previous: Draft) -> bool:
    """Tell whether people are those of the households before: "900 أسرة، أي نحو 5000 نسمة", "90 families (400 people)".

    Or households those of the people before: "1,140 people (305 families)".

    Parameters
    ----------
    draft, previous
        The number, and the figure before it in the sentence.
    """
    first = max(previous.end, previous.head.end)
    if previous.reading is not draft.reading or draft.head.kind not in _OPEN or draft.start - first > _RESTATING:
        return False
    if (previous.head.kind == "household") is (draft.head.kind == "household") or previous.indicator in _HARM:
        return False
    words, people = draft.reading.words, draft.head.value == "people" and draft.mention.size > previous.mention.size
    parted = words[first : draft.start]
    if (people or draft.head.kind == "household") and (parted == ["/"] or (parted == [","] and _in_field(previous))):
        return _FEWEST < _ratio(draft, previous) < _MOST
    if people and words[first : first + 1] == ["("] and words[draft.head.end : draft.head.end + 1] == [")"]:
        return True
    if draft.head.kind == "household" and set(words[first : first + 1]) & _ASIDE:
        return True
    return any(mark.value == "restating" for i in range(first, draft.start) for mark in draft.reading.at(i, "join"))


def _ratio(draft: Draft, previous: Draft) -> float:
    """Return how many times the larger of two numbers is the smaller."""
    few, many = sorted((draft.mention.size, previous.mention.size))
    return many / max(few, 1.0)


def _in_field(draft: Draft) -> bool:
    """Tell whether a number has the word before a colon that says what it counts: "Affected: 900 families"."""
    return draft.relation in {"field", "label"} and ":" in draft.reading.words[: draft.start]
