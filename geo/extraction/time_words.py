"""The words of time of a language: names of months, days and seasons, units, small numbers."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from geo.extraction.tokens import Remembered, fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.languages import Language

#: Longest run of digits in a date, with its separators.
_LONGEST_DATE = 10
#: Full stops of a date, "14.02.2022".
_DOTS = 2


class Vocabulary:
    """The words of time of one language, folded.

    Parameters
    ----------
    language
        The language, whose ``periods.toml`` is read.
    """

    def __init__(self, language: Language) -> None:
        table = language.table("periods")
        code = language.code

        def folded(name: str) -> Mapping[str, int | str]:
            return {fold(word, code): value for word, value in table.get(name, {}).items()}

        self.months = {word: int(value) for word, value in folded("month").items()}
        #: Months that are nouns besides, and the words of texts in which they are.
        self.nouns = tuple(
            (fold(month, code), tuple(fold(word, code) for word in words))
            for month, words in table.get("month_or", {}).items()
        )
        self.long_months = {word: value for word, value in self.months.items() if " " in word}
        self._openings = frozenset(word.split()[0] for word in self.long_months)
        self.weekdays = {word: int(value) for word, value in folded("weekday").items()}
        self.units = {word: str(value) for word, value in folded("unit").items()}
        self.pairs = {word: str(value) for word, value in folded("unit_dual").items()}
        self.seasons = {word: int(value) for word, value in folded("season").items()}
        #: Words before the name of a season that make it one of rain or harvest, whose months are others.
        self.season_of = frozenset(fold(word, code) for word in table.get("grammar", {}).get("season_of", ()))
        self.counts = {word: int(value) for word, value in folded("count").items()}
        #: Words that number a day of what happened: "on the fifth day after the quake".
        self.nth = {word: int(value) for word, value in folded("nth").items()}
        grammar = table.get("grammar", {})
        #: Words between a length of time and what it is reckoned from, between "fifth day" and that, and before both.
        self.reckon_of, self.nth_of, self.nth_its = (
            frozenset(fold(word, code) for word in grammar.get(name, ())) for name in ("reckon_of", "nth_of", "nth_its")
        )
        #: Endings of "from", after which a length of time is reckoned: "depremden üç gün sonra".
        self.away = tuple(fold(word, code) for word in grammar.get("away", ()))
        self.capitals = bool(grammar.get("capital_names", False))
        self.unit_first = bool(grammar.get("unit_first", False))
        self.day_after = bool(grammar.get("day_after", False))
        self.last_after = bool(grammar.get("last_after", False))
        self.month_day = bool(grammar.get("month_day", True))
        #: Words before a month of which no day is meant: "in March 26 people died".
        self.month_in = frozenset(grammar.get("month_in", ()))
        #: Words for "ago" that are "before" as well, by what then follows, anything if none is named; "" for those
        #: that stand before the length of time.
        self.ago_but = {
            fold(word, code): frozenset(fold(one, code) for one in following)
            for word, following in grammar.get("ago_but", {}).items()
        }
        self.of = frozenset(fold(word, code) for word in grammar.get("of", ()))
        self.endings = tuple(fold(word, code) for word in grammar.get("endings", ()))
        #: Words before the number of a report: "No. 6".
        self.numbering = frozenset(fold(word, code) for word in grammar.get("numbering", ()))
        #: Units with the ending of "in", "bir haftada", and those that qualify an event, "dokuz günlük kuşatmada".
        self.inside = frozenset(fold(word, code) for word in grammar.get("inside", ()))
        self.lasting = frozenset(fold(word, code) for word in grammar.get("lasting", ()))
        self.prefixes = tuple(fold(word, code) for word in language.table("language").get("prefixes", ()))
        #: Whether a word is a digit, or names a month, a day, a season, a unit or a small number.
        self.timely = Remembered(self._timely).__getitem__
        #: The same without the numbers that only count: a word without which there is no date and no length of time.
        self.dated = Remembered(self._dated).__getitem__
        #: The unit of which a dual names two, "two days" in one word, or None.
        self.pair = Remembered(self._pair).__getitem__
        self.month = Remembered(self._month).__getitem__
        #: Words that only look like a month with a prefix: Arabic "باب", a gate, and no "in August".
        self.no_month = frozenset(fold(word, code) for word in grammar.get("no_month", ()))
        self.weekday = Remembered(partial(self.find, self.weekdays)).__getitem__
        self.count = Remembered(partial(self.find, self.counts)).__getitem__

    def _timely(self, word: str) -> bool:
        if word[0].isdigit():
            return len(word) <= _LONGEST_DATE and (word.isdecimal() or "/" in word or word.count(".") == _DOTS)
        return word in self.counts or self._dated(word)

    def _dated(self, word: str) -> bool:
        if word[0].isdigit():
            return (word.isdecimal() and len(word) == len("2024")) or "/" in word or "." in word
        return (
            word in self.units
            or (self.unit_first and word in self.nth_its)
            or word in self.seasons
            or self.pair(word) is not None
            or any(word.endswith(opening) for opening in self._openings)
            or self.month(word) is not None
            or self.weekday(word) is not None
        )

    def _month(self, word: str) -> int | None:
        return None if word in self.no_month else self.find(self.months, word)

    def _pair(self, word: str) -> str | None:
        for prefix in ("", *self.prefixes) if self.pairs else ():
            if word.startswith(prefix) and word[len(prefix) :] in self.pairs:
                return self.pairs[word[len(prefix) :]]
        return None

    def before_something(self, words: Sequence[str], end: int, *, prefixed: bool) -> bool:
        """Tell whether a length of time is reckoned from what is named beside it: "two days before the vote".

        Parameters
        ----------
        words
            Those of the sentence.
        end
            Where the length of time and its word for "ago" end.
        prefixed
            Whether that word stands before the length of time.
        """
        if end >= len(words) or not words[end][0].isalnum():
            return False
        following = self.ago_but.get("" if prefixed else words[end - 1])
        return following is not None and (not following or words[end] in following)

    def find(self, table: Mapping[str, int], word: str) -> int | None:
        """Look a word up, without the prefixes and endings that the language writes to it."""
        value = table.get(word)
        if value is None and (self.prefixes or self.endings):
            for prefix in self.prefixes:
                if word.startswith(prefix) and word[len(prefix) :] in table:
                    return table[word[len(prefix) :]]
            for ending in self.endings:
                if word.endswith(ending) and word[: -len(ending)] in table:
                    return table[word[: -len(ending)]]
        return value


@cache
def vocabulary(language: Language) -> Vocabulary:
    """Return the words of time of a language."""
    return Vocabulary(language)
