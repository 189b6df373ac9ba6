"""The words and phrases of a language, indexed by their first word.

A phrase of a data file is a run of words, in which ``word*`` stands for every
word with that beginning, ``(a|b)`` for either and ``(a|)`` for an optional one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from geo.extraction.tokens import Sentence, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geo.languages import Language

#: The files that hold phrases, and what the kinds of their marks begin with.
_FILES = {"lexicon": "", "patterns": "", "attribution": "source.", "periods": "time.", "indicators": "counts."}
#: Shortest rest of a word that a prefix may leave behind.
_REST = 3


class Mark(NamedTuple):
    """A phrase of the lexicon found in a sentence, from token `start` to before token `end`."""

    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    rest: tuple[tuple[str, bool], ...]  # word, whether only its beginning counts
    kind: str
    value: str


def expand(phrase: str) -> Iterator[str]:
    """Yield the runs of words that a phrase with alternatives stands for.

    Examples
    --------
    >>> list(expand("(was|were) killed"))
    ['was killed', 'were killed']
    """
    parts: list[Sequence[str]] = []
    rest = phrase
    while "(" in rest:
        before, _, rest = rest.partition("(")
        inside, _, rest = rest.partition(")")
        parts += [(before,), inside.split("|")]
    parts.append((rest,))
    for choice in product(*parts):
        yield " ".join("".join(choice).split())


class Lexicon:
    """Every phrase of a language that extraction looks for.

    Parameters
    ----------
    language
        The language, whose files are compiled here once.
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self._exact: dict[str, list[_Phrase]] = {}
        self._beginnings: dict[str, list[_Phrase]] = {}
        self._cache: dict[str, tuple[_Phrase, ...]] = {}
        table = language.table("language")
        self._prefixes = tuple(sorted((fold(p, language.code) for p in table.get("prefixes", ())), key=len, reverse=True))
        for kind, value, phrases in _entries(language):
            self.add(kind, value, phrases)
        self._lengths = sorted({len(key) for key in self._beginnings})

    def add(self, kind: str, value: str, phrases: Iterable[str]) -> None:
        """Index phrases under a kind and a value."""
        for written in phrases:
            for phrase in expand(written):
                pattern = [
                    (word.rstrip("*"), word.endswith("*")) for word in _words(phrase, self.language)
                ]
                if not pattern:
                    continue
                (first, beginning), *rest = pattern
                index = self._beginnings if beginning else self._exact
                index.setdefault(first, []).append(_Phrase(tuple(rest), kind, value))

    def forms(self, word: str) -> tuple[str, ...]:
        """Return a folded word, and what is left of it without the prefixes that the language writes to a word."""
        found = [word]
        found += [
            word[len(prefix) :]
            for prefix in self._prefixes
            if word.startswith(prefix) and len(word) - len(prefix) >= _REST - 1
        ]
        return tuple(found)

    def _candidates(self, word: str) -> tuple[_Phrase, ...]:
        found = self._cache.get(word)
        if found is None:
            collected: list[_Phrase] = []
            for form in self.forms(word):
                collected += self._exact.get(form, ())
                for length in self._lengths:
                    if length > len(form):
                        break
                    collected += self._beginnings.get(form[:length], ())
            found = tuple(sorted(collected, key=lambda phrase: -len(phrase.rest)))
            if len(self._cache) < 200_000:  # noqa: PLR2004 - bounds memory on endless input
                self._cache[word] = found
        return found

    def marks(self, words: Sequence[str]) -> list[Mark]:
        """Return the phrases in a run of folded words, by their start; the longest of each kind and start."""
        found: list[Mark] = []
        count = len(words)
        lookup = self._cache.get
        for index, word in enumerate(words):
            candidates = lookup(word)
            if candidates is None:
                candidates = self._candidates(word)
            if not candidates:
                continue
            seen: dict[str, int] = {}
            for phrase in candidates:
                end = index + 1 + len(phrase.rest)
                if end > count or seen.get(phrase.kind, end) > end:
                    continue
                if phrase.rest and not self._follows(words, index + 1, phrase.rest):
                    continue
                seen[phrase.kind] = end
                mark = Mark(index, end, phrase.kind, phrase.value)
                if mark not in found[-8:]:
                    found.append(mark)
        return found

    def _follows(self, words: Sequence[str], index: int, rest: tuple[tuple[str, bool], ...]) -> bool:
        for offset, (wanted, beginning) in enumerate(rest):
            word = words[index + offset]
            if word == wanted or (beginning and word.startswith(wanted)) or (wanted == "#" and word[0].isdigit()):
                continue
            if not self._prefixes or not any(
                form == wanted or (beginning and form.startswith(wanted)) for form in self.forms(word)
            ):
                return False
        return True


def _words(phrase: str, language: Language) -> list[str]:
    """Split a phrase as sentences are split, keeping a star with its word."""
    words: list[str] = []
    for word in Sentence(phrase, 0, len(phrase), language).words:
        if word == "*" and words:
            words[-1] += "*"
        else:
            words.append(word)
    return words


def _entries(language: Language) -> Iterator[tuple[str, str, Iterable[str]]]:
    """Yield kind, value and phrases from the files that hold phrases."""
    for file, prefix in _FILES.items():
        for section, table in language.table(file).items():
            if not isinstance(table, dict):
                continue
            for key, phrases in table.items():
                if not isinstance(phrases, list) or not all(isinstance(phrase, str) for phrase in phrases):
                    continue
                if file == "indicators":
                    yield f"{prefix}{key}", section, phrases
                else:
                    yield f"{prefix}{section}", key, phrases


@cache
def lexicon(language: Language) -> Lexicon:
    """Return the compiled lexicon of a language."""
    return Lexicon(language)
