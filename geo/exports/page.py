"""The one-file map: the page with its slider, which works from disk with no network."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.exports.request import Request


def write(request: Request) -> str:
    """Return the page; it opens with the filters of the request."""
    from geo.exports.about import about
    from geo.layers import aggregate
    from geo.maps import MapOptions, page

    selection, layout = request.selection, request.layout
    options = MapOptions(
        title=" · ".join(part for part in (layout.title_text(), request.mark) if part),
        description="; ".join(f"{heading}: {words}" for heading, words in about(request).items()),
        language=layout.language,
        at=selection.at,
        since=selection.since,
        indicators=selection.indicators,
        border_view=selection.house.view,
    )
    layers = aggregate(request.exact, revision=selection.revision)
    return page(request.reconciled.layers(layers), options)
