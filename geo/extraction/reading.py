"""A sentence as it is read: its numbers, the phrases of the lexicon in it, its places and its joints."""

from __future__ import annotations

from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING

from geo.extraction.lexicon import Mark, lexicon
from geo.extraction.numbers import Mention, parser

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.periods import Expression
    from geo.extraction.tokens import Sentence
    from geo.languages import Language
    from geo.models import Toponym

#: Letters written to a word that say "and" or "so".
_AND = frozenset("وف")
#: How much a joint between two words weighs against their belonging together.
_WEIGHT = {"strong": 4.0, "medium": 2.0, "weak": 0.7}


class Reading:
    """A sentence with everything that is looked up in it, each once.

    Attributes
    ----------
    sentence, words
        The tokens, and the folded words.
    mentions
        The numbers, in reading order.
    marks
        The phrases of the lexicon, by their start.
    places
        The toponyms with their first token and the token after their last.
    times
        The expressions of time; None until they are looked for.
    """

    __slots__ = (
        "_at",
        "_counting",
        "_ending",
        "_kinds",
        "_lexicon",
        "_marks",
        "_sums",
        "language",
        "mentions",
        "places",
        "sentence",
        "times",
        "words",
    )

    def __init__(self, sentence: Sentence, language: Language, mentions: list[Mention] | None = None) -> None:
        self.sentence = sentence
        self.words = sentence.words
        self.language = language
        self.mentions = parser(language).find(sentence) if mentions is None else mentions
        self.places: list[tuple[int, int, Toponym]] = []
        self.times: list[Expression] | None = None
        self._lexicon = lexicon(language)
        self._marks: list[Mark] | None = None
        self._counting: list[Mark] | None = None
        self._at: defaultdict[int, list[Mark]] = defaultdict(list)
        self._ending: defaultdict[int, list[Mark]] = defaultdict(list)
        self._kinds: defaultdict[str, list[Mark]] = defaultdict(list)
        self._sums: list[float] | None = None

    @property
    def marks(self) -> list[Mark]:
        """The phrases of the lexicon, found when first asked for."""
        return self._find() if self._marks is None else self._marks

    def _find(self) -> list[Mark]:
        self._marks = self._lexicon.marks(self.sentence.words)
        at, ending, kinds = self._at, self._ending, self._kinds
        for mark in self._marks:
            start, end, kind, _ = mark
            at[start].append(mark)
            ending[end].append(mark)
            kinds[kind].append(mark)
        return self._marks

    def at(self, index: int, *kinds: str) -> Sequence[Mark]:
        """Return the marks that start at a token, of the given kinds (any, if none is given)."""
        if self._marks is None:
            self._find()
        found = self._at.get(index)
        if found is None:
            return ()
        return [mark for mark in found if mark[2] in kinds] if kinds else found

    def ending(self, index: int, *kinds: str) -> Sequence[Mark]:
        """Return the marks that end before a token."""
        if self._marks is None:
            self._find()
        found = self._ending.get(index)
        if found is None:
            return ()
        return [mark for mark in found if mark[2] in kinds] if kinds else found

    def of(self, kind: str, value: str | None = None) -> Sequence[Mark]:
        """Return the marks of one kind (and value), by their start."""
        if self._marks is None:
            if not self._lexicon.may_hold(kind, self.sentence.words):
                return ()
            self._find()
        marks = self._kinds.get(kind)
        if marks is None:
            return ()
        return marks if value is None else [mark for mark in marks if mark[3] == value]

    @property
    def counting(self) -> list[Mark]:
        """The words of indicators, by their start; found when first asked for."""
        if self._counting is None:
            self._counting = [mark for mark in self.marks if mark[2].startswith("counts.")]
        return self._counting

    def joined(self, index: int) -> bool:
        """Tell whether "and" is written to a token, which so opens a new clause, as in Arabic."""
        return self.words[index][0] in _AND and not self._lexicon.whole(self.words[index])

    def longest(self, index: int, *kinds: str) -> Mark | None:
        """Return the longest mark that starts at a token."""
        return max(self.at(index, *kinds), key=lambda mark: mark.end, default=None)

    def joints(self, first: int, last: int) -> float:
        """Return the weight of the joints between two tokens, the ends not counted."""
        if self._sums is None:
            weights = [0.0] * len(self.words)
            for mark in self.of("boundary"):
                if mark.value in _WEIGHT:
                    weights[mark.start] = max(weights[mark.start], _WEIGHT[mark.value])
            self._sums = [0.0, *accumulate(weights)]
        return self._sums[max(first, last)] - self._sums[first]

    def place_at(self, index: int) -> tuple[int, int, Toponym] | None:
        """Return the toponym that covers a token."""
        for place in self.places:
            if place[0] <= index < place[1]:
                return place
        return None

    def has(self, kind: str, first: int, last: int, value: str | None = None) -> bool:
        """Tell whether a mark of a kind lies between two tokens."""
        for start, end, _, found in self.of(kind):
            if first <= start and end <= last and (value is None or found == value):
                return True
        return False
