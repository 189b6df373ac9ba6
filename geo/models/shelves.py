"""Records that leave what is heavy, such as words and offsets, where it is stored until somebody asks for it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from geo.models.reports import Document, Figure


_T = TypeVar("_T")

#: Items of which all is read together.
_TOGETHER = 1000


class Shelf(Protocol):
    """Where such records find the rest of themselves."""

    def fetch(self, records: Sequence[Figure | Document]) -> None:
        """Read what these records leave out, all of them together."""


def at_hand(records: Iterable[Figure | Document]) -> None:
    """Read together what some records leave where it is stored; for records that hold all of it nothing is done.

    Never needed for a right answer: each record reads what it lacks by itself, at the price of a query. What is read
    stays for a while only, so ask for some thousand records at a time.
    """
    found: dict[int, tuple[Shelf, list[Figure | Document]]] = {}
    for record in records:
        shelf = getattr(record, "shelf", None)
        if shelf is not None:
            found.setdefault(id(shelf), (shelf, []))[1].append(record)
    for shelf, some in found.values():
        shelf.fetch(some)


def each_at_hand(
    items: Iterable[_T], records: Callable[[_T], Iterable[Figure | Document]], *, together: int = _TOGETHER
) -> Iterator[_T]:
    """Yield items in their order, with what the records of each leave out read for many of them at a time."""
    rest = iter(items)
    while some := list(islice(rest, together)):
        at_hand(record for item in some for record in records(item))
        yield from some
