"""Files of many reports: JSON, JSON lines and CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

from geo.sources.metadata import delimiter, read_given
from geo.sources.records import Note, Report, Unreadable, gathered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.sources.records import Found

#: Longest cell of a CSV, in characters; Python's own limit is that of a short article.
_LONGEST_CELL = 100_000_000


def read_json_lines(text: str, address: str) -> Iterator[Found]:
    """Yield the report of each line; a broken line is named and the others are read."""
    bad: list[tuple[int, str]] = []
    for number, line in enumerate(re.split("\r\n?|\n", text), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            bad.append((number, f"the line is not JSON ({_json_problem(error)}): mend or remove it"))
        else:
            yield from _record(record, address, number, bad)
    yield from gathered(bad, address)


def read_json(text: str, address: str) -> Iterator[Found]:
    """Yield the reports of a JSON file: one record, a list of them, or one a line."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        yield from read_json_lines(text, address)
        return
    bad: list[tuple[int, str]] = []
    for number, record in enumerate(data if isinstance(data, list) else [data], start=1):
        yield from _record(record, address, number, bad)
    yield from gathered(bad, address)


def read_csv(text: str, address: str) -> Iterator[Found]:
    """Yield the report of each row of a CSV with a column ``text``."""
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(io.StringIO(text.replace("\x00", " "), newline=""), delimiter=delimiter(text))
    bad: list[tuple[int, str]] = []
    try:
        header = [name.strip().casefold() for name in next(rows, [])]
        if "text" not in header:
            yield Unreadable(address, "the CSV has no column 'text': name the column of the reports 'text'")
            return
        for cells in rows:
            if any(cell.strip() for cell in cells):
                record = {name: cell for name, cell in zip(header, cells, strict=False) if cell}
                yield from _record(record, address, rows.line_num, bad)
    except csv.Error as error:
        bad.append((rows.line_num, f"the CSV is broken here ({error}); later rows were not read"))
    yield from gathered(bad, address)


def _record(record: Any, address: str, number: int, bad: list[tuple[int, str]]) -> Iterator[Found]:
    """Yield the report of one record, or add its number and what is wrong to `bad`."""
    if not isinstance(record, dict):
        bad.append((number, 'it is not a record: write {"text": "…"}'))
        return
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        what = "no text" if text is None or isinstance(text, str) else "a text that is not a string"
        bad.append((number, f"the record has {what}: put the report under the key 'text'"))
        return
    given, problems = read_given({key: value for key, value in record.items() if key not in {"text", "id", "name"}})
    key = record.get("id")
    name = f"{address}#{key}" if isinstance(key, str | int) and str(key).strip() else f"{address}:{number}"
    yield Report(name, text, given=given)
    for problem in problems:
        yield Note(name, problem)


def _json_problem(error: Exception) -> str:
    return getattr(error, "msg", "nested too deeply")
