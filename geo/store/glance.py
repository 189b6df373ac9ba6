"""How a SQLite store stands, told without loading what it takes to read it.

A page that shows what it kept from its last start needs no more than this, and is there in half the time.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from geo.store.files import file_of, is_file

if TYPE_CHECKING:
    from pathlib import Path

#: The migration that makes the tables of this program (`geo.store.schema`).
VERSION = "0003"

_FOUND = "SELECT version_num FROM alembic_version"
_STANDS = """
SELECT counter.revision,
  (SELECT at FROM history ORDER BY revision DESC LIMIT 1),
  (SELECT at FROM history ORDER BY revision LIMIT 1)
FROM counter
"""


class Glance(NamedTuple):
    """Number and moment of the last write that changed something, and the moment of the first one.

    Moments are as they are kept, empty for a new store. Another store under the same path has another first one.
    """

    revision: int
    at: str
    begun: str


def glance(address: str | Path) -> Glance | None:
    """Return how a store stands; None where only `geo.store.connect` can tell: a server, no store, one of another form.

    Examples
    --------
    >>> glance("postgresql+psycopg://somebody@somewhere/crisis") is None
    True
    """
    if not is_file(address):
        return None
    path = file_of(address)
    try:
        if not path.is_file():
            return None
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            # A store that is being made has no row yet.
            found = connection.execute(_FOUND).fetchone()
            stands = connection.execute(_STANDS).fetchone() if found == (VERSION,) else None
    except (sqlite3.Error, OSError):
        return None
    return None if stands is None else Glance(int(stands[0]), stands[1] or "", stands[2] or "")
