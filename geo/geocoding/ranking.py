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

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.gazetteer import Entry, Gazetteer
    from geo.geocoding.names import Name


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of evidence counts for.

    Attributes
    ----------
    importance
        For the most important place of the world against the least.
    inside
        When the text names the country or division beside the name.
    type_word
        When a type word fits (or, negatively, does not fit).
    first, own_name
        For the most important candidate, and for one whose canonical name it is.
    nation, province, seat, settlement
        For a country, a first-level division, a great capital, and a town in the province of its name.
    country, admin1
        When every other name of the text speaks for that country or division.
    peer
        When the names beside it in a list are of the same level of one country, or of countries.
    near
        When another name of the text lies at the same spot; half at `reach` km.
    """

    importance: float = 7.0
    inside: float = 8.0
    type_word: float = 1.5
    country: float = 5.5
    admin1: float = 3.9
    peer: float = 2.0
    near: float = 1.2
    reach: float = 50.0
    first: float = 0.5
    own_name: float = 1.0
    nation: float = 2.0
    province: float = 0.5
    seat: float = 0.7
    settlement: float = 0.9


WEIGHTS = Weights()
_KINDS = {
    "country": {"country"},
    "province": {"admin1", "region", "admin2"},
    "district": {"admin2", "admin1"},
    "city": {"town"},
    "village": {"town"},
    "camp": {"camp", "town", "site"},
    "crossing": {"crossing", "town"},
    "region": {"region", "admin1", "admin2"},
    "river": {"river"},
    "sea": {"sea", "strait", "lake"},
    "island": {"island"},
    "mountain": {"mountain"},
}
_STRICT = frozenset({"province", "district", "river", "sea", "mountain", "camp", "crossing"})
#: What distances are measured from is a town rather than the province of its name.
_SPOT = "spot"
_NATURAL = frozenset({"river", "sea", "mountain"})
_VOTERS = 12
_GREAT = 0.62
_MANY = 8
_KNOWN = 0.65
_METROPOLIS = 500_000
_CHANCE = 0.2
_SETTLEMENTS = frozenset({"town", "admin2", "camp", "site"})
#: How strange a place may be to the text, and how important it must then be.
_STRANGE = ((0.2, 0.42), (0.45, 0.57))
_NEAREST = 8


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
    """

    name: Name
    entries: list[Entry] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    chance: float = 0.0
    stranger: float = 0.0
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
        if any(best.kind not in _KINDS[word] for word in self.name.types & _NATURAL):
            return None  # "the San Juan river" is no town
        if best.population >= _METROPOLIS and best.kind == "town":
            return best
        strange = best.kind in _SETTLEMENTS and any(
            self.stranger > least and best.importance < known for least, known in _STRANGE
        )
        # One of many places of the name, and none of them where the text is about.
        lost = self.stranger > _STRANGE[0][0] and len(self.entries) >= _MANY and best.importance < _KNOWN
        return None if strange or lost else best


def rank(names: Sequence[Name], weights: Weights = WEIGHTS, home: str | None = None) -> list[Ranked]:
    """Rank the candidates of every name of a text.

    Parameters
    ----------
    names
        Every name of one text.
    weights
        What each kind of evidence counts for.
    home
        ISO 3166-1 alpha-2 code of the publisher's country, if known.
    """
    own = [_own_scores(name, weights, home) for name in names]
    levels = {
        id(name): _level(name.entries[scores.index(max(scores))])
        for name, scores in zip(names, own, strict=True)
        if scores
    }
    country_votes, admin_votes = _votes(names, own)
    ranked: list[Ranked] = []
    for number, name in enumerate(names):
        scores = _with_votes(number, name, own[number], country_votes, admin_votes, weights)
        beside = [levels[id(peer)] for peer in name.peers if id(peer) in levels]
        if beside:
            for place, entry in enumerate(name.entries):
                scores[place] += weights.peer * beside.count(_level(entry)) / len(beside)
        ranked.append(_sorted(name, scores))
    _add_nearness(ranked, weights)
    for number, item in enumerate(ranked):
        item.stranger = _strangeness(number, item, country_votes)
    return ranked


def _own_scores(name: Name, weights: Weights, home: str | None) -> list[float]:
    """Score the candidates of a name by importance, type words and the places named beside it."""
    scores = []
    # A province that is called after its town: without a word for it, the town is meant.
    divisions = set() if name.types or name.elsewhere else {e.admin1 for e in name.entries if e.kind == "admin1"}
    for place, entry in enumerate(name.entries):
        score = weights.importance * entry.importance
        if place == 0:
            score += weights.first
        if entry.name_kind == "name" and fold(entry.name) == entry.matched:
            score += weights.own_name
        if entry.kind == "country":
            score += weights.nation
        elif entry.kind == "admin1":
            score += weights.province
        elif entry.kind == "town":
            if entry.admin1 in divisions and fold(entry.name) == entry.matched:
                score += weights.settlement
            if entry.capital and entry.importance > _GREAT:
                score += weights.seat
        if home is not None and entry.country == home:
            score += weights.country / 2
        for type_word in name.types:
            score += _type_score(entry, type_word, weights)
        if entry.kind == "admin1" and "division" in name.elsewhere and "settlement" not in name.elsewhere:
            score += weights.type_word / 2
        scores.append(score)
    if name.inside:
        _add_inside(name, scores, weights)
    return scores


def _type_score(entry: Entry, type_word: str, weights: Weights) -> float:
    """Score how a candidate fits a type word beside the name."""
    if type_word == _SPOT:
        return weights.first if entry.kind == "town" else 0.0
    fitting = _KINDS.get(type_word)
    if fitting is None:
        return 0.0
    if entry.kind in fitting:
        return weights.type_word
    if type_word in _STRICT and entry.kind in {"town", "country"}:
        return -weights.type_word / 2
    return 0.0


def _add_inside(name: Name, scores: list[float], weights: Weights) -> None:
    """Add what a country or division named beside the name is worth."""
    holders = set(name.inside)
    for place, entry in enumerate(name.entries):
        if entry.admin1 in holders or entry.admin2 in holders:
            scores[place] += weights.inside
        elif entry.country in holders and entry.kind != "country":
            scores[place] += weights.inside * 0.9
        elif not any(_iso(holder) for holder in holders):
            scores[place] += 0.0


def _iso(holder: str) -> bool:
    """Tell whether an id is of a country or a first-level division."""
    return ":" not in holder


def _level(entry: Entry) -> tuple[str, str | None]:
    """Return what peers in a list share: to be countries, or divisions or towns of one country."""
    return entry.kind, None if entry.kind == "country" else entry.country


def _votes(
    names: Sequence[Name], own: Sequence[Sequence[float]]
) -> tuple[dict[str, list[tuple[int, float]]], dict[str, list[tuple[int, float]]]]:
    """Let every name vote for countries and divisions, each as far as its own candidates make it likely."""
    countries: dict[str, list[tuple[int, float]]] = {}
    admins: dict[str, list[tuple[int, float]]] = {}
    for number, name in enumerate(names):
        scores = own[number]
        if not scores:
            continue
        top = max(scores)
        chances = [math.exp(score - top) for score in scores]
        total = sum(chances)
        times = min(3.0, 1.0 + 0.5 * (len(name.mentions) - 1)) * (0.6 if name.demonym else 1.0)
        by_country: dict[str, float] = {}
        by_admin: dict[str, float] = {}
        for entry, chance in zip(name.entries[:_VOTERS], chances, strict=False):
            share = chance / total
            if entry.country:
                by_country[entry.country] = by_country.get(entry.country, 0.0) + share
            if entry.admin1:
                by_admin[entry.admin1] = by_admin.get(entry.admin1, 0.0) + share
        for code, share in by_country.items():
            countries.setdefault(code, []).append((number, share * times))
        for code, share in by_admin.items():
            admins.setdefault(code, []).append((number, share * times))
    return countries, admins


def _with_votes(
    number: int,
    name: Name,
    own: Sequence[float],
    country_votes: Mapping[str, Sequence[tuple[int, float]]],
    admin_votes: Mapping[str, Sequence[tuple[int, float]]],
    weights: Weights,
) -> list[float]:
    """Add to the candidates of a name what the other names of the text say."""
    countries = {code: _saturated(votes, number) for code, votes in country_votes.items()}
    admins: dict[str, float] = {}
    scores = []
    for entry, score in zip(name.entries, own, strict=True):
        total = score + weights.country * countries.get(entry.country or "", 0.0)
        if entry.admin1:
            if entry.admin1 not in admins:
                admins[entry.admin1] = _saturated(admin_votes.get(entry.admin1, ()), number)
            total += weights.admin1 * admins[entry.admin1]
        scores.append(total)
    return scores


def _strangeness(number: int, item: Ranked, country_votes: Mapping[str, Sequence[tuple[int, float]]]) -> float:
    """Return how much the other names speak for other countries and none for that of the first candidate."""
    best = item.best
    if best is None or best.kind not in {*_SETTLEMENTS, "admin1"} or item.name.inside:
        return 0.0
    own = _saturated(country_votes.get(best.country or "", ()), number)
    most = max((_saturated(votes, number) for votes in country_votes.values()), default=0.0)
    return max(0.0, most - 3.0 * own)


def _saturated(votes: Sequence[tuple[int, float]], without: int) -> float:
    """Return the votes of the other names, between 0 and 1: the first counts most."""
    total = sum(share for number, share in votes if number != without)
    return total / (total + 1.0)


def _sorted(name: Name, scores: Sequence[float]) -> Ranked:
    """Put candidates in order of their scores; the more important first among equals."""
    order = sorted(range(len(scores)), key=lambda place: (-scores[place], place))
    return Ranked(name, [name.entries[place] for place in order], [scores[place] for place in order])


def _add_nearness(ranked: Sequence[Ranked], weights: Weights) -> None:
    """Add what lying near the places of the other names is worth, and estimate the chance of the first candidate."""
    settled = [
        (item.best.lat, item.best.lon, item.name.key)
        for item in ranked
        if item.best is not None and item.best.kind not in {"country", "continent"}
    ]
    for item in ranked:
        if len(item.entries) > 1 and settled:
            close = []
            for entry, score in zip(item.entries[:_NEAREST], item.scores, strict=False):
                bonus = 0.0
                if entry.kind not in {"country", "continent"}:
                    bonus = max(
                        (_closeness(entry, lat, lon, weights) for lat, lon, key in settled if key != item.name.key),
                        default=0.0,
                    )
                close.append((score + weights.near * bonus, entry))
            close.sort(key=lambda pair: -pair[0])
            item.entries[:_NEAREST] = [entry for _, entry in close]
            item.scores[:_NEAREST] = [score for score, _ in close]
        item.chance = _chance(item.scores)


def _closeness(entry: Entry, lat: float, lon: float, weights: Weights) -> float:
    """Return 1 at the same spot, one half at the reach, near 0 far away."""
    north = (entry.lat - lat) * 111.2
    if abs(north) > 6 * weights.reach:
        return 0.0
    east = (entry.lon - lon) * 111.2 * math.cos(math.radians(lat))
    return 1.0 / (1.0 + (north * north + east * east) / (weights.reach * weights.reach))


def _chance(scores: Sequence[float]) -> float:
    """Return how likely the first candidate is among all."""
    if not scores:
        return 0.0
    return 1.0 / sum(math.exp(score - scores[0]) for score in scores)


def reasons(entry: Entry, ranked: Ranked, gazetteer: Gazetteer, everything: Sequence[Ranked]) -> tuple[str, ...]:
    """Say in words what speaks for a candidate."""
    name = ranked.name
    found: list[str] = []
    for holder, label in name.inside.items():
        if holder in {entry.admin1, entry.admin2, entry.country}:
            found.append(f"in {label}, named beside it")
    found += [f"the text calls it a {word}" for word in sorted(name.types) if entry.kind in _KINDS.get(word, ())]
    same_admin = [r.name.mentions[0].written for r in everything if r is not ranked and _shares(r, entry, "admin1")]
    same_country = [r.name.mentions[0].written for r in everything if r is not ranked and _shares(r, entry, "country")]
    if same_admin and entry.admin1:
        division = gazetteer.entry(entry.admin1)
        found.append(f"{_some(same_admin)} in {division.name if division else entry.admin1} too")
    elif same_country and entry.country:
        country = gazetteer.entry(entry.country)
        found.append(f"{_some(same_country)} in {country.name if country else entry.country} too")
    if name.entries and entry.id == name.entries[0].id and len(name.entries) > 1:
        found.append(f"the most important of {len(name.entries)} places of this name")
    if len(name.entries) == 1:
        found.append("the only place of this name")
    return tuple(found)


def _shares(other: Ranked, entry: Entry, level: str) -> bool:
    """Tell whether another name most likely lies in the same division or country."""
    best = other.best
    if best is None:
        return False
    code = getattr(best, level)
    return code is not None and code == getattr(entry, level)


def _some(names: Sequence[str]) -> str:
    """Name up to two places, each once."""
    distinct = list(dict.fromkeys(names))
    return " and ".join(distinct[:2]) + (" lie" if len(distinct) > 1 else " lies")
