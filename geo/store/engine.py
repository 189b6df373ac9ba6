"""Connections to SQLite and PostgreSQL with one behaviour.

Reading works on one snapshot; writing takes the only write lock at once and
waits for it, so that several programs can write to one store.
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from geo.errors import StoreError
from geo.store.schema import counter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine
    from sqlalchemy.engine.interfaces import DBAPIConnection

#: Execution option of a connection that will write.
_WRITES = "crisis_map_writes"

_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    # Each committed report survives a power cut, not only a killed program.
    "PRAGMA synchronous = FULL",
    "PRAGMA cache_size = -32768",
    "PRAGMA mmap_size = 268435456",
    "PRAGMA temp_store = MEMORY",
)


def is_file(address: str | Path) -> bool:
    """Tell whether the address names a SQLite file rather than a server."""
    return isinstance(address, Path) or "://" not in address or address.startswith("sqlite")


def file_of(address: str | Path) -> Path:
    """Return the path of a SQLite store, given as a path or as ``sqlite:///path``."""
    if isinstance(address, Path):
        return address
    if address.startswith("sqlite") and "://" in address:
        database = make_url(address).database
        if not database or database == ":memory:":
            message = f"the store {address} names no file: a store is kept in a file, such as crisis.sqlite"
            raise StoreError(message)
        return Path(database)
    return Path(address)


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
    uri = _uri(path, read_only=read_only)

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=QueuePool, max_overflow=30)

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


def _uri(path: Path, *, read_only: bool) -> str:
    if path.is_dir():
        message = f"the store {path} is a folder: name a file, such as {path / 'crisis.sqlite'}"
        raise StoreError(message)
    base = path.absolute().as_uri()
    try:
        exists = path.exists()
    except OSError as error:
        message = (
            f"the store {path} cannot be reached: {error.strerror}. Check its folder, or name another with --store"
        )
        raise StoreError(message) from error
    if not read_only:
        if not path.absolute().parent.is_dir():
            message = (
                f"the store {path} cannot be made: there is no folder {path.absolute().parent}. Make the folder first"
            )
            raise StoreError(message)
        if not os.access(path.absolute().parent, os.W_OK) or (exists and not os.access(path, os.W_OK)):
            message = (
                f"the store {path} cannot be written: it, its folder or its disk is read-only; nothing was changed. "
                "Give it write permission, or name another store with --store"
            )
            raise StoreError(message)
        return f"{base}?mode=rwc"
    if not exists:
        message = f"there is no store {path}: check the path, or fill a store with `ingest`"
        raise StoreError(message)
    if _opens(f"{base}?mode=ro"):
        return f"{base}?mode=ro"
    # On a read-only disk the write-ahead log cannot be shared; with nothing left in it, it need not be.
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        message = (
            f"the store {path} was not closed before its disk became read-only, and {log.name} holds writes that "
            "cannot be read there. Copy both files to a disk that can be written and open the copy"
        )
        raise StoreError(message)
    return f"{base}?mode=ro&immutable=1"


def _opens(uri: str) -> bool:
    try:
        connection = sqlite3.connect(uri, uri=True)
    except sqlite3.Error:
        return False
    try:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1")
    except sqlite3.OperationalError as error:
        return "unable to open" not in str(error) and "readonly" not in str(error)
    except sqlite3.DatabaseError:
        return True
    finally:
        connection.close()
    return True


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
