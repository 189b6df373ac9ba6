"""The file of a SQLite store: whether and how it can be opened."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from geo.errors import StoreError

#: Tells SQLite that nobody writes to a file, so that it needs no log beside it.
_FROZEN = "immutable=1"


def is_file(address: str | Path) -> bool:
    """Tell whether the address names a SQLite file rather than a server."""
    return isinstance(address, Path) or "://" not in address or address.startswith("sqlite")


def file_of(address: str | Path) -> Path:
    """Return the path of a SQLite store, given as a path or as ``sqlite:///path``."""
    if isinstance(address, Path):
        return address
    if address.startswith("sqlite") and "://" in address:
        from sqlalchemy.engine import make_url

        database = make_url(address).database
        if not database or database == ":memory:":
            message = f"the store {address} names no file: a store is kept in a file, such as crisis.sqlite"
            raise StoreError(message)
        return Path(database)
    return Path(address)


def is_frozen(uri: str) -> bool:
    """Tell whether the file will be read as if nobody could write to it."""
    return uri.endswith(_FROZEN)


def path_uri(path: Path, *, read_only: bool) -> str:
    """Return the address by which SQLite shall open a file.

    Raises
    ------
    StoreError
        If it cannot be opened so.
    """
    base = path.absolute().as_uri()
    try:
        exists, is_folder = path.exists(), path.is_dir()
    except OSError as error:
        message = (
            f"the store {path} cannot be reached: {error.strerror}. Check its folder, or name another with --store"
        )
        raise StoreError(message) from error
    if is_folder:
        message = f"the store {path} is a folder: name a file, such as {path / 'crisis.sqlite'}"
        raise StoreError(message)
    if not read_only:
        _refuse_unwritable(path, exists=exists)
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
    return f"{base}?mode=ro&{_FROZEN}"


def _refuse_unwritable(path: Path, *, exists: bool) -> None:
    if not path.absolute().parent.is_dir():
        message = f"the store {path} cannot be made: there is no folder {path.absolute().parent}. Make the folder first"
        raise StoreError(message)
    if not os.access(path.absolute().parent, os.W_OK) or (exists and not os.access(path, os.W_OK)):
        message = (
            f"the store {path} cannot be written: it, its folder or its disk is read-only; nothing was changed. "
            "Give it write permission, or name another store with --store"
        )
        raise StoreError(message)


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


def folder_of(address: str | Path) -> Path:
    """Return the folder of the files beside a store: that of its file, the current one for a server."""
    return file_of(address).parent if is_file(address) else Path.cwd()
