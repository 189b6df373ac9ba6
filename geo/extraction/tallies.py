"""Words that make a number a later count of what was counted before: "a day earlier the count was 640"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction import amounts
from geo.extraction.labels import of_things
from geo.extraction.lexicon import Mark
from geo.extraction.verb_final import is_final

if TYPE_CHECKING:
    from geo.extraction.counting import Draft


#: Words between a word for a toll and its number.
_TALLY = 12
#: Words after a word for a toll among which those it counts are: "the number of suspected cholera cases".
_CASES = 6
#: Words from a pronoun to the number that it brings: "il n'en nourrira plus que 400".
_PRONOUN = 7
_CLOSING = frozenset(".,;")
_QUOTES = frozenset('"”»')


def _of_cases(draft: Draft, mark: Mark) -> bool:
    """Tell whether a word for a toll goes on with things or with the sick: "the number of new cases is 30"."""
    for end in range(mark.end + 1, min(mark.end + _CASES, draft.start + 1)):
        named = list(draft.reading.ending(end, "other", "case", "table", "person", "home", "household"))
        if draft.reading.ending(end, "source.link"):
            continue  # "en compte pour sa part 31"
        if any(found.kind in {"other", "case"} or found.value == "other" for found in named):
            return all(found.value != "time" for found in named)
        if named:
            return all(found.value == "combatant" for found in named) and not _harmed(draft, mark)
    return False


def _harmed(draft: Draft, mark: Mark) -> bool:
    """Tell whether a word of an indicator stands between a word for a toll and its number: "of soldiers killed"."""
    return any(mark.end <= said.start and said.end <= draft.start for said in draft.reading.counting)


def _closes(draft: Draft) -> bool:
    """Tell whether a bare number is the last that somebody says of it: "a hospital source said 19."."""
    words, end = draft.reading.words, draft.end
    bare = draft.head.kind == "bare" and not any(time.start == end for time in draft.reading.times or ())
    return bare and draft.mention.size > 1 and (end == len(words) or words[end] in _CLOSING)


def tally(draft: Draft) -> Mark | None:
    """Return the word that makes a number a toll of what was counted before: "a day earlier the count was 640"."""
    reading = draft.reading
    best = None
    for mark in reading.of("tally"):
        gap = draft.start - mark.end
        if mark.end <= draft.start and gap <= _TALLY and reading.joints(mark.end, draft.start) <= 2.0:  # noqa: PLR2004
            if mark.value == "then" and (gap > 0 or not reading.times):
                continue
            if mark.value in {"opened", "about"}:
                # "تحدث الجيش الروسي عن 105 آلاف": who speaks stands between the verb and "of"
                if mark.value == "opened" and reading.closes(draft.start, "tally", "about"):
                    best = best or mark
                continue
            if mark.value == "told":
                resumed = best is not None and best.value == "resumed"  # "en revendique 90"
                best = mark if gap == 0 and not resumed and _closes(draft) else best
                continue
            far = mark.value in {"verb", "resumed"} and gap > 3  # noqa: PLR2004
            if far or of_things(reading, mark.start) or _of_cases(draft, mark) or amounts.of_other(draft, mark):
                continue
            best = mark
        elif mark.value == "told" and mark.start >= draft.end and is_final(reading.language):
            # "290 binden söz ediyordu"
            best = mark if mark.start - draft.end <= 1 else best
        elif mark.value == "noun" and 0 <= mark.start - draft.end <= 2:  # noqa: PLR2004
            parted = any(word in _QUOTES for word in reading.words[draft.end : mark.start])  # «dos», cuenta Abdul
            best = best if parted else best or mark
    return best or _pronoun(draft)


def parted(first: Draft, second: Draft, earlier: list[Draft]) -> Draft | None:
    """Return the figure that a bare number updates where the next number updates its neighbour.

    "The army spoke of 2 dead and 11 hurt. It now admits 14, and 73 hurt": the first are dead.

    Parameters
    ----------
    first, second
        The bare number, and the figure after it, which says itself what it counts.
    earlier
        The figures of the sentences before.
    """
    model = first.heir_of
    if first.relation != "tally" or model is None or model.reading is first.reading:
        return None
    if first.indicator != second.indicator or second.relation not in {"noun", "after"}:
        return None
    beside = [one for one in earlier if one.reading is model.reading and one.indicator != first.indicator]
    return beside[-1] if beside else None


def _pronoun(draft: Draft) -> Mark | None:
    """Return the pronoun and the verb that give a number to those counted before: "il n'en nourrira plus que 400"."""
    reading, words = draft.reading, draft.reading.words
    grammar = reading.language.table("patterns").get("grammar", {})
    pronouns, subjects = grammar.get("pronouns", ()), grammar.get("pronoun_after", ())
    if not pronouns or draft.head.kind != "bare":
        return None
    for index in range(draft.start - 2, max(0, draft.start - _PRONOUN), -1):
        if words[index] in pronouns and words[index - 1] in subjects and words[index + 1][0].isalpha():
            # in "la Croix-Rouge en a compté 20 000 et il en passe 900 par nuit" the second clause is nobody's word
            first = 0 if words[index - 1] == "il" else index
            parted = any(first < mention.start < draft.start for mention in reading.mentions)
            return None if parted or reading.joints(index, draft.start) else Mark(index, index + 2, "tally", "pronoun")
    return None
