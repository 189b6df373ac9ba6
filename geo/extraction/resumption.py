"""Numbers that resume a noun named without one: "it honoured the dead. The police count 31 of them", "en compte 31"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark
    from geo.extraction.reading import Reading

#: Sentences before a number among which the noun that it resumes stands.
_BACK = 2
#: Words between a verb and its number: "en dénombre désormais plus de 31".
_NEAR = 3
_NOUNS = frozenset({"counts.noun", "counts.noun_flow", "counts.noun_stock", "counts.noun_weak"})
#: What people are by where they live, whom nobody counts anew.
_NOBODY = frozenset({"population", "returned"})


def resume(drafts: Sequence[Draft], earlier: Sequence[Draft], context: Context) -> None:
    """Let a number that a pronoun gives to a noun count what that noun says.

    Parameters
    ----------
    drafts
        The numbers of a sentence, in reading order; the first that is still open may resume a noun.
    earlier
        The figures of the sentences before: a noun before the last of them is resumed by that figure's own rules.
    context
        The document, with the sentences read so far.
    """
    draft = drafts[0]
    if draft.indicator or draft.head.kind not in {"bare", "them"}:
        return
    verb = _resuming(draft)
    if verb is None:
        return
    counters = {mark.start for kind in ("site", "source.source") for mark in draft.reading.of(kind)}
    things = (mark for mark in draft.reading.of("other") if mark.value != "time" and mark.start not in counters)
    if any(mark.end <= verb.start for mark in things):
        return  # "le cimetière a des arbres et en compte 300": they are what is counted
    last = earlier[-1].reading.sentence.start if earlier else -1
    for reading, noun in _nouns(draft, verb, context):
        if reading.sentence.start <= last or reading.has("site", noun.end, len(reading.words)):
            return
        draft.take(noun.value, noun, "answer", 5.0)
        draft.heading = reading if reading is not draft.reading else None
        return


def _resuming(draft: Draft) -> Mark | None:
    """Return the verb with a pronoun for what is counted that stands before a number: "en compte"."""
    verbs = (m for m in draft.reading.of("tally", "resumed") if 0 <= draft.start - m.end <= _NEAR)
    return max(verbs, key=lambda mark: mark.end, default=None)


def _nouns(draft: Draft, verb: Mark, context: Context) -> Iterator[tuple[Reading, Mark]]:
    """Yield the nouns of what is counted before a verb, the nearest first, each with its sentence."""
    own = [mark for mark in draft.reading.counting if mark.kind in _NOUNS and mark.end <= verb.start]
    for mark in reversed(own):
        if mark.value not in _NOBODY:
            yield draft.reading, mark
    index = draft.reading.sentence.index
    for sentence in reversed(context.sentences[max(0, index - _BACK) : index]):
        reading = context.reading(sentence)
        for mark in reversed([mark for mark in reading.counting if mark.kind in _NOUNS]):
            if mark.value not in _NOBODY:
                yield reading, mark
