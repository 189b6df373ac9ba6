"""Numbers in a sentence: digits, words of any size, vague and bounded quantities.

The words come from ``numbers.toml`` of the language; the grammar (units, scales,
joiners, fractions, collectives, vague plurals) is common to all languages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from geo.extraction.tokens import Sentence, fold
from geo.models import Qualifier, Quantity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.languages import Language

_DIGITS = re.compile(r"\d")
_GROUPED = re.compile(r"\d{1,3}([.,٬'’\u00a0\u202f\u2009 ]|,\ )\d{3}(?:\1\d{3})*\Z")
_SEPARATORS = re.compile(r"[.,٬'’\u00a0\u202f\u2009 ]")
#: Longest run of digits that is a number of people and not a code.
_LONGEST = 12
_HUNDRED = 100
_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
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
    def size(self) -> float:
        """A number for comparing sizes, where there is no value the lower bound."""
        return next(n for n in (self.value, self.low, self.high) if n is not None)


def digits_value(word: str, *, scaled: bool = False) -> float | None:
    """Return the value of a run of digits in any script and with any separators.

    Parameters
    ----------
    word
        The digits, such as ``"6,500"``, ``"٦٬٥٠٠"``, ``"3,7"`` or ``"12 345"``.
    scaled
        Whether a word such as "million" follows: then "3.700" is no thousands.

    Returns
    -------
    float or None
        None for what is no count: times, fractions, codes, more than 12 digits.
    """
    if len(word) > 2 * _LONGEST or ":" in word or "/" in word:
        return None
    grouped = _GROUPED.match(word)
    if grouped and not (scaled and len(word) <= len("3.700") and grouped.group(1) in ".,"):
        text = "".join(c for c in word if c.isdigit())
    else:
        parts = _SEPARATORS.split(word.replace("٫", "."))
        if len(parts) == 1:
            text = parts[0]
        elif len(parts) == 2 and _SEPARATORS.search(word.replace("٫", ".")).group() in ".,٬":  # type: ignore[union-attr]
            text = ".".join(parts)
        elif all(len(part) == 3 for part in parts[1:-1]):  # noqa: PLR2004 - groups of thousands, then decimals
            text = "".join(parts[:-1]) + "." + parts[-1]
        else:
            return None
    if len(text) > _LONGEST:
        return None
    try:
        return float(text)
    except ValueError:
        return None


class _Words:
    """The number words of a language, in folded form."""

    def __init__(self, language: Language) -> None:
        table = language.table("numbers")
        code = language.code
        self.language = language

        def folded(section: Mapping[str, float]) -> dict[str, float]:
            return {fold(word, code): float(value) for word, value in section.items()}

        self.units = folded(table.get("units", {}))
        self.scales = folded(table.get("scales", {}))
        self.whole = folded(table.get("whole", {}))
        self.fractions = folded(table.get("fractions", {}))
        self.vague = folded(table.get("vague", {}))
        self.glued = folded(table.get("glued", {}))
        self.collectives: dict[str, tuple[float, float | None, float | None]] = {
            fold(word, code): (c[0], c[1] if len(c) > 1 else None, c[2] if len(c) > 1 else None)
            for word, c in table.get("collectives", {}).items()
        }
        grammar: Mapping[str, Any] = table.get("grammar", {})
        self.joiners = frozenset(fold(word, code) for word in grammar.get("joiners", ()))
        self.of = frozenset(fold(word, code) for word in grammar.get("of", ()))
        self.articles = frozenset(fold(word, code) for word in grammar.get("articles", ()))
        self.bare = frozenset(fold(word, code) for word in grammar.get("bare", ()))
        self.several = frozenset(fold(word, code) for word in grammar.get("several", ()))
        self.article_units = frozenset(fold(word, code) for word in grammar.get("article_units", ()))
        self.endings = tuple(sorted((fold(e, code) for e in grammar.get("endings", ())), key=len, reverse=True))
        self.teens = frozenset(fold(word, code) for word in grammar.get("teens", ()))
        self.never = frozenset(fold(word, code) for word in grammar.get("never", ()))
        self.duals = frozenset(fold(word, code) for word in table.get("dual", {}).get("nouns", ()))
        self.vigesimal = bool(grammar.get("vigesimal", False))
        self.units_first = bool(grammar.get("units_first", False))
        self.digits_after_scale = bool(grammar.get("digits_after_scale", False))
        self.half_after = bool(grammar.get("half_after_number", False))
        self.attached = tuple(fold(p, code) for p in language.table("language").get("prefixes", ()))
        everything = (self.units, self.scales, self.whole, self.fractions, self.vague, self.collectives)
        self.known = frozenset().union(*everything) | self.several | self.duals
        self._forms: dict[str, tuple[str, bool]] = {}

    def form(self, word: str) -> tuple[str, bool]:
        """Return the number word within a word, and whether a prefix joined it to what precedes."""
        found = self._forms.get(word)
        if found is None:
            found = self._find(word)
            if len(self._forms) < 200_000:  # noqa: PLR2004 - bounds memory on endless input
                self._forms[word] = found
        return found

    def _find(self, word: str) -> tuple[str, bool]:
        if word in self.known or word in self.never or not (self.attached or self.endings):
            return word, False
        for prefix in self.attached:
            if word.startswith(prefix) and word[len(prefix) :] in self.known:
                return word[len(prefix) :], True
        for ending in self.endings:
            if word.endswith(ending) and word[: -len(ending)] in self.known:
                return word[: -len(ending)], False
        return word, False


@cache
def _words(language: Language) -> _Words:
    return _Words(language)


@dataclass(slots=True)
class _Run:
    """A number being read."""

    end: int
    total: float = 0.0
    current: float | None = None
    last_scale: float = float("inf")
    spelled: int = 0
    scaled: bool = False

    @property
    def value(self) -> float:
        return self.total + (self.current or 0.0)


class NumberParser:
    """Reads the numbers of sentences of one language."""

    def __init__(self, language: Language) -> None:
        self.words = _words(language)
        table = language.table("numbers")
        self._before = _phrases(table.get("before", {}), language)
        self._after = _phrases(table.get("after", {}), language)
        self._skip = frozenset(fold(w, language.code) for w in table.get("grammar", {}).get("skip", ()))
        self._between = [
            tuple(tuple(part.split()) for part in (r.get("open", ""), r["middle"], r.get("close", "")))
            + (frozenset(r.get("unless", ())),)
            for r in table.get("ranges", ())
        ]

    def find(self, sentence: Sentence) -> list[Mention]:
        """Return the numbers of a sentence in reading order, ranges joined, bounds applied."""
        words = sentence.words
        known = self.words.known
        form = self.words.form
        found: list[Mention] = []
        index = 0
        count = len(words)
        while index < count:
            word = words[index]
            if word[0].isdigit() or word in known or (form(word)[0] in known) or word in self.words.articles:
                mention = self._mention(sentence, index)
                if mention is not None:
                    found.append(mention)
                    index = mention.end
                    continue
            index += 1
        if not found:
            return found
        return [self._bounded(words, mention) for mention in self._ranges(words, found)]

    def _mention(self, sentence: Sentence, index: int) -> Mention | None:
        words = sentence.words
        form = self.words.form
        table = self.words
        start = index
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
        run = self._run(sentence, index, article=index > start)
        if run is None:
            return None
        if run.end < len(words) and run.value in {10, 100, 1000} and form(words[run.end])[0] in table.vague:
            vague = self._vague(words, run.end, run.value)
            return replace(vague, start=start)
        value = run.value
        if value != int(value) or value <= 0:
            return None
        single = run.end - start == 1 and run.spelled == 1
        return Mention(
            start,
            run.end,
            value,
            digits=run.spelled == 0,
            word=single and value < _HUNDRED,
            article=single and first in table.article_units,
        )

    def _fraction(self, words: Sequence[str], index: int) -> Mention | None:
        table = self.words
        form = table.form
        start = index
        times = 1.0
        if words[index] in table.articles and index + 1 < len(words) and form(words[index + 1])[0] in table.fractions:
            index += 1
        elif form(words[index])[0] in table.units and index + 1 < len(words):
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

    def _run(self, sentence: Sentence, index: int, *, article: bool) -> _Run | None:
        words = sentence.words
        table = self.words
        run = _Run(index)
        if article:
            run.current = 1.0
            run.spelled = 1
        position = index
        while position < len(words):
            step = self._step(sentence, run, position)
            if step is None:
                break
            position = step
            run.end = step
        if run.end == index or (run.current is None and not run.scaled):
            return None
        return self._half(words, run, table)

    def _half(self, words: Sequence[str], run: _Run, table: _Words) -> _Run:
        """Read on over "and a half"."""
        end = run.end
        if end < len(words) and words[end] in table.joiners:
            end += 1
            if end < len(words) and words[end] in table.articles:
                end += 1
        elif end < len(words) and table.form(words[end])[1]:
            pass
        elif not table.half_after:
            return run
        if end < len(words):
            part = table.fractions.get(table.form(words[end])[0])
            if part is not None:
                following = table.form(words[end + 1])[0] if end + 1 < len(words) else ""
                scale = table.scales.get(following)
                if scale is not None and not run.scaled:
                    run.total, run.current, run.scaled = (run.value + part) * scale, None, True
                    run.end = end + 2
                elif run.scaled and run.current is None:
                    run.total += part * run.last_scale
                    # Arabic says the scale again: "a million and half the million"
                    run.end = end + (2 if scale == run.last_scale else 1)
        return run

    def _step(self, sentence: Sentence, run: _Run, position: int) -> int | None:
        """Read one word into a run; return the position after it, None if it does not belong."""
        words = sentence.words
        table = self.words
        word = words[position]
        if word[0].isdigit():
            return self._step_digits(sentence, run, position)
        form, joined = table.form(word)
        if joined and run.end == position and run.current is None and not run.scaled:
            joined = False
        if form in table.scales and (run.current is not None or run.scaled or form in table.bare or position > run.end):
            return self._step_scale(run, position, table.scales[form])
        if form in table.whole:
            if run.current is not None or table.whole[form] >= run.last_scale:
                return None
            run.total += table.whole[form]
            run.scaled = True
            run.last_scale = _THOUSAND if table.whole[form] < 1_000_000 else 1_000_000.0  # noqa: PLR2004
            run.spelled += 1
            return position + 1
        if form in table.units:
            return self._step_unit(run, position, table.units[form], joined=joined)
        if (word in table.joiners or word == "-") and (run.current is not None or run.scaled) and run.spelled:
            return self._step_joiner(sentence, run, position)
        return None

    def _step_joiner(self, sentence: Sentence, run: _Run, position: int) -> int | None:
        words = sentence.words
        if position + 1 >= len(words):
            return None
        table = self.words
        following = words[position + 1]
        hyphen = words[position] == "-"
        if following[0].isdigit():
            if hyphen or not (table.digits_after_scale and run.scaled and run.current is None):
                return None
            return self._step_digits(sentence, run, position + 1)
        form = table.form(following)[0]
        if form in table.units:
            return self._step_unit(run, position + 1, table.units[form], joined=True)
        if form in table.scales and (hyphen or form in table.bare):
            if not hyphen and run.scaled and table.scales[form] >= run.last_scale:
                return None
            if not hyphen and run.current is not None and table.scales[form] > _HUNDRED:
                return None
            return self._step_scale(run, position + 1, table.scales[form])
        if form in table.whole and run.scaled and run.current is None and table.whole[form] < run.last_scale:
            run.total += table.whole[form]
            return position + 2
        return None

    def _step_digits(self, sentence: Sentence, run: _Run, position: int) -> int | None:
        words = sentence.words
        following = self.words.form(words[position + 1])[0] if position + 1 < len(words) else ""
        scaled = following in self.words.scales
        value = digits_value(words[position], scaled=scaled)
        if value is None:
            return None
        if run.current is not None or (run.scaled and (not self.words.digits_after_scale or value >= run.last_scale)):
            return None
        run.current = value
        glued = self.words.glued.get(following)
        if glued is not None and sentence.starts[position + 1] == sentence.ends[position]:
            run.total, run.current, run.scaled = value * glued, None, True
            run.last_scale = glued
            return position + 2
        return position + 1

    def _step_scale(self, run: _Run, position: int, scale: float) -> int | None:
        if scale < _THOUSAND:
            if run.current is None:
                if run.scaled and scale >= run.last_scale:
                    return None
                run.current = scale
            elif 0 < run.current < _HUNDRED:
                run.current *= scale
            else:
                return None
        else:
            if scale > run.last_scale:
                if run.current is not None:
                    return None
                run.total *= scale
            elif scale == run.last_scale:
                return None
            else:
                run.total += (1.0 if run.current is None else run.current) * scale
            run.current = None
            run.last_scale = scale
        run.scaled = True
        run.spelled += 1
        return position + 1

    def _step_unit(self, run: _Run, position: int, value: float, *, joined: bool) -> int | None:
        current = run.current
        if current is None:
            if run.scaled and value >= run.last_scale:
                return None
            run.current = value
        elif not run.spelled:
            return None
        elif self.words.vigesimal and current % _HUNDRED == 4 and value == 20:  # noqa: PLR2004 - quatre-vingt
            run.current = current - 4 + 80
        elif (
            (self.words.teens and value == 10 and not joined and 0 < current % _HUNDRED < 10)
            or _fits(current, value, vigesimal=self.words.vigesimal)
            or (
                self.words.units_first and joined and 0 < current % _HUNDRED < 10 and 20 <= value < _HUNDRED  # noqa: PLR2004
            )
        ):
            run.current = current + value
        else:
            return None
        run.spelled += 1
        return position + 1

    def _ranges(self, words: Sequence[str], found: list[Mention]) -> list[Mention]:
        """Join "between 5 and 9", "5 to 9" and "5-9" into one number."""
        result: list[Mention] = []
        index = 0
        while index < len(found):
            first = found[index]
            if index + 1 < len(found):
                joined = self._range(words, first, found[index + 1])
                if joined is not None:
                    result.append(joined)
                    index += 2
                    continue
            result.append(first)
            index += 1
        return result

    def _range(self, words: Sequence[str], first: Mention, second: Mention) -> Mention | None:
        if first.value is None or second.value is None:
            return None
        middle = tuple(words[first.end : second.start])
        for opening, between, closing, unless in self._between:
            begin = first.start - len(opening)
            if begin > 0 and words[begin - 1] in unless:
                continue  # "rose from 12 to 18" names two numbers
            if middle != between or begin < 0 or tuple(words[begin : first.start]) != opening:
                continue
            if closing and tuple(words[second.end : second.end + len(closing)]) != closing:
                continue
            low, high = first.value, second.value
            if low >= high or (not (opening or closing) and high > 100 * low):
                if not (low < _THOUSAND <= high):
                    continue
            scale = next((s for s in (1e9, 1e6, 1e3) if high >= s), 1.0)
            if low < _THOUSAND <= scale and words[second.end - 1] in self.words.scales and high / scale > low:
                low *= scale
            if low < high:
                return Mention(begin, second.end + len(closing), None, low, high, Qualifier.BETWEEN)
        return None

    def _bounded(self, words: Sequence[str], mention: Mention) -> Mention:
        """Apply the words that bound a number, before and after it."""
        start, end = mention.start, mention.end
        qualifier = None
        while True:
            hit = _ending_at(words, start, self._before)
            if hit is not None:
                start -= hit[0]
                qualifier = hit[1] if qualifier in (None, Qualifier.ABOUT) else qualifier
                continue
            if start > 0 and words[start - 1] in self._skip and _ending_at(words, start - 1, self._before):
                start -= 1
                continue
            break
        after = end
        while after < len(words) and words[after][0] in "'’":
            after += 1
        for offset in range(3):
            hit = _starting_at(words, after + offset, self._after)
            if hit is not None:
                if qualifier in (None, Qualifier.ABOUT):
                    qualifier = hit[1]
                end = after + offset + hit[0] if offset == 0 else end
                break
            if after + offset >= len(words) or not words[after + offset][0].isalpha():
                break
        mention = replace(mention, outer_start=start, outer_end=end)
        value = mention.value
        if qualifier is None or value is None:
            return mention
        if qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST):
            return replace(mention, low=value, high=None, qualifier=qualifier)
        if qualifier in (Qualifier.NEARLY, Qualifier.LESS_THAN, Qualifier.UP_TO):
            return replace(mention, low=None, high=value, qualifier=qualifier)
        return replace(mention, qualifier=qualifier)


@cache
def parser(language: Language) -> NumberParser:
    """Return the number parser of a language."""
    return NumberParser(language)


def has_number(text: str) -> bool:
    """Tell whether a text holds a digit of any script."""
    return _DIGITS.search(text) is not None


def _fits(current: float, value: float, *, vigesimal: bool) -> bool:
    """Tell whether a small number word continues a spelled-out number, "two hundred" + "five"."""
    rest = current % _HUNDRED
    if value < 10:  # noqa: PLR2004 - a digit needs a ten, or a hundred, before it
        return rest == 0 or (rest >= 20 and rest % 10 == 0)  # noqa: PLR2004
    if value < _HUNDRED:
        return rest == 0 or (vigesimal and value < 20 and rest in {60, 80})  # noqa: PLR2004
    return False


_Phrases = dict[str, list[tuple[tuple[str, ...], Qualifier]]]


def _phrases(table: Mapping[str, Sequence[str]], language: Language) -> _Phrases:
    """Index bounding phrases by their first and by their last word."""
    index: _Phrases = {}
    for name, phrases in table.items():
        for phrase in phrases:
            words = tuple(Sentence(phrase, 0, len(phrase), language).words)
            index.setdefault("<" + words[0], []).append((words, Qualifier(name)))
            index.setdefault(">" + words[-1], []).append((words, Qualifier(name)))
    for hits in index.values():
        hits.sort(key=lambda hit: -len(hit[0]))
    return index


def _ending_at(words: Sequence[str], end: int, phrases: _Phrases) -> tuple[int, Qualifier] | None:
    if end <= 0:
        return None
    for phrase, qualifier in phrases.get(">" + words[end - 1], ()):
        if end >= len(phrase) and tuple(words[end - len(phrase) : end]) == phrase:
            return len(phrase), qualifier
    return None


def _starting_at(words: Sequence[str], start: int, phrases: _Phrases) -> tuple[int, Qualifier] | None:
    if start >= len(words):
        return None
    for phrase, qualifier in phrases.get("<" + words[start], ()):
        if tuple(words[start : start + len(phrase)]) == phrase:
            return len(phrase), qualifier
    return None
