"""Words that stand for what was said before: "20 000 l'ont été", "lo hicieron 900", "en a reçu 74 600"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark
    from geo.extraction.reading import Reading

#: Words between those counted and the verb that stands for another: "900 only have done so".
_NEAR = 3
#: Sentences before a number among which the verb is that its own verb stands for.
_BACK = 2
#: Verbs of which one stands for another, and nouns of what was done.
_VERBS = ("counts.after", "counts.before", "counts.abroad")
#: What verbs of taking in and of looking after count by themselves, of those who are only counted on.
_TAKEN = {"refugees": frozenset({"crossed"}), "affected": frozenset({"injured"}), "missing": frozenset({"killed"})}
_HEADS = frozenset({"bare", "them", "person", "name", "household"})


def resume(drafts: Sequence[Draft], earlier: Sequence[Draft], context: Context) -> None:
    """Let numbers count what the verb or the figure says for which a short form stands.

    Parameters
    ----------
    drafts
        The numbers of a sentence, in reading order, after their own words were weighed.
    earlier
        The figures of the sentences before.
    context
        The document, with the sentences read so far.
    """
    reading = drafts[0].reading
    again, counted = reading.of("again", "verb"), reading.of("tally", "received")
    for number, draft in enumerate(drafts):
        if again and draft.head.kind in _HEADS:
            _stand_for_verb(draft, again, context)
        if counted and draft.relation == "before":
            _count_on(draft, counted, [*earlier[-1:], *(other for other in drafts[:number] if other.indicator)])


def _stand_for_verb(draft: Draft, again: Sequence[Mark], context: Context) -> None:
    """Let a number whose verb is "did so" count what the verb before says."""
    last = max(draft.end, draft.head.end)
    if not any(0 <= mark.start - last <= _NEAR for mark in again):
        return
    said = next(_verbs(draft, context), None)
    if said is not None:
        reading, verb = said
        draft.take(verb.value, verb, "answer", 6.0)
        draft.heading = reading if reading is not draft.reading else None


def _verbs(draft: Draft, context: Context) -> Iterator[tuple[Reading, Mark]]:
    """Yield the verbs of counting before a number, the nearest first, each with its sentence."""
    index = draft.reading.sentence.index
    for reading in (draft.reading, *map(context.reading, reversed(context.sentences[max(0, index - _BACK) : index]))):
        verbs = [mark for mark in reading.counting if mark.kind.removesuffix("_either") in _VERBS]
        # "partir" by itself is flight, and a crossing only where a country goes with it
        verbs.sort(key=lambda mark: (mark.start, mark.kind != "counts.abroad"), reverse=True)
        yield from ((reading, mark) for mark in verbs if reading is not draft.reading or mark.end <= draft.start)


def _count_on(draft: Draft, counted: Sequence[Mark], before: Sequence[Draft]) -> None:
    """Let a number that "received of them" gives count what the figure before does: who crossed, who is hurt."""
    last = before[-1] if before else None
    trigger = draft.trigger
    if last is None or trigger is None or last.indicator not in _TAKEN.get(draft.indicator, ()):
        return
    if draft.reading.sentence.index - last.reading.sentence.index > 1:
        return
    if any(mark.start <= trigger.start and trigger.end <= mark.end for mark in counted):
        draft.take(last.indicator, last.trigger, "tally", 5.0)
        draft.heading = last.reading if last.reading is not draft.reading else None
        draft.heir_of = last
