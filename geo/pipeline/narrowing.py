"""Which figures a filter may let pass, without a look at each: figures by source and by place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.pipeline.reconciling import source_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from geo.models import Place
    from geo.pipeline.reconciling import Filters
    from geo.reconciliation import Observation
    from geo.reconciliation import SourceRegistry as Registry


class Shelves:
    """Figures by who said them and by where they stand."""

    def __init__(self, observations: Iterable[Observation]) -> None:
        self._all = list(observations)
        self._places: dict[str, Place] = {}
        self._at: dict[str, list[Observation]] = {}
        self._said: dict[str | None, list[Observation]] = {}
        for one in self._all:
            self._said.setdefault(one.figure.attributed_to, []).append(one)
            if one.place is not None:
                self._places.setdefault(one.place.id, one.place)
                self._at.setdefault(one.place.id, []).append(one)

    def __len__(self) -> int:
        """Return how many figures there are."""
        return len(self._all)

    def candidates(self, filters: Filters, registry: Registry) -> Collection[Observation]:
        """Return figures of which all are that pass the filters, in no order: few where places or sources are named."""
        if filters.sources:
            names = {said for said in self._said if source_name(said, registry) in filters.sources}
            return [one for said in names for one in self._said[said]]
        if filters.places or filters.countries:
            inside = [place_id for place_id, place in self._places.items() if filters.in_space(place)]
            return [one for place_id in inside for one in self._at[place_id]]
        return self._all
