"""Some of the dead, the hurt and the missing, whom a noun only names: "31 dead, of whom 29 refugees"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.wholes import larger, part_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.counting import Draft

_HARM = frozenset({"killed", "injured", "missing"})
#: What nouns say of people who were killed or hurt besides.
_ONLY_NAMED = frozenset({"refugees", "population", "returned", "detained"})
#: What a participle says of the dead: that they were burned, buried, poisoned.
_MANNER = frozenset({"injured", "missing"})
#: Numbers that make a sum.
_SEVERAL = 2
#: Words between two groups of a list: a comma and "and".
_LISTED = 2


def settle(drafts: Sequence[Draft]) -> None:
    """Let parts of a count of the dead, the hurt or the missing count what their whole does.

    Parameters
    ----------
    drafts
        The numbers of a sentence, in reading order, after their own words were weighed.
    """
    for number in range(len(drafts)):
        _sum_in_brackets(drafts, number)
    whole: Draft | None = None
    rest = 0.0
    for number, draft in enumerate(drafts):
        if not draft.indicator:
            continue
        if whole is not None and larger(whole, draft) and draft.mention.size <= rest and _names(draft, whole):
            listed = number > 0 and drafts[number - 1].heir_of is whole and _joined(drafts[number - 1], draft)
            if part_of(draft) or listed:
                rest -= draft.mention.size
                draft.take(whole.indicator, whole.trigger, "part", min(7.0, whole.score - 1.0))
                draft.parent = draft.heir_of = whole
                continue
        if draft.indicator in _HARM and not part_of(draft):
            whole, rest = draft, draft.mention.size


def _sum_in_brackets(drafts: Sequence[Draft], number: int) -> None:
    """Let numbers in brackets that add up to the one before be its parts: "32 dead (24 burned, eight in accidents)"."""
    whole = drafts[number]
    words, opened = whole.reading.words, max(whole.end, whole.head.end)
    if whole.indicator not in _HARM or words[opened : opened + 1] != ["("] or ")" not in words[opened:]:
        return
    closed = words.index(")", opened)
    parts = [draft for draft in drafts[number + 1 :] if draft.end <= closed]
    if len(parts) < _SEVERAL or sum(draft.mention.size for draft in parts) != whole.mention.size:
        return
    for draft in parts:
        draft.take(whole.indicator, whole.trigger, "part", min(7.0, whole.score - 1.0))
        draft.parent = draft.heir_of = whole


def _names(draft: Draft, whole: Draft) -> bool:
    """Tell whether the word of a part says only who its people are, or how the dead died."""
    if draft.relation == "noun":
        return draft.indicator in _ONLY_NAMED
    trigger = draft.trigger
    if trigger is None or whole.indicator != "killed" or draft.indicator not in _MANNER or draft.relation != "after":
        return False
    # a bare participle: "seven burned by the lava", but not "seven were injured"
    beside = trigger.start == max(draft.end, draft.head.end) and trigger.end - trigger.start == 1
    return beside and bool(draft.reading.at(trigger.start, "manner"))


def _joined(first: Draft, second: Draft) -> bool:
    """Tell whether only a comma or "and" stands between two groups."""
    between = range(max(first.end, first.head.end), second.start)
    reading = second.reading
    return 0 < len(between) <= _LISTED and all(reading.words[i] == "," or bool(reading.at(i, "join")) for i in between)
