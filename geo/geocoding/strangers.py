"""How strange a place is to its text: a town of a country that nothing else in the text speaks of, nor lies near.

Such a town is most often the namesake of one that no gazetteer knows, or a word that is a name somewhere, and a figure
on the wrong continent is worse than one without a place.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from geo.gazetteer.regions import distance_km

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.gazetteer import Entry, Gazetteer
    from geo.geocoding.ranking import Ranked

#: From here on a place is strange to its text.
STRANGE = 0.2
#: How strange a place in another country can be that lies near what the text names.
FAR = 0.45
#: Across the sea, as Sfax from Lampedusa, is no stranger; in kilometres.
_ACROSS = 400.0
#: The neighbour of a country vouches for what lies this near to a place that the text names, in kilometres.
_REACH = 1000.0
_KM_PER_DEGREE = 111.2
#: A place of which nothing is known but its name is less important than this.
_HAMLET = 0.1
_SURE = 0.5
#: Several mentions of one name speak louder, but not without end; an adjective speaks less than a name.
_LOUDEST = 3.0
_ADJECTIVE = 0.6
#: Towns less important than this do not vouch for each other as a country or a city does.
_KNOWN_TOWN = 0.5
_SMALL_VOICE = 0.5
_LARGE = frozenset({"country", "admin1", "region", "continent"})


class Strangers:
    """What the names of a text most likely stand for, and what is strange beside it.

    Parameters
    ----------
    ranked
        Every name of one text with its candidates, best first, and how likely the first is.
    gazetteer
        Knows which countries are neighbours.

    Notes
    -----
    What was found too strange before to stand, as `Ranked.stranger` says, vouches for nothing.
    """

    def __init__(self, ranked: Sequence[Ranked], gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        dropped = [item.stranger > STRANGE and item.settled is None for item in ranked]
        self._voices = [("", 0.0) if strange else _voice(item) for item, strange in zip(ranked, dropped, strict=True)]
        self._votes: dict[str, float] = {}
        for code, share in self._voices:
            self._votes[code] = self._votes.get(code, 0.0) + share
        self._ranking = sorted(self._votes.items(), key=lambda vote: -vote[1])
        self._spots = [
            (item.name.key, best)
            for item, strange in zip(ranked, dropped, strict=True)
            if item.chance >= _SURE and not strange and (best := item.best) is not None and best.kind != "continent"
        ]

    def strangeness(self, number: int, item: Ranked) -> float:
        """Return how much the rest of a text speaks for other countries than that of a place, 0 to 1.

        Parameters
        ----------
        number
            Which name.
        item
            Its candidates.
        """
        best = item.best
        if best is None or best.country is None:
            return 0.0
        mine, share = self._voices[number]
        own = _bounded(self._votes.get(best.country, 0.0) - (share if mine == best.country else 0.0))
        # a name speaks for its own country or for none, so that the others are heard in full
        loudest = next((votes for code, votes in self._ranking if code != best.country), 0.0)
        most = _bounded(loudest)
        if most <= STRANGE or most <= 3.0 * own:
            return 0.0
        neighbours = self._gazetteer.neighbours(best.country)
        beside = _bounded(max((self._votes.get(code, 0.0) for code in neighbours), default=0.0))
        nearest, alike = self._nearest(item.name.key, best)
        if alike:
            return 0.0
        if nearest < _REACH:
            own = max(own, beside)
        strange = max(0.0, most - 3.0 * own)
        return min(strange, FAR) if nearest < _ACROSS else strange

    def lost(self, item: Ranked) -> bool:
        """Tell whether a place is a hamlet far from several others of its country, of another's name most likely."""
        best = item.best
        if best is None or best.kind != "town" or best.importance >= _HAMLET or item.name.inside:
            return False
        beside = [spot for other, spot in self._spots if other != item.name.key and spot.country == best.country]
        towns = [spot for spot in beside if spot.kind != "country"]
        return len(towns) > 1 and all(distance_km(best.lon, best.lat, spot.lon, spot.lat) > _REACH for spot in towns)

    def _nearest(self, key: str, place: Entry) -> tuple[float, bool]:
        """Return how far the nearest place of another name is, and whether one in the same country is beside it."""
        nearest, alike = math.inf, False
        for other, spot in self._spots:
            if other == key or abs(place.lat - spot.lat) * _KM_PER_DEGREE >= _REACH:
                continue
            km = distance_km(place.lon, place.lat, spot.lon, spot.lat)
            nearest = min(nearest, km)
            alike |= km < _ACROSS and spot.country == place.country
        return nearest, alike


def _voice(item: Ranked) -> tuple[str, float]:
    """Return the country that a name speaks for, and how loud."""
    best = item.best
    if best is None or best.country is None:
        return "", 0.0
    times = min(_LOUDEST, 1.0 + 0.5 * (len(item.name.mentions) - 1)) * (_ADJECTIVE if item.name.demonym else 1.0)
    known = best.kind in _LARGE or best.importance >= _KNOWN_TOWN
    return best.country, times * item.chance * (1.0 if known else _SMALL_VOICE)


def _bounded(votes: float) -> float:
    """Return votes between 0 and 1: the first counts most."""
    return votes / (votes + 1.0) if votes > 0 else 0.0
