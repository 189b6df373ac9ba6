"""Titles that run in at the head of a paragraph, "Injured. The hospital has received 27.", and what they count."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geo.extraction.table_columns import announced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark
    from geo.extraction.reading import Reading
    from geo.extraction.tokens import Sentence

#: Words of the longest title, its full stop with them.
_LONGEST = 4
#: Words of a sentence that tells little besides its number: "Some 3,000 in Comasagua and 800 in Jayaque."
_SHORT = 12
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
        reading = draft.reading
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
        told = len(reading.words) <= _SHORT or bool(reading.of("source.speech")) or bool(reading.of("tally"))
        if people or (draft.head.kind in {"bare", "them"} and _written(draft) and told):
            draft.take(above.mark.value, above.mark, "titled", 5.0)
            draft.heading = above.reading


def _written(draft: Draft) -> bool:
    """Tell whether a number is written in digits, with a word after them at most: "2 millones"."""
    return any(map(str.isdigit, draft.reading.words[draft.mention.start]))
