"""What each kind of evidence counts for when places are ranked, in rough log odds.

The numbers were tuned by random search on news texts with known places; none
is fitted to a single name.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of evidence counts for.

    Attributes
    ----------
    importance
        For the most important place of the world against the least.
    inside
        When the text names the country or division beside the name.
    sentence
        When the country is the only one that the sentence of every mention names before it.
    type_word
        When a type word fits (or, negatively, does not fit).
    remote
        What a namesake of its country near another name makes up for against a small town near none.
    shaded
        For a small town by a second name of it that is the own name of a capital.
    first, own_name
        For the most important candidate, and for one whose canonical name it is.
    nation, province, seat, settlement
        For a country, a first-level division, a great capital, and a town in the province of its name.
    whole
        For a country that has the name of its own capital.
    home
        For a place in the publisher's country.
    country, admin1
        When every other name of the text speaks for that country or division.
    peer
        When the names beside it in a list are of the same level of one country, or of countries.
    near
        When another name of the text lies at the same spot; half at `reach` km.
    """

    importance: float = 7.0
    inside: float = 8.0
    sentence: float = 3.0
    type_word: float = 2.0
    home: float = 0.7
    country: float = 6.0
    admin1: float = 3.9
    peer: float = 1.0
    near: float = 1.2
    reach: float = 50.0
    remote: float = 2.5
    shaded: float = -4.0
    first: float = 0.3
    own_name: float = 1.4
    nation: float = 2.0
    province: float = 0.4
    seat: float = 0.5
    settlement: float = 2.2
    whole: float = 3.0


WEIGHTS = Weights()
#: Kinds of places that fit a type word beside a name.
KINDS = {
    "country": {"country"},
    "province": {"admin1", "region", "admin2"},
    "district": {"admin2", "admin1"},
    "city": {"town"},
    "quarter": {"town"},
    "village": {"town"},
    "camp": {"camp", "town", "site"},
    "crossing": {"crossing", "town"},
    "region": {"region", "admin1", "admin2"},
    "river": {"river"},
    "sea": {"sea", "strait", "lake"},
    "island": {"island"},
    "mountain": {"mountain"},
}
