"""Numbers that are given after the people: "all inhabitants of the town fled, numbering 31,000", "وعددهم 31 ألفا"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark

#: Words between the verb and those words, and between these and the number.
_FAR = 12
_NEAR = 2
#: What the noun of the number says less of it than the verb does.
_UNTOLD = frozenset({"", "population", "refugees", "sheltered", "missing"})


def count(drafts: Sequence[Draft]) -> None:
    """Let a number that is given after the people count what the verb before them says.

    Parameters
    ----------
    drafts
        The numbers of one sentence, after the words of the sentence have been weighed.
    """
    marks = drafts[0].reading.of("numbered")
    if not marks:
        return
    for draft in drafts:
        mark = next((mark for mark in marks if 0 <= draft.start - mark.end <= _NEAR), None)
        if mark is None or draft.head.kind == "home" or not (draft.indicator in _UNTOLD or draft.relation == "tally"):
            continue
        last = mark.start - (draft.reading.words[mark.start - 1] == ",")
        if draft.head.kind == "bare" and any(m.value == "things" for m in draft.reading.ending(last, "other")):
            continue  # "camped in the park for fear of the aftershocks, which numbered 84"
        verb = _verb(draft, mark)
        event = draft.head.event
        if verb is not None:
            draft.take(verb.value, verb, "before", 6.0)
        elif event is not None and event.value == "population":
            draft.take(event.value, event, "noun", 6.0)


def of_soldiers(draft: Draft) -> bool:
    """Tell whether soldiers stand before the word that gives their number: "troops numbering 3,500"."""
    reading = draft.reading
    return draft.head.kind == "bare" and any(
        reading.says(mark.start - 1, "person", "combatant")
        for mark in reading.of("numbered")
        if 0 <= draft.start - mark.end <= _NEAR and mark.start > 0
    )


def _verb(draft: Draft, mark: Mark) -> Mark | None:
    """Return the verb before the people, if no number of its own stands between."""
    reading = draft.reading
    verbs = [
        verb
        for verb in reading.counting
        if verb.kind.startswith(("counts.before", "counts.after"))
        and "home" not in verb.value
        and verb.value != "missing"  # "لا يزال", who is still there
        and 0 < mark.start - verb.end <= _FAR
        and not any(
            verb.start < mention.start < mark.start and not reading.at(mention.end, "other")
            for mention in reading.mentions  # "the inhabitants of three villages fled, numbering 1,800"
        )
    ]
    return max(verbs, key=lambda verb: verb.end - verb.start, default=None) if verbs else None
