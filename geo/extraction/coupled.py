"""Numbers that share the verb of the one before: "a church shelters 300 people and the school 200", "400 follow"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.enumerations import inherit
from geo.extraction.source_names import capital

if TYPE_CHECKING:
    from geo.extraction.counting import Draft
    from geo.extraction.reading import Reading

#: What a place does with the people in it, for which the next place needs no verb.
_HELD = frozenset({"sheltered", "refugees", "displaced", "population"})
#: Counts of people of whom some may stay where they are.
_STAYING = frozenset({"sheltered", "refugees", "displaced", "blocked", "missing", "detained", "injured"})
#: Words of the second place: "and the school on the hill".
_NAME = 6
#: Words between people and "are to follow".
_NEAR = 2


def hosts_too(draft: Draft, previous: Draft) -> bool:
    """Tell whether people are held by a second place, which "and" joins to the first without a verb of its own.

    Parameters
    ----------
    draft
        The number of the second place, of people or households.
    previous
        The figure before it.
    """
    reading = draft.reading
    if previous.reading is not reading or previous.relation not in {"before", "list"}:
        return False
    if previous.indicator not in _HELD or draft.head.kind not in {"person", "household", "name", "bare"}:
        return False
    if draft.head.kind == "bare" and reading.words[draft.end : draft.end + 1] not in ([], ["."], [","], [";"]):
        return False
    first = max(previous.end, previous.head.end)
    if not 2 <= draft.start - first <= _NAME + 1:  # noqa: PLR2004 - "and" and an article or a name
        return False
    joined = [mark.end for mark in reading.at(first, "join") if mark.value == "and"]
    if reading.words[first] in {",", ";"}:
        joined = [mark.end for mark in reading.at(first + 1, "join") if mark.value == "and"] or [first + 1]
    if not joined:
        return False
    opens = joined[0]
    # "the cathedral another 1,200"
    last = next((mark.start for mark in reading.ending(draft.start, "part") if mark.value == "others"), draft.start)
    if not _is_name(reading, opens, last):
        return False
    return not any(opens <= mark.start < draft.start for mark in (*reading.counting, *reading.of("source.speech")))


def _is_name(reading: Reading, first: int, last: int) -> bool:
    """Tell whether words are "the second", "the school of Bria" or "l'école Liberté", without a verb after the noun."""
    place = reading.place_at(first)
    start = place[1] if place is not None else first + 2 if reading.at(first, "article") else last + 1
    if start > last or not all(reading.words[index][0].isalpha() for index in range(first, last)):
        return False
    return all(
        capital(reading, index) or bool(reading.at(index, "place")) or bool(reading.ending(index, "place"))
        for index in range(start, last)
    )


def follows(draft: Draft) -> bool:
    """Tell whether a number is only said to follow those before it: "another 600 are due", "1 300 devaient suivre"."""
    reading = draft.reading
    if draft.head.kind not in {"bare", "them", "person", "name", "household"} or draft.head.value == "combatant":
        return False  # "300 soldiers are expected"
    if reading.closes(draft.start, "vessel", "carrying"):
        return False  # "a ship with 900 sailors is due": the ship is
    last = max(draft.end, draft.head.end)
    return any(0 <= mark.start - last <= _NEAR for mark in reading.of("tally", "following"))


def _stays(draft: Draft) -> bool:
    """Tell whether a number is only said to be still where those before it were: "310 are still there"."""
    return draft.head.kind in {"bare", "them"} and any(
        0 <= mark.start - draft.end <= 1 for mark in draft.reading.of("tally", "staying")
    )


def beside(draft: Draft, other: Draft) -> bool:
    """Tell whether a figure stands in the same sentence or the one before, of the same paragraph."""
    sentence, earlier = draft.reading.sentence, other.reading.sentence
    return sentence.paragraph == earlier.paragraph and sentence.index - earlier.index <= 1


def followed(draft: Draft, previous: Draft | None, earlier: list[Draft]) -> bool:
    """Let those who are only said to follow count as those before them do: "900 were flown out; 300 are to follow".

    Parameters
    ----------
    draft
        The number of those who follow.
    previous
        The figure before it in its sentence, if there is one.
    earlier
        The figures of the sentences before, in reading order.

    Returns
    -------
    bool
        Whether it is such a number.
    """
    model = previous or (earlier[-1] if earlier and beside(draft, earlier[-1]) else None)
    if model is None or not (follows(draft) or (model.indicator in _STAYING and _stays(draft))):
        return False
    inherit(draft, model, "list", model.score - 1.0)
    return True
