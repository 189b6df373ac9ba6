"""Copies of a store, made while it is in use."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from geo.errors import StoreError
from geo.store.engine import open_engine, reading, writing
from geo.store.schema import counter, metadata
from geo.store.upgrade import upgrade

if TYPE_CHECKING:
    from sqlalchemy import Engine

_BATCH = 5000


def backup(engine: Engine, path: str | Path) -> None:
    """Copy a store to a SQLite file, which appears when it is whole.

    Raises
    ------
    StoreError
        If the file cannot be written, or the copy is damaged.
    """
    target = Path(path)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        _refuse_itself(engine, target)
        # Whether the folder can be written shows before any work is done.
        part.touch()
        if engine.dialect.name == "sqlite":
            _copy_file(engine, part)
        else:
            _copy_rows(engine, part)
        with part.open("rb") as whole:
            os.fsync(whole.fileno())
        part.replace(target)
    except (OSError, sqlite3.Error) as error:
        said = error.strerror if isinstance(error, OSError) else str(error)
        message = f"no backup was made: {target} cannot be written ({said}). Name a file in a folder with enough space"
        raise StoreError(message) from error
    finally:
        for left in (part, part.with_name(f"{part.name}-wal"), part.with_name(f"{part.name}-shm")):
            left.unlink(missing_ok=True)


def _refuse_itself(engine: Engine, target: Path) -> None:
    if engine.dialect.name != "sqlite" or not target.exists():
        return
    with engine.connect() as connection:
        main = connection.exec_driver_sql("PRAGMA database_list").first()
    if main is not None and target.samefile(main.file):
        message = f"no backup was made: {target} is the store itself. Name another file"
        raise StoreError(message)


def _copy_file(engine: Engine, part: Path) -> None:
    source = engine.raw_connection()
    try:
        driver = source.driver_connection
        if not isinstance(driver, sqlite3.Connection):  # pragma: no cover
            raise TypeError(type(driver))
        with closing(sqlite3.connect(part)) as copy:
            # In one step, so that writes meanwhile do not start it anew; readers and writers go on.
            driver.backup(copy, pages=-1)
            copy.execute("PRAGMA journal_mode = DELETE")
            said = copy.execute("PRAGMA quick_check").fetchone()[0]
    finally:
        source.close()
    if said != "ok":
        message = f"no backup was made: the copy is damaged ({said}). Run `store check` on the store"
        raise StoreError(message)


def _copy_rows(engine: Engine, part: Path) -> None:
    copy = open_engine(part, read_only=False, wait=1.0)
    try:
        upgrade(copy, where=str(part), read_only=False)
        with reading(engine) as source, writing(copy) as sink:
            sink.execute(delete(counter))
            for table in metadata.sorted_tables:
                result = source.execution_options(yield_per=_BATCH).execute(select(table))
                for rows in result.mappings().partitions(_BATCH):
                    sink.execute(insert(table), [dict(row) for row in rows])
    finally:
        copy.dispose()
