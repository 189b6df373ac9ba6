"""Places, names, boundaries, borders and regions: opened once, passed as an argument."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.index import Entry
from geo.gazetteer.layout import ADDED
from geo.settings import DATA

if TYPE_CHECKING:
    from pathlib import Path

    from geo.gazetteer.added import add_boundaries

__all__ = ["ADDED", "Entry", "Gazetteer", "add_boundaries", "open_gazetteer"]


def open_gazetteer(path: Path | None = None, *, added: Path | None = None) -> Gazetteer:
    """Open the gazetteer.

    Parameters
    ----------
    path
        Folder of its data files; those that ship with the product when omitted.

    added
        Folder of the store, where boundaries that a user has added are kept.

    Returns
    -------
    Gazetteer
        Opened, not loaded: a first look-up takes a few milliseconds. The same one
        for the same folders, until boundaries are added: it keeps what it has found.

    Raises
    ------
    DataError
        If a data file is missing or damaged.
    """
    return _opened(path or DATA, added, _stamp(added))


@lru_cache(maxsize=4)
def _opened(path: Path, added: Path | None, stamp: tuple[int, int] | None) -> Gazetteer:  # noqa: ARG001 - the key
    return Gazetteer(path, added)


def _stamp(added: Path | None) -> tuple[int, int] | None:
    """Return what changes with the added boundaries, None where there are none."""
    if added is None:
        return None
    try:
        known = (added / ADDED).stat()
    except OSError:
        return None
    return known.st_mtime_ns, known.st_size


def __getattr__(name: str) -> Any:
    """Import what few need, and needs SQLite, only when it is asked for."""
    if name == "add_boundaries":
        from geo.gazetteer.added import add_boundaries

        return add_boundaries
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
