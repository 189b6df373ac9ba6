"""A second reading of numbers of which the rules are not sure: a classifier of their surroundings, trained on gold.

The rules know constructions; a word that they do not know, or know in another construction, leaves a number without an
indicator though everything around it says what it counts. Such a number is given to a multinomial logistic regression
over the words and the phrases of the lexicon around it. It adds a figure only in a sentence of which the rules read
nothing: where they read another number, they know the sentence, and have left this one with reason ("300 of the 4,000
residents were killed"). And it is asked only after a figure: never of a text without any. It overrules the rules only
where their words are nearly as good as others, where it is all but certain, never of the dead and never to harm.
``tests/quality/train_classifier.py`` fits it, and writes the file of weights.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import DataError
from geo.extraction.lexicon import COUNTING
from geo.extraction.reach import distance
from geo.extraction.tokens import Remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark

    #: Takes the numbers of a sentence and the figures before it.
    Complete = Callable[[Sequence[Draft], Sequence[Draft]], None]

_FILE = Path(__file__).with_name("classifier.jsonl")
#: What a number that is no figure is labelled.
NONE = "none"
#: What is never taken back.
_DEAD = "killed"
#: Harm, which is never said against the rules. The sentences after a toll are full of it, whoever is counted there:
#: "3,000 people came to the funeral".
_HARM = frozenset({_DEAD, "injured", "missing"})
#: How numbers stand that repeat what was counted before.
_RESUMED = frozenset({"bare", "them"})
#: How a number is read that a noun or a label counts: "900 returnees", "the number of those who returned".
_EXPLICIT = frozenset({"noun", "label"})
#: How likely an indicator must be that no rule gives, and one in place of another.
_LIKELY = 0.75
_CERTAIN = 0.96
#: Where the rules are sure: how far their best word is ahead of the next one, and what it weighs, in the points of
#: `geo.extraction.counting`.
_CLEAR, _HEAVY = 4.0, 4.6
#: What the words of an indicator weigh that are this likely, in the points of `geo.extraction.counting`.
_WEIGHT = 5.0
#: Weights are whole hundredths in the file.
_UNIT = 100.0
#: Bits that the sum of a label has among packed weights, all of them set, and the least sum that they hold.
_BITS = 32
_ALL, _LEAST = (1 << _BITS) - 1, 1 << (_BITS - 1)
#: Words on each side that are features by where they stand, by their ends, and by their beginnings near and far.
_PLACED, _ENDED, _NEAR, _FAR = 4, 2, 6, 12
#: Letters of the beginnings of words near and far, and of their ends.
_LETTERS_NEAR, _LETTERS_FAR, _LETTERS_END = 5, 6, 3
#: Distances in words, by the last of each class.
_DISTANCES = ((0, "0"), (1, "1"), (2, "2"), (4, "3"), (8, "5"), (16, "9"))
_BEYOND = "x"
_CLASSES = [next(name for last, name in _DISTANCES if distance <= last) for distance in range(_DISTANCES[-1][0] + 1)]
#: Joints of this weight break a sentence in two.
_BROKEN = 2.0
_YEARS = range(1900, 2101)
#: What those of phrases begin with that say little of what is counted: of grammar, time and who speaks.
_SAY_LITTLE = ("source.", "time.", "word", "grammar", "article", "boundary", "join")


@dataclass(frozen=True, slots=True)
class Classifier:
    """Weights of features for each label.

    Attributes
    ----------
    labels
        Indicators and `NONE`.
    languages
        Codes of the languages that it was trained on.
    start
        Log-odds of each label without any feature, up to a constant.
    weights
        What each feature adds to them, in hundredths, by position of the label; small ones are left out.
    """

    labels: Sequence[str]
    languages: frozenset[str]
    start: Sequence[float]
    weights: Mapping[str, Sequence[Sequence[int]]]
    _packed: Remembered[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Let the weights of a feature be packed when it is first met."""
        object.__setattr__(self, "_packed", Remembered(self._pack))

    def _pack(self, feature: str) -> int:
        """Return the weights of a feature as one integer, in which each label has bits of its own."""
        return sum(weight << (_BITS * label) for label, weight in self.weights[feature])

    def probabilities(self, found: Iterable[str]) -> dict[str, float]:
        """Return how likely each label is of a number with such features; they add up to one."""
        # the sums of all labels are taken at once, and lifted so that none borrows of the next
        packed = sum(map(self._packed.__getitem__, filter(self.weights.__contains__, found)))
        packed += _lifted(len(self.labels))
        sums = [(packed >> (_BITS * label) & _ALL) - _LEAST for label in range(len(self.labels))]
        odds = [first + total / _UNIT for first, total in zip(self.start, sums, strict=True)]
        most = max(odds)
        powers = [math.exp(one - most) for one in odds]
        whole = sum(powers)
        return {label: power / whole for label, power in zip(self.labels, powers, strict=True)}


@cache
def _lifted(labels: int) -> int:
    """Return what lifts the packed sums of so many labels, so that none is below nought."""
    return sum(_LEAST << (_BITS * label) for label in range(labels))


@cache
def classifier() -> Classifier:
    """Return the trained classifier.

    Raises
    ------
    DataError
        If its file is not what it should be.
    """
    try:
        with _FILE.open(encoding="utf-8") as lines:
            first = json.loads(next(lines))
            weights = dict(map(json.loads, lines))
        return Classifier(first["labels"], frozenset(first["languages"]), first["start"], weights)
    except (OSError, StopIteration, KeyError, TypeError, ValueError) as error:
        raise DataError.damaged(_FILE, error) from error


def complete(drafts: Sequence[Draft], earlier: Sequence[Draft], trained: Classifier | None = None) -> None:
    """Give the numbers of a sentence of which the rules are not sure the indicator that their surroundings say, if any.

    Parameters
    ----------
    drafts
        The numbers of the sentence that are no ages, sums of money and the like, in reading order.
    earlier
        The figures of the sentences before, in reading order.
    trained
        The classifier; None for that of the package.
    """
    unread = bool(earlier) and not any(draft.indicator for draft in drafts)
    asked = [draft for draft in drafts if (_unsure(draft) if draft.indicator else unread and _may_count(draft))]
    if not asked:
        return
    trained = trained or classifier()
    if asked[0].reading.language.code not in trained.languages:
        return
    found = [(draft, trained.probabilities(features(draft, drafts, earlier))) for draft in asked]
    for draft, likely in found:
        label = max(likely, key=likely.__getitem__)
        least = _CERTAIN if draft.indicator else _LIKELY
        if label in {NONE, draft.indicator} or likely[label] < least or not _goes_with(draft, label):
            continue
        draft.take(label, _word_of(draft, label), "likeness", _WEIGHT)
        draft.margin = 0.0
        draft.heir_of = draft.parent = None


def leave(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Leave the numbers of a sentence as the rules read them: where the rules alone are measured.

    Parameters
    ----------
    drafts, earlier
        As in `complete`.
    """


def _may_count(draft: Draft) -> bool:
    """Tell whether people or homes may be counted: no noun that the lexicon does not know, no patients, no idiom."""
    words = draft.reading.words
    aside = words[draft.start - 1 : draft.start] == [","] and words[draft.end : draft.end + 1] == [","]
    if draft.reading.of("idiom") or (aside and draft.head.kind == "bare"):
        return False  # "soixante sont tombées malades"; "the bodies of Amir and Andre Jones Sr., 33, were found"
    return draft.head.kind != "unknown" and not draft.reading.has(
        "medical", draft.head.start, draft.head.end, "illness"
    )


def _unsure(draft: Draft) -> bool:
    """Tell whether the words that give a number its indicator are hardly better than others, or weak."""
    if draft.indicator == _DEAD or draft.relation in _EXPLICIT:
        return False  # of the wounded who died the words around still speak as of wounded
    return draft.margin < _CLEAR or draft.score < _HEAVY


def _goes_with(draft: Draft, indicator: str) -> bool:
    """Tell whether a number may be read so: neither five buildings nor mourners are killed."""
    if indicator in _HARM and (draft.indicator or draft.head.kind not in _RESUMED):
        return False
    return draft.head.kind != "home" or indicator.startswith("homes_")


def _word_of(draft: Draft, indicator: str) -> Mark | None:
    """Return the word of an indicator that stands nearest to a number, if any does."""
    marks = [mark for mark in draft.reading.counting if mark.value == indicator]
    return min(marks, key=partial(distance, draft), default=None)


def _class(away: int) -> str:
    """Return the class of a distance in words."""
    return _CLASSES[max(0, away)] if away < len(_CLASSES) else _BEYOND


def features(draft: Draft, drafts: Sequence[Draft], earlier: Sequence[Draft]) -> list[str]:
    """Return what is known of the surroundings of a number.

    Parameters
    ----------
    draft
        The number.
    drafts
        All numbers of the sentence, it among them, in reading order.
    earlier
        The figures of the sentences before, in reading order.

    Returns
    -------
    list of str
        Each once: words, as ``LANGUAGE:KIND=WORD``; phrases of the lexicon by kind, side and distance, which all
        languages share; numbers beside it by what they count; the number itself.
    """
    kind = draft.head.kind
    found = [*_words(draft), *_phrases(draft), f"head:{kind}", f"head:{kind}={draft.head.value}"]
    found += _neighbours(draft, drafts)
    found.append(f"last:{earlier[-1].indicator if earlier else '-'}")
    size = draft.mention.size
    found.append(f"size:{len(str(int(size))) if math.isfinite(size) else 0}")
    if size in _YEARS:
        found.append("year")
    if draft.mention.word:
        found.append("word")
    last = draft.reading.words[-1]
    found.append(f"end:{'a' if last[0].isalnum() else last}")
    return list(dict.fromkeys(found))  # each once, as in training


def _words(draft: Draft) -> Iterator[str]:
    """Yield the words on both sides of a number: whole, their ends and their beginnings."""
    words, code = draft.reading.words, draft.reading.language.code
    for side, step, first in (("L", -1, draft.start - 1), ("R", 1, draft.end)):
        for away in range(_FAR):
            index = first + step * away
            inside = 0 <= index < len(words)
            word = words[index] if inside else "^" if step < 0 else "$"
            if away < _PLACED:
                shown = "#" if word[0].isdigit() else word
                yield f"{code}:{side}{away + 1}={shown}"
                if away < _ENDED:
                    yield f"{code}:{side}e{away + 1}={shown[-_LETTERS_END:]}"
                    if step > 0:
                        yield f"{code}:{side}b{away + 1}={shown[:_LETTERS_NEAR]}"
            if inside:
                yield f"{code}:{side}far={word[:_LETTERS_FAR]}"
                if away < _NEAR:
                    yield f"{code}:{side}near={word[:_LETTERS_NEAR]}"


@cache
def _says_little(kind: str) -> bool:
    """Tell whether phrases of a kind say little of what is counted."""
    return kind.startswith(_SAY_LITTLE)


def _nearest(draft: Draft) -> Mapping[str, Mapping[tuple[str, str], int]]:
    """Return how far the nearest phrase of each kind and value is: before the number, after it, and across it."""
    nearest: dict[str, dict[tuple[str, str], int]] = {"L": {}, "R": {}, "I": {}}
    for mark in draft.reading.marks:
        if _says_little(mark.kind):
            continue
        away = distance(draft, mark)
        known = nearest["I" if away < 0 else "L" if mark.end <= draft.start else "R"]
        key = mark.kind, mark.value
        if away < known.get(key, away + 1):
            known[key] = away
    return nearest


def _phrases(draft: Draft) -> Iterator[str]:
    """Yield the phrases of the lexicon on both sides of a number, each once, with the distance of the nearest."""
    counted: dict[str, tuple[int, str]] = {}
    for side, distances in _nearest(draft).items():
        named: dict[str, int] = {}
        for (kind, value), away in distances.items():
            named[kind] = min(named.get(kind, away), away)
            named[f"{kind}={value}"] = away
            if kind.startswith(COUNTING):
                counted[side] = min(counted.get(side, (away, value)), (away, value))
        for name, away in named.items():
            yield f"phrase{side}:{name}"
            yield f"phrase{side}{_class(away)}:{name}"
    for side, (away, value) in counted.items():
        yield f"nearest{side}:{value}"
        yield f"nearest{side}{_class(away)}:{value}"
    if counted:
        away, value = min(counted.values())
        yield f"nearest:{value}"
        yield f"nearest{_class(away)}:{value}"
        yield f"nearest:{value} head:{draft.head.kind}"


def _neighbours(draft: Draft, drafts: Sequence[Draft]) -> Iterator[str]:
    """Yield what the rules say of the numbers before and after a number in its sentence."""
    place = next(index for index, other in enumerate(drafts) if other is draft)
    for side, index in (("before", place - 1), ("after", place + 1)):
        if not 0 <= index < len(drafts):
            yield f"{side}:-"
            continue
        other = drafts[index]
        first, last = (other.end, draft.start) if index < place else (draft.end, other.start)
        broken = last > first and draft.reading.joints(first, last) >= _BROKEN
        yield f"{side}:{other.indicator}"
        yield f"{side}{_class(last - first)}:{other.indicator}"
        yield f"{side} {'apart' if broken else 'joined'}:{other.indicator}"
        yield f"{side} head:{other.head.kind}"
