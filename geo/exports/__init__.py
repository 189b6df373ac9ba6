"""Products from reconciled figures: the one-file map, the picture, the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.errors import ExportError, InputError
from geo.exports.selection import Selection, last_day
from geo.exports.words import text

if TYPE_CHECKING:
    from pathlib import Path

    from geo.reconciliation import Reconciled

__all__ = ["FORMATS", "Selection", "export", "last_day", "render"]

#: Formats of `export`, as the ending of the file.
FORMATS = ("html", "png", "csv", "geojson")

#: Tables of figures instead of estimates, as the end of the file's name.
_FIGURES = ("figures.csv", "figures.geojson")


def render(reconciled: Reconciled, name: str, selection: Selection) -> bytes:
    """Make a product.

    Parameters
    ----------
    name
        A file name; its ending chooses the format. A table whose name ends in ``figures.csv`` or
        ``figures.geojson`` holds the figures behind the estimates instead of the estimates.
    selection
        The filters, which every product obeys.

    Returns
    -------
    bytes
        The file's content; the same input gives the same bytes.

    Raises
    ------
    InputError
        If no format has that ending.
    ExportError
        If there is nothing to show.
    """
    ending = name.rpartition(".")[2].lower()
    if ending == "html":
        from geo.layers import aggregate
        from geo.maps import MapOptions, page

        options = MapOptions(
            title=text("title", selection.language),
            language=selection.language,
            at=selection.at,
            since=selection.since,
            indicators=selection.indicators,
        )
        return page(aggregate(reconciled, revision=selection.revision), options).encode("utf-8", "replace")
    if ending == "png":
        return _picture(reconciled, selection)
    if ending in {"csv", "geojson"}:
        return _table(reconciled, name.lower(), ending, selection).encode()
    message = f"{name}: no format is called {ending!r}; use one of {', '.join(FORMATS)}"
    raise InputError(message)


def _table(reconciled: Reconciled, name: str, ending: str, selection: Selection) -> str:
    from geo.exports import table

    if name.endswith(_FIGURES):
        observed = [
            item
            for item in reconciled.observations.values()
            if not selection.indicators or item.figure.indicator in selection.indicators
        ]
        return table.figures_csv(observed) if ending == "csv" else table.figures_geojson(observed)
    estimates = selection.estimates(reconciled)
    return table.estimates_csv(estimates) if ending == "csv" else table.estimates_geojson(estimates)


def _picture(reconciled: Reconciled, selection: Selection) -> bytes:
    from geo.exports.image import Caption, draw_png
    from geo.exports.words import day
    from geo.gazetteer import open_gazetteer

    at = selection.at or last_day(reconciled)
    if at is None:
        message = "no figure has a date, so there is no day to draw: give the reports' dates"
        raise ExportError(message)
    language = selection.language
    period = (
        text("since", language, since=day(selection.since, language), at=day(at, language))
        if selection.since
        else text("as_of", language, at=day(at, language))
    )
    caption = Caption(
        title=text("title", language),
        subtitle=period,
        at=at,
        since=selection.since,
        note=text("note", language, revision=str(selection.revision), policy=text(reconciled.policy.value, language)),
        language=language,
    )
    return draw_png(selection.estimates(reconciled), open_gazetteer().base_map("50m"), caption)


def export(reconciled: Reconciled, path: Path, selection: Selection) -> None:
    """Write a product to a file.

    Raises
    ------
    ExportError
        If the file cannot be written, or there is nothing to show.
    InputError
        If no format has that ending.
    """
    content = render(reconciled, path.name, selection)
    try:
        path.write_bytes(content)
    except OSError as error:
        message = f"{path}: cannot be written ({error.strerror}): choose a folder that you may write to"
        raise ExportError(message) from error
