"""Layers in the compact form that travels with a map.

Steps are columns (`geo.maps.columns`), gzipped and in base64. Quotes are gzipped in chunks of places and opened when
somebody asks for them, or left with a server (`geo.maps.details`). JSON holds the rest.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.indicators import indicators
from geo.layers import documents_of
from geo.maps.columns import KeptRows, encoded
from geo.maps.countries import country_names
from geo.maps.details import Details, flatten
from geo.maps.extent import home_box, standing
from geo.maps.geometry import shape_of
from geo.maps.packing import pack_json
from geo.models import Counting, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from geo.layers import Layers
    from geo.maps.extent import Standing
    from geo.models import Document, Place

_LANGUAGES = ("fr",)


def encode(
    layers: Layers,
    *,
    quotes_per_place: int | None = None,
    details: str | None = None,
    kept: Prepared | None = None,
    quick: bool = False,
) -> dict[str, Any]:
    """Return layers as a value that JSON can hold and the map's script can read.

    Parameters
    ----------
    layers
        What `geo.layers.aggregate` returned.
    quotes_per_place
        How many of the newest figures of each place bring their sentence; None
        is all of them up to 20,000 figures and 20 a place beyond.
    details
        Address where a server gives the figures of places and trays; without it they travel within.
    kept
        What was worked out of the same places and series before.
    quick
        Whether to pack for speed and not for size, see `geo.maps.packing.pack`.

    Returns
    -------
    dict
        Days are ISO 8601, coordinates EPSG:4326 with longitude first.
    """
    flat, parents = flatten(layers.series)
    place_ids = sorted(layers.places)
    place_numbers = {place_id: number for number, place_id in enumerate(place_ids)}
    known = indicators()
    used = {series.indicator for series in flat}
    codes = [code for code in known if code in used]
    roles = sorted({series.role for series in flat})
    groups = sorted({series.group for series in flat})
    units = sorted({series.unit for series in flat})
    number_of = [{value: number for number, value in enumerate(some)} for some in (codes, roles, groups, units)]
    prepared = kept or Prepared()
    ready = {place_id: prepared.place(layers.places[place_id]) for place_id in place_ids}
    places, shapes = _placed(ready.values())
    documents = documents_of(layers.cards)
    return {
        "version": 1,
        "revision": layers.revision,
        "policy": str(layers.policy),
        "start": layers.start.isoformat(),
        "end": layers.end.isoformat(),
        "indicators": [
            {
                "code": code,
                "family": known[code].family,
                "colour": known[code].colour,
                "label": dict(known[code].label),
            }
            for code in codes
        ],
        "roles": roles,
        "groups": groups,
        "units": units,
        "places": pack_json(places, quick=quick),
        "series": pack_json(
            {
                "place": [place_numbers[series.place_id] for series in flat],
                "indicator": [number_of[0][series.indicator] for series in flat],
                "counting": [int(series.counting is Counting.STOCK) for series in flat],
                "role": [number_of[1][series.role] for series in flat],
                "group": [number_of[2][series.group] for series in flat],
                "unit": [number_of[3][series.unit] for series in flat],
                "parent": parents,
                "ends": [series.ends.isoformat() if series.ends else None for series in flat],
                "steps": [len(series.steps) for series in flat],
            },
            quick=quick,
        ),
        **encoded(flat, layers.start, place_numbers, prepared.rows, quick=quick),
        "shapes": pack_json(shapes, quick=quick),
        "home": home_box(layers, {place_id: one.standing for place_id, one in ready.items()}),
        **({"details": details} if details is not None else Details(layers, quotes_per_place).packed()),
        "counts": {
            "figures": len(layers.cards),
            "documents": len(documents),
            "undated": len(layers.undated),
            "unplaced": len(layers.unplaced),
            "not_aggregated": len(layers.not_aggregated),
        },
        "sources": _publishers(documents.values()),
    }


@dataclass(frozen=True, slots=True)
class _Ready:
    """A place as it travels, but for what depends on the others."""

    place: Place
    standing: Standing | None
    row: dict[str, Any]
    shape: dict[str, Any] | None


class Prepared:
    """What was worked out of places and series before: neither ever changes, and most are on the next map too.

    Parameters
    ----------
    called
        What to call a place in a language other than English; without it only countries have a name in each.
    """

    def __init__(self, called: Callable[[Place, str], str] | None = None) -> None:
        self.rows = KeptRows()
        self._called = called or _called
        self._places: dict[str, _Ready] = {}

    def place(self, place: Place) -> _Ready:
        """Return a place as it travels."""
        found = self._places.get(place.id)
        if found is None or found.place is not place:
            found = self._places[place.id] = _Ready(
                place, standing(place), _place_row(place, self._called), shape_of(place)
            )
        return found


def _called(place: Place, language: str) -> str:
    return country_names(language).get(place.id, place.name)


def _place_row(place: Place, called: Callable[[Place, str], str]) -> dict[str, Any]:
    row: dict[str, Any] = {"id": place.id, "name": place.name, "kind": str(place.kind)}
    if place.point is not None:
        row["lon"], row["lat"] = (round(number, 5) for number in place.point)
    if place.precision_km:
        row["km"] = round(place.precision_km, 1)
    if place.country:
        row["country"] = place.country
    if len(place.countries) > 1:
        row["countries"] = list(place.countries)
    if place.admin1:
        row["admin1"] = place.admin1
    names = {language: name for language in _LANGUAGES if (name := called(place, language)) != place.name}
    if names:
        row["names"] = names
    if place.members:
        row["members"] = list(place.members)
    return row


def _placed(places: Iterable[_Ready]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the places and their shapes; an area named like a town of this map says that it is one."""
    some = list(places)
    towns = frozenset(one.place.name for one in some if one.place.kind is PlaceKind.POINT)
    rows: list[dict[str, Any]] = []
    shapes: list[dict[str, Any]] = []
    for one in some:
        row = one.row
        if one.place.kind is PlaceKind.AREA and one.place.name in towns:
            row = {**row, "twin": True}
        if one.shape is not None:
            row = {**row, "shape": len(shapes)}
            shapes.append(one.shape)
        rows.append(row)
    return rows, shapes


def _publishers(documents: Iterable[Document]) -> list[list[Any]]:
    """Return who printed the reports, with how many, most first."""
    printed = Counter(document.publisher or "" for document in documents)
    return sorted(([name, count] for name, count in printed.items()), key=lambda row: (-row[1], row[0]))
