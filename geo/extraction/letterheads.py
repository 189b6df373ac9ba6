"""Who issues a report, as the lines at its head say: "Ministry of Health", and below it "Situation report 12"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geo.extraction.source_names import acronym, name_end
from geo.extraction.tokens import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.extraction.context import Context
    from geo.extraction.reading import Reading

#: Lines of a head, and words of the longest of them.
_LINES = 4
_WIDEST = 22
#: Words before the noun of a body, "National Disaster Management | Agency", and between it and its end.
_NAME = 9
#: Letters of an abbreviation that no list names.
_INITIALS = 4
#: Words of a place between a body and the date of its report, with a comma after them.
_PLACE = 5
#: Words of a line that is a date: "14 May 2024".
_DATE = 4
_YEAR = 4
#: Words of a line that says which days a report covers: "Fecha: 3 de noviembre de 2019. Hora: 16:00".
_COVERED = 16
_DASHES = frozenset("–—-|")
_STOPS = frozenset(".!?:…")
_PARTS = frozenset({"–", "—", "-", "|", ",", ";", ":", "(", ")", "/", "#"})


class Author(NamedTuple):
    """Who issues a report, by the tokens of a line."""

    line: Sentence
    start: int
    end: int


def author(context: Context) -> Author | None:
    """Return who issues a report whose head says what it is, "Situation report 12"; None where it names nobody.

    The line that says so names the body beside it, or a line above does.
    """
    lines = _head(context)
    readings = [context.reading(line) for line in lines]
    for number, reading in enumerate(readings):
        for mark in reading.of("source.header"):
            if mark.value == "issued":
                end = name_end(reading, mark.end, set())
                if is_body(reading, mark.end, end):
                    return Author(lines[number], mark.end, end)
            if mark.value != "report":
                continue
            for other in range(number, -1, -1):
                found = _of_line(readings[other], mark.start if other == number else len(lines[other]))
                if found is not None:
                    return Author(lines[other], *found)
            beside = _barred(reading, mark.end)
            if beside is not None:
                return Author(lines[number], *beside)
            start, end = _below(readings, number + 1)
            if end:
                return Author(lines[number + 1], start, end)
    return None


def _barred(reading: Reading, first: int) -> tuple[int, int] | None:
    """Return the body between the bars of a title after its kind: "Situation report no. 6 | OCHA | 5 February"."""
    for start, end in _parts(reading, len(reading.words)):
        barred = start > first and reading.words[start - 1] == "|"
        if barred and is_body(reading, start, end):
            return start, end
    return None


def _below(readings: list[Reading], number: int) -> tuple[int, int]:
    """Return the tokens of a body with a date that opens the line under a title: "Civil protection, 20 January 2010".

    Words may stand before it that say what it did: "Prepared by".
    """
    if number >= len(readings):
        return 0, 0
    words = readings[number].words
    start = max((m.end for m in readings[number].of("source.header", "issued") if m.start == 0), default=0)
    comma = words.index(",") if "," in words else 0
    after = words[comma + 1 :] if comma else []
    if "," in after[1:_PLACE]:
        after = after[after.index(",") + 1 :]  # "Shelter Cluster, Port Vila, 12 March 2024"
    dated = bool(after) and after[0][0].isdigit()
    if _speaks(readings[number]):
        return 0, 0
    dashed = _dated(readings[number])
    if dashed is not None:
        return dashed
    if not comma:
        return 0, _whole(readings[number], readings[number + 1 : number + 2])
    plain = not readings[number].counting
    start = max(
        [start, *(end + 1 for end in range(start, comma) if words[end] in _DASHES)]
    )  # "BNPB – Agency for …, 5 May"
    return (start, comma) if dated and plain and is_body(readings[number], start, comma) else (0, 0)


def _dated(reading: Reading) -> tuple[int, int] | None:
    """Return the body that a dash parts from a place and a date: "Goma, 25 March 2024 – Civil protection"."""
    parts = list(_parts(reading, len(reading.words)))
    if reading.counting or len(parts) < 2:  # noqa: PLR2004 - what stands before it, and the body
        return None
    start, end = parts[-1]
    year = any(word.isdecimal() and len(word) == _YEAR for word in reading.words[:start])
    parted = reading.words[start - 1] in _DASHES
    return (start, end) if year and parted and is_body(reading, start, end) else None


def _whole(reading: Reading, below: list[Reading]) -> int:
    """Return the end of a line that is a body and no more; 0 for others.

    Its abbreviation in brackets closes the line, or a date stands alone on the next one: "KEY FIGURES" is nobody.
    """
    words, last = reading.words, len(reading.words) - 1
    short = last > 2 and words[last] == ")" and words[last - 2] == "("  # noqa: PLR2004 - a word in brackets
    dated = bool(below) and not below[0].counting and (_dateline(below[0].words) or _spans(below[0]))
    end = last - 2 if short else last + 1
    if dated and not short:
        end = next((stop for _, stop in _parts(reading, last + 1)), end)  # "Ministry of Health - Haiti"
    named = (short or dated) and (any(m.end <= end for m in reading.of("source.source")) or _short(reading, 0, end))
    body = named and (end > last or short or any(first > end for first, _, _ in reading.places))
    return (last + 1 if short else end) if body and is_body(reading, 0, end) else 0


def _spans(reading: Reading) -> bool:
    """Tell whether a line says no more than which days a report covers: "Date: 3 May 2019", "Week from 3 to 9 May"."""
    words = reading.words
    year = any(word.isdecimal() and len(word) == _YEAR for word in words)
    opened = ":" in words[1:4] or any(word[0].isdigit() for word in words[:2])
    opened = opened or reading.says(0, "source.header", "period")
    return year and opened and len(words) <= _COVERED and sum(word[0].isdigit() for word in words) > 1


def _dateline(words: list[str]) -> bool:
    """Tell whether a line is a date, with or without a place before it: "14 May 2024", "Goma, 14 May 2024"."""
    commas = [index for index, word in enumerate(words[: 2 * _PLACE]) if word == ","]
    day = words[commas[-1] + 1 :] if commas and commas[-1] else words
    day = day[1:] if len(day) > 1 and len(day[0]) == 1 and day[1][0].isdigit() else day  # Spanish "a 18 de noviembre"
    of = sum(word.isalpha() for word in day) - 1  # Spanish "14 de mayo de 2024"
    return bool(day) and day[0][0].isdigit() and len(day) <= _DATE + max(0, min(of, 2))


def _head(context: Context) -> list[Sentence]:
    """Return the lines at the head of a text, which end in no full stop and are short."""
    lines: list[Sentence] = []
    for line in context.sentences[:_LINES]:
        if (
            line.words[-1] in _STOPS
            or len(line) > _WIDEST
            or any(before.paragraph == line.paragraph for before in lines)
        ):
            break
        lines.append(line)
    return lines


def _of_line(reading: Reading, stop: int) -> tuple[int, int] | None:
    """Return the tokens of a body before a token of a line, whose parts dashes, bars and commas divide."""
    if _speaks(reading):
        return None
    for start, end in _parts(reading, stop):
        if is_body(reading, start, end):
            return start, end
    return None


def _speaks(reading: Reading) -> bool:
    """Tell whether a line says something, and does not only name what it heads, a "situation report"."""
    kinds = reading.of("source.header", "report")
    return any(not any(k.start <= mark.start < k.end for k in kinds) for mark in reading.of("source.speech"))


def _parts(reading: Reading, stop: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a line up to a token."""
    start = 0
    for index in range(stop + 1):
        if index == stop or (reading.words[index] in _PARTS and not is_hyphen(reading.sentence, index)):
            if index > start:
                yield start, index
            start = index + 1


def is_hyphen(sentence: Sentence, index: int) -> bool:
    """Tell whether a hyphen joins the words beside it, as in "CROIX-ROUGE"."""
    if sentence.words[index] != "-" or not 0 < index < len(sentence) - 1:
        return False
    return sentence.ends[index - 1] == sentence.starts[index] and sentence.ends[index] == sentence.starts[index + 1]


def is_body(reading: Reading, start: int, end: int) -> bool:
    """Tell whether words are the name of a body and no more: its noun ends it, or opens it before "of"."""
    if not 0 < end - start <= _NAME or any(word[0].isdigit() for word in reading.words[start:end]):
        return False
    if reading.says(start, "source.header", "published"):
        return False  # who publishes a report is kept apart from who says what is in it
    if (
        any(mark.value == "report" for mark in reading.at(start, "source.header"))
        and not reading.language.right_to_left
    ):
        return False  # "BOLETÍN INFORMATIVO"
    if _short(reading, start, end):
        return True
    nouns = [
        mark
        for mark in reading.of("source.source")
        if start <= mark.start and mark.end <= end and not reading.at(mark.start, "person")
    ]
    article = start + 1 if reading.at(start, "article") else start
    return any(
        mark.end == end or (mark.start <= article and reading.at(mark.end, "place", "place_after")) for mark in nouns
    ) or (bool(nouns) and not _of_event(reading, start, end) and nouns[0].start <= article + 1)


def _of_event(reading: Reading, start: int, end: int) -> bool:
    """Tell whether words name an event, and not only a body for events: "Bureau for risks and disasters"."""
    named = [mark.start for mark in reading.of("event") if start <= mark.start < end]
    return any(first == start or not reading.at(first - 1, "place", "word") for first in named)


def _short(reading: Reading, start: int, end: int) -> bool:
    """Tell whether words are the abbreviation of a body, with the country that it works in: "WFP Sudan"."""
    names = [index for index in range(start, end) if reading.place_at(index) is None]
    if len(names) != 1 or not acronym(reading, names[0]) or reading.has("event", start, end):
        return False
    known = any(mark.end == names[0] + 1 for mark in reading.at(names[0], "source.source"))
    return known or len(reading.words[names[0]]) <= _INITIALS
