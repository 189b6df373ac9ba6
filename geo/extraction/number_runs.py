"""Numbers read word by word: units, scales, joiners and halves, by a grammar that all languages share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.extraction.number_words import NumberWords, digits_value, number_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.tokens import Sentence
    from geo.languages import Language

_TEN = 10
_TWENTY = 20
_HUNDRED = 100
_THOUSAND = 1000
_DECIMALS = 6
#: French says seventeen, eighteen and nineteen as "ten-seven", "ten-eight" and "ten-nine".
_AFTER_TEN = frozenset({7.0, 8.0, 9.0})
#: The vowel sign of a noun that nothing depends on, which no Arabic dual before its noun bears.
_TANWIN = "\u064b"


@dataclass(slots=True)
class Run:
    """A number being read."""

    end: int
    total: float = 0.0
    current: float | None = None
    last_scale: float = float("inf")
    spelled: int = 0
    scaled: bool = False
    closed: bool = False  # whether a case ending closed it: Turkish "31 bini 357 sığınakta"

    @property
    def value(self) -> float:
        """What has been read so far."""
        return self.total + (self.current or 0.0)


class RunReader:
    """Reads the longest number that starts at a word.

    Parameters
    ----------
    language
        Its number words are those of ``numbers.toml``.
    """

    def __init__(self, language: Language) -> None:
        self.words = number_words(language)

    def run(self, sentence: Sentence, index: int, *, article: bool) -> Run | None:
        """Read a number from a word on; None if there is none."""
        words = sentence.words
        table = self.words
        run = Run(index)
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

    def _half(self, words: Sequence[str], run: Run, table: NumberWords) -> Run:
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

    def _step(self, sentence: Sentence, run: Run, position: int) -> int | None:
        """Read one word into a run; return the position after it, None if it does not belong."""
        words = sentence.words
        table = self.words
        word = words[position]
        if run.closed:
            return None
        if word[0].isdigit():
            return self._step_digits(sentence, run, position)
        form, joined = table.form(word)
        if joined and run.end == position and run.current is None and not run.scaled:
            joined = False
        if form in table.scales and (run.current is not None or run.scaled or form in table.bare or position > run.end):
            run.closed = bool(table.endings) and form != word
            return self._step_scale(run, position, table.scales[form])
        both = form in table.whole and form in table.scales and run.current is None and not run.scaled
        if both and (self._goes_on(words, position) or _single(sentence, position)):
            # in Arabic one word is two thousand before a noun, but one thousand before "and two hundred"
            run.current = 1.0
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

    def _goes_on(self, words: Sequence[str], position: int) -> bool:
        """Tell whether "and" and a further part of the number follow a word."""
        following = position + 1
        if following >= len(words):
            return False
        table = self.words
        if words[following] in table.joiners:
            return following + 1 < len(words) and table.may_begin(words[following + 1])
        return table.form(words[following])[1]

    def _step_joiner(self, sentence: Sentence, run: Run, position: int) -> int | None:
        words = sentence.words
        if position + 1 >= len(words):
            return None
        table = self.words
        following = words[position + 1]
        hyphen = words[position] == "-"
        if following[0].isdigit():
            if hyphen or not (table.digits_after_scale and run.scaled and run.current is None):
                return None
            scale = table.scales.get(table.form(words[position + 2])[0], 0) if position + 2 < len(words) else 0
            if scale >= run.last_scale:
                return None  # "between 250 thousand and 300 thousand"
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

    def _step_digits(self, sentence: Sentence, run: Run, position: int) -> int | None:
        words = sentence.words
        following = self.words.form(words[position + 1])[0] if position + 1 < len(words) else ""
        scaled = following in self.words.scales
        value = digits_value(words[position], scaled=scaled)
        if value is None:
            return None
        if run.current is not None or (run.scaled and (not self.words.digits_beside_scale or value >= run.last_scale)):
            return None
        run.current = value
        glued = self.words.glued.get(following)
        after = sentence.ends[position + 1] if position + 1 < len(words) else 0
        if (
            glued is not None
            and sentence.starts[position + 1] == sentence.ends[position]
            and not sentence.text[after : after + 1].isalnum()
        ):
            run.total, run.current, run.scaled = value * glued, None, True
            run.last_scale = glued
            return position + 2
        return position + 1

    def _step_scale(self, run: Run, position: int, scale: float) -> int | None:
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
                # 4.1 million is a whole number, though 4.1 is no exact binary fraction
                run.total += round((1.0 if run.current is None else run.current) * scale, _DECIMALS)
            run.current = None
            run.last_scale = scale
        run.scaled = True
        run.spelled += 1
        return position + 1

    def _step_unit(self, run: Run, position: int, value: float, *, joined: bool) -> int | None:
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
            (self.words.teens and value == _TEN and not joined and 0 < current % _HUNDRED < _TEN)
            or _fits(current, value, vigesimal=self.words.vigesimal)
            or (self.words.vigesimal and joined and current % _HUNDRED == _TEN and value in _AFTER_TEN)
            or (self.words.ten_and_unit and current % _HUNDRED == _TEN and value < _TEN)
            or (self.words.units_first and joined and 0 < current % _HUNDRED < _TEN and _TWENTY <= value < _HUNDRED)
        ):
            run.current = current + value
        else:
            return None
        run.spelled += 1
        return position + 1


def _single(sentence: Sentence, position: int) -> bool:
    """Tell whether an Arabic scale counts itself once: with tanwin, "بلغ مليوناً"."""
    first = sentence.starts[position]
    last = sentence.starts[position + 1] if position + 1 < len(sentence.words) else sentence.end
    return _TANWIN in sentence.text[first:last]


def _fits(current: float, value: float, *, vigesimal: bool) -> bool:
    """Tell whether a small number word continues a spelled-out number, "two hundred" + "five"."""
    rest = current % _HUNDRED
    if value < 10:  # noqa: PLR2004 - a digit needs a ten, or a hundred, before it
        return rest == 0 or (rest >= 20 and rest % 10 == 0)  # noqa: PLR2004
    if value < _HUNDRED:
        return rest == 0 or (vigesimal and value < 20 and rest in {60, 80})  # noqa: PLR2004
    return False
