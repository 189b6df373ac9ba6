"""Expressions of time in a sentence: dates, "since", "between", "in the past 24 hours", "two days after the quake"."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import compress, count
from typing import TYPE_CHECKING

from geo.extraction import dates, day_runs, day_years, later_days, reckoning, year_runs
from geo.extraction.dates import Interval
from geo.extraction.time_lengths import BEFORE_ORDINAL
from geo.extraction.time_points import HOLIDAY, Points
from geo.extraction.time_words import vocabulary
from geo.models import Precision

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from geo.extraction.reading import Reading

#: Kinds of words after a date in languages with postpositions, and what they make of it.
_POSTPOSED = {"since_after": "since", "until_after": "until", "before_after": "before", "after_after": "since"}
#: Phrases for a time named before, and the kind of expression that they make.
_NAMED_BEFORE = (
    *(("that", "same"), ("since_then", "since_same"), ("since_event", "since_done"), ("previous_year", "year_before")),
    *(("next_day", "next"), ("previous_day", "next")),
)
#: Days from the one named before to such a day.
_DAYS_ON = {"next_day": 1, "previous_day": -1}
#: Tokens of who speaks between a day and what is reckoned from it.
_ASIDE = 6
_OPENINGS = (("between", "between_and"), ("from", "range"))
_BOUNDS = (("until", "until"), ("before", "before"), ("after", "since"))
_OPENING_MONTHS = (("first_half", 6), ("first_quarter", 3), *((f"first_{n}_months", n) for n in range(2, 12)))
#: Kinds of words that may open an expression of time.
_STARTS = frozenset(
    [
        "first",
        *(name for name, _ in _OPENING_MONTHS),
        *("last_hours", "before_yesterday", "between", "from"),
        *("that", "since_then", "since_event", "next_day", "previous_day", "later_before", "previous_year"),
        *("within", "this", "since", "until", "before", "after", "ago_before"),
        *dates.PARTS,
        "today",
        "yesterday",
        "weekend",
        "so_far",
        "last",
        "next",
        "reckon",
    ]
)
#: Kinds of words that mean nothing without a word of time among the next few.
_LEADING = frozenset(
    [
        "on",
        "range",
        "between_and",
        "until",
        "from",
        "within",
        "before",
        "after",
        "since",
        "between",
        "last",
        "this",
        "next",
        *dates.PARTS,
        "ago",
        "year_of",
        "reckon",
    ]
)
#: Kinds of expression that name days of the calendar.
_DATED = frozenset({"point", "since", "until", "before", "range"})
#: Kinds of phrases that name a time with no other word of time, those that do with a day of the month included.
_ALONE = frozenset(
    {
        *("today", "yesterday", "before_yesterday", "weekend", "so_far"),
        *("day_number", "this_month", "last_hours", *(name for name, _ in _OPENING_MONTHS)),
    }
)
#: Kinds of phrases that say something of time where no time is named: "that day", "since the attack".
_UNDATED = frozenset(
    ["that", "since", "since_then", "since_event", "next_day", "previous_day", "later_before", "previous_year"]
)
#: Units of which something may go on since the start.
_STARTED = frozenset({"week", "month", "year"})
_WEEK = 7
_LEAD = 12
#: Words from the beginning of an expression to the first that names a time: a phrase, and a clause at most.
_SOON = 24
#: Words between "since" and the date of the clause that it opens.
_CLAUSE = 11
#: What closes words between commas.
_CLOSED = frozenset({",", ".", ";", ":", ")", "،", "؛"})
#: Words between "began" and its day, and how exactly that day is known.
_TO_BEGIN = 4
_OPENED = frozenset({Precision.DAY, Precision.WEEK, Precision.MONTH})
#: Words that say what began, and where, before its day.
_WHERE = 10
#: Tokens before the day of a dateline, "ELAZIĞ, 26 Ocak -", and what closes it.
_DATELINE = 6
_DASHES = frozenset({"-", "–", "—"})


def _with_year_of(begin: Interval, close: Interval) -> Interval | None:
    """Return the day that opens a range whose year stands with the second date only: "28 December – 3 January 2024"."""
    opened = dates.day(close.end.year, begin.start.month, begin.start.day)
    if opened is not None and opened.start > close.end:
        opened = dates.day(close.end.year - 1, begin.start.month, begin.start.day)
    return opened


@dataclass(slots=True)
class Expression:
    """Words of time, from token `start` to before token `end`.

    Attributes
    ----------
    kind
        ``point`` (a day, month or year), ``since``, ``until``, ``range``,
        ``within`` (a length of time up to now), ``before`` or ``unreadable``
        (a date in no calendar, or one that can be read in two ways).
    interval
        The days that it names; None where the day of publication is needed and unknown.
    count, unit
        For ``within``.
    """

    start: int
    end: int
    kind: str
    interval: Interval | None
    count: int = 0
    unit: str = ""


def expressions(reading: Reading, published: date | None) -> list[Expression]:
    """Return the expressions of time of a sentence, in reading order, none within another.

    Parameters
    ----------
    reading
        The sentence.
    published
        The day from which weekdays and "last month" are reckoned; None leaves them open.
    """
    dated = list(compress(count(), map(vocabulary(reading.language).dated, reading.words)))
    phrases = reading.of("time.phrase")
    dated += [mark[0] for mark in phrases if mark[3] in _ALONE or mark[3].startswith(HOLIDAY)]
    dated += [mark[0] for mark in reading.of(BEFORE_ORDINAL)]
    if not dated and not any(mark[3] in _UNDATED for mark in phrases):
        return []
    return _Finder(reading, published).find(sorted(dated))


class _Finder(Points):
    """Reads the expressions of one sentence."""

    def find(self, dated: list[int]) -> list[Expression]:
        """Return the expressions in reading order; every one has one of the dated words soon after it begins."""
        found: list[Expression] = []
        reached = 0
        # "Zinda Jan" is no January
        named = {index for first, last, _ in self.reading.places for index in range(first + 1, last)}
        timely = compress(count(), map(self.vocabulary.timely, self.words))
        for index in sorted(self.phrases.keys() | set(timely) | self.before_ordinal):
            if index < reached or index in named:
                continue
            near = bisect_left(dated, index)
            if near == len(dated) or dated[near] - index > _SOON:
                kinds = self.phrases.get(index)
                if kinds is None or _UNDATED.isdisjoint(kinds):
                    continue
            expression = self.expression(index)
            if expression is not None and expression.end > index:
                if self.unreadable(expression):
                    expression = replace(expression, kind="unreadable")
                found.append(self.after_day(expression, found))
                reached = expression.end
        return day_years.joined(found, self.words)

    def after_day(self, expression: Expression, found: list[Expression]) -> Expression:
        """Reckon from a day named right before, not from publication: "on Friday, two days after the quake"."""
        last = found[-1] if found and expression.kind == "event" else None
        if last is None or last.interval is None or last.kind != "point":
            return expression
        gap = self.words[last.end : expression.start]
        beside = not gap or (len(gap) == 1 and gap[0] in _CLOSED)
        aside = len(gap) <= _ASIDE and gap[:1] == gap[-1:] == [","]  # "on Monday, residents said, four days after"
        if last.interval.precision is not Precision.DAY or not (beside or aside):
            return expression
        interval = dates.units_ago(last.interval.end, expression.count, expression.unit)
        return replace(expression, interval=interval)

    def unreadable(self, expression: Expression) -> bool:
        """Tell whether words name a date that is in no calendar, or that can be read in two ways."""
        if expression.interval is not None or expression.kind not in _DATED:
            return False
        return self.published is not None or any(map(self.year_number, range(expression.start, expression.end)))

    def expression(self, index: int) -> Expression | None:
        """Read the expression that starts at a token, if one does."""
        kinds = self.phrases.get(index)
        if index in self.before_ordinal or (kinds and any(kind.startswith(HOLIDAY) for kind in kinds)):
            day = self.dated(index)
            if day is not None:
                return day
        if not self.word_is_time(index) and not self.may_lead(index, kinds):
            return None
        back = reckoning.reckoned(self, index)
        if back is not None:
            return Expression(index, *back)
        later = later_days.read(self, index)
        if later is not None:
            return Expression(index, later.end, "next", None, later.days, "day")
        found = self.led(index, kinds) if kinds is not None else None
        listed = self.words[index].isdecimal() and found is None
        days = (year_runs.read(self, index) or day_runs.listed(self, index)) if listed else None
        if days is not None:
            return Expression(index, days[0], "range", days[1])
        found = found or (self.both(index, index, "between_and") if listed else None)  # "on 2 and 4 March"
        return (
            found or self.both(index, index, "range") or self.lasting(index) or day_runs.joined(self, self.dated(index))
        )

    def may_lead(self, index: int, kinds: Mapping[str, int] | None) -> bool:
        """Tell whether a phrase may open an expression: many do only with a word of time soon after."""
        if kinds is None or kinds.keys().isdisjoint(_STARTS):
            return False
        if "since" in kinds and (self.of_event(kinds["since"]) or self.event_before(index)):
            return True
        return not kinds.keys() <= _LEADING or any(map(self.vocabulary.timely, self.words[index + 1 : index + _LEAD]))

    def lasting(self, index: int) -> Expression | None:
        """Read a length of time with what follows it: "üç gün içinde", "three days after the quake"."""
        length = self.length(index)
        if length is None or "next" in self.ending.get(index, ()):  # "önümüzdeki üç ayda" has not passed
            return None
        end = self.phrase(length[0], "within_after")
        if end is None and self.holds(*length) and not self.of_year(index):
            end = length[0]
        if end is None:
            return None
        return Expression(index, end, "within", self.reach_back(length[1], length[2]), length[1], length[2])

    def holds(self, end: int, count: int, unit: str) -> bool:
        """Tell whether the ending of its unit makes a length one in which things happened: "bir haftada"."""
        word = self.words[end - 1]
        if word in self.vocabulary.inside:
            # "on yılda bir" is how often, "saat 10.00'da" no length
            return unit != "hour" or count > 1
        return word in self.vocabulary.lasting and bool(self.reading.at(end, "event"))

    def dated(self, index: int) -> Expression | None:
        """Read a point of time, with a postposition where the language has them."""
        point = self.point(index)
        if point is None:
            return None
        after = self.past_hour(point[0])
        for kind, end in self.phrases.get(after, {}).items():
            if kind in _POSTPOSED:
                return Expression(index, end, _POSTPOSED[kind], point[1])
        return Expression(index, point[0], "since" if self.begins(index, *point) else "point", point[1])

    def begins(self, start: int, end: int, interval: Interval | None) -> bool:
        """Tell whether something that lasts began on a day: "fighting that broke out on 15 April"."""
        if interval is None or interval.precision not in _OPENED:
            return False
        last = self.past_ending(end)
        return any(
            (
                -_TO_BEGIN <= verb.start - start < 0
                or 0 <= verb.start - last <= 1
                or self.led_to(verb.end, start, "verb_first")
                or self.led_to(last, verb.start, "verb_final")
            )
            and not self.once(verb.start)
            for verb in self.reading.of("begin", "verb")
        )

    def led_to(self, first: int, last: int, order: str) -> bool:
        """Tell whether only what began and where stands between two tokens: "اندلعت المواجهات في السويداء في 13 تموز".

        Only where the verb opens its clause, or closes it: "8 Mart'ta Manavgat'ta başlayan yangınlar".
        """
        grammar = self.reading.language.table("attribution").get("grammar", {})
        if not grammar.get(order) or not 0 < last - first <= _WHERE:
            return False
        others = any(first <= mark.start < last for mark in self.reading.counting)
        return not others and all(word[0].isalpha() or word[0] in "'’" for word in self.words[first:last])

    def once(self, verb: int) -> bool:
        """Tell whether what began is over soon: "the fire that broke out on Monday in a ward"."""
        return any(0 <= verb - noun.end <= 1 for noun in self.reading.of("begin", "once"))

    def led(self, index: int, kinds: Mapping[str, int]) -> Expression | None:
        """Read an expression that a phrase opens: "between", "that day", "in the last", "since", "until"."""
        for kind, joiner in _OPENINGS:
            both = self.both(index, kinds[kind], joiner) if kind in kinds else None
            if both is not None:
                return both
        for kind, meant in _NAMED_BEFORE:
            # "le lendemain", but not "le lendemain du séisme"
            led = meant == "next" and not self.vocabulary.of.isdisjoint(self.words[kinds.get(kind, 0) :][:1])
            if kind in kinds and not led and "before_yesterday" not in kinds:
                return Expression(index, kinds[kind], meant, None, _DAYS_ON.get(kind, 0))
        if "last_hours" in kinds:
            return Expression(index, kinds["last_hours"], "within", self.reach_back(1, "day"), 1, "day")
        found = self.first(index, kinds["first"]) if "first" in kinds else None
        for kind, months in _OPENING_MONTHS:
            if found is None and kind in kinds:
                found = Expression(index, *day_runs.opening(self, index, kinds[kind], months))
        if found is None and not kinds.keys().isdisjoint({"within", "this"}):
            found = self.within(index)
        if found is None and "since" in kinds:
            found = self.since(index, kinds["since"])
        return found or self.bound(index, kinds)

    def bound(self, index: int, kinds: Mapping[str, int]) -> Expression | None:
        """Read "until Friday", "before March", "after the attack on 24 March"."""
        for kind, name in _BOUNDS:
            if kind not in kinds or (self.goes_back if kind == "until" else self.recalls)(kinds[kind]):
                continue
            point = self.point(kinds[kind])
            if point is not None and name == "until" and self.owns_event(point[0]):
                return Expression(kinds[kind], point[0], "point", point[1])  # "destroyed by Saturday's quake"
            if point is not None:
                return Expression(index, point[0], name, point[1])
            named = not self.older(index) if kind == "after" else kind == "before" and self.of_event(kinds[kind])
            clause = self.clause(index, kinds[kind]) if named else None
            if clause is not None and clause.interval is not None:
                if kind == "before":
                    return replace(clause, kind="before")  # "before the fighting broke out on 20 May"
                # what an event of one day did, it did on that day
                once = clause.interval.precision is Precision.DAY and clause.interval.start == clause.interval.end
                return replace(clause, kind="point") if once else clause
        return None

    def first(self, index: int, start: int) -> Expression | None:
        """Read "in the first three months of the year" and "in the first half of 2023"."""
        end, count, unit = self.length(start) or (start + 1, 1, self.unit(start))
        months = {"month": 1, "quarter": 3, "half": 6}.get(unit, 0) * count
        days = day_runs.first(self, end, count, unit)
        if days or not 0 < months <= 12:  # noqa: PLR2004 - a year
            return days and Expression(index, days[0], "range", days[1])
        while end < len(self.words) and self.words[end] in self.vocabulary.of:
            end += 1
        named = self.year_number(end)
        this = self.phrase(end, "this")
        number = self.published.year if self.published is not None else None
        if named is not None:
            end, number = named
        elif self.unit(end if this is None else this) == "year":
            end = (end if this is None else this) + 1
        begin, close = (dates.month(number, 1), dates.month(number, months)) if number is not None else (None, None)
        interval = None if begin is None or close is None else Interval(begin.start, close.end, close.precision)
        return Expression(index, end, "range", interval)

    def unit(self, index: int) -> str:
        """Return the unit of time that a word names, or nothing."""
        return self.vocabulary.units.get(self.words[index], "") if index < len(self.words) else ""

    def since(self, index: int, start: int) -> Expression | None:
        """Read what follows "since": two dates, one, a clause with one, or a length of time."""
        both = self.both(index, start, "range") or self.since_start(index, start)
        if both is not None:
            return both
        point = self.point(start)
        if point is not None:
            begun = dates.begun(point[1], self.published, self.words[start : point[0]])
            return Expression(index, point[0], "since", begun)
        clause = self.clause(index, start)
        if clause is not None:
            return clause
        ago = self.length(start)
        if ago is None:
            return Expression(index, start, "since_event", None) if self.event_before(index) else None
        end, count, unit = ago
        return Expression(index, end, "within", self.reach_back(count, unit), count, unit)

    def since_start(self, index: int, start: int) -> Expression | None:
        """Read "since the start of the month", "depuis le début de la semaine"."""
        for begin in (start, start - 1):  # "depuis le" may have taken the article of "le début de"
            end = self.phrase(begin, "early") if begin > index else None
            if end is None or self.published is None:
                continue
            if end + 1 < len(self.words) and not self.unit(end) and self.reading.at(end, "article"):
                end += 1
            unit = self.unit(end)
            named = end + 1 < len(self.words) and self.words[end + 1] in self.vocabulary.of
            if unit in _STARTED and not named:
                return Expression(index, end + 1, "since", dates.this_unit(self.published, unit))
        return None

    def clause(self, index: int, start: int) -> Expression | None:
        """Read "since the attack on 24 March", "since rebels took Bria on May 7", "since the start of the influx"."""
        opened = (self.phrase(first, "early") for first in (start, start - 1) if first > index)
        event, passed = any(end is not None and self.words[end : end + 1] for end in opened), False
        for position in range(start, min(len(self.words), start + _CLAUSE)):
            word = self.words[position]
            if word == "," and event and (aside := self.aside(position + 1)) is not None:
                return Expression(index, aside[0], "since", aside[1])
            counted = self.starts_count(position) and position > start
            parted = counted and "," in self.words[start:position]  # "since the fighting began, and 297 were moved"
            clause = word == "," and (position > start + 3 or self.starts_count(position + 1))
            if word in {";", ":", "(", "."} or clause or parted:
                break  # "after the vote, 12 people died"
            passed = passed or counted  # "after the deaths of 12 soldiers on Sunday": the twelve are no part of it
            if self.reading.at(position, "event"):
                event = True
            if position > start and "since" in self.phrases.get(position, ()):
                return None  # "after floods that have swept the valley since Friday" says since when
            if position > start and (position in self.phrases or self.word_is_time(position)):
                point = self.point(self.phrase(position, "on") or position)
                if point is not None:
                    return Expression(position if passed else index, point[0], "since", point[1])
        return Expression(index, start + 1, "since_event", None) if event else None

    def aside(self, start: int) -> tuple[int, Interval | None] | None:
        """Read a day between commas after what happened on it: "since the start of the strike, on 13 June,"."""
        if start >= len(self.words):
            return None
        point = self.point(self.phrase(start, "on") or start)
        closed = point is not None and (point[0] == len(self.words) or self.words[point[0]] in _CLOSED)
        return point if closed and point is not None and point[1] is not None else None

    def joint(self, end: int, joiner: str) -> int | None:
        """Return the token after what joins two points, be it an ending of the first: "24 Şubat'tan 16 Mart'a"."""
        middle = self.phrase(end, joiner) if end < len(self.words) else None
        if middle is None and self.words[end - 1][0] in "'’":
            middle = self.phrase(end - 1, joiner)
        return middle

    def both(self, index: int, start: int, joiner: str) -> Expression | None:
        """Read "between A and B", "from A to B" and "A - B"."""
        first = self.point(start, bare_day=True)
        if first is None or (joiner == "range" and self.numbered(start)):
            return None
        middle = self.joint(first[0], joiner)
        if middle is None and joiner == "between_and" and first[0] < len(self.words) and self.reading.joined(first[0]):
            middle = first[0]  # "بين الاثنين والأربعاء"
        if middle is None:
            return None
        second = self.point(middle)
        if second is None or self.dateline(start, first, middle):
            return None
        begin, close = first[1], second[1]
        day = self.words[first[0] - 1 - (self.words[first[0] - 1] == "er")]
        if begin is None and day.isdecimal() and close is not None:
            begin = dates.day(close.start.year, close.start.month, int(day))
        weekdays = not any(map(str.isdigit, "".join(self.words[start:middle])))
        if weekdays and begin is not None and close is not None and 0 < (begin.start - close.end).days < _WEEK:
            # "in the night of Tuesday to Wednesday", written on a Tuesday
            begin = Interval(begin.start - timedelta(_WEEK), begin.end - timedelta(_WEEK), begin.precision)
        if begin is not None and close is not None and begin.start > close.end:
            if self.year_number(first[0] - 1) is not None or (first[0] == start + 1 and day.isdecimal()):
                return None  # the dash closes a dateline, "Ankara, 4 Mart 2021 – Ocak başından beri", or a number
            begin = _with_year_of(begin, close)
        if begin is None or close is None or begin.start > close.end:
            return Expression(index, second[0], "range", None)
        return Expression(index, second[0], "range", Interval(begin.start, close.end, close.precision))

    def dateline(self, start: int, first: tuple[int, Interval | None], middle: int) -> bool:
        """Tell whether a dash closes a dateline, with a day of the week after it: "ELAZIĞ, 26 Ocak - Cuma akşamı"."""
        opened = start < _DATELINE and self.words[first[0]] in _DASHES
        vocabulary = self.vocabulary
        named = any(vocabulary.weekday(word) is not None for word in self.words[start : first[0]])
        return opened and not named and vocabulary.weekday(self.words[middle]) is not None

    def within(self, index: int) -> Expression | None:
        end = self.phrase(index, "within")
        if end is None:
            end = self.phrase(index, "this")
        if end is None:
            return None
        length = self.length(end)
        if length is not None and self.phrase(length[0], "ago") is None and not reckoning.of_month(self, length[0]):
            return Expression(index, length[0], "within", self.reach_back(length[1], length[2]), length[1], length[2])
        vocabulary = self.vocabulary
        if length is None and self.alone(end):
            one = self.unit(end)
            return Expression(index, end + 1, "within", self.reach_back(1, one), 1, one)
        if length is None and end < len(self.words) and end - index >= 2:  # noqa: PLR2004 - "in the past week"
            unit = vocabulary.units.get(self.words[end])
            if unit is not None and ("last" in self.phrases.get(end - 1, ()) or self.up_to_day(end + 1)):
                return Expression(index, end + 1, "within", self.reach_back(1, unit), 1, unit)
        return None

    def up_to_day(self, index: int) -> bool:
        """Tell whether a unit of time ends with a day: "in the week to 3 May", "over the month ending on Sunday"."""
        until = self.phrase(index, "until")
        point = self.point(until) if until is not None else None
        return point is not None and point[1] is not None and point[1].precision is Precision.DAY
