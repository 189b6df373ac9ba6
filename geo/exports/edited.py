"""The way back: a table of figures that a person edited becomes reviews.

A row is compared with the figure as it stands. A cell that differs in one of the columns that a review may change is
a change; the columns ``verdict`` and ``reason`` accept or reject a figure, and say why.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import TYPE_CHECKING, Any

from geo.errors import InputError
from geo.exports.table import figure_cells, flat, neutral
from geo.exports.workbook import FIGURES_SHEET

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geo.reconciliation import Observation

#: Columns that may be edited, with the field of the review that each becomes.
EDITABLE = {
    "value": "value",
    "low": "low",
    "high": "high",
    "indicator": "indicator",
    "counting": "counting",
    "period_start": "period_start",
    "period_end": "period_end",
    "place_id": "place",
}
#: Columns that follow from an editable one, or that a spreadsheet writes in its own way: a difference says nothing.
_FOLLOWING = frozenset({"place", "lat", "lon", "confidence", "role", "words", "qualifier", "withheld"})
_NUMBERS = frozenset({"value", "low", "high"})
_SPACES = re.compile(r"\s")
#: A comma that parts decimals in some countries, or a full stop that parts thousands in them.
_DOUBTFUL = re.compile(r"\d+,\d{1,2}|\d+,\d{4,}|\d{1,3}\.\d{3}")
_THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Edit:
    """What one row of an edited table says.

    Attributes
    ----------
    row
        Number of the row in the file, the heading being 1.
    changes
        Field and value, as `geo.models.Review` has them; empty for ``accept`` and ``reject``.
    reason
        As written in the row; empty where nothing is.
    """

    row: int
    figure_id: str
    verdict: str
    changes: tuple[tuple[str, str], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that could not be taken, and why, in words."""

    row: int
    message: str


def read_edits(
    content: bytes,
    name: str,
    figures: Mapping[str, Observation],
    shown: Sequence[Mapping[str, Observation]] = (),
) -> Iterator[Edit | Refused]:
    """Compare an edited table with the figures as they stand.

    Parameters
    ----------
    content, name
        The file and its name, which ends in ``.csv`` or ``.xlsx``.
    figures
        The figures as they stand, by id.
    shown
        The same as products show them, each with other things kept back: a cell that is as in one of them was not
        edited.

    Yields
    ------
    Edit or Refused
        For each row that says something new; rows left as they were yield nothing.

    Raises
    ------
    InputError
        If the file is no table, or has no column ``id``.
    """
    for number, row in enumerate(_rows(content, name), start=2):
        known = figures.get(row.get("id", ""))
        if not any(row.values()):
            continue
        if known is None:
            yield Refused(number, f"no figure has the id {row.get('id', '')!r}: leave that column as it was exported")
            continue
        yield from _edits(number, row, known, (some[known.figure.id] for some in shown))


def _differing(row: Mapping[str, str], forms: Iterable[Observation]) -> dict[str, str]:
    """Return the cells of a row that are in no form of the figure as it was exported; forms are made as needed."""
    left = dict(row)
    for form in forms:
        exported = {column: _text(neutral(flat(cell))) for column, cell in figure_cells(form).items()}
        left = {
            column: said
            for column, said in left.items()
            if column in exported and column not in _FOLLOWING and not _same(column, said, exported[column])
        }
        if not left:
            break
    return left


def _edits(
    number: int, row: Mapping[str, str], known: Observation, shown: Iterable[Observation]
) -> Iterator[Edit | Refused]:
    changes = []
    for column, said in _differing(row, chain((known,), shown)).items():
        if column not in EDITABLE:
            yield Refused(
                number, f"column {column!r} was changed, but belongs to the report; only {', '.join(EDITABLE)} change"
            )
            return
        if column in _NUMBERS and _DOUBTFUL.fullmatch(_SPACES.sub("", said)):
            yield Refused(number, f"{column} {said!r} could mean two numbers: write it as 1500 or 12.5")
            return
        changes.append((EDITABLE[column], _plain(said) if column in _NUMBERS else said))
    verdict, reason = row.get("verdict", "").casefold(), row.get("reason", "")
    if verdict not in {"", "accept", "reject", "change"}:
        yield Refused(number, f"no verdict is called {verdict!r}: write accept, reject, or nothing")
    elif verdict == "reject" and changes:
        yield Refused(number, "it rejects the figure and changes it: do one of them")
    elif changes:
        yield Edit(number, known.figure.id, "change", tuple(changes), reason)
    elif verdict in {"accept", "reject"} and not _stands(known, verdict):
        yield Edit(number, known.figure.id, verdict, (), reason)


def _stands(known: Observation, verdict: str) -> bool:
    """Tell whether the last word on a figure is this verdict already, as when a table is handed back twice."""
    return bool(known.reviews) and known.reviews[-1].verdict == verdict


def _same(column: str, said: str, before: str) -> bool:
    if column in _NUMBERS and said and before:
        try:
            return float(_plain(said)) == float(before)
        except ValueError:
            return False
    return said.strip() == before.strip()


def _plain(number: str) -> str:
    """Return a number without the separators of thousands that a spreadsheet may have put in."""
    bare = _SPACES.sub("", number)
    return bare.replace(",", "") if _THOUSANDS.fullmatch(bare) else bare


def _rows(content: bytes, name: str) -> Iterator[dict[str, str]]:
    table = _from_xlsx(content, name) if name.lower().endswith(".xlsx") else _from_csv(content, name)
    heading = next(table, None)
    if heading is None or "id" not in heading:
        message = f"{name}: it has no column 'id': export figures.csv or an .xlsx, edit that file and hand it back"
        raise InputError(message)
    for cells in table:
        yield dict(zip(heading, [*cells, *[""] * (len(heading) - len(cells))], strict=False))


def _from_csv(content: bytes, name: str) -> Iterator[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{name}: it is not UTF-8 (byte {error.start}): save it as 'CSV UTF-8'"
        raise InputError(message) from error
    # A spreadsheet of a country with decimal commas parts its columns with semicolons.
    first = text.split("\n", 1)[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    except csv.Error as error:
        message = f"{name}: it is no CSV table ({error})"
        raise InputError(message) from error


def _from_xlsx(content: bytes, name: str) -> Iterator[list[str]]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        message = f"{name}: it is no Excel workbook ({error})"
        raise InputError(message) from error
    if FIGURES_SHEET not in book.sheetnames:
        message = f"{name}: it has no sheet {FIGURES_SHEET!r}: hand back the workbook that was exported"
        raise InputError(message)
    for row in book[FIGURES_SHEET].iter_rows(values_only=True):
        yield [_text(cell) for cell in row]


def _text(cell: Any) -> str:
    """Return a cell as the CSV has it."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
