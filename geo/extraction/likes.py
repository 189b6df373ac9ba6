"""Numbers of more people like those counted before, and of those told on another day: "took in another 1,300"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.enumerations import inherit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.counting import Draft
    from geo.extraction.reading import Reading

#: How many times a number of another day may differ from that which it is set against.
_ALIKE = 20
#: Whom nobody counts anew, and who is counted in people.
_NOBODY = frozenset({"population"})
_PEOPLE = frozenset({"person", "household", "name", "bare", "them"})


def complete(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Let open numbers count what the figure before does, of whose kind they say that these are more or another day's.

    Parameters
    ----------
    drafts
        The numbers of one sentence in reading order; only those that nothing else decided are looked at.
    earlier
        The figures of the sentences before.
    """
    for number, draft in enumerate(drafts):
        if draft.indicator:
            continue
        model = _model(drafts, number, earlier)
        if model is None:
            continue
        if draft.head.kind == "bare" and _others(draft) and not _things_between(draft, model):
            inherit(draft, model, "list", model.score - 1.5)
        elif model.reading is draft.reading and _of_that_day(draft, model):
            inherit(draft, model, "older", model.score - 1.5)


def _model(drafts: Sequence[Draft], number: int, earlier: Sequence[Draft]) -> Draft | None:
    """Return the figure right before a number: of its sentence, or of the sentence before in its paragraph."""
    draft = drafts[number]
    if number:
        model = drafts[number - 1]
    elif earlier:
        model = earlier[-1]
        here, there = draft.reading.sentence, model.reading.sentence
        if here.paragraph != there.paragraph or here.index - there.index > 1:
            return None
    else:
        return None
    counted = model.indicator and model.indicator not in _NOBODY and model.relation != "column"
    return model if counted and (model.head.kind in _PEOPLE or model.head.kind == "unknown") else None


def _others(draft: Draft) -> bool:
    """Tell whether a number is of others, and whose noun is left out: "another 1,300.", "a otras 81, en"."""
    reading, words, end = draft.reading, draft.reading.words, draft.end
    before = any(mark.value == "others" for mark in reading.ending(draft.start, "part"))
    closed = end >= len(words) or not words[end][0].isalnum() or bool(reading.at(end, "place"))
    return before and (closed or any(time.start == end for time in reading.times or ()))


def _things_between(draft: Draft, model: Draft) -> bool:
    """Tell whether things, which may be what is more of, are named between a figure and a number."""
    reading = draft.reading
    after = max(model.end, model.head.end)
    # "aloja a 192 personas y un hotel a otras 81": an article counts nothing
    counted = [m for m in reading.mentions if id(m) in draft.others and not (m.word and m.value == 1)]
    if model.reading is reading:
        return any(m.start >= after for m in counted) or _names_things(reading, after, draft.start)
    last = len(model.reading.words)
    return bool(counted) or _names_things(reading, 0, draft.start) or _names_things(model.reading, after, last)


def _names_things(reading: Reading, first: int, last: int) -> bool:
    """Tell whether things that are no houses of people are named between two words."""
    sites = {mark.start for mark in reading.of("site")}
    marks = (mark for mark in reading.of("other") if first <= mark.start < last and mark.value != "time")
    return any(mark.start not in sites for mark in marks)


def _of_that_day(draft: Draft, model: Draft) -> bool:
    """Tell whether a number is the one of another day: "far from the 3,250 of Tuesday", "les 377 de lundi"."""
    reading = draft.reading
    if draft.head.kind not in {"bare", "unknown"} or not draft.start:
        return False
    end = draft.end if draft.head.kind == "bare" else draft.head.end
    definite = any(mark.value == "definite" for mark in reading.ending(draft.start, "article"))
    dated = any(0 <= time.start - end <= 1 for time in reading.times or ())
    linked = draft.head.kind == "bare" or bool(reading.ending(end, "tally", "source.agent"))
    larger, smaller = max(draft.mention.size, model.mention.size), min(draft.mention.size, model.mention.size)
    return definite and dated and linked and larger <= _ALIKE * max(smaller, 1)
