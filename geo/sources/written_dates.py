"""Dates as people write them: month names of many languages, numeric forms, days that do not exist."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.errors import InputError
from geo.models import Precision

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Earlier years are no publication dates of the reports that this product reads.
EARLIEST = 1990
#: Regional names of the months beside those of the language itself (CLDR locales).
_REGIONS = {"ar": ("ar_SY", "ar_DZ", "ar_MA"), "de": ("de_AT",), "en": ("en_GB",)}
_ISO = re.compile(
    r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d?)(?:-(?P<day>\d\d?))?"
    r"(?:[T ]\d\d?:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?"
)
#: Digits of Arabic and Persian texts; one character becomes one, so that offsets stay.
_DIGITS = {first + digit: str(digit) for first in (0x0660, 0x06F0) for digit in range(10)}
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date and how exact it is; `day` is the first day of a month or year."""

    day: date
    precision: Precision = Precision.DAY


@dataclass(frozen=True, slots=True)
class Mention:
    """A date in a text, perhaps without its year.

    Attributes
    ----------
    start, end
        Characters of the text, end exclusive, the weekday included.
    weekday
        0 is Monday; None when no weekday is named beside the date.
    month, day, year
        As written; `day` is None for a month, `year` None where it is not said.
    """

    start: int
    end: int
    month: int
    day: int | None
    year: int | None
    weekday: int | None
    words: str

    @property
    def date(self) -> WrittenDate | None:
        """The date, if its year is said, it exists and its weekday is right."""
        if self.year is None:
            return None
        try:
            day = date(self.year, self.month, self.day or 1)
        except ValueError:
            return None
        if self.day is not None and self.weekday not in (None, day.weekday()):
            return None
        return WrittenDate(day, Precision.MONTH if self.day is None else Precision.DAY)


def parse_date(text: str) -> WrittenDate:
    """Read a date that a person or a record gives.

    Takes ``2020-02-12``, a time after it, ``2020-02``, ``2020``, ``12.02.2020`` and
    dates in words such as ``12 February 2020`` in English, French, Spanish,
    Arabic and Turkish.

    Raises
    ------
    InputError
        If it is no date, a day that does not exist, or may be read in two ways.

    Examples
    --------
    >>> parse_date("2020-02-12T23:30+03:00").day
    datetime.date(2020, 2, 12)
    """
    text = text.strip().translate(_DIGITS)
    match = _ISO.fullmatch(text.replace("/", "-"))
    if match:
        return _existing(text, int(match["year"]), int(match["month"]), int(match["day"]) if match["day"] else None)
    if _YEAR.fullmatch(text):
        return WrittenDate(date(int(text), 1, 1), Precision.YEAR)
    numeric = re.fullmatch(r"(\d\d?)([./-])(\d\d?)\2((?:19|20)\d\d)", text)
    if numeric:
        return _day_first(text, int(numeric[1]), int(numeric[3]), int(numeric[4]), sure=numeric[2] == ".")
    for language in ("en", "fr", "es", "ar", "tr"):
        for mention in mentions(text, language):
            if mention.start == 0 and mention.end == len(text) and mention.year is not None:
                written = _existing(text, mention.year, mention.month, mention.day)
                if mention.date is None:
                    message = f"{text!r} names a weekday on which that day does not fall"
                    raise InputError(message)
                return written
    try:
        return WrittenDate(datetime.strptime(text, "%a, %d %b %Y %H:%M:%S %z").date())
    except ValueError:
        message = f"{text!r} is not a date: write it as 2020-02-12 (or 2020-02 when only the month is known)"
        raise InputError(message) from None


def mentions(text: str, language: str) -> Iterator[Mention]:
    """Find the dates of a text that name their month, in the language given and in English.

    Numeric dates are found too, except those that could be day-month or
    month-day in an English text.
    """
    text = text.translate(_DIGITS)
    found: list[Mention] = []
    for code in dict.fromkeys((language, "en")):
        grammar = _grammar(code)
        if grammar is not None:
            found.extend(grammar.find(text))
    found.extend(_numeric(text, english=language in {"en", "und"}))
    found.sort(key=lambda mention: (mention.start, -mention.end))
    end = 0
    for mention in found:
        if mention.start >= end:
            yield mention
            end = mention.end


def weekdays(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Find the names of weekdays: their start in the text and their number, 0 for Monday."""
    grammar = _grammar(language) or _grammar("en")
    assert grammar is not None
    for match in grammar.weekday.finditer(text):
        yield match.start(), grammar.weekday_numbers[_key(match[0])]


def weekday_names(language: str) -> frozenset[str]:
    """Return the names of the weekdays in a language and in English, casefolded."""
    grammars = [grammar for code in (language, "en") if (grammar := _grammar(code)) is not None]
    return frozenset(name for grammar in grammars for name in grammar.weekday_numbers)


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The dates of one language."""

    pattern: re.Pattern[str]
    weekday: re.Pattern[str]
    month_numbers: dict[str, int]
    weekday_numbers: dict[str, int]

    def find(self, text: str) -> Iterator[Mention]:
        for match in self.pattern.finditer(text):
            groups = match.groupdict()
            month = groups["m1"] or groups["m2"] or groups["m3"]
            weekday = groups["before"] or groups["after"]
            day = groups["d1"] or groups["d2"]
            year = groups["y1"] or groups["y2"] or groups["y3"]
            if day is None and year is None:
                continue
            start, end = match.span()
            yield Mention(
                start,
                end,
                month=self.month_numbers[_key(month)],
                day=int(day) if day else None,
                year=int(year) if year else None,
                weekday=self.weekday_numbers[_key(weekday)] if weekday else None,
                words=" ".join(text[start:end].strip(" (,.").split()),
            )


def _key(name: str) -> str:
    # Turkish capitals casefold to two characters, which would not be found again.
    return name.replace("İ", "i").casefold().rstrip(".")


@lru_cache(maxsize=32)
def _grammar(language: str) -> _Grammar | None:
    from babel import Locale, UnknownLocaleError

    months: dict[str, int] = {}
    days: dict[str, int] = {}
    try:
        locales = [Locale.parse(code) for code in (language, *_REGIONS.get(language, ()))]
    except (UnknownLocaleError, ValueError):
        return None
    for locale in locales:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                months |= {_key(name): number for number, name in locale.months[context][width].items()}
                days |= {_key(name): number for number, name in locale.days[context][width].items()}
    if language == "en":
        months |= {"sept": 9, "febr": 2}
        days |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
    month, day = _alternatives(months), _alternatives(days)
    # In this order: "Wednesday (February 26th" or "17 أيلول/سبتمبر 2020" or "12 de febrero de 2020",
    # then "February 12, 2020", then the month alone; a weekday may follow as in Turkish.
    number = r"(?<![\d.,:/-])(?P<{}>[0-3]?\d)(?:st|nd|rd|th|er|º|ª|\.)?(?![\d:]|[.,]\d)"
    year = r"(?P<{}>(?:19|20)\d\d)(?!\d|[.,]\d\d\d)"
    of = r"(?:\s+(?:of|de|del)\b)?"
    pattern = (
        rf"(?<!\w)(?:(?P<before>{day})\b\.?\s*[,،]?\s*\(?\s*(?:the\s+|le\s+|el\s+)?)?"
        rf"(?:(?:{number.format('d1')}{of}\s*(?P<m1>{month})(?:\s*/\s*(?:{month}))?(?!\w)\.?"
        rf"(?:\s*,?{of}\s+{year.format('y1')})?)"
        rf"|(?:(?P<m2>{month})(?!\w)\.?\s+{number.format('d2')}(?:(?:\s*,\s*|\s+){year.format('y2')})?)"
        rf"|(?:(?P<m3>{month})(?!\w)\.?{of}\s*,?\s+{year.format('y3')}))"
        rf"(?:\s*[,،]?\s*\(?(?P<after>{day})\b)?"
    )
    return _Grammar(
        re.compile(pattern, re.IGNORECASE), re.compile(rf"(?<!\w)(?:{day})(?!\w)", re.IGNORECASE), months, days
    )


def _alternatives(names: dict[str, int]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def _numeric(text: str, *, english: bool) -> Iterator[Mention]:
    for match in re.finditer(r"(?<![\w./-])((?:19|20)\d\d)([-/.])(\d\d?)(?:\2(\d\d?))?(?![\d/]|[.-]\d)", text):
        month = int(match[3])
        if 1 <= month <= 12 and (match[4] or match[2] == "-"):  # noqa: PLR2004  months
            yield _mention(match, int(match[1]), month, int(match[4]) if match[4] else None)
    for match in re.finditer(r"(?<![\w./-])(\d\d?)([./])(\d\d?)\2((?:19|20)\d\d)(?![\d/]|[.-]\d)", text):
        try:
            written = _day_first(
                match[0], int(match[1]), int(match[3]), int(match[4]), sure=match[2] == "." or not english
            )
        except InputError:
            continue
        yield _mention(match, written.day.year, written.day.month, written.day.day)


def _mention(match: re.Match[str], year: int, month: int, day: int | None) -> Mention:
    return Mention(match.start(), match.end(), month=month, day=day, year=year, weekday=None, words=match[0])


def _day_first(text: str, first: int, second: int, year: int, *, sure: bool) -> WrittenDate:
    """Read ``12/02/2020``: the day first, or the only reading that exists."""
    if first <= 12 and second <= 12 and first != second and not sure:  # noqa: PLR2004  months
        message = f"{text!r} may be {year}-{second:02}-{first:02} or {year}-{first:02}-{second:02}: write it so"
        raise InputError(message)
    if second > 12:  # noqa: PLR2004  months
        first, second = second, first
    return _existing(text, year, second, first)


def _existing(text: str, year: int, month: int, day: int | None) -> WrittenDate:
    try:
        return WrittenDate(date(year, month, day or 1), Precision.DAY if day else Precision.MONTH)
    except ValueError:
        message = f"{text!r} is a day that does not exist: write a day of the calendar, such as 2020-02-29"
        raise InputError(message) from None
