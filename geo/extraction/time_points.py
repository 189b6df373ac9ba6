"""Days, weeks, months and years that words name: "24 March", "last Wednesday", "three days ago", "mid-June"."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from geo.extraction import dates, day_runs, month_days
from geo.extraction.dates import Interval
from geo.extraction.time_lengths import BEFORE_ORDINAL, Lengths
from geo.extraction.tokens import fold
from geo.models import Qualifier

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from geo.extraction.reading import Reading

_ORDINALS = frozenset({"st", "nd", "rd", "th", "er", "re", "ère", "º", "ª", "."})
_YEARS = range(1900, 2101)
_MOST_DAYS = 31
_MONTHS = 12
_NUMERIC = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
#: Languages of which some writers put the month before the day, and others after it.
_EITHER_ORDER = frozenset({"en"})
_SIMPLE = frozenset({"yesterday", "before_yesterday", "today", "weekend", "so_far"})
_BACK = {"today": 0, "yesterday": -1, "before_yesterday": -2}
_SHIFTS = (("this", 0), ("last", -1), ("next", 1))
#: Words before a number that make it no year, though "from" be one of them.
_BOUNDS = frozenset({Qualifier.MORE_THAN, Qualifier.AT_LEAST, Qualifier.NEARLY})
_PARTS = dates.PARTS
#: Kinds of words after which four digits are a year.
_BEFORE_YEARS = frozenset({"since", "until", "before", "on", *_PARTS, "within", "after", "from"})


#: What the kinds of the names of feasts begin with, before month and day: "holiday_1225".
HOLIDAY = "holiday_"


class Points(Lengths):
    """Reads the points of time of one sentence; each reader returns the token after what it read, and the days.

    Parameters
    ----------
    reading
        The sentence.
    published
        The day from which weekdays and "last month" are reckoned; None leaves them open.
    """

    def __init__(self, reading: Reading, published: date | None) -> None:
        super().__init__(reading, published)
        self._points: dict[int, tuple[int, Interval | None] | None] = {}

    def point(self, index: int, *, bare_day: bool = False) -> tuple[int, Interval | None] | None:
        """Read a day, week, month or year: its end and its interval."""
        if index >= len(self.words):
            return None
        if index not in self.phrases and not self.word_is_time(index) and index not in self.before_ordinal:
            return None
        if index in self._points:
            found = self._points[index]
        else:
            found = self._points[index] = self._point(index)
        return found or (self.bare(index) if bare_day else None)

    def _point(self, index: int) -> tuple[int, Interval | None] | None:
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
            or self.numeric(index)
            or self.weekday(index)
            or self.day_month(index)
            or self.month_day(index)
            or self.numbered_day(index)
            or self.holiday(index)
            or self.ago(index)
            or self.relative(index)
            or self.year(index)
        )

    def bare(self, index: int) -> tuple[int, Interval | None] | None:
        """Read a day of the month without its month: "from 2 to 9 March"."""
        word = self.words[index]
        if not word.isdecimal() or not 1 <= int(word[:4]) <= _MOST_DAYS:
            return None
        ordinal = self.words[index + 1 : index + 2] == ["er"] and self.glued(index + 1)
        return index + 1 + ordinal, None  # "du 1er au 10 juillet"

    def iso(self, index: int) -> tuple[int, Interval | None] | None:
        """Read "2020-03-01"."""
        words = self.words
        if (
            index + 4 < len(words)
            and words[index + 1] == words[index + 3] == "-"
            and len(words[index]) == 4  # noqa: PLR2004 - a year
            and all(words[i].isdecimal() and len(words[i]) <= 4 for i in (index, index + 2, index + 4))  # noqa: PLR2004
        ):
            return index + 5, dates.day(int(words[index]), int(words[index + 2]), int(words[index + 4]))
        return None

    def numeric(self, index: int) -> tuple[int, Interval | None] | None:
        """Read "24/3/2021"; where both numbers may be a month, only a language that writes days first is clear."""
        found = _NUMERIC.fullmatch(self.words[index])
        if found is None:
            return None
        first, second, year = map(int, found.groups())
        if self.reading.language.code in _EITHER_ORDER and first != second:
            if max(first, second) <= _MONTHS:
                return index + 1, None
            first, second = max(first, second), min(first, second)
        return index + 1, dates.day(year, second, first)

    def named(self, index: int, meaning: Callable[[str], int | None]) -> int | None:
        """Return the value of the name of a month or a weekday."""
        if index >= len(self.words):
            return None
        value = meaning(self.words[index])
        if value is None or (self.reading.language.right_to_left and self.reading.place_at(index) is not None):
            return None  # Ibb in Yemen is spelt like August, إب and آب
        sentence = self.reading.sentence
        upper = sentence.text[sentence.starts[index]].isupper()
        if self.vocabulary.capitals:
            return value if upper else None
        return None if upper and self._hyphened(index) else value

    def _hyphened(self, index: int) -> bool:
        """Tell whether a word is the first of a name, "Mai-Ndombe", in a language that writes its months small."""
        sentence = self.reading.sentence
        if index + 2 >= len(self.words) or self.words[index + 1] != "-" or not self.glued(index + 1):
            return False
        return self.glued(index + 2) and sentence.text[sentence.starts[index + 2]].isupper()

    def month_name(self, index: int) -> tuple[int, int] | None:
        """Read the name of a month, of one word or two, or both names that it has: its end and its number."""
        words, vocabulary = self.words, self.vocabulary
        end = index + 1
        found = None
        if vocabulary.long_months and end < len(words):
            found = vocabulary.find(vocabulary.long_months, f"{words[index]} {words[end]}")
            end += found is not None
        if found is None:
            found = self.named(index, vocabulary.month)
        if found is None:
            return None
        # Levantine and Iraqi papers write both names of a month: "October / October"
        if end + 1 < len(words) and words[end] == "/":
            again = self.month_name(end + 1)
            end = end if again is None else again[0]
        return end, found

    def day_number(self, index: int) -> tuple[int, int] | None:
        """Read a day of the month, with the letters of its ordinal."""
        words = self.words
        if index >= len(words):
            return None
        word = words[index]
        if word.isdecimal() and len(word) <= len("31") and 1 <= int(word) <= _MOST_DAYS:
            number = int(word)
        else:
            found = month_days.in_words(self.reading, self.vocabulary.counts, index)
            if found is None:
                return None
            index, number = found
        index += 1
        if index < len(words) and words[index] in _ORDINALS and self.glued(index):
            index += 1
        return index, number

    def glued(self, index: int) -> bool:
        """Tell whether no space stands before a token."""
        sentence = self.reading.sentence
        return sentence.starts[index] == sentence.ends[index - 1]

    def year_number(self, index: int) -> tuple[int, int] | None:
        """Read a year, after "of" or a comma or at once."""
        words = self.words
        if index < len(words) and (words[index] in self.vocabulary.of or words[index] in {",", "."}):
            index += 1
        if index < len(words) and words[index].isdecimal() and len(words[index]) == 4 and int(words[index]) in _YEARS:  # noqa: PLR2004
            return index + 1, int(words[index])
        return self.year_of(index) if self.vocabulary.unit_first else None

    def year_of(self, index: int) -> tuple[int, int] | None:
        """Read the year of a month that is told from that of publication: Arabic "مارس من العام الماضي"."""
        words, published = self.words, self.published
        if published is None or index >= len(words) or self.vocabulary.units.get(words[index]) != "year":
            return None
        last, this = self.phrase(index + 1, "last"), self.phrase(index + 1, "this_year")
        if last is not None:
            return last, published.year - 1
        return (this, published.year) if this is not None else None

    def resolve(self, end: int, month_number: int, number: int) -> tuple[int, Interval | None]:
        """Return a day of a month, of the year that is named or is nearest."""
        named = self.year_number(end)
        if named is not None:
            return named[0], dates.day(named[1], month_number, number)
        if self.published is None:
            return end, None
        return end, dates.nearest_day(self.published, month_number, number)

    def day_month(self, index: int) -> tuple[int, Interval | None] | None:
        """Read "24 March 2021"."""
        number = self.day_number(index)
        if number is None:
            return None
        after = number[0]
        running = self.phrase(after, "this_month")
        if running is not None:
            return running, self.day_of_month(number[1])
        while after < len(self.words) and self.words[after] in self.vocabulary.of:
            after += 1
        found = self.month_name(after) if after < len(self.words) else None
        if found is None:
            return None
        return month_days.past_weekday(self, *self.resolve(self.past_ending(found[0]), found[1], number[1]))

    def past_ending(self, index: int) -> int:
        """Skip a case ending that is written after an apostrophe."""
        if index < len(self.words) and self.words[index][0] in "'’" and len(self.words[index]) > 1:
            return index + 1
        return index

    def past_hour(self, index: int) -> int:
        """Skip a time of day, "saat 15.30", between a day and the word that goes with it."""
        words = self.words
        if (
            index + 1 < len(words)
            and self.vocabulary.units.get(words[index]) == "hour"
            and words[index + 1][0].isdigit()
        ):
            return index + 2
        return index

    def numbered_day(self, index: int) -> tuple[int, Interval | None] | None:
        """Read "the 19th" of the month of publication or the one before: Spanish "el día 19"."""
        end = self.phrase(index, "day_number")
        number = self.bare(end) if end is not None and end < len(self.words) else None
        if number is None:
            return self.ordinal_day(index)
        return number[0], self.day_of_month(int(self.words[number[0] - 1]))

    def ordinal_day(self, index: int) -> tuple[int, Interval | None] | None:
        """Read "on the sixteenth" and "on the 16th", with nothing after it of which it could be one."""
        if index not in self.before_ordinal:
            return None
        end = next((mark.end for mark in self.reading.at(index, BEFORE_ORDINAL)), len(self.words))
        if end >= len(self.words):
            return None
        ordinals = self.reading.language.table("periods").get("ordinal", {})
        number = ordinals.get(self.words[end], 0)
        if not number and self.words[end].isdecimal() and self.words[end + 1 : end + 2] in ([one] for one in _ORDINALS):
            number, end = int(self.words[end][:3]), end + 1
        alone = end + 1 >= len(self.words) or not self.words[end + 1][0].isalnum()
        return (end + 1, self.day_of_month(number)) if alone and 1 <= number <= _MOST_DAYS else None

    def holiday(self, index: int) -> tuple[int, Interval | None] | None:
        """Read a day of the year that has a name, "New Year's Eve"."""
        for kind, end in self.phrases.get(index, {}).items():
            if kind.startswith(HOLIDAY):
                number = int(kind.removeprefix(HOLIDAY))
                return self.resolve(end, *divmod(number, 100))
        return None

    def day_of_month(self, number: int) -> Interval | None:
        """Return the last such day of a month up to the day of publication."""
        if self.published is None:
            return None
        for month in (self.published.month, self.published.month - 1 or 12):
            year = self.published.year - (month > self.published.month)
            found = dates.day(year, month, number)
            if found is not None and found.start <= self.published:
                return found
        return None

    def part_after(self, index: int, interval: Interval | None) -> tuple[int, Interval | None]:
        """Read "middle" or "end" after the name of a month, as in Turkish "haziran ortasında"."""
        for part in _PARTS:
            end = self.phrase(index, f"{part}_after")
            if end is not None:
                return end, None if interval is None else dates.narrowed(interval, part)
        return index, interval

    def month_day(self, index: int) -> tuple[int, Interval | None] | None:
        """Read "March 24, 2021", "March 2021" and "March"."""
        named_month = self.month_name(index)
        if named_month is None:
            return None
        after, found = named_month
        if after < len(self.words) and self.words[after] == "." and self.glued(after):
            after += 1
        follows = self.vocabulary.month_day and after < len(self.words) and self.words[after].isdecimal()
        number = self.day_number(after) if follows else None
        whole = index > 0 and self.words[index - 1] in self.vocabulary.month_in
        if number is not None and not (whole and self.counts(number[0])):
            return day_runs.to_day(self, *self.resolve(number[0], found, number[1]))
        named = self.year_number(after)
        if named is not None:
            return named[0], dates.month(named[1], found)
        if self.mistaken(index):
            return None
        last = self.last_year(after)
        if last is not None:
            return last, None if self.published is None else dates.month(self.published.year - 1, found)
        after = self.past_ending(after)
        return self.part_after(after, None if self.published is None else dates.nearest_month(self.published, found))

    def last_year(self, index: int) -> int | None:
        """Return the end of "last year" after a month: "since March last year", "depuis mars de l'an dernier"."""
        words, units = self.words, self.vocabulary.units
        while index < len(words) and words[index] in self.vocabulary.of:
            index += 1
        last = self.phrase(index, "last")
        if last is not None and last < len(words) and units.get(words[last]) == "year":
            return last + 1
        return self.phrase(index + 1, "last") if index < len(words) and units.get(words[index]) == "year" else None

    def mistaken(self, index: int) -> bool:
        """Tell whether a name of a month alone is another noun, as the text has words for: Turkish "ocak", a mine."""
        found = next((words for month, words in self.vocabulary.nouns if self.words[index].startswith(month)), ())
        text = fold(self.reading.sentence.text, self.reading.language.code) if found else ""
        return any(word in text for word in found)

    def weekday(self, index: int) -> tuple[int, Interval | None] | None:
        """Read a day of the week, and the date that may follow it."""
        # French "est passé mercredi à 40" is no "mercredi passé"
        before = None if self.vocabulary.last_after else self.phrase(index, "last")
        ahead = self.phrase(index, "next")  # Spanish "mañana viernes"
        name = before or ahead or index
        number = self.named(name, self.vocabulary.weekday)
        if number is None:
            return None
        after = name + 1
        part = self.phrase(after, "part_of_day")
        if part is not None:
            return part, self.named_day(name, number, strict=before is not None, ahead=ahead is not None)[1]
        if after < len(self.words) and self.words[after] in {",", "("}:
            dated = self.day_month(after + 1) or self.month_day(after + 1)
            if dated is not None:
                return dated
        while after < len(self.words) and self.words[after] in self.vocabulary.of:
            after += 1
        dated = self.day_month(after) or (self.month_day(after) if self.has_day(after) else None)
        if dated is not None:
            return dated
        day = self.bare(name + 1) if name + 1 < len(self.words) else None
        if day is not None and not self.counts(day[0]):
            interval = self.day_of_month(int(self.words[name + 1]))
            if interval is not None and interval.start.weekday() == number:
                return day[0], interval  # Spanish "el domingo 19"
        night = self.night(name, number) if self.vocabulary.unit_first else None
        return night or self.named_day(name, number, strict=before is not None, ahead=ahead is not None)

    def counts(self, index: int) -> bool:
        """Tell whether what is counted follows a number: "on Friday 8 people drowned" is of no 8th."""
        place = self.reading.place_at(index)
        if place is not None and place[2].demonym:
            return True
        modified = self.reading.says(index, "word", "modifier")
        return bool(self.reading.at(index + modified, "person", "household", "home"))

    def night(self, name: int, number: int) -> tuple[int, Interval | None] | None:
        """Read the night between two days that are named without "and": Arabic "ليل الجمعة السبت"."""
        after = name + 1
        following = self.named(after, self.vocabulary.weekday) if after < len(self.words) else None
        if following is None or following != (number + 1) % 7 or self.reading.joined(after):
            return None
        end, last = self.named_day(after, following, strict=False)
        if last is None:
            return end, None
        return end, Interval(last.start - timedelta(1), last.end, last.precision)

    def named_day(self, name: int, number: int, *, strict: bool, ahead: bool = False) -> tuple[int, Interval | None]:
        """Return the day that the name of a weekday stands for, with "last" or "next" after it."""
        after = self.past_ending(name + 1)
        if (
            after < len(self.words)
            and self.vocabulary.day_after
            and self.vocabulary.units.get(self.words[after]) == "day"
        ):
            after += 1  # Turkish "pazar günü", "cuma akşamı"
        last = self.phrase(after, "last")
        if self.published is None:
            return last or after, None
        if ahead or self.phrase(after, "next") is not None:
            return after + (not ahead), dates.weekday(self.published, number, after=True)
        return last or after, dates.weekday(self.published, number, before=strict or last is not None)

    def has_day(self, index: int) -> bool:
        """Tell whether a day of the month follows a month."""
        return (
            self.named(index, self.vocabulary.month) is not None
            and index + 1 < len(self.words)
            and self.words[index + 1].isdecimal()
        )

    def ago(self, index: int) -> tuple[int, Interval | None] | None:
        """Read "three days ago" and "il y a trois jours"."""
        prefix = self.phrase(index, "ago_before")
        length = self.length(index) if prefix is None else self.length(prefix) or self.one(prefix)
        end = None if length is None else length[0] if prefix is not None else self.phrase(length[0], "ago")
        if length is None or end is None:
            return None
        if self.published is None or self.vocabulary.before_something(self.words, end, prefixed=prefix is not None):
            return end, None
        return end, dates.units_ago(self.published, length[1], length[2])

    def relative(self, index: int) -> tuple[int, Interval | None] | None:
        """Read "yesterday", "this year", "la semaine dernière" and seasons."""
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
        return dates.this_unit(published, "day", _BACK[kind])

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
        before = self.phrase(index + 1, "before_last")
        end = before or self.phrase(index + 1, "last")
        if end is None:
            return None
        back = -1 if before is None else -2  # "the week before last"
        return end, None if self.published is None else dates.this_unit(self.published, unit, back)

    def season(self, index: int) -> tuple[int, Interval | None] | None:
        """Read a season."""
        start = self.vocabulary.seasons.get(self.words[index]) if index < len(self.words) else None
        if start is None or (index and self.words[index - 1] in self.vocabulary.season_of):
            return None
        on = self.phrase(index + 1, "on")
        if on is not None and self.month_name(on) is not None:
            return None  # "منذ بدء الخريف في يونيو": the month says when the season was
        if self.published is None:
            return index + 1, None
        named = self.year_number(self.phrase(index + 1, "year_of") or index + 1)
        begin = dates.nearest_month(self.published, start) if named is None else dates.month(named[1], start)
        return (index + 1 if named is None else named[0]), self.to_date(
            begin and Interval(begin.start, dates.units_later(begin.start, 3), begin.precision)
        )

    def to_date(self, interval: Interval | None) -> Interval | None:
        """Cut an interval that runs on after publication."""
        if interval is None or self.published is None or not interval.start <= self.published < interval.end:
            return interval
        return Interval(interval.start, self.published, interval.precision)

    def year(self, index: int) -> tuple[int, Interval | None] | None:
        """Read a year after a word such as "since" or "in"."""
        word = self.words[index]
        if not word.isdecimal() or len(word) != len("2024") or int(word) not in _YEARS:
            return None
        if any(m.start == index and m.outer_start < index and m.qualifier in _BOUNDS for m in self.reading.mentions):
            return None  # "more than 1900", whose "than" is the "from" of Arabic
        led = not self.ending.get(index, set()).isdisjoint(_BEFORE_YEARS) or (
            self.event_of(index) and not self.counts(index + 1)
        )
        return (index + 1, dates.year(int(word))) if led or self.phrase(index + 1, "year_after") is not None else None
