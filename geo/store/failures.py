"""What a database said, as an error that says what was wrong, where, and what to do."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import exc

from geo.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Words in a database's message, and ours. The first that fits is taken.
_SAYINGS: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ('extension "postgis"',),
        (
            "needs PostGIS: install it on the server (Debian: postgresql-15-postgis-3), then let an administrator run "
            "CREATE EXTENSION postgis in this database"
        ),
    ),
    (
        ("readonly database", "read-only transaction", "permission denied", "insufficient privilege", "must be owner"),
        (
            "cannot be written: it, its folder or its disk is read-only; nothing was changed. "
            "Give it write permission, or name another store with --store"
        ),
    ),
    (
        ("database is locked", "database is busy", "lock timeout", "database table is locked"),
        (
            "is being written by another program that did not finish in time; nothing was changed. "
            "Wait until that program is done, then try again"
        ),
    ),
    (
        ("file is not a database", "file is encrypted"),
        "is not a store: the file holds something else. Name another file with --store",
    ),
    (
        ("malformed", "disk image", "file is corrupt"),
        "is damaged. Keep a copy of the file, and put the last backup in its place",
    ),
    (
        ("disk is full", "no space left", "database or disk is full"),
        "cannot be written: the disk is full; nothing was changed. Free some space, then try again",
    ),
    (
        ("unable to open database file", "disk i/o error"),
        "cannot be opened: check that its folder exists and may be read and written",
    ),
    (
        ("password authentication failed", "no password supplied", "role", "peer authentication failed"),
        "refuses this user: check user and password in the address",
    ),
    (
        (
            "connection refused",
            "could not translate host name",
            "failed to resolve host",
            "timeout expired",
            "no such file",
        ),
        "does not answer: check host and port in the address, and that the PostgreSQL server runs",
    ),
    (("does not exist",), "does not exist: make the database first, with createdb"),
)


@contextmanager
def telling(where: str) -> Iterator[None]:
    """Raise `StoreError` with advice for what a database raises inside the block.

    Parameters
    ----------
    where
        The store as the user named it, without any password.

    Raises
    ------
    StoreError
        For every error of the database or its driver.
    """
    try:
        yield
    except (exc.SQLAlchemyError, sqlite3.Error) as error:
        original = getattr(error, "orig", None)
        raise StoreError(_advice(where, str(original or error))) from error


def _advice(where: str, said: str) -> str:
    for words, advice in _SAYINGS:
        if any(word in said.lower() for word in words):
            return f"the store {where} {advice} ({_first_line(said)})"
    return f"the store {where} failed: {_first_line(said)}. Run `store check` on it"


def _first_line(said: str) -> str:
    return said.strip().splitlines()[0] if said.strip() else "no message"
