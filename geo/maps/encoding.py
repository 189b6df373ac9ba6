"""Layers in the compact form that travels with a map.

Steps are columns: within a series, days and values as differences, each
column as byte planes, everything gzipped and in base64. Quotes are gzipped in
chunks of places and opened when somebody asks for them. JSON holds the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.indicators import indicators
from geo.maps.cards import card_row, newest_first
from geo.maps.countries import country_names
from geo.maps.extent import home_box
from geo.maps.geometry import shape_of
from geo.maps.packing import pack, pack_json
from geo.models import Counting, EstimateBasis, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    import numpy as np
    from numpy.typing import NDArray

    from geo.layers import FigureCard, Layers, Series, Step, Way

_LANGUAGES = ("fr",)
_ALL_QUOTES_UP_TO = 20_000
_CHUNK_CHARACTERS = 60_000
_TRAYS = ("undated", "unplaced", "not_aggregated")

_NO_BEST, _NO_LOW, _NO_HIGH, _OUR_SUM, _HAS_START = 1, 2, 4, 8, 16
_COLUMNS = ("day", "flags", "reference", "below", "above", "start", "stale", "words", "disagreement", "way")


class _Words:
    """Texts by number, 0 for none: each is sent once."""

    def __init__(self) -> None:
        self.texts: list[str] = [""]
        self._numbers: dict[str, int] = {"": 0}

    def number(self, text: str | None) -> int:
        key = text or ""
        known = self._numbers.get(key)
        if known is None:
            known = self._numbers[key] = len(self.texts)
            self.texts.append(key)
        return known


class _Ways:
    """Where people came from, by number, 0 for nothing said: each way is sent once."""

    def __init__(self, place_numbers: Mapping[str, int]) -> None:
        self.rows: list[list[Any]] = [[[], 0]]
        self._place_numbers = place_numbers
        self._numbers: dict[Way, int] = {}

    def number(self, way: Way | None) -> int:
        if way is None:
            return 0
        known = self._numbers.get(way)
        if known is None:
            known = self._numbers[way] = len(self.rows)
            self.rows.append([[self._place_numbers[place_id] for place_id in way.origins], int(way.whole)])
        return known


def encode(layers: Layers, *, quotes_per_place: int | None = None) -> dict[str, Any]:
    """Return layers as a value that JSON can hold and the map's script can read.

    Parameters
    ----------
    layers
        What `geo.layers.aggregate` returned.
    quotes_per_place
        How many of the newest figures of each place bring their sentence; None
        is all of them up to 20,000 figures and 20 a place beyond.

    Returns
    -------
    dict
        Days are ISO 8601, coordinates EPSG:4326 with longitude first.
    """
    flat, parents = _flatten(layers.series)
    place_ids = sorted(layers.places)
    place_numbers = {place_id: number for number, place_id in enumerate(place_ids)}
    known = indicators()
    codes = [code for code in known if any(series.indicator == code for series in flat)]
    roles = sorted({series.role for series in flat})
    groups = sorted({series.group for series in flat})
    units = sorted({series.unit for series in flat})
    words, disagreements = _Words(), _Words()
    epoch = min([layers.start, *(step.day for series in flat for step in series.steps[:1])])
    ways = _Ways(place_numbers)
    columns = _Columns(epoch, words, disagreements, ways)
    for series in flat:
        columns.add(series.steps)
    shapes: list[Any] = []
    town_names = frozenset(place.name for place in layers.places.values() if place.kind is PlaceKind.POINT)
    chunks = _chunks(layers, flat, place_numbers, quotes_per_place)
    return {
        "version": 1,
        "revision": layers.revision,
        "policy": str(layers.policy),
        "start": layers.start.isoformat(),
        "end": layers.end.isoformat(),
        "epoch": epoch.isoformat(),
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
        "places": pack_json([_place_row(layers, place_id, shapes, town_names) for place_id in place_ids]),
        "series": pack_json(
            {
                "place": [place_numbers[series.place_id] for series in flat],
                "indicator": [codes.index(series.indicator) for series in flat],
                "counting": [int(series.counting is Counting.STOCK) for series in flat],
                "role": [roles.index(series.role) for series in flat],
                "group": [groups.index(series.group) for series in flat],
                "unit": [units.index(series.unit) for series in flat],
                "parent": parents,
                "ends": [series.ends.isoformat() if series.ends else None for series in flat],
                "steps": [len(series.steps) for series in flat],
            }
        ),
        "steps": columns.encoded(),
        "words": words.texts,
        "disagreements": disagreements.texts,
        "ways": ways.rows,
        "shapes": pack_json(shapes),
        "home": home_box(layers),
        **chunks,
        "counts": {
            "figures": len(layers.cards),
            "documents": len({card.document.id for card in layers.cards.values()}),
            "undated": len(layers.undated),
            "unplaced": len(layers.unplaced),
            "not_aggregated": len(layers.not_aggregated),
        },
        "sources": _publishers(layers.cards.values()),
    }


def _flatten(series: Iterable[Series]) -> tuple[list[Series], list[int]]:
    """Return every series and part of one, parents first, with the index of each one's parent or -1."""
    flat = list(series)
    parents = [-1] * len(flat)
    for index, one in enumerate(tuple(flat)):
        for part in one.parts:
            flat.append(part)
            parents.append(index)
    return flat, parents


def _place_row(layers: Layers, place_id: str, shapes: list[Any], town_names: frozenset[str]) -> dict[str, Any]:
    place = layers.places[place_id]
    row: dict[str, Any] = {"id": place.id, "name": place.name, "kind": str(place.kind)}
    if place.point is not None:
        row["lon"], row["lat"] = (round(number, 5) for number in place.point)
    if place.precision_km:
        row["km"] = round(place.precision_km, 1)
    if place.country:
        row["country"] = place.country
    if place.admin1:
        row["admin1"] = place.admin1
    if place.id == place.country:
        row["names"] = {language: name for language in _LANGUAGES if (name := country_names(language).get(place.id))}
    if place.kind is PlaceKind.AREA and place.name in town_names:
        row["twin"] = True
    if place.members:
        row["members"] = list(place.members)
    shape = shape_of(place)
    if shape is not None:
        row["shape"] = len(shapes)
        shapes.append(shape)
    return row


def _publishers(cards: Iterable[FigureCard]) -> list[list[Any]]:
    """Return who printed the reports, with how many, most first."""
    printed: dict[str, set[str]] = {}
    for card in cards:
        printed.setdefault(card.document.publisher or "", set()).add(card.document.id)
    return sorted(([name, len(ids)] for name, ids in printed.items()), key=lambda row: (-row[1], row[0]))


class _Columns:
    """The steps of all series, one list a column."""

    def __init__(self, epoch: date, words: _Words, disagreements: _Words, ways: _Ways) -> None:
        self.epoch = epoch.toordinal()
        self.words = words
        self.disagreements = disagreements
        self.ways = ways
        self.rows: list[tuple[int, ...]] = []

    def add(self, steps: Sequence[Step]) -> None:
        """Append the steps of one series, in the order of their days."""
        day_before, before = self.epoch, 0
        for step in sorted(steps, key=lambda step: step.day):
            day = step.day.toordinal()
            known = [value for value in (step.best, step.low, step.high) if value is not None]
            reference = round(known[0]) if known else 0
            below = reference - round(step.low) if step.low is not None else 0
            above = round(step.high) - reference if step.high is not None else 0
            start = day - step.start.toordinal() if step.start is not None and step.start < step.day else 0
            stale = max(1, step.stale_after.toordinal() - day + 2) if step.stale_after is not None else 0
            flags = (
                _NO_BEST * (step.best is None)
                | _NO_LOW * (step.low is None)
                | _NO_HIGH * (step.high is None)
                | _OUR_SUM * (step.basis is EstimateBasis.OUR_SUM)
                | _HAS_START * (start > 0)
            )
            self.rows.append(
                (
                    day - day_before,
                    flags,
                    _zigzag(reference - before),
                    _zigzag(below),
                    _zigzag(above),
                    start,
                    stale,
                    self.words.number(step.words),
                    self.disagreements.number(step.disagreement),
                    self.ways.number(step.way),
                )
            )
            day_before, before = day, reference

    def encoded(self) -> dict[str, Any]:
        """Return the columns as byte planes, with the width in bytes of each."""
        import numpy as np

        table = np.array(self.rows, dtype=np.int64).reshape(-1, len(_COLUMNS))
        widths: list[tuple[str, int]] = []
        data: list[bytes] = []
        for index, name in enumerate(_COLUMNS):
            width, planes = _planes(table[:, index])
            widths.append((name, width))
            data.append(planes)
        return {"count": len(self.rows), "widths": widths, "data": pack(b"".join(data), numbers=True)}


def _zigzag(value: int) -> int:
    """Return a signed whole number as an unsigned one, small where it was near zero."""
    return value * 2 if value >= 0 else -value * 2 - 1


def _planes(column: NDArray[np.int64]) -> tuple[int, bytes]:
    """Return a column as bytes: all lowest bytes first, then the next, up to the highest in use; none for all zeros."""
    import numpy as np

    largest = int(column.max()) if column.size else 0
    width = (largest.bit_length() + 7) // 8
    octets = np.ascontiguousarray(column.astype("<u8")).view(np.uint8).reshape(-1, 8)
    return width, np.ascontiguousarray(octets[:, :width].T).tobytes()


def _size(row: Mapping[str, Any]) -> int:
    """Return about how many characters a card takes."""
    return 400 + sum(len(piece) if isinstance(piece, str) else len(piece[0]) for piece in row["quote"])


def _behind(steps: Sequence[Step], numbers: Mapping[str, int]) -> list[list[int]]:
    """Return the cards behind each step by number; ``[-1, …]`` means those of the step before, and these."""
    if not numbers:
        return []
    out: list[list[int]] = []
    before: set[int] = set()
    for step in sorted(steps, key=lambda step: step.day):
        now = [numbers[card_id] for card_id in step.figure_ids if card_id in numbers]
        grown = before and before.issubset(now)
        out.append([-1, *(number for number in now if number not in before)] if grown else now)
        before = set(now)
    return out


@dataclass(slots=True)
class _Chunk:
    """Some places' cards, packed together."""

    rows: dict[str, Any]
    size: int = 0


def _chunks(
    layers: Layers, flat: Sequence[Series], place_numbers: Mapping[str, int], quotes_per_place: int | None
) -> dict[str, Any]:
    """Return the cards of each place and of each tray, gzipped in chunks, and where to find them."""
    limit = quotes_per_place
    if limit is None:
        limit = len(layers.cards) if len(layers.cards) <= _ALL_QUOTES_UP_TO else 20
    in_tray = {card_id for tray in _TRAYS for card_id in getattr(layers, tray)}
    of_place: dict[str, list[str]] = {}
    for card_id, card in layers.cards.items():
        if card.place_id is not None and card.place_id in place_numbers and card_id not in in_tray:
            of_place.setdefault(card.place_id, []).append(card_id)
    series_of: dict[str, list[int]] = {}
    for index, series in enumerate(flat):
        series_of.setdefault(series.place_id, []).append(index)
        wanted = of_place.setdefault(series.place_id, [])
        known = set(wanted)
        for step in series.steps:
            wanted.extend(card_id for card_id in step.figure_ids if card_id in layers.cards and card_id not in known)
            known.update(step.figure_ids)
    packed: list[str] = []
    where = [-1] * len(place_numbers)
    chunk = _Chunk({})
    for place_id, card_ids in sorted(of_place.items()):
        newest = newest_first(card_ids, layers.cards)
        rows = [
            card_row(layers.cards[card_id], layers.chains.get(card_id, ()), layers.cards) for card_id in newest[:limit]
        ]
        numbers = {card_id: number for number, card_id in enumerate(newest[:limit])}
        behind = {str(index): _behind(flat[index].steps, numbers) for index in series_of.get(place_id, [])}
        if not newest:
            continue
        chunk.rows[str(place_numbers[place_id])] = {"cards": rows, "total": len(newest), "behind": behind}
        chunk.size += sum(_size(row) for row in rows)
        where[place_numbers[place_id]] = len(packed)
        if chunk.size > _CHUNK_CHARACTERS:
            packed.append(pack_json(chunk.rows))
            chunk = _Chunk({})
    if chunk.rows:
        packed.append(pack_json(chunk.rows))
    trays = {
        tray: pack_json(
            [
                card_row(layers.cards[i], layers.chains.get(i, ()), layers.cards)
                for i in newest_first(getattr(layers, tray), layers.cards)
            ]
        )
        for tray in _TRAYS
    }
    return {"chunks": packed, "chunk_of_place": where if packed else [], "trays": trays}
