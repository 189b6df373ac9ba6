"""Pictures and paper: PNG, SVG and PDF of a layout, drawn without a browser; the same bytes for the same input."""

from __future__ import annotations

import io
import re
import warnings
from datetime import UTC, datetime, time
from html import unescape
from typing import TYPE_CHECKING, Any

from geo.exports.measuring import width
from geo.exports.sheet import SETTINGS, to_png
from geo.exports.withholding import bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.exports.request import Request
    from geo.exports.sheet import Sheet


def metadata(request: Request) -> dict[str, str]:
    """Return what every product says about itself: title, revision, filters, policy, day, mark."""
    selection = request.selection
    filters = [f"since={selection.since}"] if selection.since else []
    filters += [f"indicator={code}" for code in selection.indicators]
    filters += [f"place={bare(request.place.id) if request.place else request.place_name}"] if selection.place else []
    filters += request.narrowed
    about = {
        "Title": request.layout.title_text(),
        "Software": "Crisis Map",
        "Store revision": str(selection.revision),
        "Policy": request.exact.policy.value,
        "As of": request.day.isoformat(),
        "Filters": "; ".join(filters) or "none",
        "Status": request.mark or f"cleared by {selection.cleared_by}",
    }
    if selection.exact_by:
        about["Exact places"] = f"by decision of {selection.exact_by}"
    elif request.coarsened:
        about["Exact places"] = f"{request.coarsened} withheld"
    return {key: " ".join(value.split()) for key, value in about.items()}


def sheets_of(request: Request) -> list[Sheet]:
    """Return the pages that the layout asks for."""
    request.progress(0.1, "draw")
    if request.layout.product == "brief":
        from geo.exports.brief import brief_sheets

        return brief_sheets(request)
    from geo.exports.composing import map_sheets

    return map_sheets(request)


def write(request: Request) -> bytes:
    """Write a PNG picture; further pages stand below the first."""
    return to_png(sheets_of(request), request.layout.dpi, metadata(request))


def write_svg(request: Request) -> bytes:
    """Write an SVG picture in which text is text; further pages stand below the first."""
    return to_svg(sheets_of(request), metadata(request))


def write_pdf(request: Request) -> bytes:
    """Write a PDF in which text is text, one page a sheet."""
    return to_pdf(sheets_of(request), request)


def to_svg(sheets: Sequence[Sheet], about: dict[str, str]) -> bytes:
    """Return sheets as one SVG picture."""
    from matplotlib import rc_context

    pages = []
    for turn, sheet in enumerate(sheets):
        settings: Any = SETTINGS | {"svg.hashsalt": f"crisis-map {turn}"}
        out = io.BytesIO()
        with rc_context(settings), _quiet():
            described = {"Date": None, "Creator": "Crisis Map", "Title": about["Title"], "Description": _said(about)}
            sheet.figure.savefig(out, format="svg", metadata=described)
        pages.append(_TEXT.sub(_as_measured, out.getvalue().decode()))
    if len(pages) == 1:
        return pages[0].encode()
    wide, high = sheets[0].wide, sheets[0].high
    inner = [re.sub(r"(?s)^.*?(?=<svg)", "", page) for page in pages]
    inner = [page.replace("<svg ", f'<svg y="{high * turn:g}" ', 1) for turn, page in enumerate(inner)]
    # Ids are unique within a page only.
    inner = [re.sub(r'( id="|href="#|url\(#)', rf"\g<1>page{turn}-", page) for turn, page in enumerate(inner)]
    size = f'width="{wide:g}pt" height="{high * len(pages):g}pt" viewBox="0 0 {wide:g} {high * len(pages):g}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" version="1.1" {size}>'
    return "\n".join(['<?xml version="1.0" encoding="utf-8" standalone="no"?>', head, *inner, "</svg>\n"]).encode()


#: A text of an SVG picture as matplotlib writes it.
_TEXT = re.compile(r'<text style="(?P<style>[^"]*)"(?P<rest>[^>]*)>(?P<words>[^<]+)</text>')
_SIZE = re.compile(r"font-size: ([\d.]+)px")
#: Signs from which on a little more for each of them shows; shorter texts look better as the program sets them.
_LONG = 24
#: Scripts of which letters change beside one another, or run to the left: no width of ours fits them.
_SHAPED = re.compile("[\u0590-\u1cff\ufb1d-\ufeff]")


def _as_measured(found: re.Match[str]) -> str:
    """Return a long text that is as wide as it was measured in any program and font, so that it is cut nowhere."""
    words, size = unescape(found["words"]), _SIZE.search(found["style"])
    if size is None or len(words) < _LONG or _SHAPED.search(words):
        return found[0]
    wide = width(words, float(size[1]), bold="font-weight: 700" in found["style"])
    length = f' textLength="{wide:.2f}" lengthAdjust="spacingAndGlyphs"'
    return f'<text style="{found["style"]}"{found["rest"]}{length}>{found["words"]}</text>'


def to_pdf(sheets: Sequence[Sheet], request: Request) -> bytes:
    """Return sheets as the pages of one PDF, dated to the day that it shows."""
    from matplotlib import rc_context
    from matplotlib.backends.backend_pdf import PdfPages

    about = metadata(request)
    dated = datetime.combine(request.day, time(), tzinfo=UTC)
    described: Any = {
        "Title": about["Title"],
        "Subject": _said(about),
        "Creator": "Crisis Map",
        "Producer": "Crisis Map",
        "CreationDate": dated,
        "ModDate": dated,
    }
    out = io.BytesIO()
    with rc_context(SETTINGS), _quiet(), PdfPages(out, metadata=described) as pages:
        for sheet in sheets:
            pages.savefig(sheet.figure)
    return out.getvalue()


def _said(about: dict[str, str]) -> str:
    return "; ".join(f"{key}: {value}" for key, value in about.items() if key not in {"Title", "Software"})


class _quiet(warnings.catch_warnings):  # noqa: N801  reads as the context manager that it is
    """Say nothing of signs that the font lacks: they are drawn as boxes, and names in Latin letters stand beside."""

    def __enter__(self) -> None:
        super().__enter__()
        warnings.filterwarnings("ignore", message="Glyph .* missing")
