"""Layers in the compact form that travels with a map.

Steps are columns (`geo.maps.columns`), gzipped and in base64. Quotes are gzipped in chunks of places and opened when
somebody asks for them, or left with a server (`geo.maps.details`). JSON holds the rest.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.indicators import indicators
from geo.layers import reports_of
from geo.maps.columns import KeptRows, encoded
from geo.maps.countries import country_names
from geo.maps.details import Details, flatten
from geo.maps.extent import home_box, standing
from geo.maps.geometry import shape_of
from geo.maps.packing import pack_json
from geo.models import Counting, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from geo.layers import Layers, Series
    from geo.maps.extent import Standing
    from geo.models import Place

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
    codes, roles, groups, units = _named(flat)
    prepared = kept or Prepared()
    ready = {place_id: prepared.place(layers.places[place_id]) for place_id in place_ids}
    places, shapes = _placed(ready.values())
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
        "series": pack_json(heads(flat, parents, place_numbers), quick=quick),
        **encoded(flat, layers.start, place_numbers, prepared.rows, quick=quick),
        "shapes": pack_json(shapes, quick=quick),
        "home": home_box(layers, {place_id: one.standing for place_id, one in ready.items()}),
        **({"details": details} if details is not None else Details(layers, quotes_per_place).packed()),
        **told(layers),
    }


def _named(flat: Sequence[Series]) -> tuple[list[str], list[str], list[str], list[str]]:
    """Return the indicators, roles, groups and units of some series, in the order in which they are numbered."""
    used = {series.indicator for series in flat}
    return (
        [code for code in indicators() if code in used],
        sorted({series.role for series in flat}),
        sorted({series.group for series in flat}),
        sorted({series.unit for series in flat}),
    )


def heads(flat: Sequence[Series], parents: Sequence[int], place_numbers: Mapping[str, int]) -> dict[str, Any]:
    """Return what a map says of each series but for its steps, by the column.

    Parameters
    ----------
    flat, parents
        From `geo.maps.details.flatten`.
    place_numbers
        The number of each place of the map, by id.
    """
    numbers = [{value: number for number, value in enumerate(some)} for some in _named(flat)]
    return {
        "place": [place_numbers[series.place_id] for series in flat],
        "indicator": [numbers[0][series.indicator] for series in flat],
        "counting": [int(series.counting is Counting.STOCK) for series in flat],
        "role": [numbers[1][series.role] for series in flat],
        "group": [numbers[2][series.group] for series in flat],
        "unit": [numbers[3][series.unit] for series in flat],
        "parent": list(parents),
        "ends": [series.ends.isoformat() if series.ends else None for series in flat],
        "steps": [len(series.steps) for series in flat],
    }


def told(layers: Layers) -> dict[str, Any]:
    """Return what a map says of all its figures: how many there are, also in trays, and who printed the reports."""
    reports = reports_of(layers.cards)
    return {
        "counts": {
            "figures": len(layers.cards),
            "documents": len(reports),
            "undated": len(layers.undated),
            "unplaced": len(layers.unplaced),
            "not_aggregated": len(layers.not_aggregated),
        },
        "sources": _publishers(reports.values()),
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
    twins = namesakes(one.place for one in some)
    rows: list[dict[str, Any]] = []
    shapes: list[dict[str, Any]] = []
    for one in some:
        row = one.row
        if one.place.id in twins:
            row = {**row, "twin": True}
        if one.shape is not None:
            row = {**row, "shape": len(shapes)}
            shapes.append(one.shape)
        rows.append(row)
    return rows, shapes


def namesakes(places: Iterable[Place]) -> set[str]:
    """Return the ids of the areas that are called like a town of the same map."""
    some = list(places)
    towns = {one.name for one in some if one.kind is PlaceKind.POINT}
    return {one.id for one in some if one.kind is PlaceKind.AREA and one.name in towns}


def _publishers(reports: Iterable[str | None]) -> list[list[Any]]:
    """Return who printed the reports, with how many, most first."""
    printed = Counter(publisher or "" for publisher in reports)
    return sorted(([name, count] for name, count in printed.items()), key=lambda row: (-row[1], row[0]))
