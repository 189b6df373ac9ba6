"""Infer the year of a report from a weekday and a day of the month named together.

"Wednesday February 12" is the same in some four years out of 27. The years
from 2000 to the present day are taken as possible, and only evidence of the
text narrows them: a full date of the same day, other weekdays with dates (29
February moves them), years that are past for the text. More than one year
left means that the date is not known.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from geo.models import PublishedBasis
from geo.sources.written_dates import Mention, WrittenDate, mentions, weekdays

if TYPE_CHECKING:
    from geo.sources.publication_words import Words

FIRST_YEAR = 2000
#: The day of the report is named in its first characters; later ones tell of other days.
_LEAD = 700
#: A date further away than this is not of the same stretch of time.
_HALF_YEAR = timedelta(days=183)
#: A text of more characters is a book; its middle is not searched.
_LONGEST = 200_000
#: Characters on either side of a date in which its own clause announces it.
_CLAUSE = 80
#: A later date within this time may be that of the report.
_SOON = timedelta(days=60)
#: A weekday so many days after the day named is as likely the next one as the last one.
_JUST_AFTER = frozenset({1, 2, 3})
_SENTENCE_END = re.compile(r"[.!?؟…]\s|\n")
#: "- Name (@handle) February 26, 2020": how an embedded post is signed.
_SIGNED = re.compile(r"(?:^|\n)\s*[-–—]\s*[^\n]{1,80}\(@\w{1,30}\)\s*$")

_Outcome = tuple[WrittenDate | None, PublishedBasis, str]


def infer(text: str, language: str, words: Words, today: date) -> _Outcome:
    """Return the day that the lead of a text names as its own, if one year only is possible.

    Returns
    -------
    date : WrittenDate or None
    basis : PublishedBasis
        ``text`` when the text holds the full date, ``inferred`` when the year follows.
    reason : str
        Why there is no date.
    """
    text = text[:_LONGEST]
    found = list(mentions(text, language))
    days = [m for m in found if m.weekday is not None and m.day is not None and m.year is None]
    leads = [m for m in days if m.start < _LEAD and _is_own(text, m, words)]
    if not leads:
        return None, PublishedBasis.UNKNOWN, "the text does not name it"
    # Around the turn of the year, January is later than December.
    turn = {m.month for m in leads} >= {1, 12}
    lead = max(leads, key=lambda m: ((m.month + 6) % 12 if turn else m.month, m.day or 0))
    possible = _years(lead, today)
    full = {written.day for m in found if m.day is not None and (written := m.date) is not None}
    same = {day for day in possible if day in full}
    if len(same) == 1:
        possible, basis = same, PublishedBasis.TEXT
    else:
        possible = {day for day in possible if all(_fits(other, day) for other in days)}
        earliest = _latest_past_year(text, words)
        possible = {day for day in possible if day.year >= earliest}
        basis = PublishedBasis.INFERRED
    if len(possible) != 1:
        years = ", ".join(str(day.year) for day in sorted(possible)) or "no year since 2000"
        return None, PublishedBasis.UNKNOWN, f"{lead.words!r} fits {years}"
    day = possible.pop()
    if not _is_news_day(text, language, lead, day, found):
        return None, PublishedBasis.UNKNOWN, f"{lead.words!r} is {day}, but the text may tell of it later"
    doubt = _doubt(text, language, words, day, found)
    if doubt is not None:
        return None, PublishedBasis.UNKNOWN, f"{lead.words!r} is {day}, {doubt}"
    return WrittenDate(day), basis, ""


def _is_own(text: str, mention: Mention, words: Words) -> bool:
    """Tell whether the day is told as that of the news: not since, until or after it, not announced."""
    sentence = text[: mention.start]
    breaks = [match.end() for match in _SENTENCE_END.finditer(sentence)]
    before = sentence[breaks[-1] if breaks else 0 :].casefold()
    after = _SENTENCE_END.split(text[mention.end : mention.end + 300], maxsplit=1)[0].casefold()
    nearby = set(re.findall(r"[\w']+", before)[-2:] + re.findall(r"[\w']+", after)[:1])
    told = set(re.findall(r"[\w']+", before[-_CLAUSE:] + " " + after[:_CLAUSE]))
    return not (nearby & words.apart) and not (told & words.future)


def _is_news_day(text: str, language: str, lead: Mention, day: date, found: list[Mention]) -> bool:
    """Tell whether a text calls the day by its weekday alone, as reports do with the days just past.

    English reports give a date to the days that are a week away and more, the
    weekday alone to the nearer ones; a date in parentheses only explains a
    weekday that could stand alone. Elsewhere weekday and date go together.
    """
    if language != "en" or "(" in lead.words:
        return True
    if any(_SIGNED.search(text[max(m.start - 120, 0) : m.start]) for m in found if (d := m.date) and d.day == day):
        return True
    spans = [(m.start, m.end) for m in found]
    return any(
        number == day.weekday() and not any(begin <= start < end for begin, end in spans)
        for start, number in weekdays(text, language)
    )


def _years(mention: Mention, today: date) -> set[date]:
    days = (_existing(year, mention) for year in range(FIRST_YEAR, today.year + 1))
    return {day for day in days if day is not None and day.weekday() == mention.weekday and day <= today}


def _fits(other: Mention, day: date) -> bool:
    """Tell whether another weekday and date is right in the stretch of time around a day."""
    candidates = (_existing(year, other) for year in (day.year - 1, day.year, day.year + 1))
    return any(c is not None and abs(c - day) <= _HALF_YEAR and c.weekday() == other.weekday for c in candidates)


def _latest_past_year(text: str, words: Words) -> int:
    """Return the latest year that the text tells as past: "since 2019", "the 2018 ceasefire"."""
    years = [FIRST_YEAR]
    for match in re.finditer(r"(?<![\w.,/-])(?:19|20)\d\d(?![\w/%-]|[.,]\d)", text):
        before = re.findall(r"[\w']+", text[max(match.start() - 40, 0) : match.start()].casefold())[-2:]
        after = re.findall(r"[\w-]+", text[match.end() : match.end() + 40].casefold())[:2]
        if words.since & set(before) or (words.past & set(after) and not words.future & set(before)):
            years.append(int(match[0]))
    return max(years)


def _doubt(text: str, language: str, words: Words, day: date, found: list[Mention]) -> str | None:
    """Say why a report that names a day may have been published later."""
    for mention in found:
        for year in {mention.year} if mention.year else {day.year, day.year + 1}:
            other = _existing(year, mention)
            if other is not None and timedelta(0) < other - day <= _SOON:
                return f"but the text also names {mention.words!r}"
    spans = [(m.start, m.end) for m in found]
    for start, number in weekdays(text, language):
        if not any(begin <= start < end for begin, end in spans) and (number - day.weekday()) % 7 in _JUST_AFTER:
            return "but the text names a weekday that may come after it"
    if words.yesterday & set(re.findall(r"\w+", text.casefold())):
        return "but the text speaks of the day before its own"
    return None


def _existing(year: int, mention: Mention) -> date | None:
    try:
        return date(year, mention.month, mention.day or 1)
    except ValueError:
        return None
