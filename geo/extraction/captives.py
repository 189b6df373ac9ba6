"""Captives who get away: "Of 600 prisoners 112 escaped" tells of no flight of residents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.verb_final import is_final

if TYPE_CHECKING:
    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark
    from geo.extraction.numbers import Mention
    from geo.extraction.phrases import Head
    from geo.extraction.reading import Reading

#: Figures, and sentences, before a number among which captives may be named.
_LAST = 2
#: Words for people of whom a noun says nothing more.
_OPEN = frozenset({"bare", "them"})
#: How a number is read as detained that says nothing of it itself, and the verbs of getting free.
_TAKEN_OVER = frozenset({"noun", "list", "part", "pair"})
_FREE = frozenset({"verb", "freed"})
#: Words between captives and the verb that says that they got away.
_NEAR = 4
#: Words between such a verb and a number after it: "escaparon ayer 500 presos".
_BESIDE = 2


def get_away(draft: Draft, mark: Mark, earlier: list[Draft]) -> bool:
    """Tell whether a verb of flight is said of people who were held.

    Parameters
    ----------
    draft
        The number: of captives by its noun, or a bare one after captives.
    mark
        The verb.
    earlier
        The figures of the sentences before; the last may count captives of whom this sentence goes on.
    """
    reading, head = draft.reading, draft.head
    if reading.has("captive", head.start, head.end, "noun") and _follows(draft, mark):
        return True  # "escaparon 500 presos"
    if mark.start < draft.end or not any(verb.start <= mark.start < verb.end for verb in reading.of("captive", "verb")):
        return False
    if reading.has("captive", head.start, head.end, "noun"):
        return True
    if head.kind not in _OPEN:
        return False
    named = any(noun.end <= draft.start for noun in reading.of("captive", "noun"))
    last = earlier[-1] if earlier else None
    beside = last is not None and reading.sentence.index - last.reading.sentence.index <= 1
    return (
        named
        or _held(reading, earlier)
        or (beside and last is not None and last.indicator == "detained")
        or _seized(draft)
    )


def break_out(reading: Reading, mention: Mention, found: Head) -> bool:
    """Tell whether a number is that of captives of whose escape a noun before it tells: "the escape of 600 inmates"."""
    named = reading.has("captive", found.start, found.end, "noun")
    return named and reading.closes(mention.outer_start, "captive", "flight")


def named(draft: Draft) -> bool:
    """Tell whether those counted are called captives, of whom a verb may say what became: "20 hostages were killed"."""
    return draft.reading.has("captive", draft.head.start, draft.head.end, "noun")


def gone(draft: Draft) -> bool:
    """Tell whether counted captives got away, so that nobody holds them: "400 détenus ont pris la fuite"."""
    reading, head = draft.reading, draft.head
    if not reading.has("captive", head.start, head.end, "noun"):
        return False
    if any(_follows(draft, verb) for verb in reading.of("captive", "verb")):
        return True  # "del penal se fugaron 500 reos"
    verbs = (verb for verb in reading.of("captive", "verb") if 0 <= verb.start - head.end <= _NEAR)
    return any(not any(head.end <= m.start < verb.start for m in reading.mentions) for verb in verbs)


def _follows(draft: Draft, verb: Mark) -> bool:
    """Tell whether a number stands right after a verb of flight: "escaparon 500 presos"."""
    flight = any(mark.start <= verb.start < mark.end for mark in draft.reading.of("captive", "verb"))
    return flight and not is_final(draft.reading.language) and 0 <= draft.start - verb.end <= _BESIDE


def free(draft: Draft) -> bool:
    """Tell whether those counted are no longer held: "seized 276 girls; 57 escaped", "12 rehine serbest bırakıldı".

    Parameters
    ----------
    draft
        A figure; only one that a noun or the number before it makes detained can be of people who got free.
    """
    if draft.indicator != "detained" or draft.relation not in _TAKEN_OVER:
        return False
    reading, last = draft.reading, max(draft.end, draft.head.end)
    return any(
        verb.value in _FREE
        and 0 <= verb.start - last <= _NEAR
        and "," not in reading.words[last : verb.start]  # "42 people, among them 27 students, were released"
        and not any(last <= other.start < verb.start for other in reading.mentions)
        for verb in reading.of("captive")
    )


def _seized(draft: Draft) -> bool:
    """Tell whether the sentence counts captives before a number: "seized 276 girls; 57 escaped"."""
    marks = (mark for mark in draft.reading.counting if mark.end <= draft.start)
    return any(mark.value == "detained" for mark in marks)


def _held(reading: Reading, earlier: list[Draft]) -> bool:
    """Tell whether one of the last figures counts captives by their noun: "44 inmates died. 108 are on the run"."""
    return any(
        other.reading.has("captive", other.head.start, other.head.end, "noun")
        for other in earlier[-_LAST:]
        if reading.sentence.index - other.reading.sentence.index <= _LAST
    )
