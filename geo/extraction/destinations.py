"""Those who fled and so crossed a border: "900,000 fled: 200,000 to Chad", "drove 900 into Chad"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.verb_final import is_final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.counting import Abroad, Draft
    from geo.extraction.lexicon import Mark
    from geo.extraction.reading import Reading

#: How numbers stand to the one whose word they take over.
_TAKEN_OVER = frozenset({"list", "part"})
#: Words between those driven out and where they went: "drove 900 people fleeing from Mali into Niger".
_TO_COUNTRY = 4


def settle(drafts: Sequence[Draft], abroad: Abroad) -> None:
    """Let numbers that took over a word of flight count a crossing where a country is where they went.

    Parameters
    ----------
    drafts
        The numbers of a sentence, in reading order, after they took over what others count.
    abroad
        Tells whether a country follows a phrase.
    """
    for draft in drafts:
        if draft.indicator == "displaced" and (_driven(draft, abroad) or _fled_there(draft, abroad)):
            draft.take("crossed", draft.trigger, draft.relation, draft.score)
        if (
            draft.indicator != "displaced"
            or draft.relation not in _TAKEN_OVER
            or draft.head.kind not in {"bare", "them"}
        ):
            continue
        led = (mark for mark in draft.reading.at(draft.end, "place") if mark.value == "destination")
        if any(abroad(draft.reading, mark) for mark in led):
            draft.take("crossed", draft.trigger, draft.relation, draft.score)


def _driven(draft: Draft, abroad: Abroad) -> bool:
    """Tell whether those whom a verb before them drives out go to a country: "drove 900 people into Chad"."""
    reading, first = draft.reading, max(draft.end, draft.head.end)
    if draft.trigger is None or draft.trigger.kind != "counts.before" or is_final(reading.language):
        return False
    for mark in reading.of("place", "destination"):
        between = reading.words[first : mark.start]
        if 0 <= mark.start - first <= _TO_COUNTRY and all(word.isalpha() for word in between):
            return _beside(reading, mark) and abroad(reading, mark)
    return False


def _beside(reading: Reading, mark: Mark) -> bool:
    """Tell whether a name follows a word right away or after an article: not "to leave Chad"."""
    first = mark.end + 1 if reading.at(mark.end, "article") else mark.end
    return any(start == first for start, _, _ in reading.places)


def _fled_there(draft: Draft, abroad: Abroad) -> bool:
    """Tell whether people fled "there", to the country to which the sentence led before."""
    reading, trigger = draft.reading, draft.trigger
    if trigger is None or trigger.start < draft.end or not reading.says(trigger.end, "place", "there"):
        return False
    led = (mark for mark in reading.of("place", "destination") if mark.end < draft.start)
    return any(_beside(reading, mark) and abroad(reading, mark) for mark in led)
