"""Bring a store to the schema of this program.

Alembic is imported only when there is something to do: opening a store that
is up to date is one query.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text
from sqlalchemy.exc import OperationalError, ProgrammingError

from geo.errors import StoreError
from geo.store.engine import reading, writing
from geo.store.schema import VERSION

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_FOUND = text("SELECT version_num FROM alembic_version")


def upgrade(engine: Engine, *, where: str, read_only: bool) -> None:
    """Make the tables, or change them to the newest schema, all or nothing.

    Raises
    ------
    StoreError
        If the store is of a newer program, holds other tables, or must be
        changed but was opened for reading only.
    """
    with reading(engine) as connection:
        found = _version(connection, where)
    if found == VERSION:
        return
    if read_only:
        message = f"the store {where} is empty or of an older program: open it once for writing, to bring it up to date"
        raise StoreError(message)
    with writing(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(7238914)"))
        # Another program may have been faster.
        if _version(connection, where) != VERSION:
            _migrate(connection)
    if engine.dialect.name == "sqlite":
        # Other programs look at the head of the file itself, not of the log, for its kind.
        with closing(engine.raw_connection()) as raw:
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _version(connection: Connection, where: str) -> str | None:
    """Return the version of the schema, None for an empty database."""
    try:
        with connection.begin_nested():
            found: str | None = connection.execute(_FOUND).scalar()
    except (OperationalError, ProgrammingError):
        if set(inspect(connection).get_table_names()) - {"spatial_ref_sys"}:
            message = f"the store {where} is a database of another program. Name another with --store"
            raise StoreError(message) from None
        return None
    if found is not None and found > VERSION:
        message = (
            f"the store {where} was written by a newer Crisis Map (schema {found}, here {VERSION}). Update Crisis Map"
        )
        raise StoreError(message)
    return found


def _migrate(connection: Connection, version: str = "head") -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, version)
