"""The scores of the places that a name may stand for, from the name, the words beside it and the rest of the text.

Each name votes for the countries and first-level divisions that it may lie
in, each as far as its own candidates make it likely; a candidate gains by the
votes of the other names for its country and division, and by lying near what
the others most likely mean. Scores are rough log odds.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.gazetteer.names import fold
from geo.geocoding.evidence import Votes, Witnesses, own_scores
from geo.geocoding.strangers import FAR, STRANGE, Strangers
from geo.geocoding.weights import KINDS, WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.gazetteer import Entry, Gazetteer
    from geo.geocoding.names import Name
    from geo.geocoding.weights import Weights

_NATURAL = frozenset({"river", "sea", "mountain"})
_MANY = 8
_KNOWN = 0.65
_METROPOLIS = 500_000
#: People of a city that gives its name to a province.
_CITY = 100_000
_FEW = 100_000
_CHANCE = 0.2
_SETTLEMENTS = frozenset({"town", "admin2", "camp", "site"})
_BUILT = frozenset({"town", "admin1"})
_PLACED = _SETTLEMENTS | {"admin1"}
#: How strange a place may be to the text, and how important it must then be.
_STRANGE = ((STRANGE, 0.42), (FAR, 0.57))
_NEAREST = 8
#: How near a small town has to be to some other place of the text, 1 at the same spot; this is some 300 km.
_REMOTE = 0.027
_SMALL_TOWN = 0.4
#: The kind of place that lies in a town, and how near some other place of the text has to be; this is some 90 km.
_QUARTER = "quarter"
_BESIDE = 0.23
#: From how many inhabitants on a name is that of a town, and of no quarter of one.
_TOWN = 50_000
_BEHIND = 0.01
#: How many names may speak for what lies near them, so that work grows with the text and not with its square.
_WITNESSES = 60


@dataclass(slots=True)
class Ranked:
    """A name with its candidates, best first.

    Attributes
    ----------
    entries, scores
        Candidates and their scores.
    chance
        How likely the first is, among the candidates.
    corrected
        Whether a person settled it.
    stranger
        How much the rest of the text speaks for other countries only, 0 to 1.
    apart
        Whether the text calls it the quarter of a town, and no place of the name lies near what else it names.
    """

    name: Name
    entries: list[Entry] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    chance: float = 0.0
    stranger: float = 0.0
    apart: bool = False
    corrected: bool = False

    @property
    def best(self) -> Entry | None:
        """The most likely place."""
        return self.entries[0] if self.entries else None

    @property
    def settled(self) -> Entry | None:
        """The most likely place, None when it is no better than chance.

        A small place in a country that nothing else in the text speaks of is
        most often a namesake of one that the gazetteer does not know.
        """
        best = self.best
        if self.corrected:
            return best
        if best is None or self.chance < _CHANCE:
            return None
        built = best.kind in _BUILT and any(best.kind not in KINDS[word] for word in self.name.types & _NATURAL)
        if built or self.apart:
            return None  # "the San Juan river" is no town, nor is the quarter of a town one elsewhere
        # what is called so in one country only is no namesake
        alone = len({entry.country for entry in self.entries}) == 1
        if (best.population >= _METROPOLIS and best.kind == "town") or (alone and best.capital):
            return best
        if alone and best.population >= _CITY and any(entry.kind == "admin1" for entry in self.entries):
            return best  # Idlib, the town of a province that has its name, in a text that else speaks of Russia
        strange = best.kind in _SETTLEMENTS and any(
            self.stranger > least and best.importance < known for least, known in _STRANGE
        )
        # A province abroad that is only also called so: "the South-West" of another country.
        also = fold(best.name) != best.matched and not (alone and not best.matched.isascii())
        strange |= best.kind == "admin1" and self.stranger > FAR and also
        # Bonaire is a part of the islands that bear its name; the one of the text may be a mall.
        strange |= _is_territory(best) and self.stranger > FAR and fold(best.name) != best.matched
        # One of many places of the name, and none of them where the text is about.
        lost = self.stranger > _STRANGE[0][0] and len(self.entries) >= _MANY and best.importance < _KNOWN
        return None if strange or lost else best


def rank(
    names: Sequence[Name], gazetteer: Gazetteer, weights: Weights = WEIGHTS, home: str | None = None
) -> list[Ranked]:
    """Rank the candidates of every name of a text.

    Parameters
    ----------
    names
        Every name of one text.
    gazetteer
        Knows which countries are neighbours.
    weights
        What each kind of evidence counts for.
    home
        ISO 3166-1 alpha-2 code of the publisher's country, if known.
    """
    own = [own_scores(name, weights, home) for name in names]
    votes = Votes(names, own)
    ranked = [_sorted(name, votes.scores(number, name, own[number], weights)) for number, name in enumerate(names)]
    _add_nearness(ranked, weights)
    for item in ranked:
        item.chance = _chance(item.scores)
    if _mark_strangers(ranked, gazetteer):
        _mark_strangers(ranked, gazetteer)  # two namesakes abroad vouch for each other only once
    return ranked


def _is_territory(entry: Entry) -> bool:
    """Tell whether a place is a country or territory of a few people."""
    return entry.kind == "country" and entry.population < _FEW


def _mark_strangers(ranked: Sequence[Ranked], gazetteer: Gazetteer) -> bool:
    """Say of every place how strange it is to the text, and tell whether any is."""
    strangers = Strangers(ranked, gazetteer)
    for number, item in enumerate(ranked):
        best = item.best
        if best is not None and (best.kind in _PLACED or _is_territory(best)) and not item.name.inside:
            item.stranger = 1.0 if strangers.lost(item) else strangers.strangeness(number, item)
    return any(item.stranger > STRANGE and item.settled is None for item in ranked)


def _sorted(name: Name, scores: Sequence[float]) -> Ranked:
    """Put candidates in order of their scores; the more important first among equals."""
    order = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)
    return Ranked(name, [name.entries[place] for place in order], [scores[place] for place in order])


def _add_nearness(ranked: Sequence[Ranked], weights: Weights) -> None:
    """Add what lying near the most likely places of the other names is worth."""
    loudest = sorted(ranked, key=lambda item: -len(item.name.mentions))[:_WITNESSES]
    witnesses = Witnesses(
        (
            (item.name.key, best.lat, best.lon)
            for item in loudest
            if (best := item.best) is not None and best.kind not in {"country", "continent"}
        ),
        weights.reach,
    )
    if not witnesses:
        return
    for item in ranked:
        if _QUARTER in item.name.types and item.entries and item.entries[0].kind == "town":
            # "a neighbourhood of Kharkiv": what is large, or the only town of a text, is the town itself
            small = item.entries[0].population < _TOWN
            item.apart = (
                small
                and _other_town(ranked, item)
                and all(witnesses.nearness(entry, item.name.key) < _BESIDE for entry in item.entries[:_NEAREST])
            )
        if len(item.entries) < 2:  # noqa: PLR2004 - a single candidate has no rival
            continue
        key = item.name.key
        first = item.entries[:_NEAREST]
        near = [witnesses.nearness(entry, key) for entry in first]
        scores = [score + weights.near * nearness for score, nearness in zip(item.scores, near, strict=False)]
        close = sorted(zip(_lowered(first, scores, near, weights), first, strict=True), key=lambda pair: -pair[0])
        item.entries[:_NEAREST] = [entry for _, entry in close]
        item.scores[:_NEAREST] = [score for score, _ in close]


def _other_town(ranked: Sequence[Ranked], item: Ranked) -> bool:
    """Tell whether a text names another town, of which a quarter may be."""
    return any(
        other.name.key != item.name.key and other.best is not None and other.best.kind == "town" for other in ranked
    )


def _lowered(
    entries: Sequence[Entry], scores: Sequence[float], near: Sequence[float], weights: Weights
) -> Sequence[float]:
    """Put a small town that lies near nothing that the text names behind a namesake in its country that does."""
    best: dict[str | None, float] = {}
    for entry, score, nearness in zip(entries, scores, near, strict=True):
        if nearness >= _REMOTE:
            best[entry.country] = max(score, best.get(entry.country, score))
    result = []
    for entry, score, nearness in zip(entries, scores, near, strict=True):
        least = best.get(entry.country)
        remote = nearness < _REMOTE and entry.kind == "town" and entry.importance < _SMALL_TOWN
        behind = remote and least is not None and least <= score < least + weights.remote
        result.append(least - _BEHIND if behind and least is not None else score)
    return result


def _chance(scores: Sequence[float]) -> float:
    """Return how likely the first candidate is among all."""
    return 1.0 / sum(math.exp(score - scores[0]) for score in scores) if scores else 0.0
