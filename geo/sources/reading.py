"""`read`: from addresses to documents, one by one, the bad ones named and skipped."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from geo.errors import UnreadableError
from geo.models import Document
from geo.settings import Settings
from geo.sources.documents import make_document
from geo.sources.formats import SUFFIXES, kind_of, read_format
from geo.sources.metadata import Metadata, is_file, load_metadata
from geo.sources.records import NOTHING, Given, Note, Report, Unreadable
from geo.sources.written_dates import WrittenDate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from geo.sources.records import Found, Item
    from geo.sources.web_address import Resolver

#: The metadata file that a folder of reports may hold.
METADATA = "metadata.csv"
#: Files about a folder, which are no reports and need no note.
_ABOUT_FOLDERS = frozenset({"readme", "license", "licence", "copying", "notice", "changelog"})
#: What the program keeps in the folder of a store, beside the store itself.
_BESIDE_STORE = ("boundaries-added.sqlite", "geocoded.sqlite", "sources.toml")
_DEFAULTS = Settings()


def read(
    addresses: Sequence[str],
    *,
    settings: Settings,
    metadata: Path | None = None,
    published: date | None = None,
    resolver: Resolver | None = None,
) -> Iterator[Item]:
    """Read reports from files, folders and web addresses.

    A folder is read with the folders in it, in the order of names, without
    hidden files and those of the store, and with the ``metadata.csv`` in it. What is known about a
    report counts in this order: `published`, then its row of the metadata,
    then its record (JSON, CSV), then what its page says of itself, then its
    text.

    Parameters
    ----------
    metadata
        CSV with a header: ``file,published,publisher,url,title,language``, all
        but ``file`` optional.
    published
        Day of publication of all reports.
    resolver
        Finds the network addresses of a host that may be connected to; by
        default only public ones.

    Yields
    ------
    Document
        A report. Its address is the one given; for a line of a file of many
        reports, the file's with ``#`` and the record's id, or ``:`` and its line.
    Unreadable
        What could not be read, and why; the rest is read.
    Note
        What was doubtful, such as an encoding or a row of the metadata.

    Raises
    ------
    UnreadableError
        At the call, if the metadata file itself cannot be used.
    """
    rows = load_metadata(Path(metadata), settings.max_bytes) if metadata is not None else None
    given = Given(published=WrittenDate(published)) if published is not None else NOTHING
    return _read_all([str(address) for address in addresses], settings, rows, given, resolver)


def read_text(
    text: str, *, name: str, published: date | None = None, about: Given = NOTHING, settings: Settings = _DEFAULTS
) -> Document:
    """Return the document of a pasted text.

    Parameters
    ----------
    name
        What to call it; becomes the document's address.
    about
        What else is known about it.

    Raises
    ------
    UnreadableError
        If the text is blank or larger than ``settings.max_bytes``.
    """
    if len(text) > settings.max_bytes:
        message = f"{name}: {_too_large(len(text), settings)}"
        raise UnreadableError(message)
    known = Given(published=WrittenDate(published)).over(about) if published is not None else about
    item = next(make_document(Report(_printable(name), text), known))
    if isinstance(item, Document):
        return item
    message = f"{item.address}: {item.message}"
    raise UnreadableError(message)


def read_bytes(
    data: bytes,
    name: str,
    *,
    published: date | None = None,
    about: Given = NOTHING,
    settings: Settings = _DEFAULTS,
) -> Iterator[Item]:
    """Yield what an uploaded file holds: documents, and what could not be read.

    Parameters
    ----------
    name
        Its file name, whose end tells the kind of file.
    about
        What else is known about it.

    Yields
    ------
    Document, Unreadable or Note
        See `read`.
    """
    address = _printable(name)
    known = Given(published=WrittenDate(published)).over(about) if published is not None else about
    if len(data) > settings.max_bytes:
        yield Unreadable(address, _too_large(len(data), settings))
        return
    found = read_format(data, address, kind=kind_of(name), max_bytes=settings.max_bytes)
    yield from _documents(found, address, known)


def _read_all(
    addresses: list[str], settings: Settings, rows: Metadata | None, given: Given, resolver: Resolver | None
) -> Iterator[Item]:
    done: set[str] = set()
    if rows is not None:
        yield from rows.notes
    for address in addresses:
        if not address.strip():
            yield Unreadable("", "an address is empty: give a file, a folder or a web address")
        elif _is_web(address):
            yield from _read_web(address, settings, rows, given, resolver)
        elif _is_folder(Path(address)):
            yield from _read_folder(Path(address), settings, rows, given, done)
        else:
            yield from _read_file(Path(address), settings, rows, given, done)
    if rows is not None:
        yield from rows.remarks()


def _read_web(
    address: str, settings: Settings, rows: Metadata | None, given: Given, resolver: Resolver | None
) -> Iterator[Item]:
    from geo.sources.web_address import fetch

    found = fetch(address, settings, resolver)
    yield from _documents(found, address, given, rows, Given(url=address))


def _read_folder(
    folder: Path, settings: Settings, rows: Metadata | None, given: Given, done: set[str]
) -> Iterator[Item]:
    own = rows
    if own is None and is_file(folder / METADATA):
        try:
            own = load_metadata(folder / METADATA, settings.max_bytes)
            yield from own.notes
        except UnreadableError as error:
            yield Note(_printable(str(folder / METADATA)), f"{error}; the reports are read without it")
    listed = 0
    problems: list[OSError] = []
    own_file = _files_of_store(settings.store)
    for parent, folders, names in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if name.startswith(".") or name == METADATA or (rows and _same(path, rows.address)) or own_file(path):
                continue
            listed += 1
            if path.suffix.casefold() in SUFFIXES or (own and own.about(str(path)) != NOTHING):
                yield from _read_file(path, settings, own, given, done)
            elif path.stem.casefold() not in _ABOUT_FOLDERS:
                yield Note(
                    _printable(str(path)), "skipped, for its name is not that of a report: name it to have it read"
                )
    yield from (Unreadable(_printable(str(e.filename)), f"the folder cannot be read ({e.strerror})") for e in problems)
    if not listed and not problems:
        yield Unreadable(_printable(str(folder)), "the folder holds no report")
    if own is not None and own is not rows:
        yield from own.remarks()


def _files_of_store(store: str) -> Callable[[Path], bool]:
    """Return a test for the files that the program itself keeps beside the reports."""
    if "://" in store:
        return lambda _path: False
    folder = os.path.realpath(Path(store).parent)
    names = (Path(store).name, *_BESIDE_STORE)
    beside = {f"{name}{end}" for name in names for end in ("", "-wal", "-shm", "-journal")}
    return lambda path: path.name in beside and os.path.realpath(path.parent) == folder


def _read_file(path: Path, settings: Settings, rows: Metadata | None, given: Given, done: set[str]) -> Iterator[Item]:
    address = _printable(str(path))
    try:
        data = _load(path, settings)
    except FileNotFoundError:
        yield Unreadable(address, "there is no such file or folder: check the path")
        return
    except PermissionError:
        yield Unreadable(address, "you may not read this file: change its permissions")
        return
    except UnreadableError as error:
        yield Unreadable(address, str(error))
        return
    except (OSError, ValueError) as error:
        yield Unreadable(address, f"it cannot be read ({getattr(error, 'strerror', None) or error}): check the path")
        return
    real = os.path.realpath(path)
    if real in done:
        return
    done.add(real)
    found = read_format(data, address, kind=kind_of(path.name), max_bytes=settings.max_bytes)
    yield from _documents(found, address, given, rows)


def _load(path: Path, settings: Settings) -> bytes:
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        message = "it is not a regular file: give a file, a folder or a web address"
        raise UnreadableError(message)
    if found.st_size > settings.max_bytes:
        raise UnreadableError(_too_large(found.st_size, settings))
    with path.open("rb") as file:
        data = file.read(settings.max_bytes + 1)
    if len(data) > settings.max_bytes:
        raise UnreadableError(_too_large(len(data), settings))
    return data


def _documents(
    found: Iterator[Found], address: str, given: Given, rows: Metadata | None = None, default: Given = NOTHING
) -> Iterator[Item]:
    """Make the documents of one address.

    A row about the address wins over what a report of one text says of itself;
    for a file of many reports it completes what their records say.
    """
    for item in found:
        if not isinstance(item, Report):
            yield item
            continue
        own, of_file = NOTHING, rows.about(address) if rows is not None else NOTHING
        if item.address != address:
            own = rows.about(item.address) if rows is not None else NOTHING
            report = Report(item.address, item.text, item.given.over(of_file).over(default), item.page)
        else:
            report = Report(item.address, item.text, of_file.over(item.given).over(default), item.page)
        yield from make_document(report, given.over(own))


def _is_web(address: str) -> bool:
    """Tell an address with a scheme from a path, also one whose scheme is refused later."""
    return "://" in address or urlsplit(address).scheme in {"http", "https", "file", "ftp"}


def _is_folder(path: Path) -> bool:
    """Tell whether a path is a folder; one below a folder that may not be entered is dealt with as a file."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _same(path: Path, address: str) -> bool:
    return os.path.realpath(path) == os.path.realpath(address)


def _printable(address: str) -> str:
    """Return an address that can be printed and stored, whatever bytes a file name is made of."""
    return address.encode("utf-8", "backslashreplace").decode("utf-8").replace("\x00", "\\x00")


def _too_large(size: int, settings: Settings) -> str:
    return (
        f"it is {size / 1e6:.1f} MB, larger than the limit of {settings.max_bytes / 1e6:.1f} MB: "
        "split it or raise CRISIS_MAP_MAX_BYTES"
    )
