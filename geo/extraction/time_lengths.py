"""Lengths of time that words name: "three months", "24 heures"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction import dates
from geo.extraction.time_words import vocabulary
from geo.extraction.verb_final import genitives, holds, is_final

if TYPE_CHECKING:
    from datetime import date

    from geo.extraction.dates import Interval
    from geo.extraction.reading import Reading

#: What may stand between "No" and a number, and how many of it.
_AFTER_NO = frozenset(".°º:")
_SIGNS = 2
#: Words among which the noun of an event stands after its year: "the 2004 Indian Ocean tsunami".
_NAMED = 4
#: The kind of words after which stands a day of a month that is not named, "on the 16th".
BEFORE_ORDINAL = "time.before_ordinal"
#: Words between "since" and the event that it names.
_EVENT = 2
#: Units of which one is meant.
_SINGULAR = frozenset({"اسبوع", "شهر", "يوم"})
#: The largest number that names a day or a month after its unit: "يوم 13".
_LARGEST = {"week": 0, "day": 31, "month": 12}
#: The article that Arabic writes to digits: "الـ24 ساعة".
_AL = "ال"
#: Letters of the article with a stroke before the digits.
_ARTICLE = 3


class Lengths:
    """Reads the lengths of time of one sentence.

    Parameters
    ----------
    reading
        The sentence.
    published
        The day from which "last month" is reckoned; None leaves it open.
    """

    def __init__(self, reading: Reading, published: date | None) -> None:
        self.reading = reading
        self.words = reading.words
        self.published = published
        self.vocabulary = vocabulary(reading.language)
        #: Where words stand that lead to a day of the month in words, "on the sixteenth".
        self.before_ordinal = {mark.start for mark in reading.of(BEFORE_ORDINAL)}
        self.phrases: dict[int, dict[str, int]] = {}
        self.ending: dict[int, set[str]] = {}
        self._lengths: dict[int, tuple[int, int, str] | None] = {}
        for mark in reading.of("time.phrase"):
            self.phrases.setdefault(mark.start, {})[mark.value] = mark.end
            self.ending.setdefault(mark.end, set()).add(mark.value)

    def phrase(self, index: int, value: str) -> int | None:
        """Return the end of a phrase of one kind at a token."""
        found = self.phrases.get(index)
        return None if found is None else found.get(value)

    def word_is_time(self, index: int) -> bool:
        """Tell whether a word names a time or a number that may count one."""
        return self.vocabulary.timely(self.words[index])

    def starts_count(self, index: int) -> bool:
        """Tell whether a number stands at a token that no word of time follows."""
        mention = next((mention for mention in self.reading.mentions if mention.start == index), None)
        return mention is not None and not (mention.end < len(self.words) and self.word_is_time(mention.end))

    def length(self, index: int) -> tuple[int, int, str] | None:
        """Read a length of time, "three months": end, count and unit; each once, however many ask for it."""
        if index not in self._lengths:
            self._lengths[index] = self._length(index)
        return self._lengths[index]

    def _length(self, index: int) -> tuple[int, int, str] | None:
        words, vocabulary = self.words, self.vocabulary
        if index >= len(words):
            return None
        word = words[index]
        if word == _AL and index + 1 < len(words) and words[index + 1].isdecimal():
            return self.length(index + 1)
        pair = vocabulary.pair(word)
        if pair is not None:
            end = self.phrase(index + 1, "last")
            return (end if end is not None else index + 1), 2, pair
        if vocabulary.unit_first and word in vocabulary.units:
            return self.length_after_unit(index)
        if word.isdecimal() and len(word) <= 3:  # noqa: PLR2004 - no report counts 1,000 hours
            count: int | None = int(word)
            after = index + 1
        else:
            count, after = self.counted(index)
        end = self.phrase(after, "last")
        after = end if end is not None else after
        if after >= len(words):
            return None
        unit = vocabulary.units.get(words[after])
        if unit is None or count is None:
            return None
        after += 1
        end = self.phrase(after, "last")
        return (end if end is not None else after), count, unit

    def counted(self, index: int) -> tuple[int | None, int]:
        """Read a number in words that counts units of time, "thirty two", and return it with the token after it."""
        words, vocabulary, after = self.words, self.vocabulary, index + 1
        for mention in self.reading.mentions:
            whole = mention.start <= index < mention.end and mention.end - mention.start > 1
            if whole and mention.value and words[mention.start].isalpha() and not vocabulary.unit_first:
                return int(mention.value), mention.end  # "quarante-huit heures"
        count = vocabulary.count(words[index])
        if count is None or after >= len(words):
            return count, after
        if words[after] in vocabulary.counts and count in {20, 30, 40}:
            return count + vocabulary.counts[words[after]], after + 1
        joined = vocabulary.unit_first and self.reading.joined(after)
        more = vocabulary.count(words[after]) if joined else None  # "أربع وعشرين ساعة"
        return (count, after) if more is None else (count + more, after + 1)

    def length_after_unit(self, index: int) -> tuple[int, int, str] | None:
        """Read a length whose number follows its unit, as in Arabic "the hours the four and twenty last"."""
        words, vocabulary = self.words, self.vocabulary
        if self.alone(index):
            return None  # "سجلت قبل شهر 41 ألف لاجئ", a month before
        after = index + 1
        article = after + 1 < len(words) and words[after].startswith(_AL) and len(words[after]) <= _ARTICLE
        if article and words[after + 1].isdecimal() and len(words[after + 1]) <= 3:  # noqa: PLR2004
            after += 1  # the article, written to the digits
        count: int | None = None
        if after < len(words) and words[after].isdecimal() and len(words[after]) <= 3:  # noqa: PLR2004
            count = int(words[after])
            after += 1
        while after < len(words) and (more := vocabulary.count(words[after])) is not None:
            count = (count or 0) + more
            after += 1
        if count is None:
            return None
        end = self.phrase(after, "last")
        return (end if end is not None else after), count, vocabulary.units[words[index]]

    def alone(self, index: int) -> bool:
        """Tell whether a unit stands for one of it, as in Arabic "خلال أسبوع", and neither names a month nor a year."""
        words = self.words
        if not self.vocabulary.unit_first or index >= len(words) or words[index].startswith(_AL):
            return False
        unit = self.vocabulary.units.get(words[index])
        if unit not in _LARGEST or words[index] not in _SINGULAR:
            return False
        following = words[index + 1] if index + 1 < len(words) else ""
        if following.isdecimal():
            return int(following) > _LARGEST[unit]
        return not (following and self.vocabulary.timely(following))

    def one(self, index: int) -> tuple[int, int, str] | None:
        """Read a unit that stands for one of it: Arabic "قبل أسبوع", a week ago."""
        return (index + 1, 1, self.vocabulary.units[self.words[index]]) if self.alone(index) else None

    def older(self, index: int) -> bool:
        """Tell whether words that lead to an older count stand before a number: "بعد أن كان | 9,000 في ديسمبر"."""
        numbers = {mention.outer_start for mention in self.reading.mentions}
        return any(mark.end in numbers for mark in self.reading.at(index, "superseded"))

    def of_event(self, start: int) -> bool:
        """Tell whether an event begins within the next words: "since the fighting", "منذ بدء القتال"."""
        return any(start <= mark.start <= start + _EVENT for mark in self.reading.of("event"))

    def numbered(self, index: int) -> bool:
        """Tell whether a number is that of a report: "No. | 6 - 3 September", "n° | 4 – 3 septembre"."""
        words, last = self.words, index - 1
        while last > 0 and index - last <= _SIGNS and words[last] in _AFTER_NO:
            last -= 1
        return last >= 0 and words[last] in self.vocabulary.numbering

    def owns_event(self, end: int) -> bool:
        """Tell whether a time ends in a genitive, which an event follows: "Saturday's | strong quake"."""
        return self.words[end - 1] in genitives(self.reading.language) and self.of_event(end)

    def event_of(self, index: int) -> bool:
        """Tell whether a year belongs to an event named before it: "the flood of 2019"."""
        of = index > 1 and self.words[index - 1] in self.vocabulary.of
        return (of and bool(self.reading.ending(index - 1, "event"))) or self._names_event(index)

    def _names_event(self, index: int) -> bool:
        """Tell whether a year is in the name of an event: "the 1999 Marmara quake", "زلزال 1999"."""
        reading = self.reading
        if reading.language.right_to_left:
            return bool(reading.ending(index, "event"))
        if not (is_final(reading.language) or reading.ending(index, "article")):
            return False
        if any(first == index + 1 and reading.at(last, "event") for first, last, _ in reading.places):
            return True
        if not is_final(reading.language):
            return self._leads_to_event(index + 1)
        # "2020'nin savaşı", and "1999 depreminde", but "2000 saldırıda", in 2,000 attacks
        return (holds(reading, index + 1) and self.of_event(index + 2)) or self._leads_to_compound(index + 1)

    def recalls(self, start: int) -> bool:
        """Tell whether an event with a year in its name follows, which others are reckoned from: "the 2018 quake"."""
        return start + 1 < len(self.words) and self.words[start + 1].isdecimal() and self._names_event(start + 1)

    def goes_back(self, end: int) -> bool:
        """Tell whether "to" is the end of a longer phrase: "remonte à 1999", dates back to it and not until 1999."""
        return any(m.end == end and m.end - m.start > 1 for m in self.reading.of("time.phrase", "back"))

    def _leads_to_event(self, index: int) -> bool:
        """Tell whether an event or one or two words before it follow a year: "the 2004 Indian Ocean tsunami"."""
        for position in range(index, min(index + _NAMED, len(self.words))):
            if self.reading.at(position, "event"):
                return True
            if not self.words[position][0].isalpha() or self.reading.at(position, "boundary"):
                return False
        return False

    def of_year(self, index: int) -> bool:
        """Tell whether a year right before a length of time says when it was: "2020'nin | 44 günlük savaşı"."""
        return any(word.isdecimal() and len(word) == len("2020") for word in self.words[max(0, index - 2) : index])

    def _leads_to_compound(self, index: int) -> bool:
        """Tell whether an event that makes one name with the words before it follows: "2014 Soma faciasında"."""
        for position in range(index, min(index + _NAMED, len(self.words))):
            word = self.words[position]
            if self.reading.at(position, "event"):
                grammar = self.reading.language.table("patterns").get("grammar", {})
                ends = grammar.get("compound", ()) if word not in grammar.get("no_compound", ()) else ()
                return any(word.endswith(end) and self.reading.known(word[: -len(end)]) for end in ends)
            if not word[0].isalpha() or self.reading.at(position, "boundary") or position > index + 1:
                return False
        return False

    def event_before(self, index: int) -> bool:
        """Tell whether an event stands right before a token: "harekâtın | başından bu yana"."""
        return is_final(self.reading.language) and bool(self.reading.ending(index, "event"))

    def reach_back(self, count: int, unit: str) -> Interval | None:
        """Return so many units up to the day of publication."""
        return None if self.published is None else dates.last_units(self.published, count, unit)
