"""Whether phrases of some kinds are in a sentence, told so quickly that most sentences need no reading."""

from __future__ import annotations

from functools import cache
from itertools import compress, count
from typing import TYPE_CHECKING

from geo.extraction.lexicon import COUNTING, following, lexicon
from geo.extraction.tokens import Remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from geo.extraction.lexicon import Lexicon, Longer
    from geo.extraction.tokens import Sentence
    from geo.languages import Language


class Search:
    """Tells whether phrases of some kinds are among folded words; quick, to spare the finding of all phrases.

    Parameters
    ----------
    phrases
        All phrases of a language.
    wanted
        Tells of a kind whether it is one of them.
    """

    def __init__(self, phrases: Lexicon, wanted: Callable[[str], bool]) -> None:
        self._phrases = phrases
        self._wanted = wanted
        self._begun = Remembered(self._begins).__getitem__

    def found(self, words: Sequence[str]) -> bool:
        """Tell whether there is any such phrase."""
        begun = list(map(self._begun, words))
        some = list(filter(None, begun))
        if not some or True in some:
            return bool(some)
        goes_on = self._phrases.goes_on
        for index in compress(count(), begun[:-1]):
            longer = begun[index]
            if not isinstance(longer, bool) and goes_on(longer, words[index + 1]) and self._at(words, index):
                return True
        return False

    def within(self, sentences: Iterable[Sentence], words: AbstractSet[str]) -> Iterator[Sentence]:
        """Yield the sentences of a text that hold such a phrase.

        Parameters
        ----------
        sentences
            The sentences of the text.
        words
            All words in them: those that begin a phrase are looked for once a text, and most texts have none.
        """
        begun = set(filter(self._begun, words))
        for sentence in sentences if begun else ():
            if not begun.isdisjoint(sentence.words) and self.found(sentence.words):
                yield sentence

    def _begins(self, word: str) -> Longer | bool:
        """Return how such phrases go on after a word, False if none does; True if the word is one by itself."""
        first = self._phrases.first(word)
        if first is None or any(map(self._wanted, first.kinds)):
            return first is not None
        return following(first.nodes, self._wanted) or False

    def _at(self, words: Sequence[str], index: int) -> bool:
        """Tell whether such a phrase begins at a word."""
        first = self._phrases.first(words[index])
        run = self._phrases.run(first, words, index) if first is not None else None
        return run is not None and any(self._wanted(kind) for _, kind, _ in run.ends)


@cache
def counting_search(language: Language) -> Search:
    """Return the search for words of indicators in a language."""
    return Search(lexicon(language), lambda kind: kind.startswith(COUNTING))


@cache
def inheriting_search(language: Language) -> Search:
    """Return the search for words that say of a number what an earlier one counts: a part of it, or a later toll."""
    return Search(lexicon(language), {"part", "tally"}.__contains__)


@cache
def telling_search(language: Language) -> Search:
    """Return the search for words of indicators, for those around people that count them, and for where they live.

    What stands for a verb is among them.
    """
    framing = {"frame_close", "dwell", "again"}
    return Search(lexicon(language), lambda kind: kind.startswith(COUNTING) or kind in framing)


@cache
def event_search(language: Language) -> Search:
    """Return the search for words of events in a language."""
    return Search(lexicon(language), {"event", "happened"}.__contains__)


@cache
def calm_search(language: Language) -> Search:
    """Return the search for words of what harms nobody: matches, strikes, journeys, votes."""
    return Search(lexicon(language), {"calm"}.__contains__)


@cache
def unreal_search(language: Language) -> Search:
    """Return the search for words of drills and of stories."""
    return Search(lexicon(language), {"drill", "story"}.__contains__)


@cache
def crisis_search(language: Language) -> Search:
    """Return the search for words of a crisis."""
    return Search(lexicon(language), {"crisis"}.__contains__)
