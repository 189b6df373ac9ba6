"""Where a report says that it was written, and on which day: "WARSAW, Nov 30 (PAP) -", "31 January 2025 — At least"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.time_words import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geo.extraction.periods import Expression
    from geo.extraction.reading import Reading
    from geo.extraction.tokens import Sentence
    from geo.languages import Language
    from geo.models import Toponym

#: An article before the day: "Le 31 janvier 2025 –".
_OPENING = 1
_DASHES = frozenset({"–", "—", "-", "|"})
#: A dateline ends among the first words.
_DATELINE = 14
#: Words after it at least in a sentence that is no headline.
_RUNS_ON = 5
#: What ends a sentence that is no headline.
SENTENCE_ENDS = frozenset(".!?…؟")
#: Digits of a year, which a full stop may follow: "Genève, le 12 février 2020."
_YEAR = 4
#: Words of a date after a comma: ", 5 de marzo de 2018".
_DATE = 7
#: Words of an hour after it: ", 17 h 00", ", 5 p.m. local time".
_HOUR = 6
#: Words for the kind of a place before its name: "CITY OF".
_KIND = 2
#: A hyphen between a dateline and its text: "LIMA - ", "QUITO (EFE).- ".
_GAPS = frozenset({" - ", ".- ", ")- "})


def without_day(reading: Reading, times: list[Expression], published: date | None) -> list[Expression]:
    """Leave out the day of publication that opens a sentence with a dash, where the sentence names other times.

    Parameters
    ----------
    reading
        The sentence.
    times
        Its expressions of time, in reading order.
    published
        The day of publication.
    """
    if len(times) < 2 or published is None or times[0].start > _OPENING:  # noqa: PLR2004 - one besides
        return times
    day, words = times[0], reading.words
    if day.interval is None or not day.interval.start == day.interval.end == published:
        return times
    return times[1:] if words[day.end : day.end + 1] and words[day.end] in _DASHES else times


def opens(sentence: Sentence, first: int) -> bool:
    """Tell whether a place opens a line, or only words for its kind in capitals stand before: "CIUDAD DE ILIGAN".

    Parameters
    ----------
    sentence
        The line.
    first
        The token at which the place begins.
    """
    return first == 0 or (first <= _KIND and sentence.raw(0, first).isupper() and sentence.raw(0, first + 1).isupper())


def _closes_date(sentence: Sentence, index: int, language: Language) -> bool:
    """Tell whether a year, or a month after a day, stands before a token: "Genève, le 12 février 2020.", "5 jul."."""
    last = sentence.words[index - 1]
    if last.isdecimal():
        return len(last) == _YEAR
    return sentence.words[index - 2].isdecimal() and vocabulary(language).month(last) is not None


def span(sentence: Sentence, place: tuple[int, int, Toponym], language: Language) -> tuple[int, int] | None:
    """Return where a dateline begins and ends that a place opens.

    Parameters
    ----------
    sentence
        A sentence at the head of a text.
    place
        First token, token after the last one, and the place.
    language
        That of the text.

    Returns
    -------
    tuple of int or None
        Offsets in the text, end exclusive; twice 0 for what only looks like a dateline, None for none.
    """
    first = place[2].span
    shouted = sentence.text[first.start : first.end].isupper()
    uncased = sentence.text[first.start : first.end].upper() == sentence.text[first.start : first.end].lower()
    # "PAKİSTAN'DA SEL: 49 ÖLÜ" is a headline
    inflected = place[1] < len(sentence) and sentence.words[place[1]][0] in "'’"
    for index in range(place[1], min(len(sentence), _DATELINE)):
        word = sentence.words[index]
        gap = sentence.text[sentence.starts[index] - 1 : sentence.ends[index] + 1]
        closes = word in {":", "."} and not inflected and (shouted or _closes_date(sentence, index, language))
        if word in {"–", "—"} or (word == "-" and gap in _GAPS) or closes:
            # where nothing is shouted, what runs on after the dash to a full stop is no headline
            stopped = sentence.words[-1] in SENTENCE_ENDS and len(sentence) - index > _RUNS_ON
            runs = stopped or (uncased and len(sentence) - index > 2 * _RUNS_ON)
            far = index > place[1] or shouted or runs
            return (sentence.start, sentence.ends[index]) if far else (0, 0)
    return _alone(sentence, place[1], language)


def _alone(sentence: Sentence, end: int, language: Language) -> tuple[int, int] | None:
    """Return a dateline on a line of its own, with an hour or a remark in brackets: "Ginebra, 5 de marzo de 2018"."""
    words = sentence.words
    stop = next((index for index in range(end, len(words)) if words[index] == "("), len(words))
    stop = _before_hour(words, end + 1, stop)
    dated = end < stop <= end + _DATE and words[end] == "," and words[-1] not in SENTENCE_ENDS
    if not dated or not _closes_date(sentence, stop, language):
        return None
    return sentence.start, sentence.ends[-1]


def _before_hour(words: Sequence[str], first: int, stop: int) -> int:
    """Return where a date ends that an hour follows, else where its line does: "9 février 2022, | 17 h 00"."""
    years = (index for index in range(first, stop) if words[index].isdecimal() and len(words[index]) == _YEAR)
    after = next(years, stop) + 1
    hour = words[after + 1 : stop]
    told = bool(hour) and hour[0][0].isdecimal() and len(hour[0]) <= len("17:00") and len(hour) <= _HOUR
    return after if told and words[after] in {",", "-", "à", "at"} else stop
