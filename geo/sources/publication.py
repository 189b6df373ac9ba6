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
    r"(?:(?:at|à|a las|às|الساعة|,|-|–|\||·|/|T)\s*)*"
    r"\(?\d{1,2}\s?(?:[:h.]\s?\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?|h|[ap]\.?m\.?)"
    r"\s*(?:\(?(?:UTC|GMT|CET|CEST|EST|EDT|TRT|EET|BST|Z)?\s*(?:[+-]\d{1,2}(?::?\d{2})?)?\)?)?"
)
_CLOCK_AFTER = re.compile(rf"^\s*{_CLOCK}", re.IGNORECASE)
_CLOCK_BEFORE = re.compile(rf"{_CLOCK}[\s,·|-]*$", re.IGNORECASE)
_JOINER = re.compile(r"(?:^|(?<=\s))(?:on|the|le|el|the date of|of|:|في|em)\s*$", re.IGNORECASE)
_SEPARATOR = re.compile(r"[|·•;()\[\]–—]|(?<=\s)-(?=\s)|,|\.(?=\s)|/(?=\s)")
_EDGE = " \t\N{NO-BREAK SPACE}\N{RIGHT-TO-LEFT MARK}\N{LEFT-TO-RIGHT MARK}*#_=-–—|·•:;,.()[]/،؛<>\"'«»"
_DASH = re.compile(r"^\s*\)?\s*(?:\([^()]{2,40}\)|\[[^\[\]]{2,40}\])?\s*(?:[–—]|--?(?=\s)|/(?=\s)|/[^/\n]{2,30}/)")
#: "12 February 2020 | Press release": what a line of its own may hold beside the date.
_BESIDE = re.compile(r"^\s*[|·•/]\s*[^\n]{2,40}$")
#: "Posted by Jane Doe on".
_POSTED_BY = re.compile(r"^\w+ (?:by|par|por) [\w .'-]{1,40}$")
#: "- Name (@handle)": how a post is signed, before its date.
_SIGNED = re.compile(r"^\s*[-–—]\s*[^\n]{1,80}\(@\w{1,30}\)\s*$")
#: A text of no more characters that ends in the signature of a post is that post.
_POST = 700
#: "Genève, le 9 septembre 2024. The first sentence", "Nairobi, 9 September 2024: the first sentence".
_STOP = re.compile(r"^\s*[.:]\s+(?=[^\W\d_]|[\"'«“‘¿¡\d])")
_WHOLE_PARENTHESIS = re.compile(r"^\s*\)?\s*(?:\([^()]{2,40}\)|\[[^\[\]]{2,40}\])?\s*\.?\s*$")
#: Small words inside the names of places: "Port-au-Prince", "Ciudad de México".
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "de du des la le les el los del da do dos of the and et y e au aux sur en al an am bei upon ",
    )
)
#: "Rapport de situation n° 9 du": a report's number before its date.
_REPORT_NUMBER = re.compile(r"(?:n[°ºo.]*|#)?\s*\d*\s*(?:du|of|del|do|dated)?\s*$", re.IGNORECASE)
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
    OPENING = 6


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
    head = [
        (rule, written)
        for rule, written in _own_dates(lines[:_HEAD_LINES], language, words, today)
        if rule is not _Rule.OPENING or not _names_later_day(text, language, written)
    ]
    tail = [
        (rule, written)
        for rule, written in _own_dates(lines[_HEAD_LINES:][-_TAIL_LINES:], language, words, today)
        # At the foot, a title with a date is that of another report.
        if rule not in {_Rule.BYLINE, _Rule.AS_OF, _Rule.OPENING}
    ]
    reason = ""
    for found in (head, tail):
        best = _surest(found)
        if best is not None:
            return Dating(best, PublishedBasis.TEXT)
        if found:
            reason = "the text names several dates that could be its own"
    if lines and len(text) <= _POST:
        posted = [m.date for m in mentions(lines[-1], language) if _SIGNED.match(lines[-1][: m.start])]
        if len(posted) == 1 and posted[0] is not None and posted[0].day <= today:
            return Dating(posted[0], PublishedBasis.TEXT)
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
    firsts = {re.split(r"\W", line.casefold(), maxsplit=1)[0] for line in lines if ":" in line[:40]}
    if firsts & words.sheet:
        return []
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
    """Say why a date in a line is the report's own; None if it may not be."""
    before = _CLOCK_BEFORE.sub("", line[: mention.start])
    after = _CLOCK_AFTER.sub("", line[mention.end :])
    bare = not _JOINER.sub("", before).strip(_EDGE)
    closes, short = not after.strip(_EDGE), len(line) <= _SHORT
    rule = None if bare else _marked(before, after, mention, words)
    if rule is None and bare and (closes or (_BESIDE.match(after) and not words.events & _folded(after))):
        rule = _Rule.ALONE
    if rule is None and short and closes and _is_as_of(before, words):
        rule = _Rule.AS_OF
    if rule is None and _is_place(before, words) and (_WHOLE_PARENTHESIS.match(after) or _opens_story(after)):
        rule = _Rule.DATELINE
    if rule is None and short and closes and _is_byline(before, words):
        rule = _Rule.BYLINE
    if rule is None and _is_place(before, words) and _STOP.match(after) and _is_sentence(after):
        rule = _Rule.OPENING
    return rule


def _names_later_day(text: str, language: str, written: WrittenDate) -> bool:
    """Tell a story that opens on a day of the past, and goes on to later ones, from one that opens with its own day."""
    dates = (mention.date for mention in mentions(text, language))
    return any(other is not None and other.day > written.day for other in dates)


def _marked(before: str, after: str, mention: Mention, words: Words) -> _Rule | None:
    """Recognise "Published on", "Mis à jour le" and the like right before a date."""
    lead = _JOINER.sub("", before.rstrip()).rstrip()
    # Lists hold "published" as well as "mis en ligne le": compare with the small word and without it.
    markers = {_SEPARATOR.split(part.rstrip(_EDGE))[-1].strip(_EDGE).casefold() for part in (before, lead)} - {""}
    opens = lead.strip(_EDGE).casefold() in markers
    explicit = lead.endswith((":", "：")) or (mention.words[:4].isdigit() and opens)
    rest = after.strip()
    ends = not rest.strip(_EDGE) or _opens(rest, words.byline)
    if _SEPARATOR.match(rest):
        # After a comma the sentence may go on, unless it goes on to the day of the update.
        ends = ends or not rest.startswith(",") or _opens(rest[1:].lstrip(), words.published | words.updated)
    if not (explicit or ends):
        return None
    if markers & words.published:
        return _Rule.PUBLISHED
    if ends and any(_POSTED_BY.match(marker) and _opens(marker, words.published) for marker in markers):
        return _Rule.PUBLISHED
    return _Rule.UPDATED if markers & words.updated else None


def _is_as_of(before: str, words: Words) -> bool:
    """Recognise the title of a situation report: "Situation Report No. 9 (as of"."""
    lead = before.strip(_EDGE).casefold()
    if not any(re.search(rf"(?:^|\W){re.escape(phrase)}$", lead) for phrase in words.as_of):
        return False
    return bool(words.reports & _folded(lead)) or lead in words.as_of


def _folded(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[\w°'’]+", text)}


def _is_place(lead: str, words: Words) -> bool:
    """Tell whether the words before a date can only be the place of a dateline."""
    lead = _JOINER.sub("", lead)
    name = re.sub(r"\([^()]{2,40}\)", "", lead)
    if not lead.rstrip().endswith((",", "(", "–", "—", "-", "،", ")", "/", "|", "·", "•")):
        return False
    tokens = re.findall(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*", name)
    if not 1 <= len(tokens) <= 5 or re.search(r"[.!?:;]\s|\d", name.strip(_EDGE)):  # noqa: PLR2004  words of a place
        return False
    folded = {token.casefold() for token in tokens}
    if folded & (words.events | words.apart | words.openers | words.weekdays):
        return False
    return all(not token[0].islower() or token.casefold() in _SMALL for token in tokens)


def _opens_story(after: str) -> bool:
    """Tell a dateline, which a sentence follows, from a title such as "Place, date - what happened"."""
    return _DASH.match(after) is not None and _is_sentence(after)


def _is_sentence(after: str) -> bool:
    return len(after) > _SHORT or after.rstrip(" \"'»”)").endswith((".", "!", "?", "؟", "…"))


def _opens(text: str, phrases: frozenset[str]) -> bool:
    return any(re.match(rf"{re.escape(phrase)}\W", text.casefold()) for phrase in phrases)


def _is_byline(lead: str, words: Words) -> bool:
    """Tell whether the words before a date name an author, an agency or a report and no event."""
    folded = _folded(lead)
    if folded & (words.events | words.future):
        return False
    apart = lead.rstrip().endswith((",", "(", "–", "—", "-", "|", "·", "•", ":", "/", "،"))
    if apart and (words.agencies & set(re.findall(r"\w+", lead)) or words.reports & folded):
        return True
    if _REPORT_NUMBER.search(lead) and words.reports & set(re.findall(r"\w+", lead.casefold())[-4:]):
        return True
    names = re.findall(r"[^\W\d_]+", lead)[1:]
    return _opens(lead.strip(_EDGE) + " ", words.byline) and all(
        name[0].isupper() or name.casefold() in _SMALL or not name[0].islower() for name in names
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
