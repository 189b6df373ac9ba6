"""Texts and sentences in which nobody is harmed: of matches, strikes, journeys and votes, of drills and of novels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.search import calm_search, crisis_search, unreal_search

if TYPE_CHECKING:
    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.extraction.reading import Reading
    from geo.extraction.tokens import Sentence

#: What words of peace weigh together in a text that has no word of a crisis, so that nobody in it flees.
_CALM = 2
#: What one of them weighs that is about nothing else, "referee", and another, "player".
_WEIGHT = {"strong": 2, "word": 1}
#: Words of a story, and of a drill, that make a text one.
_STORY = 2
_DRILL = 2
#: Sentences at the head of a text that say what it is about.
_HEAD = 2
#: What befalls people where it says so in plain words, whatever a text is about.
_HARM = frozenset({"killed", "homes_destroyed", "homes_damaged"})


def harmed(drafts: list[Draft], context: Context) -> list[Draft]:
    """Return the figures of a text without those of matches, drills and stories.

    Parameters
    ----------
    drafts
        The figures in reading order.
    context
        The text.
    """
    if not drafts:
        return drafts
    words = context.words()
    if any(unreal_search(context.language).within(context.sentences, words)):
        drafts = _real(drafts, context)
    calm = list(calm_search(context.language).within(context.sentences, words))
    if not calm:
        return drafts
    crisis = crisis_search(context.language)
    if not _in_crisis(drafts, context) and _calm(context, calm) >= _CALM:
        return [draft for draft in drafts if draft.indicator in _HARM and not _lost(draft)]
    return [
        draft
        for draft in drafts
        if (draft.indicator in _HARM and not _lost(draft))
        or (crisis.found(draft.reading.words) and _of_crisis(draft.reading))
        or not draft.reading.of("calm", "strong")
    ]


def _real(drafts: list[Draft], context: Context) -> list[Draft]:
    """Return the figures that are of no drill and no story."""
    readings = [(number, context.reading(sentence)) for number, sentence in enumerate(context.sentences)]
    story = {tuple(r.words[m.start : m.end]) for _, r in readings for m in r.of("story")}
    drill = [number for number, reading in readings for _ in reading.of("drill")]
    if len(story) >= _STORY or (len(drill) >= _DRILL and drill[0] < _HEAD):
        return []
    return [
        draft
        for draft in drafts
        if not (draft.reading.of("drill") or draft.reading.of("story", "told") or draft.reading.of("story", "past"))
    ]


def _in_crisis(drafts: list[Draft], context: Context) -> bool:
    """Tell whether a text has a word of a crisis, or has counted dead or houses."""
    if any(draft.indicator in _HARM and not _lost(draft) for draft in drafts):
        return True
    told = crisis_search(context.language).within(context.sentences, context.words())
    return any(_of_crisis(context.reading(sentence)) for sentence in told)


def _of_crisis(reading: Reading) -> bool:
    """Tell whether a word of a crisis stands in no word of peace, such as "housing crisis"."""
    calm = reading.of("calm", "strong")
    return not calm or any(
        not any(peace.start <= mark.start < peace.end for peace in calm) for mark in reading.of("crisis")
    )


def _calm(context: Context, sentences: list[Sentence]) -> int:
    """Weigh the words of peace of the sentences that have any, each once."""
    found: dict[tuple[str, ...], int] = {}
    for sentence in sentences:
        reading = context.reading(sentence)
        for mark in reading.of("calm"):
            found[tuple(reading.words[mark.start : mark.end])] = _WEIGHT[mark.value]
    return sum(found.values())


def _lost(draft: Draft) -> bool:
    """Tell whether a verb says only that somebody lost those who are counted: players, a set, votes."""
    return draft.trigger is not None and draft.reading.says(draft.trigger.start, "loss", "verb")
