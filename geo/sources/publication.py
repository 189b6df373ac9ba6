"""The day of publication that a text names itself, or that can be inferred from it.

Only a date that is the report's own counts: one that a word such as
"Published" marks, a dateline, a line of its own at the head or foot, a
byline, the title of a situation report, the path of a web address. The date
of an event in the body is none. What remains doubtful stays unknown, for a
wrong date moves every figure of the report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import IntEnum
from typing import TYPE_CHECKING

from geo.models import Precision, PublishedBasis
from geo.sources.inferred_dates import infer
from geo.sources.publication_words import Words, load_words
from geo.sources.written_dates import EARLIEST, Mention, WrittenDate, mentions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Lines looked at from each end, and characters of each line.
_HEAD_LINES, _TAIL_LINES, _LINE = 8, 4, 240
#: A longer line is a sentence, not a title or a byline.
_SHORT = 120
_CLOCK = (
    r"(?:(?:at|à|a las|às|الساعة|,|-|–|\||·|T)\s*)*\(?\d{1,2}\s?(?:[:h.]\s?\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?|h|[ap]\.?m\.?)"
    r"\s*(?:\(?(?:UTC|GMT|CET|CEST|EST|EDT|TRT|EET|BST|Z)?\s*(?:[+-]\d{1,2}(?::?\d{2})?)?\)?)?"
)
_CLOCK_AFTER = re.compile(rf"^\s*{_CLOCK}", re.IGNORECASE)
_CLOCK_BEFORE = re.compile(rf"{_CLOCK}\s*$", re.IGNORECASE)
_JOINER = re.compile(r"(?:^|(?<=\s))(?:on|the|le|el|the date of|of|:|في|em)\s*$", re.IGNORECASE)
_SEPARATOR = re.compile(r"[|·•;()\[\]–—]|(?<=\s)-(?=\s)|,|\.(?=\s)|/(?=\s)")
_EDGE = " \t\N{NO-BREAK SPACE}\N{RIGHT-TO-LEFT MARK}\N{LEFT-TO-RIGHT MARK}*#_=-–—|·•:;,.()[]/،؛<>\"'«»"
_DASH = re.compile(r"^\s*\)?\s*(?:\([^()]{2,40}\)|\[[^\[\]]{2,40}\])?\s*(?:[–—:]|--?(?=\s)|/(?=\s))")
_WHOLE_PARENTHESIS = re.compile(r"^\s*\)?\s*(?:\([^()]{2,40}\)|\[[^\[\]]{2,40}\])?\s*\.?\s*$")
#: Small words inside the names of places: "Port-au-Prince", "Ciudad de México".
_SMALL = frozenset("de du des la le les el los del da do dos of the and et y e au aux sur en al an am bei upon".split())
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/_-]|$)")
_URL_COMPACT = re.compile(r"/((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_-]|$)")


class _Rule(IntEnum):
    """How a date was recognised as the report's own, the surest first."""

    PUBLISHED = 0
    DATELINE = 1
    ALONE = 2
    BYLINE = 3
    AS_OF = 4
    UPDATED = 5


@dataclass(frozen=True, slots=True)
class Dating:
    """A publication date and how it is known, or the reason why it is not."""

    written: WrittenDate | None
    basis: PublishedBasis
    reason: str = ""


def find_publication(text: str, language: str, url: str | None = None, today: date | None = None) -> Dating:
    """Find the day of publication of a report that came without one.

    Parameters
    ----------
    language
        ISO 639-1 code of the text; English is understood in all.
    url
        Its web address, whose path may hold the date.
    today
        Later dates are no publication dates; the present day when omitted.
    """
    today = today or datetime.now(UTC).date()
    words = load_words(language)
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    head = _own_dates(lines[:_HEAD_LINES], language, words, today)
    tail = _own_dates(lines[_HEAD_LINES:][-_TAIL_LINES:], language, words, today)
    reason = ""
    for found in (head, tail):
        best = _surest(found)
        if best is not None:
            return Dating(best, PublishedBasis.TEXT)
        if found:
            reason = "the text names several dates that could be its own"
    if url is not None:
        written = _date_in_url(url, today)
        if written is not None:
            return Dating(written, PublishedBasis.TEXT)
    inferred, basis, why = infer(text, language, words, today)
    return Dating(inferred, basis, reason or why)


def _surest(found: Iterable[tuple[_Rule, WrittenDate]]) -> WrittenDate | None:
    """Return the date of the surest rule, unless that rule found several days."""
    by_rule: dict[_Rule, set[WrittenDate]] = {}
    for rule, written in found:
        by_rule.setdefault(rule, set()).add(written)
    for rule in sorted(by_rule):
        days = {written for written in by_rule[rule] if written.precision is Precision.DAY} or by_rule[rule]
        if len(days) == 1:
            return days.pop()
        if rule is not _Rule.UPDATED and rule is not _Rule.BYLINE:
            return None
    return None


def _own_dates(lines: list[str], language: str, words: Words, today: date) -> list[tuple[_Rule, WrittenDate]]:
    return [own for line in lines for own in _in_line(line, language, words, today)]


def _in_line(line: str, language: str, words: Words, today: date) -> Iterator[tuple[_Rule, WrittenDate]]:
    for mention in mentions(line[:_LINE], language):
        written = mention.date
        if written is None or not date(EARLIEST, 1, 1) <= written.day <= today + timedelta(days=1):
            continue
        rule = _rule(line, mention, words)
        # A bare month at the head is as often the subject as the date of a report.
        if rule is not None and (mention.day is not None or rule is _Rule.PUBLISHED):
            yield rule, written


def _rule(line: str, mention: Mention, words: Words) -> _Rule | None:
    before, after = line[: mention.start], line[mention.end :]
    after = _CLOCK_AFTER.sub("", after)
    lead = _CLOCK_BEFORE.sub("", before)
    lead = _JOINER.sub("", lead.rstrip()).rstrip()
    marker = _SEPARATOR.split(lead.rstrip(_EDGE))[-1].strip(_EDGE).casefold()
    explicit = lead.rstrip().endswith((":", "：")) or (
        mention.words[:4].isdigit() and lead.strip(_EDGE).casefold() == marker
    )
    ends = not after.strip(_EDGE) or bool(_SEPARATOR.match(after.lstrip()) and not after.lstrip().startswith(","))
    if marker and (explicit or ends):
        if marker in words.published:
            return _Rule.PUBLISHED
        if marker in words.updated:
            return _Rule.UPDATED
    if not lead.strip(_EDGE) and not after.strip(_EDGE):
        return _Rule.ALONE
    if len(line) <= _SHORT and any(_ends_with(lead, phrase) for phrase in words.as_of) and not after.strip(_EDGE):
        names_report = bool(words.reports & _folded(lead)) or lead.strip(_EDGE).casefold() in words.as_of
        return _Rule.AS_OF if names_report else None
    if _is_place(lead, words) and (_DASH.match(after) or _WHOLE_PARENTHESIS.match(after)):
        return _Rule.DATELINE
    if len(line) <= _SHORT and not after.strip(_EDGE) and _is_byline(lead, words):
        return _Rule.BYLINE
    return None


def _ends_with(lead: str, phrase: str) -> bool:
    return re.search(rf"(?:^|\W){re.escape(phrase)}\s*$", lead.casefold()) is not None


def _folded(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[\w°'’]+", text)}


def _is_place(lead: str, words: Words) -> bool:
    """Tell whether the words before a date can only be the place of a dateline."""
    name = re.sub(r"\([^()]{2,40}\)", "", lead)
    if not lead.rstrip().endswith((",", "(", "–", "—", "-", "،", ")", "/")):
        return False
    tokens = re.findall(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*", name)
    if not 1 <= len(tokens) <= 5 or re.search(r"[.!?:;]\s|\d", name.strip(_EDGE)):  # noqa: PLR2004  words of a place
        return False
    folded = {token.casefold() for token in tokens}
    if folded & (words.events | words.apart | words.openers | words.weekdays):
        return False
    return all(not token[0].islower() or token.casefold() in _SMALL for token in tokens)


def _is_byline(lead: str, words: Words) -> bool:
    """Tell whether the words before a date name an author, an agency or a report and no event."""
    folded = _folded(lead)
    if folded & words.events:
        return False
    first = lead.strip(_EDGE).casefold()
    return any(re.match(rf"{re.escape(word)}\W", first) for word in words.byline) or bool(
        folded & (words.agencies | words.reports)
    )


def _date_in_url(url: str, today: date) -> WrittenDate | None:
    path = re.sub(r"^[^/]*//[^/]*", "", url).split("?")[0].split("#")[0]
    for pattern in (_URL_DAY, _URL_COMPACT):
        found = set()
        for year, month, day in pattern.findall(path):
            try:
                found.add(date(int(year), int(month), int(day)))
            except ValueError:
                continue
        if len(found) == 1 and date(EARLIEST, 1, 1) <= min(found) <= today:
            return WrittenDate(found.pop())
    return None
