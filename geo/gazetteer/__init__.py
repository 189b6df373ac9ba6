"""Places, names, boundaries, borders and regions: opened once, passed as an argument."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.index import Entry
from geo.settings import DATA

if TYPE_CHECKING:
    from pathlib import Path

    from geo.gazetteer.added import add_boundaries

__all__ = ["Entry", "Gazetteer", "add_boundaries", "open_gazetteer"]


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
        Opened, not loaded: a first look-up takes a few milliseconds.

    Raises
    ------
    DataError
        If a data file is missing or damaged.
    """
    return Gazetteer(path or DATA, added)


def __getattr__(name: str) -> Any:
    """Import what few need, and needs SQLite, only when it is asked for."""
    if name == "add_boundaries":
        from geo.gazetteer.added import add_boundaries

        return add_boundaries
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
