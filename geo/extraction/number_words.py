"""Digits in every script and grouping, and the number words of a language."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from geo.extraction.tokens import Remembered, fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.languages import Language

_GROUPED = re.compile(r"\d{1,3}([.,٬'’\u00a0\u202f\u2009 ]|,\ )\d{3}(?:\1\d{3})*\Z")
#: As in India, by hundreds above the first thousand: "2,31,819", "47,72,140".
_BY_HUNDREDS = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}\Z")
_SEPARATORS = re.compile(r"[.,٬'’\u00a0\u202f\u2009 ]")
#: Longest run of digits that is a number of people and not a code.
_LONGEST = 12
_GROUP = 3
_HALVES = 2


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
    elif _BY_HUNDREDS.match(word):
        text = word.replace(",", "")
    else:
        parts = _SEPARATORS.split(word.replace("٫", "."))
        if len(parts) == 1:
            text = parts[0]
        elif len(parts) == _HALVES and _SEPARATORS.search(word.replace("٫", ".")).group() in ".,٬":  # type: ignore[union-attr]
            text = ".".join(parts)
        elif all(len(part) == _GROUP for part in parts[1:-1]):
            text = "".join(parts[:-1]) + "." + parts[-1]
        else:
            return None
    if len(text) > _LONGEST:
        return None
    try:
        return float(text)
    except ValueError:
        return None


class NumberWords:
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
        #: Nouns before which an article is a number: Turkish "bir kişi", one person, but "bir kadın", a woman.
        self.singles = frozenset(fold(word, code) for word in grammar.get("singles", ()))
        #: Words that close a clause in which such a noun says something of other numbers: "bir kişi öldü ve 3 kişi".
        self.clauses = frozenset(fold(word, code) for word in grammar.get("clauses", ()))
        self.endings = tuple(sorted((fold(e, code) for e in grammar.get("endings", ())), key=len, reverse=True))
        self.teens = frozenset(fold(word, code) for word in grammar.get("teens", ()))
        self.never = frozenset(fold(word, code) for word in grammar.get("never", ()))
        self.duals = frozenset(fold(word, code) for word in table.get("dual", {}).get("nouns", ()))
        self.vigesimal = bool(grammar.get("vigesimal", False))
        self.units_first = bool(grammar.get("units_first", False))
        #: Whether eleven is said as "ten one", with no word of its own.
        self.ten_and_unit = bool(grammar.get("ten_and_unit", False))
        self.digits_after_scale = bool(grammar.get("digits_after_scale", False))
        #: Whether digits go on right after a scale, though not after "and": "42 thousand 317".
        self.digits_beside_scale = self.digits_after_scale or bool(grammar.get("digits_beside_scale", False))
        self.half_after = bool(grammar.get("half_after_number", False))
        self.attached = tuple(fold(p, code) for p in language.table("language").get("prefixes", ()))
        everything = (self.units, self.scales, self.whole, self.fractions, self.vague, self.collectives)
        self.known = frozenset().union(*everything) | self.several | self.duals
        #: The number word within a word, and whether a prefix joined it to what precedes.
        self.form = Remembered(self._find).__getitem__
        #: The value of a word of digits that nothing goes on.
        self.alone = Remembered(digits_value).__getitem__
        #: Whether a number that is read may go on with a word.
        self.goes_on = Remembered(self._goes_on).__getitem__
        #: Whether a number may begin with a word.
        self.may_begin = Remembered(self._may_begin).__getitem__

    def _may_begin(self, word: str) -> bool:
        return word[0].isdigit() or word in self.articles or self.form(word)[0] in self.known

    def _goes_on(self, word: str) -> bool:
        form, joined = self.form(word)
        return (
            joined
            or word[0].isdigit()
            or word == "-"
            or word in self.joiners
            or form in self.known
            or form in self.glued
            or word in self.glued
        )

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
def is_cased(word: str, language: Language) -> bool:
    """Tell whether a case ending is written to the word of a scale: "bini", "milyonun"."""
    table = number_words(language)
    if not table.endings or word in table.units:
        return False
    return any(word != scale and word.startswith(scale) for scale in table.scales)


@cache
def number_words(language: Language) -> NumberWords:
    """Return the number words of a language."""
    return NumberWords(language)
