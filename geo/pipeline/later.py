"""Records that are read when somebody looks at them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from geo.reconciliation import Observation

if TYPE_CHECKING:
    from collections.abc import Callable, ItemsView, Iterator, ValuesView
    from threading import RLock


class Once:
    """Something that is made when it is asked for, and once."""

    def __init__(self, make: Callable[[], Any], lock: RLock) -> None:
        self._make: Callable[[], Any] | None = make
        self._made: Any = None
        self._lock = lock

    def __call__(self) -> Any:
        """Return it."""
        if self._make is not None:
            with self._lock:
                if self._make is not None:
                    self._made = self._make()
                    # What it was made of is let go.
                    self._make = None
        return self._made


class Later(Sequence[Any]):
    """Records that are read when somebody looks at one of them; they compare like a tuple of them."""

    def __init__(self, length: int, made: Callable[[], Sequence[Any]]) -> None:
        self._length = length
        self._made = made

    def __len__(self) -> int:
        """Return how many there are."""
        return self._length

    def __getitem__(self, index: Any) -> Any:
        """Return one of them, or some."""
        return self._made()[index]

    def __iter__(self) -> Iterator[Any]:
        """Yield them in their order."""
        return iter(self._made())

    def __eq__(self, other: object) -> bool:
        """Tell whether both are the same."""
        if not isinstance(other, tuple | Later):
            return NotImplemented
        return self is other or tuple(self) == tuple(other)

    def __hash__(self) -> int:
        """Return the hash of a tuple of them."""
        return hash(tuple(self))


class ById(Mapping[str, Observation]):
    """Figures by id, read when somebody looks for one."""

    def __init__(self, length: int, made: Callable[[], dict[str, Observation]]) -> None:
        self._length = length
        self._made = made

    def __len__(self) -> int:
        """Return how many there are."""
        return self._length

    def __getitem__(self, figure_id: str) -> Observation:
        """Return one of them."""
        return self._made()[figure_id]

    def __iter__(self) -> Iterator[str]:
        """Yield their ids in order."""
        return iter(self._made())

    def __contains__(self, figure_id: object) -> bool:
        """Tell whether there is one of an id."""
        return figure_id in self._made()

    def values(self) -> ValuesView[Observation]:
        """Return them in the order of their ids."""
        return self._made().values()

    def items(self) -> ItemsView[str, Observation]:
        """Return them with their ids."""
        return self._made().items()
