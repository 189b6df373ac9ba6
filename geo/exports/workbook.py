"""An Excel workbook: estimates, the figures behind them, sources, and where it comes from.

The sheet of figures may be edited and handed back: see `geo.exports.edited`.
"""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from geo.exports.archive import without_times
from geo.exports.table import (
    ESTIMATE_COLUMNS,
    FIGURE_COLUMNS,
    estimate_cells,
    figure_cells,
    flat,
    neutral,
    with_words,
)
from geo.indicators import indicators

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from geo.exports.request import Request
    from geo.models import Estimate
    from geo.reconciliation import Observation

#: Columns of the sheet of figures that a person fills in before handing it back.
VERDICT_COLUMNS = ("verdict", "reason")
#: The sheet that is read back.
FIGURES_SHEET = "Figures"

#: Most characters of a cell in Excel.
_LONGEST = 32_767
#: Characters that the format forbids (XML 1.0).
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DATES = frozenset({"period_start", "period_end", "published"})
_WIDE = {"quote": 60, "disagreement": 40, "sources": 30, "place": 24, "places": 24, "document": 30, "attributed_to": 24}
#: Shown in the file's properties instead of the time of its making, which would change the content.
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def workbook(
    estimates: Iterable[Estimate], observations: Iterable[Observation], about: Mapping[str, str], title: str
) -> bytes:
    """Return an XLSX file; the same input gives the same bytes.

    Parameters
    ----------
    estimates, observations
        What the product shows, and the figures behind it, those in the trays included.
    about
        What the first sheet says, by heading: filters, policy, revision, disclaimer.
    title
        Title in the first sheet and in the file's properties.
    """
    from openpyxl import Workbook

    observed = list(observations)
    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = title, "Crisis Map"
    book.properties.created = book.properties.modified = _EPOCH
    notes = book.create_sheet("About")
    notes.column_dimensions["A"].width, notes.column_dimensions["B"].width = 28, 110
    notes.append([_bold(notes, title)])
    for heading, text in about.items():
        notes.append([_bold(notes, _cell(heading)), _cell(text)])
    _sheet(book.create_sheet("Estimates"), ESTIMATE_COLUMNS, map(estimate_cells, estimates))
    _sheet(
        book.create_sheet(FIGURES_SHEET), (*VERDICT_COLUMNS, *FIGURE_COLUMNS), map(figure_cells, with_words(observed))
    )
    _sheet(
        book.create_sheet("Reports"),
        ("document", "title", "publisher", "published", "url", "figures", "id"),
        _reports(observed),
    )
    labels = [{"indicator": one.code, "label": one.label["en"], "hxl": one.hxl} for one in indicators().values()]
    _sheet(book.create_sheet("Indicators"), ("indicator", "label", "hxl"), labels)
    out = io.BytesIO()
    book.save(out)
    return without_times(out.getvalue())


def _reports(observed: Sequence[Observation]) -> list[dict[str, Any]]:
    """Return the reports behind the figures, once each, by address."""
    counts: dict[str, int] = {}
    documents = {item.document.id: item.document for item in observed}
    for item in observed:
        counts[item.document.id] = counts.get(item.document.id, 0) + 1
    return [
        {
            "document": one.address,
            "title": one.title,
            "publisher": one.publisher,
            "published": one.published.isoformat() if one.published else None,
            "url": one.url,
            "figures": counts[one.id],
            "id": one.id,
        }
        for one in sorted(documents.values(), key=lambda one: (one.address, one.id))
    ]


def _sheet(sheet: WriteOnlyWorksheet, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    for number, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDE.get(column, 14)
    sheet.append([_bold(sheet, column) for column in columns])
    last = 1
    for row in rows:
        sheet.append([_dated(row.get(column)) if column in _DATES else _cell(row.get(column)) for column in columns])
        last += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"


def _bold(sheet: WriteOnlyWorksheet, text: object) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cell = WriteOnlyCell(sheet, value=text)
    cell.font = Font(bold=True)
    return cell


def _dated(value: object) -> object:
    return date.fromisoformat(value) if isinstance(value, str) and value else value


def _cell(value: object) -> object:
    """Return what a cell can hold: no formula, no forbidden character, no more characters than Excel takes."""
    value = neutral(flat(value))
    if not isinstance(value, str):
        return value
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", value)[:_LONGEST]


def write(request: Request) -> bytes:
    """Write a product as a workbook."""
    from geo.exports.about import about

    return workbook(request.estimates, request.chosen, about(request), request.layout.title_text())
