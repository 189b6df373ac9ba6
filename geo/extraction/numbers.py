"""Numbers in a sentence: digits, words of any size, ranges, vague and bounded quantities.

The words come from ``numbers.toml`` of the language; the grammar is common to all languages.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from itertools import compress, count, pairwise, takewhile
from typing import TYPE_CHECKING

from geo.extraction import carried_scales
from geo.extraction.number_runs import RunReader
from geo.extraction.tokens import Sentence, fold
from geo.models import Qualifier, Quantity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.languages import Language

_HUNDRED = 100
_THOUSAND = 1000
_MILLION = 1_000_000
#: How many times a number may be one that it is compared with.
_ALIKE = 5
#: Words between a number and what bounds it after it, and one.
_BETWEEN = 3
_FLOORS = frozenset({Qualifier.MORE_THAN, Qualifier.AT_LEAST})
_CEILINGS = frozenset({Qualifier.NEARLY, Qualifier.LESS_THAN, Qualifier.UP_TO})
#: Two numbers of which one is so many times the other are no range.
_WIDEST = 100


@dataclass(slots=True)
class Mention:
    """A number in a sentence, from token `start` to before token `end`.

    Attributes
    ----------
    outer_start, outer_end
        The same with the words that bound the number, "more than".
    value, low, high, qualifier
        As in `geo.models.Quantity`.
    digits
        Whether it is written in digits only.
    word
        Whether it is a single small number word, such as "one".
    article
        Whether the word is an article as well, as French "un".
    dual
        Whether it is a noun whose dual says "two", which is what is counted as well.
    """

    start: int
    end: int
    value: float | None
    low: float | None = None
    high: float | None = None
    qualifier: Qualifier = Qualifier.EXACT
    outer_start: int = -1
    outer_end: int = -1
    digits: bool = False
    word: bool = False
    article: bool = False
    dual: bool = False

    def quantity(self, words: str) -> Quantity:
        """Return the record of this number; `words` is how it was written."""
        return Quantity(value=self.value, low=self.low, high=self.high, qualifier=self.qualifier, words=words)

    @property
    def full_end(self) -> int:
        """The token after the number and the words that bound it."""
        return max(self.end, self.outer_end)

    @property
    def size(self) -> float:
        """A number for comparing sizes, where there is no value the lower bound."""
        return next(n for n in (self.value, self.low, self.high) if n is not None)


#: What closes a clause before another number, besides the words for "and", and what opens a quotation.
_CLAUSES = frozenset(",;.")
_QUOTES = frozenset("\"“”«»'‘")


class NumberParser(RunReader):
    """Reads the numbers of sentences of one language."""

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        table = language.table("numbers")
        self._before = _phrases(table.get("before", {}), language, at=-1)
        self._after = _phrases(table.get("after", {}), language, at=0)
        #: What begins as a bound does and is none: "au plus fort", at the height.
        self._unbound = tuple(
            tuple(Sentence(p, 0, len(p), language).words) for p in table.get("grammar", {}).get("unbound", ())
        )
        #: Words of comparison, after which a number has the scale of the one before.
        self._scale_over = tuple(tuple(p.split()) for p in table.get("grammar", {}).get("scale_over", ()))
        governed = table.get("governed", {})
        self._governed = {
            fold(word, language.code): tuple(fold(ending, language.code) for ending in case["endings"])
            for case in governed.values()
            if isinstance(case, dict)
            for word in case["words"]
        }
        self._nominative = frozenset(fold(w, language.code) for w in table.get("grammar", {}).get("nominative", ()))
        self._skip = frozenset(fold(w, language.code) for w in table.get("grammar", {}).get("skip", ()))
        self._between = [
            (
                *(tuple(part.split()) for part in (r.get("open", ""), r["middle"], r.get("close", ""))),
                tuple(tuple(fold(part, language.code).split()) for part in r.get("unless", ())),
            )
            for r in table.get("ranges", ())
        ]
        #: Months before the day, after which a dash with spaces opens the report: "GOMA, Jan 3 - 33 soldiers".
        self._parted_after: dict[tuple[str, ...], frozenset[str]] = {
            (r["middle"],): frozenset(fold(name, language.code) for name in r["parted_after"])
            for r in table.get("ranges", ())
            if "parted_after" in r
        }
        self._middles = frozenset(between[1] for between in self._between)

    def find(self, sentence: Sentence) -> list[Mention]:
        """Return the numbers of a sentence in reading order, ranges joined, bounds applied."""
        words = sentence.words
        found: list[Mention] = []
        reached = 0
        for index in compress(count(), map(self.words.may_begin, words)):
            if index < reached or (words[index] in self.words.bare and _within_name(sentence, index)):
                continue
            mention = self._mention(sentence, index)
            if mention is not None:
                found.append(mention)
                reached = mention.end
        if not found:
            return found
        if self._scale_over:
            self._carry_scale(words, found)
        if found[0].size >= _MILLION and ":" in words:
            parts = carried_scales.parts(words, found, self.words)
            found = [mention for mention in found if mention.start not in parts]
            found += [Mention(index, index + 1, value, digits=True) for index, value in parts.items()]
            found.sort(key=lambda mention: mention.start)
        return [self._bounded(words, mention) for mention in self._ranges(sentence, found)]

    def _carry_scale(self, words: Sequence[str], found: list[Mention]) -> None:
        """Let a number that is compared have the scale of the one before: "117 millions, contre 110 un an plus tôt"."""
        for first, second in pairwise(found):
            scale = self.words.scales.get(self.words.form(words[first.end - 1])[0], 0)
            alone = second.digits and second.value is not None and second.end - second.start == 1
            if scale < _MILLION or not alone or second.value is None or first.value is None:
                continue
            led = any(tuple(words[second.start - len(p) : second.start]) == p for p in self._scale_over)
            alike = first.value / _ALIKE <= second.value * scale <= first.value * _ALIKE
            if led and alike and second.value < _THOUSAND:
                second.value *= scale

    def _mention(self, sentence: Sentence, index: int) -> Mention | None:
        words = sentence.words
        form = self.words.form
        table = self.words
        start = index
        if words[index][0].isdigit():
            return self._digits(sentence, index)
        first = form(words[index])[0]
        if first in table.duals:
            return Mention(index, index + 1, 2.0, dual=True)
        article = words[index] in table.articles
        # "half a million", "a quarter of a million", "three quarters of a million"
        fraction = self._fraction(words, index)
        if fraction is not None:
            return fraction
        # "several hundred", "a few dozen"
        several = self._several(words, index)
        if several is not None:
            return several
        if article and index + 1 < len(words):
            following = form(words[index + 1])[0]
            if following in table.scales or following in table.collectives:
                index += 1
                first = following
            elif first not in table.units:
                return None
        if first in table.collectives:
            value, low, high = table.collectives[first]
            return Mention(start, index + 1, value, low, high, Qualifier.ABOUT)
        if first in table.vague and (index == start):
            return self._vague(words, index)
        return self._counted(sentence, start, index)

    def _digits(self, sentence: Sentence, index: int) -> Mention | None:
        """Read a number that begins with digits, most of which stand alone."""
        words, table = sentence.words, self.words
        if index + 1 < len(words) and table.goes_on(words[index + 1]):
            return self._counted(sentence, index, index)
        value = table.alone(words[index])
        if value is not None and value != int(value):
            value = self._scaled(words, index, value)
        if value is None or value <= 0 or value != int(value):
            return None
        if _of_model(sentence, index):
            return None
        return Mention(index, index + 1, value, digits=True)

    def _scaled(self, words: Sequence[str], index: int, value: float) -> float:
        """Return what a decimal is whose scale stands after the next number only: "de 1,6 à 4,9 millions"."""
        after = words[index + 1 : index + 4]
        if len(after) < 3 or (after[0],) not in self._middles or not after[1][0].isdigit():  # noqa: PLR2004
            return value
        scale = self.words.scales.get(self.words.form(after[2])[0])
        return float(round(value * scale)) if scale else value

    def _counted(self, sentence: Sentence, start: int, index: int) -> Mention | None:
        """Read a number that is counted out, in digits or words, after an article at most."""
        words, table, form = sentence.words, self.words, self.words.form
        first = form(words[index])[0]
        run = self.run(sentence, index, article=index > start)
        if run is None:
            return None
        if run.end < len(words) and run.value in {10, 100, 1000} and form(words[run.end])[0] in table.vague:
            return replace(self._vague(words, run.end, run.value), start=start)
        value = run.value
        if value != int(value) and run.end == index + 1:
            value = self._scaled(words, index, value)
        if value != int(value) or value <= 0:
            return None
        single = run.end - start == 1 and run.spelled == 1
        return Mention(
            start,
            run.end,
            value,
            digits=run.spelled == 0,
            word=single and value < _HUNDRED,
            article=single and first in table.article_units and not self._one(words, run.end),
        )

    def _one(self, words: Sequence[str], end: int) -> bool:
        """Tell whether an article counts one person, "bir kişi öldü", who does not speak: "Bir kişi, …"."""
        if end >= len(words) or words[end] not in self.words.singles or words[end + 1 : end + 2] == [","]:
            return False
        # "Bir kişi polise 3 kişinin yaralandığını söyledi": who says how many others were hurt
        clause = takewhile(lambda word: word not in _CLAUSES and word not in self.words.clauses, words[end + 1 :])
        return not any(word[0].isdigit() or word in _QUOTES for word in clause)

    def _fraction(self, words: Sequence[str], index: int) -> Mention | None:
        table = self.words
        form = table.form
        start = index
        times = 1.0
        if words[index] in table.articles and index + 1 < len(words) and form(words[index + 1])[0] in table.fractions:
            index += 1
        elif form(words[index])[0] in table.units and index + 1 < len(words) and not table.half_after:
            following = words[index + 2] if words[index + 1] == "-" and index + 2 < len(words) else words[index + 1]
            if form(following)[0] in table.fractions and following not in table.units:
                times = table.units[form(words[index])[0]]
                index += 2 if words[index + 1] == "-" else 1
        part = table.fractions.get(form(words[index])[0])
        if part is None:
            return None
        index += 1
        while index < len(words) and (
            words[index] in table.of or words[index] in table.articles or words[index] == "-"
        ):
            index += 1
        if index >= len(words):
            return None
        scale = form(words[index])[0]
        if scale in table.scales and table.scales[scale] >= 10:  # noqa: PLR2004 - dozens and more
            return Mention(start, index + 1, times * part * table.scales[scale])
        if scale in table.collectives:
            value = times * part * table.collectives[scale][0]
            return Mention(start, index + 1, value, value - 5, value + 5, Qualifier.ABOUT)
        return None

    def _several(self, words: Sequence[str], index: int) -> Mention | None:
        table = self.words
        start = index
        if words[index] in table.articles and index + 1 < len(words):
            index += 1
        if words[index] not in table.several:
            return None
        index += 1
        if index >= len(words):
            return None
        word = table.form(words[index])[0]
        if word in table.vague or word in table.scales or word in table.collectives:
            return replace(self._vague(words, index), start=start)
        return None

    def _vague(self, words: Sequence[str], index: int, times: float = 1.0) -> Mention:
        table = self.words
        start = index
        unit = times
        while True:
            word = table.form(words[index])[0]
            unit *= table.vague.get(word) or table.scales.get(word) or table.collectives[word][0]
            index += 1
            skip = index
            while skip < len(words) and words[skip] in table.of:
                skip += 1
            if skip < len(words):
                following = table.form(words[skip])[0]
                if following in table.vague or following in table.scales or following in table.collectives:
                    index = skip
                    continue
            break
        return Mention(start, index, None, low=2 * unit, qualifier=Qualifier.VAGUE)

    def _ranges(self, sentence: Sentence, found: list[Mention]) -> list[Mention]:
        """Join "between 5 and 9", "5 to 9" and "5-9" into one number."""
        words = sentence.words
        result: list[Mention] = []
        index = 0
        while index < len(found):
            first = found[index]
            if index + 1 < len(found):
                joined = self._range(words, first, found[index + 1])
                if joined is not None and not self._parted(sentence, first, found[index + 1]):
                    result.append(joined)
                    index += 2
                    continue
            result.append(first)
            index += 1
        return result

    def _parted(self, sentence: Sentence, first: Mention, second: Mention) -> bool:
        """Tell whether a dash between two numbers parts the day of a dateline from the report."""
        names = self._parted_after.get(tuple(sentence.words[first.end : second.start]))
        if names is None or first.start == 0:
            return False
        before = first.start - 1 - (sentence.words[first.start - 1] == "." and first.start > 1)
        spaced = sentence.starts[first.end] > sentence.ends[first.end - 1]
        return spaced and sentence.words[before] in names

    def _range(self, words: Sequence[str], first: Mention, second: Mention) -> Mention | None:
        if first.value is None or second.value is None:
            return None
        middle = tuple(words[first.end : second.start])
        if middle not in self._middles:
            return None
        for opening, between, closing, unless in self._between:
            begin = first.start - len(opening)
            if any(tuple(words[max(begin - len(phrase), 0) : begin]) == phrase for phrase in unless):
                self._share_scale(words, first, second)
                continue  # "rose from 12 to 18" names two numbers
            if middle != between or begin < 0 or tuple(words[begin : first.start]) != opening:
                continue
            if closing and tuple(words[second.end : second.end + len(closing)]) != closing:
                continue
            low, high = self._hundreds(words, first, second), second.value
            apart = low >= high or (not (opening or closing) and high > _WIDEST * low)
            if apart and not low < _THOUSAND <= high:
                continue
            scale = next((s for s in (1e9, 1e6, 1e3) if high >= s), 1.0)
            if low < _THOUSAND <= scale and words[second.end - 1] in self.words.scales and high / scale > low:
                low *= scale
            if low < high:
                return Mention(begin, second.end + len(closing), None, low, high, Qualifier.BETWEEN)
        return None

    def _hundreds(self, words: Sequence[str], first: Mention, second: Mention) -> float:
        """Return the low end of a range, of hundreds where only the high end says so: "deux à trois cents"."""
        low, high = first.value or 0.0, second.value or 0.0
        hundreds = self.words.scales.get(self.words.form(words[second.end - 1])[0]) == _HUNDRED
        small = first.end - first.start == 1 and second.end - second.start > 1 and low < high / _HUNDRED
        return low * _HUNDRED if hundreds and small and low < _HUNDRED else low

    def _share_scale(self, words: Sequence[str], first: Mention, second: Mention) -> None:
        """Let the first number of a rise have the scale of the second: "from 2 to 4 million"."""
        scale = self.words.scales.get(self.words.form(words[second.end - 1])[0])
        if not scale or first.value is None or second.value is None or first.end - first.start != 1:
            return
        # but "from 300 to 4 thousand" needs none
        if first.value < _THOUSAND and first.value * scale <= _ALIKE * second.value:
            first.value *= scale

    def _bounded(self, words: Sequence[str], mention: Mention) -> Mention:
        """Apply the words that bound a number, before and after it."""
        start, qualifier = self._bound_before(words, mention.start)
        end, after = self._bound_after(words, mention.end)
        if after is not None and qualifier in {None, Qualifier.ABOUT}:
            qualifier = after
        value = mention.value
        if qualifier is not None and value is not None:
            mention.qualifier = qualifier
            if qualifier in _FLOORS:
                mention.low, mention.high = value, None
            elif qualifier in _CEILINGS:
                mention.low, mention.high = None, value
        mention.outer_start, mention.outer_end = start, end
        return mention

    def _bound_before(self, words: Sequence[str], start: int) -> tuple[int, Qualifier | None]:
        """Return where the bounding words before a number begin, and what they say."""
        qualifier: Qualifier | None = None
        if not start or (words[start - 1] not in self._before and words[start - 1] not in self._skip):
            return start, None
        while True:
            hit = _ending_at(words, start, self._before)
            if hit is not None:
                start -= hit[0]
                qualifier = hit[1] if qualifier in {None, Qualifier.ABOUT} else qualifier
            elif start > 0 and words[start - 1] in self._skip and _ending_at(words, start - 1, self._before):
                start -= 1
            else:
                return start, qualifier

    def _bound_after(self, words: Sequence[str], end: int) -> tuple[int, Qualifier | None]:
        """Return where the bounding words after a number end, and what they say; two words may stand between."""
        after = end
        while after < len(words) and words[after][0] in "'’":
            after += 1
        if self._after.keys().isdisjoint(words[after : after + _BETWEEN]):
            return end, None
        if any(tuple(words[after : after + len(phrase)]) == phrase for phrase in self._unbound):
            return end, None
        for offset in range(_BETWEEN):
            hit = _starting_at(words, after + offset, self._after)
            if hit is not None and offset and not self._governs(words, after + offset):
                hit = None
            if hit is not None:
                return (after + hit[0] if offset == 0 else end), hit[1]
            if after + offset >= len(words) or not words[after + offset][0].isalpha():
                break
        return end, None

    def _governs(self, words: Sequence[str], index: int) -> bool:
        """Tell whether the noun before a bounding word has the ending that the word asks for: "300 kişiden fazla"."""
        endings = self._governed.get(words[index])
        return endings is None or (words[index - 1].endswith(endings) and words[index - 1] not in self._nominative)


def _within_name(sentence: Sentence, index: int) -> bool:
    """Tell whether a small word stands between two with capitals, as in the name "Halid bin Attia"."""
    if not 0 < index < len(sentence.words) - 1:
        return False
    text, starts = sentence.text, sentence.starts
    names = text[starts[index - 1]].isupper() and text[starts[index + 1]].isupper()
    return names and text[starts[index]].islower() and sentence.words[index - 1].isalpha()


@cache
def parser(language: Language) -> NumberParser:
    """Return the number parser of a language."""
    return NumberParser(language)


_Phrases = dict[str, list[tuple[tuple[str, ...], Qualifier]]]


def _phrases(table: Mapping[str, Sequence[str]], language: Language, at: int) -> _Phrases:
    """Index bounding phrases by one of their words: 0 for the first, -1 for the last."""
    index: _Phrases = {}
    for name, phrases in table.items():
        for phrase in phrases:
            words = tuple(Sentence(phrase, 0, len(phrase), language).words)
            index.setdefault(words[at], []).append((words, Qualifier(name)))
    for hits in index.values():
        hits.sort(key=lambda hit: -len(hit[0]))
    return index


def _ending_at(words: Sequence[str], end: int, phrases: _Phrases) -> tuple[int, Qualifier] | None:
    if end <= 0:
        return None
    for phrase, qualifier in phrases.get(words[end - 1], ()):
        if end >= len(phrase) and tuple(words[end - len(phrase) : end]) == phrase:
            return len(phrase), qualifier
    return None


def _starting_at(words: Sequence[str], start: int, phrases: _Phrases) -> tuple[int, Qualifier] | None:
    if start >= len(words):
        return None
    for phrase, qualifier in phrases.get(words[start], ()):
        if tuple(words[start : start + len(phrase)]) == phrase:
            return len(phrase), qualifier
    return None


def _of_model(sentence: Sentence, index: int) -> bool:
    """Tell whether a letter written to digits makes them no count: "in their 50s", "the 1980s", "F-16s", "a 4x4"."""
    words, starts, ends = sentence.words, sentence.starts, sentence.ends
    after = words[index + 1 : index + 2] in (["s"], ["x"]) and starts[index + 1] == ends[index]
    return after or (index > 0 and words[index - 1] == "x" and ends[index - 1] == starts[index])
