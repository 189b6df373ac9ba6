"""The words and phrases of a language, indexed by their first word.

A phrase of a data file is a run of words, in which ``word*`` stands for every
word with that beginning, ``#`` for digits or a small number word, ``(a|b)``
for either and ``(a|)`` for an optional one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from geo.extraction.tokens import Remembered, Sentence, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from geo.languages import Language

    Longer = tuple[frozenset[str], tuple[str, ...], bool]

#: The files that hold phrases, and what the kinds of their marks begin with.
_FILES = {"lexicon": "", "patterns": "", "attribution": "source.", "periods": "time.", "indicators": "counts."}
#: What the kinds of the words of indicators begin with.
COUNTING = _FILES["indicators"]
#: A phrase that falls apart at its spaces and is folded already, as most are.
_SIMPLE = re.compile(r"[a-z]+\*?(?: (?:[a-z]+\*?|#))*")
_APOSTROPHES = frozenset("'’")
#: Stands for the word to which an ending is written.
_STEM = "x"
#: The article that Arabic writes to a noun, which stays the noun that is counted.
_ARTICLE = "ال"
#: Shortest rest of a word that a prefix may leave behind.
_REST = 3


#: The constructor of a named tuple is a function in Python; this one is the same without it.
_new = tuple.__new__


class Mark(NamedTuple):
    """A phrase of the lexicon found in a sentence, from token `start` to before token `end`."""

    start: int
    end: int
    kind: str
    value: str


class _Node:
    """A word of phrases: what may follow it, and the phrases that end with it."""

    __slots__ = ("beginnings", "ends", "exact", "number")

    def __init__(self) -> None:
        self.exact: dict[str, _Node] = {}
        self.beginnings: dict[str, _Node] = {}
        self.number: _Node | None = None
        self.ends: list[tuple[str, str]] = []

    def holds(self, wanted: Callable[[str], bool]) -> bool:
        """Tell whether a phrase of a wanted kind ends here or further on."""
        if any(wanted(kind) for kind, _ in self.ends):
            return True
        following = [*self.exact.values(), *self.beginnings.values()]
        return any(node.holds(wanted) for node in following) or (self.number is not None and self.number.holds(wanted))


@dataclass(slots=True)
class First:
    """A word with which phrases begin, wherever it stands.

    Attributes
    ----------
    nodes
        What the word and its forms without prefixes lead to.
    longer
        How phrases go on after it: the words, the beginnings of words, and whether a number does it; None if none do.
    alone
        Kind and value of the phrases that the word is by itself.
    kinds
        Their kinds.
    counting
        Those that are words of indicators.
    leads
        The kinds of all phrases that begin with the word.
    """

    nodes: tuple[_Node, ...]
    longer: Longer | None
    alone: tuple[tuple[str, str], ...]
    kinds: frozenset[str]
    counting: tuple[tuple[str, str], ...]
    leads: frozenset[str]


def expand(phrase: str, opens: Callable[[str], bool] | None = None) -> Iterator[str]:
    """Yield the runs of words that a phrase with alternatives stands for.

    Parameters
    ----------
    phrase
        As written in a data file.
    opens
        Asked of the beginning of a run, up to the space after its first word or to its end; leaves runs out.

    Examples
    --------
    >>> list(expand("(was|were) killed"))
    ['was killed', 'were killed']
    """
    begun, chosen = [""], opens is None
    for part in _parts(phrase):
        begun = [before + choice for before in begun for choice in part]
        if opens is not None and not chosen:
            # those that begin otherwise are left out before they multiply
            begun = [run for run in begun if not _opening(run).endswith(" ") or opens(_opening(run))]
            chosen = all(_opening(run).endswith(" ") for run in begun)
    for run in begun:
        if opens is None or chosen or opens(_opening(run)):
            yield " ".join(run.split())


def _parts(phrase: str) -> Iterator[Sequence[str]]:
    """Split a phrase into what is said in one way and what is said in several."""
    rest = phrase
    while "(" in rest:
        before, _, rest = rest.partition("(")
        inside, _, rest = rest.partition(")")
        yield (before,)
        yield inside.split("|")
    yield (rest,)


def _opening(run: str) -> str:
    """Return a run up to the space after its first word, or all of it."""
    first, space, _ = run.lstrip().partition(" ")
    return first + space


def _openings(phrase: str) -> set[str]:
    """Return the beginnings of the runs that a phrase stands for, each with the space after it if one follows."""
    begun, found = {""}, set()
    for part in _parts(phrase):
        begun = {_opening(before + choice) for before in begun for choice in part}
        found |= {opening for opening in begun if opening.endswith(" ")}
        begun -= found
        if not begun:
            break
    return found | begun


class Lexicon:
    """Every phrase of a language that extraction looks for.

    Parameters
    ----------
    language
        The language, whose files are compiled here once.
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        #: By their first word, a star after a beginning: kind, value and phrase. Most words of a language stand in
        #: no text that is read, so that phrases are taken apart when a word of theirs is met.
        self._written: dict[str, list[tuple[str, str, str]]] = {}
        self.first = Remembered(self._begin).__getitem__
        self._opens: dict[str, Callable[[str], bool]] = {}
        self._nodes = Remembered(self._node).__getitem__
        self.forms = Remembered(self._forms).__getitem__
        table = language.table("language")
        self._prefixes = tuple(
            sorted((fold(p, language.code) for p in table.get("prefixes", ())), key=len, reverse=True)
        )
        self._small = frozenset(fold(word, language.code) for word in language.table("numbers").get("units", ()))
        for kind, value, phrases in entries(language):
            self.add(kind, value, phrases)
        #: Whether "and" or a preposition is written to a word, which is known without them.
        self.cut = Remembered(self._cut).__getitem__
        self._lengths = sorted({len(key) - 1 for key in self._written if key.endswith("*")})

    def add(self, kind: str, value: str, phrases: Iterable[str]) -> None:
        """Index phrases under a kind and a value."""
        for written in phrases:
            for first in dict.fromkeys(map(self._first_word, sorted(_openings(written)))):
                if first:
                    self._written.setdefault(first, []).append((kind, value, written))

    def _first_word(self, opening: str) -> str:
        """Return the first word of what begins a phrase; nothing of nothing."""
        words = _words(opening, self.language)
        return words[0] if words else ""

    def _node(self, first: str) -> _Node | None:
        """Return what follows a first word, a star after a beginning."""
        if first not in self._written:
            return None
        root = _Node()

        def opens(opening: str) -> bool:
            return self._first_word(opening) == first

        for kind, value, written in self._written[first]:
            for phrase in expand(written, opens):
                node = root
                for word in _words(phrase, self.language)[1:]:
                    if word == "#":
                        node.number = node.number or _Node()
                        node = node.number
                    elif word.endswith("*"):
                        node = node.beginnings.setdefault(word.rstrip("*"), _Node())
                    else:
                        node = node.exact.setdefault(word, _Node())
                if (kind, value) not in node.ends:
                    node.ends.append((kind, value))
        return root

    def _forms(self, word: str) -> tuple[str, ...]:
        """Return a folded word, and what is left of it without the prefixes that the language writes to a word."""
        found = [word]
        found += [
            word[len(prefix) :]
            for prefix in self._prefixes
            if word.startswith(prefix) and len(word) - len(prefix) >= _REST - 1
        ]
        return tuple(found)

    def _cut(self, word: str) -> bool:
        """Tell whether a folded word begins phrases only without "and" or a preposition that is written to it."""
        found = [prefix for prefix in self._prefixes if word.startswith(prefix) and self._leads(word[len(prefix) :])]
        return bool(found) and not self._leads(word) and any(prefix != _ARTICLE for prefix in found)

    def _leads(self, word: str) -> bool:
        """Tell whether a word begins a phrase as it stands, or with one of the beginnings of words."""
        return word in self._written or any(f"{word[:length]}*" in self._written for length in self._lengths)

    def whole(self, word: str) -> bool:
        """Tell whether a folded word begins a phrase as it stands, with no prefix taken off."""
        return word in self._written

    def begins(self, word: str) -> bool:
        """Tell whether a folded word begins a phrase, with one of its endings or as it stands."""
        return self.first(word) is not None

    def _begin(self, word: str) -> First | None:
        """Return what a word begins, None for most words."""
        openings = [
            opening
            for form in self.forms(word)
            for opening in (form, *(f"{form[:length]}*" for length in self._lengths if length <= len(form)))
            if opening in self._written
        ]
        nodes = list(filter(None, map(self._nodes, openings)))
        if not nodes:
            return None
        ends: dict[str, tuple[int, list[str]]] = {}
        for node in nodes:
            self._walk(node, (), 0, ends)
        alone = tuple((kind, value) for kind, (_, values) in ends.items() for value in values)
        counting = tuple(pair for pair in alone if pair[0].startswith(COUNTING))
        leads = frozenset(kind for opening in openings for kind, _, _ in self._written[opening])
        return First(tuple(nodes), following(nodes, None), alone, frozenset(kind for kind, _ in alone), counting, leads)

    def goes_on(self, longer: Longer, word: str) -> bool:
        """Tell whether phrases that begin with a word may go on with another."""
        exact, beginnings, number = longer
        if word in exact or (beginnings and word.startswith(beginnings)):
            return True
        if number and (word[0].isdigit() or word in self._small):
            return True
        return bool(self._prefixes) and any(
            form in exact or (beginnings and form.startswith(beginnings)) for form in self.forms(word)[1:]
        )

    def find(self, words: Sequence[str]) -> tuple[list[First | None], dict[int, list[Mark]]]:
        """Find the phrases in a run of folded words.

        Returns
        -------
        tuple
            For each word the phrases that it is by itself, None where there are none or where phrases may go on
            after it; of the latter the marks by their start, the longest of each kind.
        """
        goes_on = self.goes_on
        firsts = list(map(self.first, words))
        runs: dict[int, list[Mark]] = {}
        for index, first in enumerate(firsts[:-1]):
            if first is not None and first.longer and goes_on(first.longer, words[index + 1]):
                ends = self.ends(words, index)
                runs[index] = [
                    _new(Mark, (index, end, kind, value)) for kind, (end, values) in ends.items() for value in values
                ]
                firsts[index] = None
        return firsts, runs

    def marks(self, words: Sequence[str]) -> list[Mark]:
        """Return the phrases in a run of folded words, by their start; the longest of each kind and start."""
        firsts, runs = self.find(words)
        found: list[Mark] = []
        for index, first in enumerate(firsts):
            if first is not None:
                found += [Mark(index, index + 1, kind, value) for kind, value in first.alone]
            elif index in runs:
                found += runs[index]
        return found

    def may_hold(self, kind: str, words: Sequence[str]) -> bool:
        """Tell whether any phrase of a kind begins with one of the folded words; quick, to spare the reading."""
        opens = self._opens.get(kind)
        if opens is None:
            opens = self._opens[kind] = Remembered(partial(self._leads_to, kind)).__getitem__
        return any(map(opens, words))

    def _leads_to(self, kind: str, word: str) -> bool:
        """Tell whether a phrase of a kind begins with a word."""
        first = self.first(word)
        return first is not None and kind in first.leads

    def ends(self, words: Sequence[str], index: int) -> dict[str, tuple[int, list[str]]]:
        """Return by their kind where the longest phrases end that begin at a word, and their values."""
        ends: dict[str, tuple[int, list[str]]] = {}
        first = self.first(words[index])
        for node in first.nodes if first is not None else ():
            self._walk(node, words, index + 1, ends)
        return ends

    def _walk(self, node: _Node, words: Sequence[str], index: int, ends: dict[str, tuple[int, list[str]]]) -> None:
        """Collect what ends at a node or after it, keeping for each kind only the longest."""
        for kind, value in node.ends:
            known = ends.get(kind)
            if known is None or known[0] < index:
                ends[kind] = index, [value]
            elif known[0] == index and value not in known[1]:
                known[1].append(value)
        if index >= len(words) or not (node.exact or node.beginnings or node.number):
            return
        word = words[index]
        for form in self.forms(word) if self._prefixes else (word,):
            following = node.exact.get(form)
            if following is not None:
                self._walk(following, words, index + 1, ends)
            for beginning, child in node.beginnings.items():
                if form.startswith(beginning):
                    self._walk(child, words, index + 1, ends)
        if node.number is not None and (word[0].isdigit() or word in self._small):
            self._walk(node.number, words, index + 1, ends)


def following(nodes: Iterable[_Node], wanted: Callable[[str], bool] | None) -> Longer | None:
    """Return how phrases, of wanted kinds if any is wanted, go on after the words of some nodes; None if none do."""
    exact: set[str] = set()
    beginnings: list[str] = []
    number = False
    for node in nodes:
        exact.update(word for word, child in node.exact.items() if wanted is None or child.holds(wanted))
        beginnings += [word for word, child in node.beginnings.items() if wanted is None or child.holds(wanted)]
        number |= node.number is not None and (wanted is None or node.number.holds(wanted))
    return (frozenset(exact), tuple(beginnings), number) if exact or beginnings or number else None


def _words(phrase: str, language: Language) -> list[str]:
    """Split a phrase as sentences are split, keeping a star with its word."""
    if _SIMPLE.fullmatch(phrase):
        return phrase.split(" ")
    words: list[str] = []
    # a case ending such as "'den" is one word after another word, and only there
    ending = phrase[:1] in _APOSTROPHES
    whole = f"{_STEM}{phrase}" if ending else phrase
    for word in Sentence(whole, 0, len(whole), language).words[int(ending) :]:
        if word == "*" and words:
            words[-1] += "*"
        else:
            words.append(word)
    return words


def entries(language: Language) -> Iterator[tuple[str, str, Iterable[str]]]:
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
