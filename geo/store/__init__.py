"""Reports, figures and reviews, kept for good: `connect()` to a file or to a PostgreSQL server.

A SQLite store is a GeoPackage too: QGIS opens the file and shows its views
`map_figures`, one row for each figure and place, and `map_places` as layers.
On a server they are PostGIS layers of the same names. Both are EPSG:4326.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.store.records import FigureChange, HistoryEntry

if TYPE_CHECKING:
    from pathlib import Path

    from geo.store.store import Store

__all__ = ["FigureChange", "HistoryEntry", "connect"]


def connect(address: str | Path, *, read_only: bool = False, wait: float = 30.0) -> Store:
    """Open a store, and make it if it is not there.

    Parameters
    ----------
    address
        Path of a SQLite file, or ``postgresql+psycopg://user@host/database``.
    read_only
        Whether nothing will be written; works on a read-only disk too.
    wait
        Longest wait for another program that is writing, in seconds.

    Returns
    -------
    Store
        A context manager that closes the store at its end. One store may be
        used by several threads.

    Raises
    ------
    StoreError
        If the store cannot be opened or made; the message says why and what
        to do.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, connect(f"{folder}/crisis.sqlite") as store:
    ...     store.revision, store.documents()
    (0, [])
    """
    from geo.store.store import Store

    return Store(address, read_only=read_only, wait=wait)
