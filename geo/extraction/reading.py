"""A sentence as it is read: its numbers, the phrases of the lexicon in it, its places and its joints."""

from __future__ import annotations

from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING

from geo.extraction.lexicon import COUNTING, UNLISTED, Mark, lexicon, marked
from geo.extraction.numbers import Mention, parser
from geo.extraction.verb_final import clause_endings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.extraction.lexicon import First
    from geo.extraction.periods import Expression
    from geo.extraction.source_names import Source
    from geo.extraction.tokens import Sentence
    from geo.languages import Language
    from geo.models import Toponym

#: Letters written to a word that say "and" or "so".
_AND = frozenset("وف")
#: How much a joint between two words weighs against their belonging together.
_WEIGHT = {"strong": 4.0, "medium": 2.0, "weak": 0.7}
#: Words in which phrases are looked for one by one.
_NEAR = 3
#: The kind of nouns of those who speak.
_BODY = "source.source"
#: The constructor of a named tuple is a function in Python; this one is the same without it.
_new = tuple.__new__

#: Kinds of labels, whose words say nothing else by themselves.
_LABELS = frozenset({"counts.label", "counts.label_abroad"})


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
    sources
        The sources found so far, by the tokens of times that are no part of them and the number of places then known.
    """

    __slots__ = (
        "_counting",
        "_ending",
        "_firsts",
        "_kinds",
        "_lexicon",
        "_runs",
        "_starts",
        "_sums",
        "language",
        "mentions",
        "places",
        "sentence",
        "sources",
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
        self.sources: dict[tuple[frozenset[int], int], list[Source]] = {}
        self._lexicon = lexicon(language)
        self._firsts: list[First | None] = []
        self._runs: dict[int, list[Mark]] = {}
        #: Where marks start, by their kind.
        self._starts: Mapping[str, list[int]] = {}
        self._counting: list[Mark] | None = None
        self._ending: dict[int, list[Mark]] = {}
        self._kinds: dict[str, Sequence[Mark]] = {}
        self._sums: list[float] | None = None

    @property
    def marks(self) -> list[Mark]:
        """The phrases of the lexicon, by their start."""
        found: list[Mark] = []
        for index, first in enumerate(self._firsts or self._find()):
            if first is None:
                found += self._runs.get(index, ())
            else:
                after = index + 1
                found += [_new(Mark, (index, after, kind, value)) for kind, value in first.alone]
        return found

    def _find(self) -> list[First | None]:
        """Find the phrases; marks are made of those that are asked for."""
        self._firsts, runs = self._lexicon.find(self.words)
        starts: defaultdict[str, list[int]] = defaultdict(list)
        self._starts = starts
        for index, first in enumerate(self._firsts):
            if first is not None:
                for kind in first.listed:
                    starts[kind].append(index)
            elif index in runs:
                run = self._runs[index] = self._runs.get(index) or marked(runs[index], index)
                for kind in runs[index].listed:
                    starts[kind].append(index)
                for mark in run:
                    self._ending.setdefault(mark[1], []).append(mark)
        return self._firsts

    def at(self, index: int, *kinds: str) -> Sequence[Mark]:
        """Return the marks that start at a token, of the given kinds (any, if none is given)."""
        if not 0 <= index < len(self.words):
            return ()
        firsts = self._firsts
        first = firsts[index] if firsts else self._alone(index)
        if first is None:
            run = self._runs.get(index)
            if run is None:
                return ()
            return [mark for mark in run if mark[2] in kinds] if kinds else run
        if kinds and first.kinds.isdisjoint(kinds):
            return ()
        after = index + 1
        return [_new(Mark, (index, after, kind, value)) for kind, value in first.alone if not kinds or kind in kinds]

    def _alone(self, index: int) -> First | None:
        """Return what a word is by itself, before all phrases are found; None if phrases may go on after it."""
        words = self.words
        first = self._lexicon.first(words[index])
        if first is None or first.longer is None or index + 1 == len(words):
            return first
        if index not in self._runs:
            if not self._lexicon.goes_on(first.longer, words[index + 1]):
                return first
            self._runs[index] = marked(self._lexicon.run(first, words, index), index)
        return None

    def ending(self, index: int, *kinds: str) -> Sequence[Mark]:
        """Return the marks that end before a token."""
        firsts = self._firsts or self._find()
        longer = self._ending.get(index, ())
        if longer and kinds:
            longer = [mark for mark in longer if mark[2] in kinds]
        first = firsts[index - 1] if 0 < index <= len(firsts) else None
        if first is None or (kinds and first.kinds.isdisjoint(kinds)):
            return longer
        start = index - 1
        alone = [_new(Mark, (start, index, kind, value)) for kind, value in first.alone if not kinds or kind in kinds]
        return [*longer, *alone] if longer else alone

    def of(self, kind: str, value: str | None = None) -> Sequence[Mark]:
        """Return the marks of one kind (and value), by their start."""
        marks = self._kinds.get(kind)
        if marks is None:
            if self._firsts or self._lexicon.may_hold(kind, self.words):
                self._firsts = self._firsts or self._find()
                marks = self._kinds[kind] = self._found(kind)
            else:
                marks = self._kinds[kind] = ()
        return marks if value is None or not marks else [mark for mark in marks if mark[3] == value]

    def _found(self, kind: str) -> Sequence[Mark]:
        """Return the marks of one kind after all were found."""
        starts = self._starts.get(kind)
        if starts is None:
            return self._unlisted(kind) if kind in UNLISTED else ()
        found: list[Mark] = []
        for index in starts:
            first = self._firsts[index]
            if first is None:
                found += [mark for mark in self._runs[index] if mark[2] == kind]
            else:
                after = index + 1
                found += [_new(Mark, (index, after, kind, value)) for other, value in first.alone if other == kind]
        return found

    def _unlisted(self, kind: str) -> Sequence[Mark]:
        """Return the marks of a kind that is looked for at one word, and hardly ever in a sentence as a whole."""
        firsts = enumerate(self._firsts)
        may = [index for index, first in firsts if first is None or kind in first.kinds]
        return [mark for index in may for mark in self.at(index, kind)]

    @property
    def counting(self) -> list[Mark]:
        """The words of indicators, by their start; found when first asked for."""
        if self._counting is None:
            found = self._counting = []
            runs = self._runs if self._firsts or self._find() else {}
            for index, first in enumerate(self._firsts):
                if first is not None:
                    if first.counting:
                        after = index + 1
                        found += [_new(Mark, (index, after, kind, value)) for kind, value in first.counting]
                elif index in runs:
                    found += [mark for mark in runs[index] if mark[2].startswith(COUNTING)]
            bodies = [mark for run in runs.values() for mark in run if mark[2] == _BODY and mark[1] - mark[0] > 1]
            if bodies:  # "Red Cross" has a verb in it, and nobody who crosses
                found[:] = [mark for mark in found if not _lies_in(mark, bodies)]
            prefixed = self.language.right_to_left
            if prefixed and any(mark[2] == "counts.before_weak" for mark in found):
                found[:] = [mark for mark in found if not self._article_alone(mark)]  # "الأسر", families, no captives
            labels = [mark for mark in found if prefixed and mark[2] in _LABELS and mark[1] - mark[0] > 1]
            if labels:  # "عدد الأسر النازحة" has a word for captives in it
                found[:] = [mark for mark in found if mark in labels or not _lies_in(mark, labels)]
        return self._counting

    def _article_alone(self, mark: Mark) -> bool:
        """Tell whether a weak verb is the noun for households with its article."""
        weak = mark[2] == "counts.before_weak" and mark[1] - mark[0] == 1
        return weak and self.words[mark[0]].startswith("ال") and bool(self.at(mark[0], "household"))

    def joined(self, index: int) -> bool:
        """Tell whether "and" is written to a token, which so opens a new clause, as in Arabic."""
        return self.words[index][0] in _AND and not self._lexicon.whole(self.words[index])

    def definite(self, index: int) -> bool:
        """Tell whether the article of Arabic is written to a token that is a word of the lexicon without it."""
        word = self.words[index]
        return word.startswith("ال") and not self._lexicon.whole(word)

    def cut(self, index: int) -> bool:
        """Tell whether "and" or a preposition is written to a token that is a word of the lexicon without it."""
        return self.language.right_to_left and self._lexicon.cut(self.words[index])

    def known(self, word: str) -> bool:
        """Tell whether a folded word begins a phrase of the lexicon."""
        return self._lexicon.begins(word)

    def in_time(self, index: int) -> bool:
        """Tell whether a token is part of an expression of time that was found."""
        return any(time.start <= index < time.end for time in self.times or ())

    def says(self, index: int, kind: str, value: str) -> bool:
        """Tell whether a mark of a kind and a value starts at a token."""
        if not 0 <= index < len(self.words):
            return False
        firsts = self._firsts
        first = firsts[index] if firsts else self._alone(index)
        if first is not None:
            return kind in first.kinds and (kind, value) in first.alone
        run = self._runs.get(index)
        return run is not None and any(mark[2] == kind and mark[3] == value for mark in run)

    def closes(self, index: int, kind: str, value: str) -> bool:
        """Tell whether a mark of a kind and a value ends before a token."""
        firsts = self._firsts or self._find()
        if kind not in self._starts and kind not in UNLISTED:
            return False
        first = firsts[index - 1] if 0 < index <= len(firsts) else None
        if first is not None and kind in first.kinds and (kind, value) in first.alone:
            return True
        longer = self._ending.get(index)
        return longer is not None and any(mark[2] == kind and mark[3] == value for mark in longer)

    def longest(self, index: int, *kinds: str) -> Mark | None:
        """Return the longest mark that starts at a token."""
        found = self.at(index, *kinds)
        return max(found, key=lambda mark: mark.end) if found else None

    def joints(self, first: int, last: int) -> float:
        """Return the weight of the joints between two tokens, the ends not counted."""
        if self._sums is None:
            weights = [0.0] * len(self.words)
            for mark in self.of("boundary"):
                if mark.value in _WEIGHT:
                    weights[mark.start] = max(weights[mark.start], _WEIGHT[mark.value])
            closing = clause_endings(self.language)
            if closing:
                for index in range(1, len(weights)):
                    if self.words[index] == "," and self.words[index - 1].endswith(closing):
                        weights[index] = max(weights[index], _WEIGHT["medium"])
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
        if not self._firsts and last - first <= _NEAR:  # no need to find all phrases for a few words
            held = (mark for index in range(first, last) for mark in self.at(index, kind))
            return any(mark[1] <= last and (value is None or mark[3] == value) for mark in held)
        for start, end, _, found in self.of(kind):
            if first <= start and end <= last and (value is None or found == value):
                return True
        return False


def _lies_in(mark: Mark, labels: list[Mark]) -> bool:
    """Tell whether a mark is part of a longer one."""
    return any(label[0] <= mark[0] and mark[1] <= label[1] for label in labels)
