"""The one-file map: the page with its slider, which works from disk with no network."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.exports.request import Request


def write(request: Request) -> str:
    """Return the page; it opens with the filters of the request."""
    from geo.exports.about import about
    from geo.exports.composing import withheld_text
    from geo.layers import aggregate
    from geo.maps import MapOptions, page

    selection, layout = request.selection, request.layout
    layers = request.reconciled.layers(aggregate(request.exact, revision=selection.revision))
    hidden = {request.exact.observations[key].place for key, _ in request.reconciled.hidden_places()}
    kept_back = withheld_text(request, count=len(hidden), quotes=True)
    options = MapOptions(
        title=" · ".join(part for part in (layout.title_text(), request.mark) if part),
        description="; ".join(f"{heading}: {words}" for heading, words in about(request).items()),
        language=layout.language,
        at=selection.at,
        since=selection.since,
        indicators=selection.indicators,
        border_view=selection.house.view,
        note=" ".join(filter(None, (layout.disclaimer or selection.house.disclaimer_in(layout.language), kept_back))),
    )
    return page(layers, options)
