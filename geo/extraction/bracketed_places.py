"""Numbers in brackets after places: "New displacement was reported from Homs (1,200 families), Hama (980) and Idlib".

What they count is said once, before the first of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction import brackets
from geo.extraction.placing import put
from geo.extraction.source_names import capital
from geo.models import Span, Toponym

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark
    from geo.extraction.reading import Reading

#: Places of a list at least, unless a number names people or households.
_PLACES = 2
#: Heads of a number that may stand in such brackets.
_HEADS = frozenset({"bare", "person", "household"})
#: Words between two entries: ", and in".
_BETWEEN = 3
#: How sure it is.
_SCORE = 6.5
#: Kinds of words that name what happened; a verb may have another object: "floods hit towns".
_NAMES = ("counts.noun", "counts.label", "counts.topic")


def count(drafts: Sequence[Draft]) -> None:
    """Let numbers in brackets after places count what the words before the first of them say.

    Parameters
    ----------
    drafts
        The numbers of one sentence, in reading order.
    """
    entries: list[Draft] = []
    for draft in drafts:
        if _is_entry(draft) or (entries and _is_named(draft, entries[-1])):
            entries.append(draft)
    if not entries or entries[0].start != drafts[0].start:
        return
    counted = any(draft.head.kind in {"person", "household"} for draft in entries)
    if not counted and [draft.mention.size for draft in entries] == list(range(1, len(entries) + 1)):
        return  # the signs of footnotes
    mark = _said(entries[0].reading, entries[0].start) if counted or len(entries) >= _PLACES else None
    if mark is None:
        return
    if mark.kind == "counts.topic" and mark.value == "in_need" and not counted:
        return  # of needs other things than people are counted
    if mark.kind.startswith("counts.home_") and not all(draft.head.kind == "bare" for draft in entries):
        return
    for draft in entries:
        draft.take(mark.value, mark, "list", _SCORE)
        _place(draft)


def _is_entry(draft: Draft) -> bool:
    """Tell whether a number fills brackets right after a place: "Mueda (6,970)", "Mueda (6,970 people)"."""
    if draft.head.kind not in _HEADS or draft.head.event is not None or brackets.of_time(draft):
        return False
    return brackets.of_place(draft, max(draft.end, draft.head.end))


def _is_named(draft: Draft, previous: Draft) -> bool:
    """Tell whether a number fills brackets after a name that no gazetteer knows, in a list: "Homs (12), Zurobe (3)"."""
    reading, words, name = draft.reading, draft.reading.words, draft.start - 2
    closed = words[draft.end : draft.end + 1] == [")"] and words[draft.start - 1 : draft.start] == ["("]
    between = range(max(previous.end, previous.head.end) + 1, name)
    if not closed or draft.head.kind != "bare" or brackets.of_time(draft) or not 0 < len(between) <= _BETWEEN:
        return False
    listed = all(words[i] == "," or reading.at(i, "join", "place") for i in between)
    return listed and words[name].isalpha() and capital(reading, name)


def _place(draft: Draft) -> None:
    """Give a number the name before its brackets for a place, known or not."""
    if _is_entry(draft):
        return
    sentence, name = draft.reading.sentence, draft.start - 2
    start, end = sentence.starts[name], sentence.ends[name]
    called = sentence.text[start:end]
    put(draft, [Toponym(Span(start, end), called, anchors=(called,))])


def _said(reading: Reading, end: int) -> Mark | None:
    """Return the noun before a token that says what is counted, or what befell homes, if no other thing is named there.

    Of "Shelter needs are highest in Homs (1,200)" the last word of the subject counts.
    """
    homes = reading.has("home", 0, end)
    kinds = ("counts.home_",) if homes else _NAMES
    named = [mark for mark in reading.counting if mark.end <= end and mark.kind.startswith(kinds)]
    if not named:
        return None
    best = max(named, key=lambda mark: (mark.end, mark.end - mark.start))
    if any(mark.value != best.value for mark in named):
        return None
    # "Shelter" in "shelter needs" is no thing that is counted
    things = (mark for mark in reading.of("other") if mark.end <= end and mark.value != "time")
    return None if any(mark.end != best.start and not _inside(mark, best) for mark in things) else best


def _inside(mark: Mark, other: Mark) -> bool:
    """Tell whether a word is one of a phrase."""
    return other.start <= mark.start and mark.end <= other.end
