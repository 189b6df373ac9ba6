"""The place and the days that the heading of a section names, for what the section tells without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction import captions
from geo.models import Period, Precision

if TYPE_CHECKING:
    from geo.extraction.context import Context
    from geo.extraction.tokens import Sentence
    from geo.models import Toponym

#: Words of a heading, its number with them; more with a time.
_HEADING, _TIMED = 8, 12
#: Lines at the head of a report, which are its title.
_TITLE = 1
#: What stands before a heading on its line.
_NUMBERING = "0123456789.)IVX–-# \t"
_ENDS = frozenset({".", "!", "?", ";", ",", "…", "؟", "؛", "،", '"', "»", "”"})
#: What parts the names of columns.
_CELLS = frozenset("|\t")
#: How long a section may say that what it tells took.
_LASTING = frozenset({"since", "range", "within"})


def headed(context: Context, sentence: Sentence) -> tuple[Toponym, ...] | None:
    """Return the only place of the heading that a sentence stands under: "3. Situation in Piura".

    A heading that names no place, or several, ends what the one before it was about.

    Parameters
    ----------
    context
        The document.
    sentence
        What the section tells.
    """
    line = _heading(context, sentence)
    places = context.places_of(line) if line is not None else []
    single = len(places) == 1 and not places[0][2].demonym
    return (places[0][2],) if single else None


def days(context: Context, sentence: Sentence) -> Period | None:
    """Return the days that the heading names over a sentence: "Losses since June", "Last 24 hours".

    Parameters
    ----------
    context
        The document.
    sentence
        What the section tells.

    Returns
    -------
    Period or None
        Both days inclusive; up to publication where the heading says since when. None where it says no length of time.
    """
    line = _heading(context, sentence)
    times = context.times(context.reading(line)) if line is not None else []
    if len(times) != 1 or times[0].kind not in _LASTING or times[0].interval is None:
        return None
    found, published = times[0].interval, context.published
    if times[0].kind != "since":
        return Period(found.start, found.end, found.precision, None)
    if published is None or published < found.start or found.precision is Precision.YEAR:
        return None
    return Period(found.start, published, found.precision, None)


def _heading(context: Context, sentence: Sentence) -> Sentence | None:
    """Return the heading that a sentence stands under; None where it stands under none."""
    known = context.heads
    for line in reversed(context.sentences[_TITLE : sentence.index]):
        if line.start not in known:
            known[line.start] = _heads(context, line)
        if known[line.start]:
            return line
    return None


def _heads(context: Context, line: Sentence) -> bool:
    """Tell whether a sentence is a short line of its own that ends in no stop and counts nobody."""
    if (
        len(line) > _TIMED
        or line.words[-1] in _ENDS
        or captions.is_item(line)
        or (line.start, line.end) in context.rows
    ):
        return False
    first, last = context.dateline
    text = context.document.text
    if first <= line.start < last or not _CELLS.isdisjoint(text[line.start : line.end]):
        return False
    begin = text.rfind("\n", 0, line.start) + 1
    stop = text.find("\n", line.end)
    if stop < 0 or text[line.end : stop].strip() or text[begin : line.start].strip(_NUMBERING):
        return False
    reading = context.reading(line)
    numbers = [index for index in range(1, len(line)) if line.words[index][0].isdigit()]
    if not numbers and not reading.mentions and len(line) <= _HEADING:
        return True
    timed = bool(context.times(reading))
    return timed and all(map(reading.in_time, numbers)) and all(reading.in_time(m.start) for m in reading.mentions)
