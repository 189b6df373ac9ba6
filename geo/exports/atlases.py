"""The atlas: one page for each province, or for each week, in one PDF."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from geo.errors import ExportError
from geo.exports.briefing import Briefing
from geo.exports.composing import map_sheets, placed, view_of
from geo.exports.image import to_pdf
from geo.exports.placenames import place_name
from geo.exports.words import day, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.exports.request import Request
    from geo.exports.sheet import Sheet

By = Literal["province", "week"]

#: Pages that an atlas may have: more is another tool's work.
_MOST = 120


def write(request: Request, by: By) -> bytes:
    """Write an atlas as PDF.

    Parameters
    ----------
    request
        Its layout makes each page, its filters hold for all of them.
    by
        One page for each province in which there are numbers, or for each week up to the last day.

    Raises
    ------
    ExportError
        If there is nothing to show, or the atlas would have too many pages.
    """
    found = pages(request, by)
    if not found:
        message = f"no {by} has a number on {request.day}: choose another day, place or indicator"
        raise ExportError(message)
    if len(found) > _MOST:
        message = f"the atlas would have {len(found)} pages: choose a shorter period with --since, or a --place"
        raise ExportError(message)
    sheets: list[Sheet] = []
    for turn, page in enumerate(found):
        request.progress(turn / len(found), page.layout.subtitle or "")
        sheets += map_sheets(page)
    return to_pdf(sheets, request)


def pages(request: Request, by: By) -> list[Request]:
    """Return what each page of an atlas shows, in its order."""
    return list(_provinces(request) if by == "province" else _weeks(request))


def provinces(request: Request) -> list[str]:
    """Return the ids of the provinces (ISO 3166-2) in which there are numbers, sorted by name."""
    gazetteer = request.gazetteer
    codes = {row.place.admin1 or row.place.id for row in request.estimates}
    kept = {code: entry.name for code in codes if code[2:3] == "-" and (entry := gazetteer.entry(code)) is not None}
    return sorted(kept, key=lambda code: (kept[code].casefold(), code))


def _provinces(request: Request) -> Iterator[Request]:
    for code in provinces(request):
        name = place_name(request.gazetteer.place(code), request.language, request.gazetteer)
        page = request.but(replace(request.layout, subtitle=name, box=None), place=code)
        if any(row.place.point is not None for row in page.estimates):
            yield page


def _weeks(request: Request) -> Iterator[Request]:
    last, first = request.day, Briefing(request).first
    count = (last - first).days // 7 + 1
    # All weeks show the same part of the world, so that the pages can be compared.
    wide, high = request.layout.page
    box = request.layout.box or view_of(request, placed(request), wide, high).box
    for turn in range(count):
        end = last - timedelta(days=7 * (count - 1 - turn))
        words = text("week_to", request.language, at=day(end, request.language))
        begin = max(end - timedelta(days=6), request.selection.since or end - timedelta(days=6))
        page = request.but(replace(request.layout, subtitle=words, box=box), at=end, since=begin)
        if any(row.place.point is not None for row in page.estimates):
            yield page
