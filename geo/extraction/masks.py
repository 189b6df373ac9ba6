"""Runs of text whose digits are no numbers of people: addresses, telephone numbers, times, codes, dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.extraction.periods import date_spans

if TYPE_CHECKING:
    from geo.extraction.periods import Expression
    from geo.extraction.reading import Reading

_MAIL = r"|\S+@\S+\.\S+|[@#]\w+"
_RUNS = (
    r"|\+\d[\d \-()]{6,}\d"  # telephone
    r"|\b\d{1,2}[:hH]\d{2}\b|\b\d{1,2}\s?h\b"  # times
    r"|[$€£¥]\s?\d[\d.,]*|\d[\d.,]*\s?[$€£¥%٪]|%\s?\d+"
    r"|\b[A-Za-z]{1,6}-?\d+[A-Za-z]?\b"  # M23, F-16, COVID-19
    r"|\b\d+(?:st|nd|rd|th|er|ère|e|ème|º|ª|º)\b"
    r"|\d+°|\b\d{1,4}[/.]\d{1,2}[/.]\d{1,4}\b|\b\d{4}-\d{2}-\d{2}\b"
)
_WEB = r"https?://\S+|www\.\S+"
_MASKED = re.compile(_WEB + _RUNS)
#: With what is only looked for where its sign is, since it starts a search at every word.
_MASKED_MAIL = re.compile(_WEB + _MAIL + _RUNS)


def masked(reading: Reading, times: list[Expression]) -> list[tuple[int, int]]:
    """Return the spans of the text, end exclusive, in which a number is none of people."""
    sentence = reading.sentence
    text, start, end = sentence.text, sentence.start, sentence.end
    signs = text.find("@", start, end) >= 0 or text.find("#", start, end) >= 0
    spans = [match.span() for match in (_MASKED_MAIL if signs else _MASKED).finditer(text, start, end)]
    spans += date_spans(times, reading)
    return spans
