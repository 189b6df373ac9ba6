"""The days of the entries of a list that its first line, or its first entry, gives: "Since 14 February:"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.dating import BULLETS
from geo.models import Basis, Period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.extraction.tokens import Sentence

#: Items of a list, and words of the longest.
_ITEMS, _ITEM = 12, 30
#: Digits of the longest number that opens an entry.
_DIGITS = 2
#: Expressions of time that head a list.
_HEADING = frozenset({"since", "within", "range", "point"})


def of_list(context: Context, draft: Draft) -> Period:
    """Return the days that the line above a list gives all its items: "Since 14 February:"; none where none does.

    Parameters
    ----------
    context
        The document.
    draft
        The figure of an item.
    """
    sentence = draft.reading.sentence
    for earlier in reversed(context.sentences[max(0, sentence.index - _ITEMS) : sentence.index]):
        if len(earlier) > _ITEM or sentence.paragraph == earlier.paragraph:
            break
        if earlier.words[-1] == ":":
            times = context.times(context.reading(earlier))
            time = next((t for t in times if t.kind in _HEADING and t.interval is not None), None)
            if time is None or time.interval is None:
                return Period()
            day, told = time.interval, earlier.raw(time.start, time.end)
            last = context.published if time.kind == "since" else day.end
            return Period(day.start, last, day.precision, told) if last is None or day.start <= last else Period()
    return Period()


def of_first_item(context: Context, draft: Draft, before: Sequence[Draft]) -> Period:
    """Return the days since which the first entry of a list counts, for a later entry that names none.

    "• 46,000 displaced since 16 January • 12 injured": a bulletin says once from which day on it counts.

    Parameters
    ----------
    context
        The document.
    draft
        The figure of an entry.
    before
        The figures of the entries before, in reading order.
    """
    sentence = draft.reading.sentence
    mark = _bullet(sentence)
    dated = (other for other in before if other.reading.sentence.paragraph == sentence.paragraph)
    if any(other.period.start is not None for other in dated):
        return Period()
    entries = {other.reading.sentence.paragraph: other for other in reversed(before)}
    lines = {line.paragraph: line for line in reversed(context.sentences[: sentence.index + 1])}
    if lines.get(sentence.paragraph, sentence) is not sentence:
        mark = _bullet(lines[sentence.paragraph])
    first = None
    for paragraph in sorted((number for number in lines if number < sentence.paragraph), reverse=True):
        if not mark or _bullet(lines[paragraph]) != mark:
            break
        first = entries.get(paragraph, first)
    if first is None or _apart(context, draft, first):
        return Period()
    since = (time for time in first.reading.times or () if (time.start, time.end) == first.period_span)
    time = next(since, None)
    if time is None or time.kind != "since" or time.interval is None:
        return Period()
    last = first.period.end or context.published
    start = time.interval.start
    if last is not None and last < start:
        return Period()
    return Period(
        start, last, time.interval.precision, " ".join(first.reading.sentence.raw(time.start, time.end).split())
    )


def _bullet(line: Sentence) -> str:
    """Return the sign that opens an entry of a list, "1." for any number; nothing where none does."""
    word = line.words[0]
    if word in BULLETS:
        return word
    numbered = word.isdecimal() and len(word) <= _DIGITS and line.words[1:2] in (["."], [")"])
    return "1." if numbered else ""


def _apart(context: Context, draft: Draft, other: Draft) -> bool:
    """Tell whether two figures name places of their own that differ, of which none may lie in the other."""
    here, there = ([t for t in one.toponyms if t.basis is Basis.HERE] for one in (draft, other))
    if not here or not there or {t.name for t in here} & {t.name for t in there}:
        return False
    # "• In Colombia 1,482 were deported since 21 August • Arauca 85"
    return context.country(there[0]) is None or context.country(here[0]) is not None
