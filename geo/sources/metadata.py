"""The CSV that says when, where and by whom each report was published."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import InputError, UnreadableError
from geo.sources.language import known_language
from geo.sources.plain_text import NotTextError, clean, decode
from geo.sources.records import Given, Note
from geo.sources.written_dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

COLUMNS = ("file", "published", "publisher", "url", "title", "language")
#: Names that records of other programs use for the same things.
SYNONYMS = {"publish_date": "published", "date": "published", "source": "publisher", "lang": "language", "name": "file"}


@dataclass(slots=True)
class Metadata:
    """Rows of a metadata file, by the reports that they are about.

    Attributes
    ----------
    address
        Path of the file, for messages.
    notes
        What is wrong with rows and columns; the rest is used.
    """

    address: str
    folder: Path
    rows: dict[str, tuple[int, Given]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    _used: dict[str, str] = field(default_factory=dict)
    _paths: dict[str, str] = field(default_factory=dict)
    _doubtful: list[str] = field(default_factory=list)

    def add(self, name: str, line: int, given: Given) -> None:
        """Add the row of one report."""
        self.rows[name] = line, given
        self._paths[_absolute(name if "://" in name else str(self.folder / name))] = name

    def about(self, address: str) -> Given:
        """Return what the file says about a report, given by path or web address.

        A row that names a file beside the metadata is about that file only; any
        other row about the one file of the input that has its name.
        """
        name = address if address in self.rows else self._paths.get(_absolute(address))
        if name is None:
            name = Path(address).name
            if name not in self.rows or is_file(self.folder / name):
                return Given()
            if self._used.setdefault(name, address) != address:
                self._doubtful.append(address)
                return Given()
        self._used.setdefault(name, address)
        return self.rows[name][1]

    def remarks(self) -> Iterator[Note]:
        """Yield a note for each row whose file was not among the input, or was there twice."""
        for name, (line, _) in self.rows.items():
            if name not in self._used:
                yield Note(self.address, f"line {line}: {name!r} is not among the reports read: check the name")
        for address in dict.fromkeys(self._doubtful):
            name = Path(address).name
            yield Note(self.address, f"{name!r} was taken to be {self._used[name]}, not {address}: write its path")


def is_file(path: Path) -> bool:
    """Tell whether a path is a file that can be seen."""
    try:
        return path.is_file()
    except OSError:
        return False


def _absolute(address: str) -> str:
    return address if "://" in address else str(Path(address).absolute())


def load_metadata(path: Path, max_bytes: int) -> Metadata:
    """Read a metadata file.

    Raises
    ------
    UnreadableError
        If the file is missing, too large, or no CSV with a column ``file``.
    """
    try:
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except OSError as error:
        message = f"{path}: the metadata file cannot be read ({error.strerror}): check its path"
        raise UnreadableError(message) from error
    if len(data) > max_bytes:
        message = f"{path}: the metadata file is larger than {max_bytes} bytes: is it the right file?"
        raise UnreadableError(message)
    try:
        text, _ = decode(data)
    except NotTextError as error:
        message = f"{path}: the metadata file cannot be used: {error}: save it as CSV"
        raise UnreadableError(message) from error
    rows = csv.reader(io.StringIO(clean(text)), delimiter=delimiter(text))
    header = [_column(name) for name in next(rows, [])]
    if "file" not in header:
        message = f"{path}: the metadata file has no column 'file': its first line must name {','.join(COLUMNS)}"
        raise UnreadableError(message)
    metadata = Metadata(str(path), path.parent)
    for name in header:
        if name and name not in COLUMNS:
            metadata.notes.append(Note(str(path), f"the column {name!r} is not known and was not used"))
    try:
        for cells in rows:
            if any(cell.strip() for cell in cells):
                _add(metadata, rows.line_num, dict(zip(header, cells, strict=False)), len(cells) - len(header))
    except csv.Error as error:
        metadata.notes.append(Note(str(path), f"line {rows.line_num}: {error}; the lines after it were not used"))
    return metadata


def _add(metadata: Metadata, line: int, row: dict[str, str], surplus: int) -> None:
    name = row.get("file", "").strip()
    if not name:
        metadata.notes.append(Note(metadata.address, f"line {line}: the row names no file and was not used"))
        return
    if surplus > 0:
        message = f"line {line}: {surplus} more cells than columns: put quotes around a cell that holds a comma"
        metadata.notes.append(Note(metadata.address, message))
    if name in metadata.rows:
        metadata.notes.append(Note(metadata.address, f"line {line}: {name!r} is named twice; the later row was used"))
    given, problems = read_given(row)
    metadata.add(name, line, given)
    metadata.notes.extend(Note(metadata.address, f"line {line} ({name}): {problem}") for problem in problems)


def read_given(record: Mapping[str, object]) -> tuple[Given, list[str]]:
    """Read what a row or a record says about a report.

    Returns
    -------
    given : Given
    problems : list of str
        What could not be used, each a sentence; the other fields are.
    """
    values: dict[str, str] = {}
    for key, value in record.items():
        if value is not None and not isinstance(value, list | dict) and str(value).strip():
            values.setdefault(_column(str(key)), " ".join(clean(str(value)).split()))
    problems = []
    published = None
    if "published" in values:
        try:
            published = parse_date(values["published"])
        except InputError as error:
            problems.append(f"the date was not used: {error}")
    language = None
    if "language" in values:
        language = known_language(values["language"])
        if language is None:
            problems.append(
                f"the language {values['language']!r} is not known: use an ISO 639-1 code such as 'en'; "
                "it was recognised from the text instead"
            )
    return Given(published, values.get("publisher"), values.get("url"), values.get("title"), language), problems


def _column(name: str) -> str:
    name = name.strip().casefold()
    return SYNONYMS.get(name, name)


def delimiter(text: str) -> str:
    """Return the separator of a CSV, by what its first line holds most of."""
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)
