"""Phrases with alternatives as trees of words, which grow one word at a time where a text goes on with them."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from geo.extraction.tokens import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geo.languages import Language


#: A phrase that falls apart at its spaces and is folded already, as most are.
_SIMPLE = re.compile(r"[a-z]+\*?(?: (?:[a-z]+\*?|#))*")
_APOSTROPHES = frozenset("'’")
#: Stands for the word to which an ending is written.
_STEM = "x"


class Node:
    """A word of phrases: what may follow it, and the phrases that end with it.

    The phrases that go on after it are taken apart when they are first asked for, one word further each time: of the
    thousands of runs that alternatives stand for, a text meets few.
    """

    __slots__ = ("_beginnings", "_ends", "_exact", "_number", "_waiting", "language")

    def __init__(self, language: Language) -> None:
        self.language = language
        self._exact: dict[str, Node] = {}
        self._beginnings: dict[str, Node] = {}
        self._number: Node | None = None
        self._ends: list[tuple[str, str]] = []
        self._waiting: list[Rest] = []

    @property
    def exact(self) -> dict[str, Node]:
        """What whole words lead to."""
        self._open()
        return self._exact

    @property
    def beginnings(self) -> dict[str, Node]:
        """What beginnings of words lead to."""
        self._open()
        return self._beginnings

    @property
    def number(self) -> Node | None:
        """What a number leads to."""
        self._open()
        return self._number

    @property
    def ends(self) -> list[tuple[str, str]]:
        """Kind and value of the phrases that end here."""
        self._open()
        return self._ends

    def wait(self, rest: Rest) -> None:
        """Remember how a phrase goes on."""
        self._waiting.append(rest)

    def holds(self, wanted: Callable[[str], bool]) -> bool:
        """Tell whether a phrase of a wanted kind ends here or further on."""
        if any(wanted(rest.kind) for rest in self._waiting) or any(wanted(kind) for kind, _ in self._ends):
            return True
        following = [*self._exact.values(), *self._beginnings.values()]
        return any(node.holds(wanted) for node in following) or (
            self._number is not None and self._number.holds(wanted)
        )

    def child(self, word: str) -> Node:
        """Return what a word leads to, a star after a beginning and ``#`` for a number."""
        if word == "#":
            self._number = self._number or Node(self.language)
            return self._number
        if word.endswith("*"):
            return self._beginnings.setdefault(word.rstrip("*"), Node(self.language))
        return self._exact.setdefault(word, Node(self.language))

    def _open(self) -> None:
        """Take the phrases that wait apart, up to the end of their next word."""
        waiting, self._waiting = self._waiting, []
        for rest in waiting:
            begun = deque([(rest.text, rest.parts)])
            while begun:
                text, parts = begun.popleft()
                first, space, after = text.lstrip().partition(" ")
                if space:
                    self._lead(first, rest, after, parts)
                elif parts:
                    begun.extendleft((first + choice, parts[1:]) for choice in reversed(parts[0]))
                elif first:
                    self._lead(first, rest, "", ())
                elif (rest.kind, rest.value) not in self._ends:
                    self._ends.append((rest.kind, rest.value))

    def _lead(self, written: str, rest: Rest, after: str, parts: tuple[Sequence[str], ...]) -> None:
        """Let a phrase wait behind its next word, which may be several tokens."""
        node = self
        for word in words_of(written, self.language):
            node = node.child(word)
        node.wait(Rest(rest.kind, rest.value, after, parts))


class Rest(NamedTuple):
    """How a phrase goes on: its kind and value, the text of it that follows, and the parts after that."""

    kind: str
    value: str
    text: str
    parts: tuple[Sequence[str], ...]


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
    for part in parts(phrase):
        begun = [before + choice for before in begun for choice in part]
        if opens is not None and not chosen:
            # those that begin otherwise are left out before they multiply
            begun = [run for run in begun if not _opening(run).endswith(" ") or opens(_opening(run))]
            chosen = all(_opening(run).endswith(" ") for run in begun)
    for run in begun:
        if opens is None or chosen or opens(_opening(run)):
            yield " ".join(run.split())


def parts(phrase: str) -> Iterator[Sequence[str]]:
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


def openings(phrase: str) -> set[str]:
    """Return the beginnings of the runs that a phrase stands for, each with the space after it if one follows."""
    begun, found = {""}, set()
    for part in parts(phrase):
        begun = {_opening(before + choice) for before in begun for choice in part}
        found |= {opening for opening in begun if opening.endswith(" ")}
        begun -= found
        if not begun:
            break
    return found | begun


def words_of(phrase: str, language: Language) -> list[str]:
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
