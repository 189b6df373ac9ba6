"""Products from reconciled figures: maps, briefs, decks, films and tables, all from one selection and one layout."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from geo.errors import ExportError
from geo.exports.formats import FORMATS, Format, format_of
from geo.exports.house import HOUSE, House, load_house, save_house
from geo.exports.layout import Layout, load_layout, templates
from geo.exports.request import Request, file_name
from geo.exports.selection import Selection, last_day
from geo.models.words import typed

if TYPE_CHECKING:
    from pathlib import Path

    from geo.exports.request import Progress
    from geo.reconciliation import Reconciled

__all__ = [
    "FORMATS",
    "HOUSE",
    "Format",
    "House",
    "Layout",
    "Request",
    "Selection",
    "atlas",
    "atlas_pages",
    "export",
    "file_name",
    "format_of",
    "last_day",
    "load_house",
    "load_layout",
    "render",
    "request",
    "save_house",
    "templates",
    "write_file",
]


def request(
    reconciled: Reconciled,
    name: str,
    selection: Selection,
    layout: Layout | None = None,
    *,
    progress: Progress | None = None,
) -> Request:
    """Return what a writer needs; the layout fills what the selection leaves open. See `render`."""
    layout = layout or load_layout("map", language=selection.language)
    chosen = replace(
        selection,
        at=selection.at or layout.at,
        since=selection.since or layout.since,
        indicators=selection.indicators or layout.layers,
        place=selection.place or layout.place,
        language=layout.language,
        cleared_by=_name(selection.cleared_by),
        quotes=selection.quotes or layout.quotes,
        exact_by=_name(selection.exact_by),
    )
    made = Request(reconciled, name, chosen, layout)
    return replace(made, progress=progress) if progress is not None else made


def _name(words: str | None) -> str | None:
    """Return who decided something; a blank is nobody."""
    return typed(words or "").strip() or None


def render(
    reconciled: Reconciled,
    name: str,
    selection: Selection,
    layout: Layout | None = None,
    *,
    progress: Progress | None = None,
) -> bytes:
    """Make a product.

    Parameters
    ----------
    name
        A file name; its ending chooses the format. A table whose name ends in ``figures.csv`` or
        ``figures.geojson`` holds the figures behind the estimates instead of the estimates.
    selection
        The filters, which every product obeys.
    layout
        What stands on the page; the template ``map`` in the selection's language when None.
    progress
        Called with the share that is done, from 0 to 1, and what comes next in words.

    Returns
    -------
    bytes
        The file's content; the same input gives the same bytes, in PDF and PPTX the same content.

    Raises
    ------
    InputError
        If no format has that ending.
    ExportError
        If there is nothing to show, or a program that the format needs is not there.
    """
    kind = format_of(name)
    asked = request(reconciled, name, selection, layout, progress=progress)
    content = kind.write(asked)
    asked.progress(1.0, "")
    return content


def atlas(
    reconciled: Reconciled,
    selection: Selection,
    layout: Layout | None = None,
    *,
    by: Literal["province", "week"] = "province",
    progress: Progress | None = None,
) -> bytes:
    """Make an atlas: a PDF with one page for each province, or for each week; see `geo.exports.atlases.write`.

    Parameters
    ----------
    layout
        Of each page; the template ``a4-landscape`` in the selection's language when None.
    """
    from geo.exports.atlases import write
    from geo.exports.formats import drawing

    layout = layout or load_layout("a4-landscape", language=selection.language)
    asked = request(reconciled, "atlas.pdf", selection, layout, progress=progress)
    with drawing():
        content = write(asked, by)
    asked.progress(1.0, "")
    return content


def atlas_pages(
    reconciled: Reconciled,
    selection: Selection,
    layout: Layout | None = None,
    *,
    by: Literal["province", "week"] = "province",
) -> list[Selection]:
    """Return the filters of each page of an atlas, in its order; see `atlas`."""
    from geo.exports.atlases import pages

    layout = layout or load_layout("a4-landscape", language=selection.language)
    return [page.selection for page in pages(request(reconciled, "atlas.pdf", selection, layout), by)]


def export(
    reconciled: Reconciled,
    path: Path,
    selection: Selection,
    layout: Layout | None = None,
    *,
    progress: Progress | None = None,
) -> bytes:
    """Write a product to a file and return its content; see `render`.

    Raises
    ------
    ExportError
        If the file cannot be written, or there is nothing to show.
    InputError
        If no format has that ending.
    """
    content = render(reconciled, path.name, selection, layout, progress=progress)
    write_file(path, content)
    return content


def write_file(path: Path, content: bytes) -> None:
    """Write a product that was made.

    Raises
    ------
    ExportError
        If the file cannot be written.
    """
    try:
        path.write_bytes(content)
    except OSError as error:
        message = f"{path}: cannot be written ({error.strerror}): choose a folder that you may write to"
        raise ExportError(message) from error
