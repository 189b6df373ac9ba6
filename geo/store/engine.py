"""Connections to SQLite and PostgreSQL with one behaviour.

Reading works on one snapshot; writing takes the only write lock at once and
waits for it, so that several programs can write to one store.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool, QueuePool

from geo.errors import StoreError
from geo.store.files import file_of, is_file, is_frozen, path_uri
from geo.store.schema import counter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine
    from sqlalchemy.engine.interfaces import DBAPIConnection

#: Execution option of a connection that will write.
_WRITES = "crisis_map_writes"

_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    # Each committed report survives a power cut, not only a killed program.
    "PRAGMA synchronous = FULL",
    "PRAGMA cache_size = -32768",
    "PRAGMA temp_store = MEMORY",
)


def shown(address: str | Path) -> str:
    """Return the address without its password, for messages."""
    if is_file(address):
        return str(address)
    try:
        return make_url(str(address)).render_as_string(hide_password=True)
    except ArgumentError:
        return str(address)


def open_engine(address: str | Path, *, read_only: bool, wait: float) -> Engine:
    """Return an engine on the store, without connecting.

    Parameters
    ----------
    address
        Path of a SQLite file, ``sqlite:///path``, or ``postgresql+psycopg://…``.
    read_only
        Whether the database shall refuse to write.
    wait
        Longest wait for another writer, in seconds.

    Raises
    ------
    StoreError
        If no such store can be opened.
    """
    if is_file(address):
        return _sqlite(file_of(address), read_only=read_only, wait=wait)
    return _postgresql(str(address), read_only=read_only, wait=wait)


def _sqlite(path: Path, *, read_only: bool, wait: float) -> Engine:
    pool: dict[str, Any] = {"poolclass": QueuePool, "max_overflow": 30}
    if is_frozen(path_uri(path, read_only=read_only)):
        # Someone else may begin to write at any time: look again for each transaction.
        pool = {"poolclass": NullPool}

    def connect() -> sqlite3.Connection:
        uri = path_uri(path, read_only=read_only)
        return sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite+pysqlite://", creator=connect, **pool)

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _record: Any) -> None:
        cursor = connection.cursor()
        for pragma in _PRAGMAS:
            cursor.execute(pragma)
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # The driver opens no transaction itself (isolation_level None): reading
        # would otherwise see each statement on another snapshot, and a writer
        # that starts by reading could fail half-way for want of the lock.
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def use_log(engine: Engine, wait: float) -> None:
    """Put a SQLite store into write-ahead mode, so that it is read while it is written."""
    deadline = time.monotonic() + wait
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        while True:
            try:
                mode = cursor.execute("PRAGMA journal_mode").fetchone()
                if mode != ("wal",):
                    cursor.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                # This one statement does not wait by itself for another that does the same.
                if "locked" not in str(error) or time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
            else:
                break
        cursor.close()
    finally:
        connection.close()


def _postgresql(address: str, *, read_only: bool, wait: float) -> Engine:
    try:
        url = make_url(address)
        if url.drivername in {"postgresql", "postgres"}:
            url = url.set(drivername="postgresql+psycopg")
        if url.drivername != "postgresql+psycopg":
            message = f"the store {shown(address)} is of no known kind: name a file, or postgresql+psycopg://user@host/database"
            raise StoreError(message)
        options = f"-c lock_timeout={int(wait * 1000)} -c default_transaction_read_only={'on' if read_only else 'off'}"
        return create_engine(url, connect_args={"options": options, "connect_timeout": 10}, max_overflow=30)
    except ArgumentError as error:
        message = f"the store {address} is no address: write postgresql+psycopg://user@host/database"
        raise StoreError(message) from error
    except ImportError as error:
        message = f"the store {shown(address)} needs the package psycopg: pip install 'psycopg[binary]'"
        raise StoreError(message) from error


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open a transaction whose statements all see the store as it was at the first."""
    options: dict[str, Any] = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
    with engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that will write; committed at the end, undone if the block raises.

    On SQLite it takes the write lock at once; on PostgreSQL `lock` does.
    """
    options: dict[str, Any] = {_WRITES: True}
    if engine.dialect.name != "sqlite":
        # Each statement shall see what others committed while this one waited for the lock.
        options = {"isolation_level": "READ COMMITTED"}
    with engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


def lock(connection: Connection) -> int:
    """Take the write lock of the transaction and return the revision before it."""
    statement = select(counter.c.revision).where(counter.c.row == 1).with_for_update()
    return int(connection.execute(statement).scalar_one())
