"""The register of formats: which ending of a file name is written by whom, loaded when it is asked for.

A writer is a function of a `geo.exports.request.Request` that returns the file's bytes. To add a format, write it
in a module of its own and add one line here; the command line and the dashboard find it by themselves.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from importlib import import_module
from threading import RLock
from typing import TYPE_CHECKING, Literal

from geo.errors import InputError

if TYPE_CHECKING:
    from geo.exports.request import Request

#: What draws keeps fonts and settings in one place for the whole process: one drawing at a time.
_DRAWING = RLock()

Kind = Literal["page", "picture", "document", "deck", "film", "table"]


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes
    ----------
    ending
        How the file's name ends, without the first dot: ``png``, ``figures.csv``. The longest that fits wins.
    media_type
        IANA media type.
    writer
        ``module:function``; the module is imported when the first product is made.
    kind
        What it is for a reader; tables are data, the others follow a layout.
    """

    ending: str
    media_type: str
    writer: str
    kind: Kind

    def write(self, request: Request) -> bytes:
        """Make the product; see `geo.exports.render`."""
        module, _, function = self.writer.partition(":")
        with nullcontext() if self.kind == "table" else drawing():
            content = getattr(import_module(module), function)(request)
        return content if isinstance(content, bytes) else str(content).encode("utf-8", "replace")


_CSV, _GEOJSON, _PARQUET = "text/csv", "application/geo+json", "application/vnd.apache.parquet"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

#: Every format, in the order in which they are offered.
FORMATS: tuple[Format, ...] = (
    Format("html", "text/html", "geo.exports.page:write", "page"),
    Format("png", "image/png", "geo.exports.image:write", "picture"),
    Format("csv", _CSV, "geo.exports.table:write_estimates_csv", "table"),
    Format("figures.csv", _CSV, "geo.exports.table:write_figures_csv", "table"),
    Format("geojson", _GEOJSON, "geo.exports.table:write_estimates_geojson", "table"),
    Format("figures.geojson", _GEOJSON, "geo.exports.table:write_figures_geojson", "table"),
    Format("xlsx", _XLSX, "geo.exports.workbook:write", "table"),
    Format("hxl.csv", _CSV, "geo.exports.hxl:write", "table"),
    Format("gpkg", "application/geopackage+sqlite3", "geo.exports.geodata:write_geopackage", "table"),
    Format("parquet", _PARQUET, "geo.exports.geodata:write_estimates_parquet", "table"),
    Format("figures.parquet", _PARQUET, "geo.exports.geodata:write_figures_parquet", "table"),
    Format("audit.zip", "application/zip", "geo.exports.audit:write", "table"),
    Format("svg", "image/svg+xml", "geo.exports.image:write_svg", "picture"),
    Format("pdf", "application/pdf", "geo.exports.image:write_pdf", "document"),
    Format("pptx", _PPTX, "geo.exports.deck:write", "deck"),
    Format("gif", "image/gif", "geo.exports.film:write_gif", "film"),
    Format("mp4", "video/mp4", "geo.exports.film:write_mp4", "film"),
)


def drawing() -> AbstractContextManager[bool]:
    """Return the lock that whoever draws holds."""
    return _DRAWING


def endings() -> tuple[str, ...]:
    """Return the endings of all formats, in order, those of one part first."""
    return tuple(sorted((item.ending for item in FORMATS), key=lambda ending: "." in ending))


def format_of(name: str) -> Format:
    """Return the format that the end of a file name asks for, in any case of letters.

    Raises
    ------
    InputError
        If no format has that ending.

    Examples
    --------
    >>> format_of("idlib_figures.csv").ending
    'figures.csv'
    """
    lower = name.lower()
    fitting = [
        item
        for item in FORMATS
        if (lower.endswith(item.ending) if "." in item.ending else lower.rpartition(".")[2] == item.ending)
    ]
    if not fitting:
        message = f"{name}: no format is called {lower.rpartition('.')[2]!r}; use one of {', '.join(endings())}"
        raise InputError(message)
    return max(fitting, key=lambda item: len(item.ending))
