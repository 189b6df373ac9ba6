"""Days that a text counts from the one that it named before: "Five days later 39 villagers were executed"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from geo.extraction import dates
from geo.extraction.verb_final import is_final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.dates import Interval
    from geo.extraction.periods import Expression
    from geo.extraction.time_lengths import Lengths

#: Days of the units that are counted on; of hours, those of the same day.
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_FEW_HOURS = 12
#: Days after which nobody counts on exactly.
_MOST = 60
#: Days after which "the day before" is not that of a day named long ago, but counts back from publication.
_RECENT = 7
#: What may stand before a length that opens its clause, in a language whose events stand before it.
_OPENING = frozenset({",", ";", "ve", "ise", ".", "»", '"'})


class Later(NamedTuple):
    """A length of time counted from a day named before, by the token after it; days are negative for "earlier"."""

    end: int
    days: int


def read(lengths: Lengths, index: int) -> Later | None:
    """Read "five days later", "two weeks earlier" and Arabic "بعد خمسة أيام" at a token.

    Parameters
    ----------
    lengths
        The reader of lengths of time of the sentence.
    index
        The token at which the words may begin.
    """
    ahead = lengths.phrase(index, "later_before")
    length = lengths.length(index if ahead is None else ahead)
    if length is None:
        return None
    end, count, unit = length
    sign = 1
    if ahead is None:
        later, earlier = lengths.phrase(end, "later"), lengths.phrase(end, "earlier")
        if later is None and earlier is None:
            return None
        sign = 1 if later is not None else -1
        end = later if later is not None else earlier or end
        if is_final(lengths.reading.language) and index and lengths.words[index - 1] not in _OPENING:
            return None  # "depremden üç gün sonra": counted from what stands before
    if _of_event(lengths, end):
        return None  # "cinco días después del sismo"
    if unit == "hour" and count <= _FEW_HOURS and sign > 0:
        return Later(end, 0)
    days = _DAYS.get(unit, 0) * count
    return Later(end, sign * days) if 0 < days <= _MOST else None


def _of_event(lengths: Lengths, end: int) -> bool:
    """Tell whether what follows says from what the length is counted."""
    words, of = lengths.words, lengths.vocabulary.of
    if end >= len(words):
        return False
    following = words[end]
    return following in of or following in {"que", "than", "di", "من"} or bool(lengths.reading.at(end, "event"))


def day(expression: Expression, named: Interval | None, published: date | None) -> Expression | None:
    """Return the day that such words stand for; None where no day was named, or it lies after publication.

    Parameters
    ----------
    expression
        The words, with the days to count on in `count`.
    named
        The day named before.
    published
        The day of publication, from which "three days earlier" counts back where no day was named.
    """
    recent = named is None or published is None or (published - named.end).days <= _RECENT
    if named is not None and (recent or expression.unit or expression.count > 0):
        first = named.end
    elif expression.count < 0 and published is not None:
        first = published
    else:
        return None
    found = first + timedelta(days=expression.count)
    if published is not None and found > published:
        return None
    return replace(expression, kind="point", interval=dates.day(found.year, found.month, found.day))


def year_before(expression: Expression, times: Sequence[Expression], published: date | None) -> Expression | None:
    """Return the year before the one that the sentence names first: "97 in 2023, against 73 the previous year".

    Parameters
    ----------
    expression
        The words for the year before.
    times
        The expressions of the sentence.
    published
        The day of publication, whose year is meant where the sentence names none.
    """
    named = [
        time.interval.start.year
        for time in times
        if time.end <= expression.start and time.interval is not None and time.kind == "point"
    ]
    year = named[-1] if named else published.year if published is not None else None
    return None if year is None else replace(expression, kind="point", interval=dates.year(year - 1))
