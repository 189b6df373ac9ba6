"""Titles that run in at the head of a paragraph, "Injured. The hospital has received 27.", and what they count."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geo.extraction.lexicon import Mark
from geo.extraction.reading import Reading
from geo.extraction.table_columns import announced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.counting import Draft
    from geo.extraction.tokens import Sentence

#: Words of the longest title, its full stop with them.
_LONGEST = 4
#: Sentences after a title in which it still says what bare numbers count, and numbers of such a sentence at most.
_REACH = 2
_NUMBERS = 4
#: Words between a number and the verb that counts it, or the place or source beside it.
_NEAR = 3
#: Relations by which a number has its indicator from one of an earlier sentence.
_FROM_BEFORE = frozenset({"tally", "older", "list"})


class Title(NamedTuple):
    """What the title of a paragraph counts.

    Attributes
    ----------
    reading
        The title.
    paragraph
        Number of the paragraph that it heads.
    mark
        The word for what is counted; None where it names homes and not what befell them.
    homes
        Whether it names homes.
    """

    reading: Reading
    paragraph: int
    mark: Mark | None
    homes: bool


def may_be(words: Sequence[str]) -> bool:
    """Tell whether the words of a sentence are few enough for a title that runs in."""
    return 1 < len(words) <= _LONGEST and words[-1] == "." and words[0][0].isalpha()


def title(reading: Reading, before: Sequence[Sentence]) -> Title | None:
    """Return what a sentence announces for the rest of its paragraph; None where it is no title.

    Parameters
    ----------
    reading
        A sentence without figures.
    before
        The sentences before it, of which one with a number alone may stand in its paragraph: "2. Injured."
    """
    words, sentence = reading.words, reading.sentence
    if not may_be(words):
        return None
    earlier = [one for one in before[-2:] if one is not sentence and one.paragraph == sentence.paragraph]
    if any(any(word.isalpha() for word in one.words) for one in earlier):
        return None
    homes = bool(reading.of("home"))
    column = announced([reading])
    if column is None and not homes:
        return None
    return Title(reading, sentence.paragraph, column.mark if column is not None else None, homes)


def count(drafts: Sequence[Draft], above: Title | None) -> None:
    """Let the numbers of a paragraph that name nothing, or only people, count what its title says.

    Parameters
    ----------
    drafts
        The numbers of one sentence, in reading order.
    above
        The title of its paragraph.
    """
    if above is None:
        return
    for draft in drafts:
        inherited = draft.relation in _FROM_BEFORE and (above.mark is None or draft.indicator != above.mark.value)
        inherited = (
            inherited and draft.heir_of is not None and draft.heir_of.reading.sentence.paragraph < above.paragraph
        )
        if draft.indicator and not inherited:
            continue
        draft.indicator = ""  # what the paragraph before counted
        if above.mark is None or above.mark.kind.startswith("counts.home_"):
            continue
        people = draft.head.kind in {"person", "household"}
        if people or (draft.head.kind in {"bare", "them"} and _written(draft) and _counted(draft, above)):
            draft.take(above.mark.value, above.mark, "titled", 5.0)
            draft.heading = above.reading


def _counted(draft: Draft, above: Title) -> bool:
    """Tell whether a bare number counts people or homes: no thing, no money and no other number stands in its clause.

    It follows a verb of counting, or a place or a source stands beside it; and it stands near the title.
    """
    reading = draft.reading
    if reading.sentence.index - above.reading.sentence.index > _REACH or len(reading.mentions) > _NUMBERS:
        return False
    if any(mark.kind in {"other", "negative"} and mark.value != "time" for mark in reading.marks):
        return False
    counts = (*reading.of("source.speech", "count"), *reading.of("tally", "resumed"))
    if any(0 <= draft.start - mark.end <= 1 for mark in counts):
        return True
    placed = any(0 <= first - draft.end <= _NEAR for first, _, _ in reading.places)
    # "El gobierno pide 30 millones para Tumaco": what is asked for has a verb, a count needs none
    opens = draft.start <= 1
    return opens and (placed or any(0 <= mark.start - draft.end <= _NEAR for mark in reading.of("source.prefix")))


def _written(draft: Draft) -> bool:
    """Tell whether a number is written in digits, with a word after them at most: "2 millones"."""
    return any(map(str.isdigit, draft.reading.words[draft.mention.start]))
