"""Runs of text whose digits are no numbers of people: addresses, telephone numbers, times, codes, dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.extraction.time_words import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.extraction.numbers import Mention
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

#: A number of which no character, nor anything beside it, is of such a run: words and digits between spaces.
_WORD = r"(?:[^\W\d_]+(?:-[^\W\d_]+)*|\d+(?:[,٬٫]\d+)*(?:\.\d+)?|\d{1,3}(?:\.\d{3})+)"
_NUMBER = re.compile(rf"{_WORD}(?:\s{_WORD})*")
_BEFORE = frozenset("$€£¥%")
_AFTER = re.compile(r"(?:['’][^\W\d_]+)?[.,;:!?)”»\"]*(?=\s)(?!\s?(?:[$€£¥%٪]|h\b))")


class Masks:
    """The runs of one sentence in which a number is none of people, found when first asked for.

    Parameters
    ----------
    reading
        The sentence.
    times
        Returns its expressions of time.
    """

    __slots__ = ("_reading", "_spans", "_telephone", "_times", "sentence")

    def __init__(self, reading: Reading, times: Callable[[Reading], list[Expression]]) -> None:
        self.sentence = reading.sentence
        self._reading = reading
        self._times = times
        self._spans: list[tuple[int, int]] | None = None
        self._telephone: bool | None = None

    def date(self, mention: Mention) -> bool:
        """Tell whether digits beside the name of a month stand in such a run: a day or a year, as most of them are."""
        if not mention.digits:
            return False
        words, month = self.sentence.words, vocabulary(self._reading.language).month
        after = mention.end < len(words) and month(words[mention.end]) is not None
        beside = after or (mention.start > 0 and month(words[mention.start - 1]) is not None)
        return beside and self.hide(mention)

    def hide(self, mention: Mention) -> bool:
        """Tell whether a number stands in such a run, or in an expression of time."""
        for time in self._times(self._reading):
            if time.start < mention.end and mention.start < time.end:
                return True
        sentence = self.sentence
        begin, end = sentence.starts[mention.start], sentence.ends[mention.end - 1]
        if self._telephone is None:
            self._telephone = sentence.text.find("+", sentence.start, sentence.end) >= 0
        if not self._telephone and self._stands_apart(begin, end):
            return False
        if self._spans is None:
            self._spans = self.runs()
        return any(first < end and begin < last for first, last in self._spans)

    def _stands_apart(self, begin: int, end: int) -> bool:
        """Tell whether a number has nothing but spaces around it, so that it is in no run; quick, to spare the search.

        A full stop, a comma or a case ending may follow, and no sign of a currency, of a share or of hours.
        """
        sentence = self.sentence
        text = sentence.text
        if begin > sentence.start and not (
            text[begin - 1].isspace() and (begin - 1 == sentence.start or text[begin - 2] not in _BEFORE)
        ):
            return False
        apart = end == sentence.end or _AFTER.match(text, end) is not None
        return apart and _NUMBER.fullmatch(text, begin, end) is not None

    def runs(self) -> list[tuple[int, int]]:
        """Return where such runs begin and end in the text."""
        text, start, end = self.sentence.text, self.sentence.start, self.sentence.end
        signs = text.find("@", start, end) >= 0 or text.find("#", start, end) >= 0
        return [match.span() for match in (_MASKED_MAIL if signs else _MASKED).finditer(text, start, end)]
