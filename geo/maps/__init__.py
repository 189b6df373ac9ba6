"""Draw layers on a map with a time slider: `draw` for folium, `page` for one HTML file, `encode` for the data alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.maps.options import MapOptions

if TYPE_CHECKING:
    from typing import Any

    import folium

    from geo.layers import Layers

__all__ = ["MapOptions", "draw", "encode", "page"]


def draw(layers: Layers, options: MapOptions | None = None, *, quotes_per_place: int | None = None) -> folium.Map:
    """Return a map as a folium map; see `geo.maps.notebook.draw`."""
    from geo.maps import notebook

    return notebook.draw(layers, options, quotes_per_place=quotes_per_place)


def page(layers: Layers, options: MapOptions | None = None, *, quotes_per_place: int | None = None) -> str:
    """Return a map as one HTML file that works from disk; see `geo.maps.standalone.page`."""
    from geo.maps import standalone

    return standalone.page(layers, options, quotes_per_place=quotes_per_place)


def encode(layers: Layers, *, quotes_per_place: int | None = None) -> dict[str, Any]:
    """Return layers in the form that travels with a map; see `geo.maps.encoding.encode`."""
    from geo.maps import encoding

    return encoding.encode(layers, quotes_per_place=quotes_per_place)
