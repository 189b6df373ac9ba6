"""Numbers that follow others in the same order: "North: 118 dead, 74 hurt; South: 95 and 133"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.enumerations import inherit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.counting import Draft

#: A pair at least.
_PAIR = 2


def within(draft: Draft, drafts: Sequence[Draft], number: int) -> bool:
    """Resolve numbers by those before them in the sentence: "North: 118 dead, 74 hurt; South: 95 and 133".

    Parameters
    ----------
    draft
        The first number that says nothing itself.
    drafts
        The numbers of its sentence, in reading order.
    number
        Which of them it is.

    Returns
    -------
    bool
        Whether the numbers have been given what those before them count.
    """
    run = _run(draft, drafts, number)
    return _resolve(run, [other for other in drafts[:number] if other.indicator][-len(run) :])


def across(draft: Draft, drafts: Sequence[Draft], number: int, earlier: Sequence[Draft]) -> bool:
    """Resolve numbers by those of the sentence before: "781 houses fell and 212 cracked. On Gau: 5 and 9 respectively".

    Parameters
    ----------
    draft, drafts, number
        As for `within`; no number of the sentence has said what it counts.
    earlier
        The figures of the sentences before, in reading order.
    """
    reading = draft.reading
    told = any(mark.end <= draft.start for mark in reading.of("tally", "noun"))
    # "8 dead and 5 missing. They were 3 and 11 the day before"
    told = told or reading.closes(draft.start, "tally", "verb")
    if not told and not reading.of("respective"):
        return False
    run = _run(draft, drafts, number)
    last = [other for other in earlier if reading.sentence.index - other.reading.sentence.index == 1]
    return len(last) == len(run) and _resolve(run, last)


def older(draft: Draft, drafts: Sequence[Draft], number: int) -> bool:
    """Resolve older numbers by as many right before them: "118 dead and 74 hurt, against 95 and 61 the day before".

    Parameters
    ----------
    draft, drafts, number
        As for `within`.

    Returns
    -------
    bool
        Whether a word of comparison stands before the numbers, which have been given what those before them count.
    """
    reading = draft.reading
    if not any(
        mark.value in {"before", "from"} and 0 <= draft.start - mark.end <= 1 for mark in reading.of("superseded")
    ):
        return False
    run = _run(draft, drafts, number)
    before = [other for other in drafts[:number] if other.indicator]
    return _resolve(run, before[-len(run) :], "older")


def _run(draft: Draft, drafts: Sequence[Draft], number: int) -> list[Draft]:
    """Return a number with those right after it that say nothing either."""
    run = [draft]
    for other in drafts[number + 1 :]:
        between = other.reading.words[run[-1].end : other.start]
        if other.indicator or other.head.kind != "bare" or len(between) > 1:
            break
        run.append(other)
    return run


def _resolve(run: Sequence[Draft], models: Sequence[Draft], relation: str = "pair") -> bool:
    """Give numbers what as many others count, if each of these counts something else."""
    if len(run) < _PAIR or len(models) < len(run) or len({model.indicator for model in models}) < len(run):
        return False
    for one, model in zip(run, models, strict=True):
        inherit(one, model, relation, model.score - 1.5)
    return True
