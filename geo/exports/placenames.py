"""How places are called in the language of a product: countries, and what is made of other places.

Towns and provinces keep the name of the gazetteer where no other is known in ``data/supplement``. Borders, parts,
stretches and discs are named anew from their ids, see `geo.gazetteer.derived`: "nord-ouest de la Syrie", "frontière
entre la Grèce et la Turquie".
"""

from __future__ import annotations

import csv
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from geo.errors import DataError, InputError
from geo.exports.withholding import IN, bare
from geo.exports.words import text
from geo.maps.countries import country_names
from geo.settings import DATA

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from geo.gazetteer import Gazetteer
    from geo.models import Place

#: French names of countries by code: without an article; masculine although they end with an e; feminine although they
#: do not; plural; with an aspirated h.
_BARE = frozenset(
    (
        *("AD", "AG", "BH", "BL", "CU", "CY", "DJ", "FJ", "GG", "GI", "HK", "HT", "IL", "JE", "KN", "LC", "MC", "MF"),
        *("MG", "MO", "MT", "MU", "NR", "NU", "OM", "PM", "PR", "RE", "SG", "SH", "SM", "ST", "SX", "TT", "TV", "TW"),
        *("VC", "WF", "YT"),
    )
)
_MASCULINE = frozenset({"BZ", "CG", "IO", "KH", "MX", "MZ", "SR", "ZW"})
_FEMININE = frozenset({"GW", "SL"})
_PLURAL = frozenset(
    (
        *("AE", "AS", "AX", "BM", "BQ", "BS", "CC", "CK", "FK", "FO", "HM", "KM", "KY", "MH", "MP", "MV", "NL", "PH"),
        *("PN", "PS", "SB", "SC", "TC", "TF", "UM", "US", "VG", "VI"),
    )
)
_ASPIRATED = frozenset({"HN", "HU"})
_COUNTRY_CODE = 2
_DIRECTIONS = frozenset({"N", "NE", "E", "SE", "S", "SW", "W", "NW", "C"})


def place_name(place: Place, language: str, gazetteer: Gazetteer) -> str:
    """Return what to call a place; in English, and where nothing better is known, its own name."""
    if place.id.startswith(IN):
        district = replace(place, id=bare(place.id))
        name = place_name(district, language, gazetteer)
        return text("place_in", language, of=_with_article(district.id, name, language, of=True))
    if language == "en":
        return place.name
    return called(place.id, place.name, language, gazetteer)


@cache
def exonyms(language: str, folder: Path = DATA) -> Mapping[str, str]:
    """Return the names of towns, provinces, regions and seas in a language by id, as far as they are known.

    Raises
    ------
    DataError
        If a table cannot be read.
    """
    if language != "fr":
        return {}
    tables = folder / "supplement"
    try:
        with (tables / "regions.csv").open(encoding="utf-8", newline="") as rows:
            found = {
                row["id"]: name.removeprefix("fr:")
                for row in csv.DictReader(rows)
                for name in row["names"].split("|")[::-1]
                if name.startswith("fr:")
            }
        with (tables / "french.csv").open(encoding="utf-8", newline="") as rows:
            return found | {row["id"]: row["name"] for row in csv.DictReader(rows)}
    except (OSError, KeyError) as error:
        message = f"the names of places in {tables} cannot be read ({error}): restore french.csv and regions.csv"
        raise DataError(message) from error


@lru_cache(maxsize=10_000)
def called(place_id: str, own: str, language: str, gazetteer: Gazetteer) -> str:
    """Return what to call a place of an id in a language other than English, `own` where nothing better is known."""
    try:
        kind, _, rest = place_id.partition(":")
        make = _MADE.get(kind)
        if make:
            return make(_Namer(language, gazetteer), rest)
        return country_names(language).get(place_id) or exonyms(language).get(place_id, own)
    except (InputError, ValueError):  # made from a place that went with an older gazetteer
        return own


@dataclass(frozen=True)
class _Namer:
    """Names places that are made from others."""

    language: str
    gazetteer: Gazetteer

    def called(self, place_id: str) -> str:
        return place_name(self.gazetteer.place(place_id), self.language, self.gazetteer)

    def whole(self, place_id: str, *, of: bool = False) -> str:
        return _with_article(place_id, self.called(place_id), self.language, of=of)

    def border(self, rest: str) -> str:
        pair, _, side = rest.partition(":")
        low, _, high = pair.partition("-")
        # In the order of their names, as the English one is.
        first, second = sorted((low, high), key=lambda code: _plain(self.called(code)))
        words = text("place_border", self.language, one=self.whole(first), other=self.whole(second))
        return text("place_side", self.language, place=words, of=self.whole(side, of=True)) if side else words

    def part(self, rest: str) -> str:
        base, _, direction = rest.rpartition(":")
        return text(f"place_part_{_checked(direction)}", self.language, of=self.whole(base, of=True))

    def near(self, rest: str) -> str:
        base, km, direction = rest.rsplit(":", 2)
        far, of = f"{float(km):g}", self.whole(base, of=True)
        if not direction:
            return text("place_within" if float(km) else "place_near", self.language, km=far, of=of)
        where = text(f"place_to_{_checked(direction)}", self.language, of=of)
        return text("place_away", self.language, km=far, where=where) if float(km) else where

    def between(self, rest: str) -> str:
        one, _, other = rest.partition("~")
        return text("place_between", self.language, one=self.whole(one), other=self.whole(other))

    def joint(self, rest: str) -> str:
        names = [self.called(one) for one in rest.split("+")]
        return text("place_joint", self.language, first=", ".join(names[:-1]), last=names[-1])

    def coast(self, rest: str) -> str:
        return text("place_coast", self.language, of=self.whole(rest, of=True))

    def off(self, rest: str) -> str:
        return text("place_off", self.language, of=self.whole(rest, of=True))

    def edge(self, rest: str) -> str:
        return text("place_edge", self.language, of=self.whole(rest, of=True))


_MADE: Mapping[str, Callable[[_Namer, str], str]] = {
    "border": _Namer.border,
    "part": _Namer.part,
    "near": _Namer.near,
    "between": _Namer.between,
    "joint": _Namer.joint,
    "coast": _Namer.coast,
    "off": _Namer.off,
    "edge": _Namer.edge,
}


def _checked(direction: str) -> str:
    if direction not in _DIRECTIONS:
        message = f"{direction!r} is no compass direction"
        raise ValueError(message)
    return direction


#: "In" for what stands before a French name; a name without an article has "à".
_IN = {"les ": "aux ", "l'": "en ", "la ": "en ", "le ": "au "}


def _with_article(place_id: str, name: str, language: str, *, of: bool) -> str:
    """Return a name with its article, after "of" where asked for: "la Syrie", "de l'Irak", "d'Idlib"."""
    if language != "fr":
        return name
    vowel = _plain(name)[:1] in set("aeiouh") and not name.startswith("Y") and place_id not in _ASPIRATED
    feminine = _plain(name).split(" ")[0].endswith("e") and place_id not in _MASCULINE
    if len(place_id) != _COUNTRY_CODE or place_id in _BARE:
        plain, after = name, f"d'{name}" if vowel else f"de {name}"
    elif place_id in _PLURAL:
        plain, after = f"les {name}", f"des {name}"
    elif vowel:
        plain, after = f"l'{name}", f"de l'{name}"
    elif feminine or place_id in _FEMININE:
        plain, after = f"la {name}", f"de la {name}"
    else:
        plain, after = f"le {name}", f"du {name}"
    return after if of else plain


def inside(place_id: str, name: str, language: str) -> str:
    """Return where something is that is in a place: "en Syrie", "au Liban", "aux Philippines", "à Idlib"."""
    if language != "fr":
        return f"in {name}"
    article = _with_article(place_id, name, language, of=False).removesuffix(name)
    return f"{_IN.get(article, 'à ')}{name}"


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
