"""What the words beside a name, the other names of the text and their places say for each of its candidates."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.gazetteer.names import fold
from geo.geocoding.weights import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geo.gazetteer import Entry
    from geo.geocoding.names import Name
    from geo.geocoding.weights import Weights

_STRICT = frozenset({"province", "district", "river", "sea", "mountain", "camp", "crossing"})
#: What distances are measured from is a town rather than the province of its name.
_SPOT = "spot"
_GREAT = 0.62
#: A town that a capital puts in the shade.
_SMALL = 0.4
_VOTERS = 12
#: Several mentions of one name speak louder, but not without end; an adjective speaks less than a name.
_LOUDEST = 3.0
_ADJECTIVE = 0.6
_KM = 111.2
_VOWELS = re.compile("[aeiouyhw]")
_DOUBLED = re.compile(r"(.)\1+")

Vote = dict[str, list[tuple[int, float]]]


def own_scores(name: Name, weights: Weights, home: str | None) -> list[float]:
    """Score the candidates of a name by importance, type words and the places named beside it."""
    # A province that is called after its town: without a word for it, the town is meant.
    divisions: dict[str | None, str] = {}
    # Both said elsewhere, "the city of Derna" and "the municipality of Derna", is as good as neither.
    both = {"division", "settlement"} <= name.elsewhere
    if not (name.types - {_SPOT}) and (both or not name.elsewhere):
        divisions = {e.admin1: _consonants(e.name) for e in name.entries if e.kind == "admin1"}
    great = next(iter(name.entries), None)
    # "Quito" is the capital and no village of Colorado that was once called so.
    shades = great is not None and great.capital and great.importance > _GREAT and fold(great.name) == great.matched
    scores = []
    for place, entry in enumerate(name.entries):
        score = weights.importance * entry.importance + (weights.first if place == 0 else 0.0)
        if shades and entry.kind == "town" and entry.importance < _SMALL and fold(entry.name) != entry.matched:
            score += weights.shaded
        score += _kind_score(entry, divisions, weights)
        if entry.name_kind == "name" and fold(entry.name) == entry.matched:
            score += weights.own_name
        if home is not None and entry.country == home:
            score += weights.home
        if name.types:
            score += sum(_type_score(entry, type_word, weights) for type_word in name.types)
        if entry.kind == "admin1" and "division" in name.elsewhere and "settlement" not in name.elsewhere:
            score += weights.type_word / 2
        if name.lands == {entry.country} and entry.kind != "country":
            score += weights.sentence
        scores.append(score + _inside_score(entry, name, weights) if name.inside else score)
    return scores


def _kind_score(entry: Entry, divisions: Mapping[str | None, str], weights: Weights) -> float:
    """Score what kind of place a candidate is."""
    if entry.kind == "country":
        return weights.nation
    if entry.kind == "admin1":
        return weights.province
    if entry.kind != "town":
        return 0.0
    seat = weights.seat if entry.capital and entry.importance > _GREAT else 0.0
    if entry.admin1 not in divisions:
        return seat
    alike = fold(entry.name) == entry.matched or divisions[entry.admin1].startswith(_consonants(entry.name))
    return seat + (weights.settlement if alike else 0.0)


@lru_cache(maxsize=4096)
def _consonants(name: str) -> str:
    """Return the consonants of a name: "Kharkiv" and "Kharkivs'ka" begin alike, "Makkah" and "Mecca" are one."""
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", fold(name)).replace("c", "k").replace("q", "k"))


def _type_score(entry: Entry, type_word: str, weights: Weights) -> float:
    """Score how a candidate fits a type word beside the name."""
    if type_word == _SPOT:
        return weights.first if entry.kind == "town" else 0.0
    fitting = KINDS.get(type_word)
    if fitting is None:
        return 0.0
    if entry.kind in fitting:
        return weights.type_word
    return -weights.type_word / 2 if type_word in _STRICT and entry.kind in {"town", "country"} else 0.0


def _inside_score(entry: Entry, name: Name, weights: Weights) -> float:
    """Score that a country or division named beside the name holds a candidate; the narrower one says more."""
    if entry.admin1 in name.inside or entry.admin2 in name.inside:
        return weights.inside
    return 0.9 * weights.inside if entry.country in name.inside and entry.kind != "country" else 0.0


def _whole(entry: Entry, name: Name, beside: Sequence[tuple[str, str | None]]) -> bool:
    """Tell whether a country has the name of its own capital, as Tunisia in Arabic, and no word makes it the town."""
    if name.types or name.inside or "settlement" in name.elsewhere or any(kind != "country" for kind, _ in beside):
        return False
    return any(other.country == entry.country and other.capital and other.kind == "town" for other in name.entries)


def level(entry: Entry) -> tuple[str, str | None]:
    """Return what peers in a list share: to be countries, or divisions or towns of one country."""
    return entry.kind, None if entry.kind == "country" else entry.country


class Votes:
    """What the names of a text say together about countries and first-level divisions.

    Each name votes for every country and division that it may lie in, as far
    as its own candidates make it likely.

    Parameters
    ----------
    names
        Every name of one text.
    own
        The scores of their candidates, see `own_scores`.
    """

    def __init__(self, names: Sequence[Name], own: Sequence[Sequence[float]]) -> None:
        self.countries: Vote = {}
        self.divisions: Vote = {}
        self._levels: dict[int, tuple[str, str | None]] = {}
        for number, (name, scores) in enumerate(zip(names, own, strict=True)):
            if scores:
                self._levels[id(name)] = level(name.entries[scores.index(max(scores))])
                self._count(number, name, scores)

    def _count(self, number: int, name: Name, scores: Sequence[float]) -> None:
        """Add the votes of one name."""
        top = max(scores)
        chances = [math.exp(score - top) for score in scores]
        total = sum(chances)
        times = min(_LOUDEST, 1.0 + 0.5 * (len(name.mentions) - 1)) * (_ADJECTIVE if name.demonym else 1.0)
        by_country: dict[str, float] = {}
        by_division: dict[str, float] = {}
        for entry, chance in zip(name.entries[:_VOTERS], chances, strict=False):
            share = times * chance / total
            if entry.country:
                by_country[entry.country] = by_country.get(entry.country, 0.0) + share
            if entry.admin1:
                by_division[entry.admin1] = by_division.get(entry.admin1, 0.0) + share
        for votes, shares in ((self.countries, by_country), (self.divisions, by_division)):
            for code, share in shares.items():
                votes.setdefault(code, []).append((number, share))

    def scores(self, number: int, name: Name, own: Sequence[float], weights: Weights) -> list[float]:
        """Add to the scores of the candidates of a name what the other names of the text say."""
        countries: dict[str, float] = {}
        divisions: dict[str, float] = {}
        beside = [self._levels[id(peer)] for peer in name.peers if id(peer) in self._levels]
        scores = []
        for entry, score in zip(name.entries, own, strict=True):
            country = entry.country or ""
            if country not in countries:
                countries[country] = _others(self.countries.get(country, ()), number)
            total = score + weights.country * countries[country]
            if entry.admin1:
                if entry.admin1 not in divisions:
                    divisions[entry.admin1] = _others(self.divisions.get(entry.admin1, ()), number)
                total += weights.admin1 * divisions[entry.admin1]
            if entry.kind == "country" and _whole(entry, name, beside):
                total += weights.whole
            if beside:
                total += weights.peer * beside.count(level(entry)) / len(beside)
            scores.append(total)
        return scores


def _others(votes: Sequence[tuple[int, float]], without: int) -> float:
    """Return the votes of the other names, between 0 and 1: the first counts most."""
    total = 0.0
    for number, share in votes:
        if number != without:
            total += share
    return total / (total + 1.0)


class Witnesses:
    """The places of the names that speak for what lies near them, by latitude.

    Parameters
    ----------
    places
        Key of the name, latitude and longitude in degrees.
    reach
        Distance in kilometres at which a place speaks half as loud as at the same spot.
    """

    def __init__(self, places: Iterable[tuple[str, float, float]], reach: float) -> None:
        self._reach = reach
        self._places = sorted((lat, lon, math.cos(math.radians(lat)), key) for key, lat, lon in places)
        self._lats = [place[0] for place in self._places]
        #: Degrees of latitude beyond which nothing is near, and a little more for rounding.
        self._band = 6 * reach / _KM + 1e-6

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return bool(self._places)

    def nearness(self, entry: Entry, key: str) -> float:
        """Return how near a candidate lies to the places of other names than its own.

        Returns
        -------
        float
            1 at the same spot, one half at the reach, 0 far away and for a country.
        """
        if entry.kind in {"country", "continent"}:
            return 0.0
        best = 0.0
        reach, lat, lon = self._reach, entry.lat, entry.lon
        first, last = bisect_left(self._lats, lat - self._band), bisect_right(self._lats, lat + self._band)
        for other_lat, other_lon, shrink, other in self._places[first:last]:
            north = (lat - other_lat) * _KM
            if other == key or abs(north) > 6 * reach:
                continue
            east = (lon - other_lon) * _KM * shrink
            best = max(best, 1.0 / (1.0 + (north * north + east * east) / (reach * reach)))
        return best
