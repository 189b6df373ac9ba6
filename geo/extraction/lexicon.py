"""The words and phrases of a language, indexed by their first word.

A phrase of a data file is a run of words, in which ``word*`` stands for every
word with that beginning, ``#`` for digits or a small number word, ``(a|b)``
for either and ``(a|)`` for an optional one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from geo.extraction.phrase_trees import Node, Rest, openings, parts, words_of
from geo.extraction.tokens import Remembered, fold
from geo.extraction.verb_forms import conjugated, expected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from geo.languages import Language

    Longer = tuple[frozenset[str], tuple[str, ...], bool]

#: The files that hold phrases, and what the kinds of their marks begin with.
_FILES = {"lexicon": "", "patterns": "", "attribution": "source.", "periods": "time.", "indicators": "counts."}
#: What the kinds of the words of indicators begin with.
COUNTING = _FILES["indicators"]
#: Kinds with words in every sentence, which are looked for at one word and hardly ever in a sentence as a whole.
UNLISTED = frozenset({"word", "source.stop", "source.someone", "source.grammar", "time.grammar", "grammar", "article"})
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
    listed
        The kinds that are looked for in a sentence as a whole.
    run
        The word as the beginning of a run of words.
    """

    nodes: tuple[Node, ...]
    longer: Longer | None
    alone: tuple[tuple[str, str], ...]
    kinds: frozenset[str]
    counting: tuple[tuple[str, str], ...]
    leads: frozenset[str]
    listed: tuple[str, ...]
    run: Run


@dataclass(slots=True)
class Run:
    """Words with which phrases begin, one after another, wherever they stand.

    Attributes
    ----------
    words
        The words.
    nodes
        What they lead to.
    longer
        How phrases go on after them, as in `First`.
    ends
        The phrases in them that begin with the first, the longest of each kind: number of words, kind and value.
    listed
        Their kinds that are looked for in a sentence as a whole.
    after
        The runs one word longer, of the words that phrases name and that have been met.
    """

    words: tuple[str, ...]
    nodes: tuple[Node, ...]
    longer: Longer | None
    ends: tuple[tuple[int, str, str], ...]
    listed: tuple[str, ...]
    after: dict[str, Run]


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
            for first in dict.fromkeys(map(self._first_word, sorted(openings(written)))):
                if first:
                    self._written.setdefault(first, []).append((kind, value, written))

    def _first_word(self, opening: str) -> str:
        """Return the first word of what begins a phrase; nothing of nothing."""
        words = words_of(opening, self.language)
        return words[0] if words else ""

    def _node(self, first: str) -> Node | None:
        """Return what follows a first word, a star after a beginning."""
        if first not in self._written:
            return None
        root = Node(self.language)
        for kind, value, written in self._written[first]:
            root.wait(Rest(kind, value, "", tuple(parts(written))))
        root.ends  # noqa: B018 - all are taken apart up to their first words, of which one is wanted
        return root.child(first)

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
        longer = following(nodes, None)
        ends: dict[str, tuple[int, list[str]]] = {}
        for node in nodes:
            self._walk(node, (), 0, ends)
        alone = tuple((kind, value) for kind, (_, values) in ends.items() for value in values)
        counting = tuple(pair for pair in alone if pair[0].startswith(COUNTING))
        leads = frozenset(kind for opening in openings for kind, _, _ in self._written[opening])
        listed = _listed(ends)
        run = Run((word,), tuple(nodes), longer, tuple((1, *pair) for pair in alone), listed, {})
        return First(run.nodes, longer, alone, frozenset(ends), counting, leads, listed, run)

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

    def find(self, words: Sequence[str]) -> tuple[list[First | None], dict[int, Run]]:
        """Find the phrases in a run of folded words.

        Returns
        -------
        tuple
            For each word the phrases that it is by itself, None where there are none or where phrases may go on
            after it; of the latter the runs by their start.
        """
        firsts = list(map(self.first, words))
        runs: dict[int, Run] = {}
        loose = bool(self._prefixes)
        for index, first in enumerate(firsts[:-1]):
            if first is not None and (longer := first.longer) is not None:
                word = words[index + 1]
                # most phrases go on with words that they name
                if word in longer[0] or ((longer[1] or longer[2] or loose) and self.goes_on(longer, word)):
                    runs[index] = self.run(first, words, index)
                    firsts[index] = None
        return firsts, runs

    def run(self, first: First, words: Sequence[str], index: int) -> Run:
        """Return the longest run of words at a word that phrases begin with; those that are named are remembered."""
        run, position = first.run, index + 1
        while run.longer is not None and position < len(words):
            word = words[position]
            longer = run.after.get(word)
            if longer is None:
                if not self.goes_on(run.longer, word):
                    break
                longer = self._longer(run, word)
                if word in run.longer[0]:
                    run.after[word] = longer
            run = longer
            position += 1
        return run

    def _longer(self, run: Run, word: str) -> Run:
        """Return a run with one word more, with which phrases go on."""
        nodes = tuple(after for node in run.nodes for after in self._after(node, word))
        words = (*run.words, word)
        found = self.ends(words, 0)
        ends = tuple((end, kind, value) for kind, (end, values) in found.items() for value in values)
        return Run(words, nodes, following(nodes, None), ends, _listed(found), {})

    def marks(self, words: Sequence[str]) -> list[Mark]:
        """Return the phrases in a run of folded words, by their start; the longest of each kind and start."""
        firsts, runs = self.find(words)
        found: list[Mark] = []
        for index, first in enumerate(firsts):
            if first is not None:
                found += [Mark(index, index + 1, kind, value) for kind, value in first.alone]
            elif index in runs:
                found += marked(runs[index], index)
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

    def _walk(self, node: Node, words: Sequence[str], index: int, ends: dict[str, tuple[int, list[str]]]) -> None:
        """Collect what ends at a node or after it, keeping for each kind only the longest."""
        for kind, value in node.ends:
            known = ends.get(kind)
            if known is None or known[0] < index:
                ends[kind] = index, [value]
            elif known[0] == index and value not in known[1]:
                known[1].append(value)
        if index < len(words) and (node.exact or node.beginnings or node.number):
            for after in self._after(node, words[index]):
                self._walk(after, words, index + 1, ends)

    def _after(self, node: Node, word: str) -> Iterator[Node]:
        """Yield what a word leads to after a node."""
        for form in self.forms(word) if self._prefixes else (word,):
            following = node.exact.get(form)
            if following is not None:
                yield following
            for beginning, child in node.beginnings.items():
                if form.startswith(beginning):
                    yield child
        if node.number is not None and (word[0].isdigit() or word in self._small):
            yield node.number


def marked(run: Run, start: int) -> list[Mark]:
    """Return the marks of a run of words that begins at a token."""
    return [_new(Mark, (start, start + length, kind, value)) for length, kind, value in run.ends]


def _listed(kinds: Iterable[str]) -> tuple[str, ...]:
    """Return those of some kinds that are looked for in a sentence as a whole."""
    return tuple(kind for kind in kinds if kind not in UNLISTED)


def following(nodes: Iterable[Node], wanted: Callable[[str], bool] | None) -> Longer | None:
    """Return how phrases, of wanted kinds if any is wanted, go on after the words of some nodes; None if none do."""
    exact: set[str] = set()
    beginnings: list[str] = []
    number = False
    for node in nodes:
        exact.update(word for word, child in node.exact.items() if wanted is None or child.holds(wanted))
        beginnings += [word for word, child in node.beginnings.items() if wanted is None or child.holds(wanted)]
        number |= node.number is not None and (wanted is None or node.number.holds(wanted))
    return (frozenset(exact), tuple(beginnings), number) if exact or beginnings or number else None


def entries(language: Language) -> Iterator[tuple[str, str, Iterable[str]]]:
    """Yield kind, value and phrases from the files that hold phrases."""
    for file, prefix in _FILES.items():
        for section, table in language.table(file).items():
            if not isinstance(table, dict):
                continue
            for key, phrases in table.items():
                if not isinstance(phrases, list) or not all(isinstance(phrase, str) for phrase in phrases):
                    continue
                kind, value = (key, section) if file == "indicators" else (section, key)
                yield f"{prefix}{kind}", value, conjugated(phrases, language)
    if future := expected(language):
        yield "planned", "cue", future


@cache
def lexicon(language: Language) -> Lexicon:
    """Return the compiled lexicon of a language."""
    return Lexicon(language)
