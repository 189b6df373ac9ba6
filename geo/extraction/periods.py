"""Expressions of time in a sentence: dates, weekdays, "since", "in 24 hours", "last month"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geo.extraction import dates
from geo.extraction.dates import Interval
from geo.extraction.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from geo.extraction.reading import Reading
    from geo.languages import Language

_ORDINALS = frozenset({"st", "nd", "rd", "th", "er", "re", "ère", "º", "ª", "."})
_YEARS = range(1900, 2101)
_MOST_DAYS = 31
#: Kinds of words after a date in languages with postpositions, and what they make of it.
_POSTPOSED = {"since_after": "since", "until_after": "until", "before_after": "before", "after_after": "since"}
#: Longest run of digits in a date, with its separators.
_LONGEST_DATE = 10
#: Words remembered, which bounds memory on endless input.
_REMEMBERED = 200_000
#: Kinds of words that mean nothing without a word of time among the next few.
_LEADING = frozenset({"on", "range", "between_and", "until", "from", "within", "before", "after", "since", "between", "last",
                      "this", "next", "early", "middle", "late", "ago", "year_of"})  # fmt: skip
_LEAD = 12
#: Kinds of words that may open an expression of time.
_STARTS = frozenset({"first", "between", "from", "that", "within", "this", "since", "until", "before", "after", "ago_before", "early",
                     "middle", "late", "today", "yesterday", "weekend", "so_far", "last", "next"})  # fmt: skip
_OPENINGS = (("between", "between_and"), ("from", "range"))
_SIMPLE = frozenset({"yesterday", "today", "weekend", "so_far"})
_SHIFTS = (("this", 0), ("last", -1), ("next", 1))
_BOUNDS = (("until", "until"), ("before", "before"), ("after", "since"))
_PARTS = ("early", "middle", "late")
#: Kinds of words after which four digits are a year.
_BEFORE_YEARS = frozenset({"since", "until", "before", "on", "early", "middle", "late", "within", "after", "from"})
#: Words between "since" and the date of the clause that it opens.
_CLAUSE = 11


@dataclass(frozen=True, slots=True)
class Expression:
    """Words of time, from token `start` to before token `end`.

    Attributes
    ----------
    kind
        ``point`` (a day, month or year), ``since``, ``until``, ``range``,
        ``within`` (a length of time up to now) or ``before``.
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


class _Vocabulary:
    def __init__(self, language: Language) -> None:
        table = language.table("periods")
        code = language.code

        def folded(name: str) -> Mapping[str, int | str]:
            return {fold(word, code): value for word, value in table.get(name, {}).items()}

        self.months = {word: int(value) for word, value in folded("month").items()}
        self.weekdays = {word: int(value) for word, value in folded("weekday").items()}
        self.units = {word: str(value) for word, value in folded("unit").items()}
        self.seasons = {word: int(value) for word, value in folded("season").items()}
        self.counts = {word: int(value) for word, value in folded("count").items()}
        grammar = table.get("grammar", {})
        self.capitals = bool(grammar.get("capital_names", False))
        self.of = frozenset(fold(word, code) for word in grammar.get("of", ()))
        self.endings = tuple(fold(word, code) for word in grammar.get("endings", ()))
        self.prefixes = tuple(fold(word, code) for word in language.table("language").get("prefixes", ()))
        self._known: dict[str, bool] = {}

    def timely(self, word: str) -> bool:
        """Tell whether a word is a digit, or names a month, a day, a season, a unit or a small number."""
        if word[0].isdigit():
            return len(word) <= _LONGEST_DATE and (word.isdecimal() or "/" in word)
        known = self._known.get(word)
        if known is None:
            known = (
                word in self.counts
                or word in self.units
                or word in self.seasons
                or self.find(self.months, word) is not None
                or self.find(self.weekdays, word) is not None
            )
            if len(self._known) < _REMEMBERED:
                self._known[word] = known
        return known

    def find(self, table: Mapping[str, int], word: str) -> int | None:
        """Look a word up, without the prefixes and endings that the language writes to it."""
        value = table.get(word)
        if value is None and (self.prefixes or self.endings):
            for prefix in self.prefixes:
                if word.startswith(prefix) and word[len(prefix) :] in table:
                    return table[word[len(prefix) :]]
            for ending in self.endings:
                if word.endswith(ending) and word[: -len(ending)] in table:
                    return table[word[: -len(ending)]]
        return value


@cache
def _vocabulary(language: Language) -> _Vocabulary:
    return _Vocabulary(language)


def expressions(reading: Reading, published: date | None) -> list[Expression]:
    """Return the expressions of time of a sentence, in reading order, none within another.

    Parameters
    ----------
    reading
        The sentence.
    published
        The day from which weekdays and "last month" are reckoned; None leaves them open.
    """
    return _Finder(reading, published).find()


class _Finder:
    def __init__(self, reading: Reading, published: date | None) -> None:
        self.reading = reading
        self.words = reading.words
        self.published = published
        self.vocabulary = _vocabulary(reading.language)
        self.phrases: dict[int, dict[str, int]] = {}
        self.ending: dict[int, set[str]] = {}
        for mark in reading.of("time.phrase"):
            self.phrases.setdefault(mark.start, {})[mark.value] = mark.end
            self.ending.setdefault(mark.end, set()).add(mark.value)

    def phrase(self, index: int, value: str) -> int | None:
        """Return the end of a phrase of one kind at a token."""
        found = self.phrases.get(index)
        return None if found is None else found.get(value)

    def find(self) -> list[Expression]:
        found: list[Expression] = []
        index = 0
        while index < len(self.words):
            expression = self.expression(index)
            if expression is not None and expression.end > index:
                found.append(expression)
                index = expression.end
            else:
                index += 1
        return found

    def expression(self, index: int) -> Expression | None:
        kinds = self.phrases.get(index)
        if not self.word_is_time(index):
            if kinds is None or kinds.keys().isdisjoint(_STARTS):
                return None
            following = self.words[index + 1 : index + _LEAD]
            if kinds.keys() <= _LEADING and not any(map(self.vocabulary.timely, following)):
                return None
        if kinds is not None:
            found = self.led(index, kinds)
            if found is not None:
                return found
        both = self.both(index, index, "range")
        if both is not None:
            return both
        length = self.length(index)
        if length is not None:
            end = self.phrase(length[0], "within_after")
            if end is not None:
                return Expression(index, end, "within", self.reach_back(length[1], length[2]), length[1], length[2])
            after = self.after_event(index, *length)
            if after is not None:
                return after
        point = self.point(index)
        if point is None:
            return None
        for kind, end in self.phrases.get(point[0], {}).items():
            if kind in _POSTPOSED:
                return Expression(index, end, _POSTPOSED[kind], point[1])
        return Expression(index, point[0], "point", point[1])

    def led(self, index: int, kinds: Mapping[str, int]) -> Expression | None:
        """Read an expression that a phrase opens: "between", "that day", "in the last", "since", "until"."""
        for kind, joiner in _OPENINGS:
            both = self.both(index, kinds[kind], joiner) if kind in kinds else None
            if both is not None:
                return both
        if "first" in kinds:
            first = self.first(index, kinds["first"])
            if first is not None:
                return first
        if "that" in kinds:
            return Expression(index, kinds["that"], "same", None)
        within = self.within(index) if "within" in kinds or "this" in kinds else None
        if within is not None:
            return within
        if "since" in kinds:
            since = self.since(index, kinds["since"])
            if since is not None:
                return since
        for kind, name in _BOUNDS:
            if kind not in kinds:
                continue
            point = self.point(kinds[kind])
            if point is not None:
                return Expression(index, point[0], name, point[1])
            clause = self.clause(index, kinds[kind]) if kind == "after" else None
            if clause is not None and clause.interval is not None:
                return clause
        return None

    def first(self, index: int, start: int) -> Expression | None:
        """Read "in the first three months of the year" and "in the first half of 2023"."""
        length = self.length(start)
        if length is None:
            end, count, unit = (
                start + 1,
                1,
                self.vocabulary.units.get(self.words[start] if start < len(self.words) else "", ""),
            )
        else:
            end, count, unit = length
        months = {"month": 1, "quarter": 3, "half": 6}.get(unit, 0) * count
        if not 0 < months <= 12:  # noqa: PLR2004 - a year
            return None
        while end < len(self.words) and self.words[end] in self.vocabulary.of:
            end += 1
        number: int | None = None
        if end < len(self.words):
            named = self.year_number(end)
            this = self.phrase(end, "this")
            if named is not None:
                end, number = named
            elif (
                this is not None
                and self.vocabulary.units.get(self.words[this] if this < len(self.words) else "") == "year"
            ):
                end = this + 1
            elif self.vocabulary.units.get(self.words[end]) == "year":
                end += 1
        if number is None:
            number = None if self.published is None else self.published.year
        if number is None:
            return Expression(index, end, "range", None)
        begin, close = dates.month(number, 1), dates.month(number, months)
        if begin is None or close is None:
            return None
        return Expression(index, end, "range", Interval(begin.start, close.end, close.precision))

    def since(self, index: int, start: int) -> Expression | None:
        """Read what follows "since": two dates, one, a clause with one, or a length of time."""
        both = self.both(index, start, "range")
        if both is not None:
            return both
        point = self.point(start)
        if point is not None:
            return Expression(index, point[0], "since", point[1])
        clause = self.clause(index, start)
        if clause is not None:
            return clause
        ago = self.length(start)
        if ago is None:
            return None
        end, count, unit = ago
        return Expression(index, end, "within", self.reach_back(count, unit), count, unit)

    def after_event(self, index: int, end: int, count: int, unit: str) -> Expression | None:
        """Read "three days after the earthquake", which says when the earthquake was."""
        after = self.phrase(end, "after")
        if after is None or self.published is None:
            return None
        if not any(True for i in range(after, min(len(self.words), after + 6)) for _ in self.reading.at(i, "event")):
            return None
        return Expression(index, after, "event", dates.units_ago(self.published, count, unit), count, unit)

    def clause(self, index: int, start: int) -> Expression | None:
        """Read "since the attack on 24 March" and "since Russia attacked on February 24"."""
        event = False
        for position in range(start, min(len(self.words), start + _CLAUSE)):
            word = self.words[position]
            if word in {";", ":", "(", "."} or (word == "," and position > start + 3):
                break
            if any(True for _ in self.reading.at(position, "event")):
                event = True
            if position > start and (position in self.phrases or self.word_is_time(position)):
                point = self.point(self.phrase(position, "on") or position)
                if point is not None:
                    return Expression(index, point[0], "since", point[1])
        return Expression(index, start + 1, "since_event", None) if event else None

    def word_is_time(self, index: int) -> bool:
        return self.vocabulary.timely(self.words[index])

    def both(self, index: int, start: int, joiner: str) -> Expression | None:
        """Read "between A and B", "from A to B" and "A - B"."""
        first = self.point(start, bare_day=True)
        if first is None:
            return None
        middle = self.phrase(first[0], joiner) if first[0] < len(self.words) else None
        if middle is None:
            return None
        second = self.point(middle)
        if second is None:
            return None
        begin, close = first[1], second[1]
        if begin is None and self.words[first[0] - 1].isdecimal() and close is not None:
            begin = dates.day(close.start.year, close.start.month, int(self.words[first[0] - 1]))
        if begin is not None and close is not None and begin.start > close.end:
            # the year stands with the second date only
            begin = dates.day(close.end.year, begin.start.month, begin.start.day)
            if begin is not None and begin.start > close.end:
                begin = dates.day(close.end.year - 1, begin.start.month, begin.start.day)
        if begin is None or close is None or begin.start > close.end:
            return Expression(index, second[0], "range", None)
        return Expression(index, second[0], "range", Interval(begin.start, close.end, close.precision))

    def length(self, index: int) -> tuple[int, int, str] | None:
        """Read a length of time, "three months": end, count and unit."""
        words, vocabulary = self.words, self.vocabulary
        if index >= len(words):
            return None
        word = words[index]
        if word.isdecimal() and len(word) <= 3:  # noqa: PLR2004 - no report counts 1,000 hours
            count: int | None = int(word)
            after = index + 1
        else:
            count = vocabulary.find(vocabulary.counts, word)
            after = index + 1
            if count is None:
                return None
            if after < len(words) and words[after] in vocabulary.counts and count in {20, 30, 40}:
                count += vocabulary.counts[words[after]]
                after += 1
        end = self.phrase(after, "last")
        after = end if end is not None else after
        if after >= len(words):
            return None
        unit = vocabulary.units.get(words[after])
        if unit is None or count is None:
            return None
        after += 1
        end = self.phrase(after, "last")
        return (end if end is not None else after), count, unit

    def reach_back(self, count: int, unit: str) -> Interval | None:
        return None if self.published is None else dates.last_units(self.published, count, unit)

    def within(self, index: int) -> Expression | None:
        end = self.phrase(index, "within")
        if end is None:
            end = self.phrase(index, "this")
        if end is None:
            return None
        length = self.length(end)
        if length is not None and self.phrase(length[0], "ago") is None:
            return Expression(index, length[0], "within", self.reach_back(length[1], length[2]), length[1], length[2])
        vocabulary = self.vocabulary
        if length is None and end < len(self.words) and end - index >= 2:  # noqa: PLR2004 - "in the past week"
            unit = vocabulary.units.get(self.words[end])
            if unit is not None and "last" in self.phrases.get(end - 1, ()):
                return Expression(index, end + 1, "within", self.reach_back(1, unit), 1, unit)
        return None

    def point(self, index: int, *, bare_day: bool = False) -> tuple[int, Interval | None] | None:
        """Read a day, week, month or year: its end and its interval."""
        if index >= len(self.words) or (index not in self.phrases and not self.word_is_time(index)):
            return None
        for part in _PARTS if index in self.phrases else ():
            end = self.phrase(index, part)
            if end is not None:
                if end < len(self.words) and self.words[end] == "-":
                    end += 1
                inner = self.point(end)
                if inner is not None:
                    interval = inner[1]
                    return inner[0], None if interval is None else dates.narrowed(interval, part)
                found = self.unit_point(end, shift=0)
                if found is not None:
                    interval = found[1]
                    return found[0], None if interval is None else dates.narrowed(interval, part)
        return (
            self.iso(index)
            or self.weekday(index)
            or self.day_month(index)
            or self.month_day(index)
            or self.ago(index)
            or self.relative(index)
            or self.year(index)
            or (self.bare(index) if bare_day else None)
        )

    def bare(self, index: int) -> tuple[int, Interval | None] | None:
        word = self.words[index]
        return (index + 1, None) if word.isdecimal() and 1 <= int(word[:4]) <= _MOST_DAYS else None

    def iso(self, index: int) -> tuple[int, Interval | None] | None:
        words = self.words
        if (
            index + 4 < len(words)
            and words[index + 1] == words[index + 3] == "-"
            and len(words[index]) == 4  # noqa: PLR2004 - a year
            and all(words[i].isdecimal() and len(words[i]) <= 4 for i in (index, index + 2, index + 4))  # noqa: PLR2004
        ):
            return index + 5, dates.day(int(words[index]), int(words[index + 2]), int(words[index + 4]))
        return None

    def named(self, index: int, table: Mapping[str, int]) -> int | None:
        """Return the value of the name of a month or a weekday."""
        if index >= len(self.words):
            return None
        value = self.vocabulary.find(table, self.words[index])
        if value is not None and self.vocabulary.capitals:
            sentence = self.reading.sentence
            if not sentence.text[sentence.starts[index]].isupper():
                return None
        return value

    def day_number(self, index: int) -> tuple[int, int] | None:
        words = self.words
        if index >= len(words):
            return None
        word = words[index]
        if word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= _MOST_DAYS:
            number = int(word)
        else:
            found = self.vocabulary.counts.get(word)
            if found is None or not 1 <= found <= _MOST_DAYS or word in {"a", "an", "few"}:
                return None
            number = found
        index += 1
        if index < len(words) and words[index] in _ORDINALS and self.glued(index):
            index += 1
        return index, number

    def glued(self, index: int) -> bool:
        sentence = self.reading.sentence
        return sentence.starts[index] == sentence.ends[index - 1]

    def year_number(self, index: int) -> tuple[int, int] | None:
        """Read a year, after "of" or a comma or at once."""
        words = self.words
        if index < len(words) and (words[index] in self.vocabulary.of or words[index] in {",", "."}):
            index += 1
        if index < len(words) and words[index].isdecimal() and len(words[index]) == 4 and int(words[index]) in _YEARS:  # noqa: PLR2004
            return index + 1, int(words[index])
        return None

    def resolve(self, end: int, month_number: int, number: int) -> tuple[int, Interval | None]:
        named = self.year_number(end)
        if named is not None:
            return named[0], dates.day(named[1], month_number, number)
        if self.published is None:
            return end, None
        return end, dates.nearest_day(self.published, month_number, number)

    def day_month(self, index: int) -> tuple[int, Interval | None] | None:
        number = self.day_number(index)
        if number is None:
            return None
        after = number[0]
        while after < len(self.words) and self.words[after] in self.vocabulary.of:
            after += 1
        found = self.named(after, self.vocabulary.months)
        if found is None:
            return None
        after += 1
        # Levantine and Iraqi papers write both names of a month: "October / October"
        if after + 1 < len(self.words) and self.words[after] == "/" and self.named(after + 1, self.vocabulary.months):
            after += 2
        after = self.past_ending(after)
        return self.resolve(after, found, number[1])

    def past_ending(self, index: int) -> int:
        """Skip a case ending that is written after an apostrophe."""
        if index < len(self.words) and self.words[index][0] in "'’" and len(self.words[index]) > 1:
            return index + 1
        return index

    def month_day(self, index: int) -> tuple[int, Interval | None] | None:
        found = self.named(index, self.vocabulary.months)
        if found is None:
            return None
        after = index + 1
        if after < len(self.words) and self.words[after] == "." and self.glued(after):
            after += 1
        number = self.day_number(after) if after < len(self.words) and self.words[after].isdecimal() else None
        if number is not None:
            return self.resolve(number[0], found, number[1])
        named = self.year_number(after)
        if named is not None:
            return named[0], dates.month(named[1], found)
        after = self.past_ending(after)
        return after, None if self.published is None else dates.nearest_month(self.published, found)

    def weekday(self, index: int) -> tuple[int, Interval | None] | None:
        before = self.phrase(index, "last")
        name = index if before is None else before
        number = self.named(name, self.vocabulary.weekdays)
        if number is None:
            return None
        after = name + 1
        if after < len(self.words) and self.words[after] in {",", "("}:
            dated = self.day_month(after + 1) or self.month_day(after + 1)
            if dated is not None:
                return dated
        while after < len(self.words) and self.words[after] in self.vocabulary.of:
            after += 1
        dated = self.day_month(after) or (self.month_day(after) if self.has_day(after) else None)
        if dated is not None:
            return dated
        after = self.past_ending(name + 1)
        last = self.phrase(after, "last")
        if self.published is None:
            return last or after, None
        if self.phrase(after, "next") is not None:
            return after + 1, dates.weekday(self.published, number, after=True)
        strict = before is not None or last is not None
        return last or after, dates.weekday(self.published, number, before=strict)

    def has_day(self, index: int) -> bool:
        return (
            self.named(index, self.vocabulary.months) is not None
            and index + 1 < len(self.words)
            and self.words[index + 1].isdecimal()
        )

    def ago(self, index: int) -> tuple[int, Interval | None] | None:
        prefix = self.phrase(index, "ago_before")
        length = self.length(index if prefix is None else prefix)
        if length is None:
            return None
        end = length[0]
        if prefix is None:
            after = self.phrase(end, "ago")
            if after is None:
                return None
            end = after
        return end, None if self.published is None else dates.units_ago(self.published, length[1], length[2])

    def relative(self, index: int) -> tuple[int, Interval | None] | None:
        kinds = self.phrases.get(index, {})
        for kind, end in kinds.items():
            if kind in _SIMPLE:
                return end, self.simple(kind)
        for name, shift in _SHIFTS if kinds else ():
            found = self.unit_point(kinds[name], shift) if name in kinds else None
            if found is not None:
                return found
        return self.unit_last(index) or self.season(index)

    def simple(self, kind: str) -> Interval | None:
        """Return the days of an expression that needs no other word."""
        published = self.published
        if published is None:
            return None
        if kind == "weekend":
            return dates.weekend(published)
        if kind == "so_far":
            return self.to_date(dates.this_unit(published, "year"))
        return dates.this_unit(published, "day", -1 if kind == "yesterday" else 0)

    def unit_point(self, index: int, shift: int) -> tuple[int, Interval | None] | None:
        """Read the unit of "this week", "last month"."""
        if index >= len(self.words):
            return None
        unit = self.vocabulary.units.get(self.words[index])
        if unit is None:
            return self.season(index)
        interval = None if self.published is None else dates.this_unit(self.published, unit, shift)
        return index + 1, self.to_date(interval)

    def unit_last(self, index: int) -> tuple[int, Interval | None] | None:
        """Read "la semaine dernière", where the adjective follows."""
        unit = self.vocabulary.units.get(self.words[index])
        if unit is None:
            return None
        end = self.phrase(index + 1, "last")
        if end is None:
            return None
        return end, None if self.published is None else dates.this_unit(self.published, unit, -1)

    def season(self, index: int) -> tuple[int, Interval | None] | None:
        start = self.vocabulary.seasons.get(self.words[index]) if index < len(self.words) else None
        if start is None:
            return None
        if self.published is None:
            return index + 1, None
        begin = dates.nearest_month(self.published, start)
        return index + 1, self.to_date(
            begin and Interval(begin.start, dates.units_later(begin.start, 3), begin.precision)
        )

    def to_date(self, interval: Interval | None) -> Interval | None:
        """Cut an interval that runs on after publication."""
        if interval is None or self.published is None or not interval.start <= self.published < interval.end:
            return interval
        return Interval(interval.start, self.published, interval.precision)

    def year(self, index: int) -> tuple[int, Interval | None] | None:
        word = self.words[index]
        if word.isdecimal() and len(word) == 4 and int(word) in _YEARS:  # noqa: PLR2004 - a year
            if self.ending.get(index, frozenset()) & _BEFORE_YEARS:
                return index + 1, dates.year(int(word))
        return None


def date_spans(found: list[Expression], reading: Reading) -> list[tuple[int, int]]:
    """Return the spans of the text that expressions of time take."""
    sentence = reading.sentence
    return [(sentence.starts[e.start], sentence.ends[e.end - 1]) for e in found]
