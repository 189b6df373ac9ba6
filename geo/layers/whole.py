"""The map of all figures, from which that of whole families is taken: their series are the same ones."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from geo.layers.aggregation import ends_of, layers_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from geo.layers.records import Layers, Series
    from geo.reconciliation import Reconciled

#: Stands for the number of a family that is not known.
_NONE = -1


class Whole:
    """What is drawn of all figures, by their families.

    Parameters
    ----------
    reconciled
        All figures.
    layers
        What `geo.layers.aggregate` made of them, of all days.

    Raises
    ------
    ValueError
        If a series is of none of the families: the map is then one of other figures.
    """

    def __init__(self, reconciled: Reconciled, layers: Layers) -> None:
        import numpy as np

        self.layers = layers
        self.families = reconciled.families
        # Agreed numbers begin and end on days of their own, and where they do so nothing is reported.
        self._agreed = any(family.agreements for family in reconciled.families.values())
        self._numbers = {key: number for number, key in enumerate(reconciled.families)}
        of: dict[int, int] = {}
        for number, family in enumerate(reconciled.families.values()):
            for some in cast("dict[int, list[Series]]", family.kept.get(("series", None), {})).values():
                of.update(dict.fromkeys(map(id, some), number))
        count = len(layers.series)
        self._of = np.fromiter((of.get(id(one), _NONE) for one in layers.series), np.int64, count)
        if unknown := int(np.count_nonzero(self._of == _NONE)):
            message = f"{unknown} of the {count} series of this map are of none of these families: aggregate them anew"
            raise ValueError(message)
        never = date.max, date.min
        ends = [tuple(ends_of(one.steps, ())) or never for one in layers.series]
        self._first = np.fromiter((one[0].toordinal() for one in ends), np.int64, count)
        self._last = np.fromiter((one[-1].toordinal() for one in ends), np.int64, count)

    def part(self, some: Reconciled) -> tuple[Layers, NDArray[np.int64]] | None:
        """Return what `geo.layers.aggregate` makes of some families, and the numbers of their series in the whole map.

        None where one of them is not as it is in the whole, or more has to be looked at than which they are.
        """
        import numpy as np

        if self._agreed or any(self.families.get(key) is not family for key, family in some.families.items()):
            return None
        numbers = np.flatnonzero(np.isin(self._of, [self._numbers[key] for key in some.families]))
        if not len(numbers):
            return None
        days = [date.fromordinal(int(one)) for one in (self._first[numbers].min(), self._last[numbers].max())]
        days = [one for one in days if one not in {date.min, date.max}]
        days += [day for scope in some.scopes for day in scope.days]
        if not days:
            return None
        series = map(self.layers.series.__getitem__, numbers.tolist())
        return layers_of(some, series, (min(days), max(days)), self.layers.revision), numbers
