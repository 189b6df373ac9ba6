"""Groups that only follow those of whom a verb told: "nine soldiers were killed, as well as two civilians"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.enumerations import inherit
from geo.extraction.verb_final import is_final
from geo.extraction.wholes import larger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.counting import Draft
    from geo.extraction.reading import Reading

#: Words from those counted first to "as well as", and from one group of a list to the next.
_NEAR = 8
_HARM = frozenset({"killed", "injured", "missing", "detained"})
_GROUPS = frozenset({"person", "name"})
_ENDS = frozenset({",", ".", ";", ")", "!"})


def complete(drafts: Sequence[Draft]) -> None:
    """Let groups that no verb speaks of have the verb of those before them.

    Parameters
    ----------
    drafts
        The numbers of one sentence. Those change that come right after "as well as", and those that go on the list of
        a total: "six people died: three men in X, two women in Y and four children".
    """
    for number in range(1, len(drafts)):
        draft, previous = drafts[number], drafts[number - 1]
        if draft.indicator or draft.head.kind not in _GROUPS or previous.indicator not in _HARM:
            continue
        if is_final(draft.reading.language) or not _closed(draft):
            continue
        if previous.relation in {"list", "before"} and previous.parent is not None and previous.head.kind in _GROUPS:
            if larger(previous.parent, draft) and _goes_on(draft, previous):
                inherit(draft, previous, "list", previous.score - 0.5)
                draft.parent = previous.parent
        elif previous.relation in {"after", "noun"} and larger(previous, draft) and _past_one(draft, previous):
            inherit(draft, previous, "list", previous.score - 0.5)
            draft.parent = previous
        elif previous.relation in {"after", "noun", "list", "part"} and _added(draft, previous):
            inherit(draft, previous, "list", previous.score - 0.5)


def _closed(draft: Draft) -> bool:
    """Tell whether nothing is said of a group but where it was: no verb follows."""
    reading, end = draft.reading, draft.head.end
    words = reading.words
    return (
        end >= len(words)
        or words[end] in _ENDS
        or reading.says(end, "place", "at")
        or reading.says(end, "join", "and")
        or bool(reading.at(end, "part"))
    )


def _goes_on(draft: Draft, previous: Draft) -> bool:
    """Tell whether a comma or "and" parts a group from one before it, and at most the place of that stands between."""
    reading, start = draft.reading, draft.mention.outer_start
    joined = reading.words[start - 1] == "," or reading.closes(start, "join", "and")
    return joined and start - previous.head.end <= _NEAR and not _told(reading, previous.head.end, start)


def _past_one(draft: Draft, previous: Draft) -> bool:
    """Tell whether a list of a total opens with one person, who is no figure: "four died: a man in X, two women"."""
    reading, start = draft.reading, draft.mention.outer_start
    last = previous.trigger.end if previous.trigger is not None else previous.head.end
    last = max(last, previous.head.end)
    colon = next((index for index in range(last, start) if reading.words[index] == ":"), None)
    if colon is None or colon - last > 1 or start - colon > 2 * _NEAR or _told(reading, last, start):
        return False
    joined = reading.words[start - 1] == "," or reading.closes(start, "join", "and")
    return joined and any(mention.start == colon + 1 and mention.value == 1 for mention in reading.mentions)


def _added(draft: Draft, previous: Draft) -> bool:
    """Tell whether "as well as", of several words, leads to a group after the verb of those before it."""
    reading, start = draft.reading, draft.mention.outer_start
    joins = [m for m in reading.ending(start, "join") if m.value == "and" and m.end - m.start > 1]
    if not joins:
        return False
    last = previous.trigger.end if previous.trigger is not None else previous.head.end
    first = max(last, previous.head.end)
    return joins[0].start - first <= _NEAR and not _told(reading, first, joins[0].start)


def _told(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a verb or a word of an indicator stands between two groups."""
    return any(first <= mark.start < last for mark in (*reading.counting, *reading.of("word", "be")))
