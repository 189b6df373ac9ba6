"""The figures of a place and of a tray, with their sentences: what a reader opens, packed or one by one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from geo.layers import places_of
from geo.maps.cards import card_row, newest_first
from geo.maps.packing import pack_json
from geo.models import each_at_hand

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geo.layers import Layers, Series, Step

TRAYS = ("undated", "unplaced", "not_aggregated")
"""Where the figures are that are not on the map."""

_ALL_QUOTES_UP_TO = 20_000
_CHUNK_CHARACTERS = 60_000


def flatten(series: Iterable[Series]) -> tuple[list[Series], list[int]]:
    """Return every series and part of one, parents first, with the index of each one's parent or -1."""
    flat = list(series)
    parents = [-1] * len(flat)
    for index, one in enumerate(tuple(flat)):
        for part in one.parts:
            flat.append(part)
            parents.append(index)
    return flat, parents


class Details:
    """What the page of a map may ask for once somebody opens a place or a tray.

    Parameters
    ----------
    layers
        What the map shows.
    quotes_per_place
        How many of the newest figures of each place bring their sentence; None is all of them up to 20,000 figures
        and 20 a place beyond.
    """

    def __init__(self, layers: Layers, quotes_per_place: int | None = None) -> None:
        self.layers = layers
        few = len(layers.cards) <= _ALL_QUOTES_UP_TO
        self._limit = quotes_per_place if quotes_per_place is not None else len(layers.cards) if few else 20

    @cached_property
    def place_ids(self) -> list[str]:
        """The ids of all places; the index of each is its number."""
        return sorted(self.layers.places)

    @cached_property
    def flat(self) -> list[Series]:
        """Every series and part of one; the index of each is its number."""
        return flatten(self.layers.series)[0]

    @cached_property
    def _series_of(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for index, series in enumerate(self.flat):
            found.setdefault(series.place_id, []).append(index)
        return found

    @cached_property
    def _cards_of(self) -> dict[str, list[str]]:
        in_tray = {card_id for tray in TRAYS for card_id in getattr(self.layers, tray)}
        found: dict[str, list[str]] = {}
        for card_id, place_id in places_of(self.layers.cards):
            if card_id not in in_tray:
                found.setdefault(place_id, []).append(card_id)
        return found

    def prepare(self) -> None:
        """Work out what the first place that is opened would wait for: where cards are and what they say of others."""
        first = next((card_ids[0] for card_ids in self._cards_of.values()), None)
        if self._series_of and first is not None:
            _ = self.layers.cards[first]

    def of_place(self, number: int) -> dict[str, Any] | None:
        """Return the figures of a place by its number, newest first; None where it has none.

        Returns
        -------
        dict
            ``cards``, ``total`` and ``behind``, which are the cards behind each step of each series.
        """
        layers, place_id = self.layers, self.place_ids[number]
        card_ids = list(self._cards_of.get(place_id, ()))
        known = set(card_ids)
        for index in self._series_of.get(place_id, ()):
            for step in self.flat[index].steps:
                card_ids.extend(one for one in step.figure_ids if one in layers.cards and one not in known)
                known.update(step.figure_ids)
        if not card_ids:
            return None
        newest = newest_first(card_ids, layers.cards)
        rows = self._rows(newest[: self._limit])
        numbers = {card_id: position for position, card_id in enumerate(newest[: self._limit])}
        behind = {str(index): _behind(self.flat[index].steps, numbers) for index in self._series_of.get(place_id, ())}
        return {"cards": rows, "total": len(newest), "behind": behind}

    def of_tray(self, name: str) -> list[dict[str, Any]]:
        """Return the figures of a tray, newest first."""
        layers = self.layers
        return self._rows(newest_first(getattr(layers, name), layers.cards))

    def _rows(self, ids: Sequence[str]) -> list[dict[str, Any]]:
        layers = self.layers
        cards = each_at_hand((layers.cards[one] for one in ids), lambda card: (card.figure, card.document))
        return [card_row(card, layers.chains.get(card.figure.id, ()), layers.cards) for card in cards]

    def packed(self) -> dict[str, Any]:
        """Return the figures of each place and of each tray, gzipped in chunks, and where to find them."""
        packed: list[str] = []
        where = [-1] * len(self.place_ids)
        chunk = _Chunk({})
        for number in range(len(self.place_ids)):
            found = self.of_place(number)
            if found is None:
                continue
            chunk.rows[str(number)] = found
            chunk.size += sum(_size(row) for row in found["cards"])
            where[number] = len(packed)
            if chunk.size > _CHUNK_CHARACTERS:
                packed.append(pack_json(chunk.rows))
                chunk = _Chunk({})
        if chunk.rows:
            packed.append(pack_json(chunk.rows))
        trays = {tray: pack_json(self.of_tray(tray)) for tray in TRAYS}
        return {"chunks": packed, "chunk_of_place": where if packed else [], "trays": trays}


@dataclass(slots=True)
class _Chunk:
    """Some places' cards, packed together."""

    rows: dict[str, Any]
    size: int = 0


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
