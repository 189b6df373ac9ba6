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
_SENTENCE_END = re.compile(r"[.!?؟…]\s|\n")
#: "- Name (@handle) February 26, 2020": how an embedded post is signed.
_SIGNATURE = re.compile(r"^\s*[-–—]\s*[^\n]{1,80}\(@\w{1,30}\)\s*$", re.MULTILINE)

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
    lead = max(leads, key=lambda m: (m.month, m.day or 0))
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
    doubt = _doubt(text, language, words, lead, day, found)
    if doubt is not None:
        return None, PublishedBasis.UNKNOWN, doubt
    return WrittenDate(day), basis, ""


def _is_own(text: str, mention: Mention, words: Words) -> bool:
    """Tell whether the day is told as that of the news: not since, until or after it, not announced."""
    sentence = text[: mention.start]
    breaks = [match.end() for match in _SENTENCE_END.finditer(sentence)]
    before = sentence[breaks[-1] if breaks else 0 :].casefold()
    after = _SENTENCE_END.split(text[mention.end : mention.end + 300], maxsplit=1)[0].casefold()
    previous = re.findall(r"[\w']+", before)[-2:]
    told = set(re.findall(r"[\w']+", before + " " + after))
    nearby = set(previous) | set(re.findall(r"[\w']+", after)[:1])
    return not (nearby & words.apart) and not (told & words.future)


def _years(mention: Mention, today: date) -> set[date]:
    found = set()
    for year in range(FIRST_YEAR, today.year + 1):
        try:
            day = date(year, mention.month, mention.day or 1)
        except ValueError:
            continue
        if day.weekday() == mention.weekday and day <= today:
            found.add(day)
    return found


def _fits(other: Mention, day: date) -> bool:
    """Tell whether another weekday and date is right in the stretch of time around a day."""
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            candidate = date(year, other.month, other.day or 1)
        except ValueError:
            continue
        if abs(candidate - day) <= _HALF_YEAR and candidate.weekday() == other.weekday:
            return True
    return False


def _latest_past_year(text: str, words: Words) -> int:
    """Return the latest year that the text tells as past: "since 2019", "the 2018 ceasefire"."""
    years = [FIRST_YEAR]
    for match in re.finditer(r"(?<![\w.,/-])(?:19|20)\d\d(?![\w/%-]|[.,]\d)", text):
        before = re.findall(r"[\w']+", text[max(match.start() - 40, 0) : match.start()].casefold())[-2:]
        after = re.findall(r"[\w-]+", text[match.end() : match.end() + 40].casefold())[:2]
        if words.since & set(before) or (words.past & set(after) and not words.future & set(before)):
            years.append(int(match[0]))
    return max(years)


def _doubt(text: str, language: str, words: Words, lead: Mention, day: date, found: list[Mention]) -> str | None:
    """Say why a report that names a day may have been published later."""
    later = {day + timedelta(days=ahead) for ahead in range(1, 61)}
    for mention in found:
        if mention.day is None or (mention.year or day.year) not in {day.year, day.year + 1}:
            continue
        for year in (day.year, day.year + 1):
            try:
                other = date(mention.year or year, mention.month, mention.day)
            except ValueError:
                continue
            if other in later:
                return f"{lead.words!r} is {day}, but the text also names {mention.words!r}"
    spans = [(m.start, m.end) for m in found]
    for start, number in weekdays(text, language):
        if any(begin <= start < end for begin, end in spans):
            continue
        if (number - day.weekday()) % 7 in {1, 2, 3}:
            return f"{lead.words!r} is {day}, but the text names a weekday that may come after it"
    if words.yesterday & set(re.findall(r"\w+", text.casefold())):
        return f"{lead.words!r} is {day}, but the text speaks of the day before its own"
    return None
