"""The map of whole families as a part of that of all figures: which of its places and series are shown.

A page that has the data of all figures need not be sent a part of them again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.layers.plain import SumSteps
from geo.maps.details import flatten
from geo.maps.encoding import heads, namesakes, told
from geo.maps.extent import home_box, steps_at
from geo.maps.packing import unpack_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    from geo.layers import Layers, Whole
    from geo.maps.encoding import Prepared
    from geo.reconciliation import Reconciled

#: Runs of series beyond which the data themselves are the smaller.
_MOST_RUNS = 4_000


class Base:
    """The map of all figures as a page has it, of which parts are told by number.

    Parameters
    ----------
    whole
        All figures, drawn.
    content
        What `geo.maps.component.data_file` made of them.
    prepared
        What is known of the places.

    Raises
    ------
    ValueError
        If the content is that of other figures: numbers would then mean others.
    """

    def __init__(self, whole: Whole, content: bytes, prepared: Prepared) -> None:
        import numpy as np

        bundle = json.loads(content)
        layers = whole.layers
        flat, parents = flatten(layers.series)
        self._whole = whole
        #: Names of the families of all figures.
        self.families = tuple(whole.families)
        self._prepared = prepared
        self._place_ids = sorted(layers.places)
        self._place_numbers = {place_id: number for number, place_id in enumerate(self._place_ids)}
        columns = heads(flat, parents, self._place_numbers)
        known: Any = unpack_json(bundle["places"])
        if unpack_json(bundle["series"]) != columns or [one["id"] for one in known] != self._place_ids:
            message = "these data are not of these figures"
            raise ValueError(message)
        top = len(layers.series)
        self._places = np.array(columns["place"][:top], dtype=np.int64)
        self._steps = np.array(columns["steps"][:top], dtype=np.int64)
        self._indicators = np.array(columns["indicator"][:top], dtype=np.int64)
        self._plain = np.fromiter((isinstance(one.steps, SumSteps) for one in layers.series), np.bool_, top)
        self._twins = namesakes(layers.places.values())

    def part(self, some: Reconciled) -> Part | None:
        """Return the map of some families; None where it is no part of this one, or told in fewer words by itself."""
        found = self._whole.part(some)
        if found is None:
            return None
        layers, numbers = found
        if not layers.places.keys() <= self._place_numbers.keys():
            return None
        series = _runs(numbers.tolist())
        return Part(self, layers, numbers, series) if len(series) <= 2 * _MOST_RUNS else None

    def encode(self, part: Part, details: str) -> dict[str, Any]:
        """Return a part as a value that JSON can hold, see `Part.encode`."""
        import numpy as np

        layers, numbers = part.layers, part.numbers
        # Only areas that share a name with a town of the whole map can share one with a town of a part.
        twins = namesakes(layers.places.values()) if self._twins else set()
        standing = {place_id: self._prepared.place(place).standing for place_id, place in layers.places.items()}
        return {
            "version": 1,
            "revision": layers.revision,
            "policy": str(layers.policy),
            "start": layers.start.isoformat(),
            "end": layers.end.isoformat(),
            "indicators": np.unique(self._indicators[numbers]).tolist(),
            "places": _runs(sorted(self._place_numbers[place_id] for place_id in layers.places)),
            "twins": sorted(self._place_numbers[place_id] for place_id in twins),
            "series": part.runs,
            "home": home_box(layers, standing, self._steps_at(layers, numbers)),
            "details": details,
            **told(layers),
        }

    def _steps_at(self, layers: Layers, numbers: NDArray[np.int64]) -> dict[str, int]:
        import numpy as np

        plain = numbers[self._plain[numbers]]
        sums = np.bincount(self._places[plain], self._steps[plain], len(self._place_ids))
        found = {self._place_ids[number]: int(sums[number]) for number in np.flatnonzero(sums).tolist()}
        others = np.flatnonzero(~self._plain[numbers]).tolist()
        for place_id, steps in steps_at(layers.series[one] for one in others).items():
            found[place_id] = found.get(place_id, 0) + steps
        return found


@dataclass(frozen=True, slots=True)
class Part:
    """Some families out of the map of all figures.

    Attributes
    ----------
    layers
        As `geo.layers.aggregate` makes them of these figures alone.
    numbers
        Of their series in the whole map.
    runs
        The same as the first of each run and how many it has.
    """

    base: Base
    layers: Layers
    numbers: NDArray[np.int64]
    runs: list[int]

    def encode(self, details: str) -> dict[str, Any]:
        """Return what a page that has the data of all figures has to know.

        Parameters
        ----------
        details
            Address where a server gives the figures of places and trays.

        Returns
        -------
        dict
            As `geo.maps.encoding.encode` says it, but for ``indicators``, ``twins`` (areas called like a town) and
            the runs of ``places`` and ``series``, which are numbers in the data of all figures.
        """
        return self.base.encode(self, details)


def _runs(numbers: Iterable[int]) -> list[int]:
    """Return numbers in their order as the first of each run and how many it has."""
    out: list[int] = []
    expected = None
    for number in numbers:
        if number == expected:
            out[-1] += 1
        else:
            out += [number, 1]
        expected = number + 1
    return out
