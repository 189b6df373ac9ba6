"""The map as a folium map, for notebooks and for pages that are built with folium."""

from __future__ import annotations

from typing import TYPE_CHECKING

import folium
from branca.element import MacroElement
from jinja2 import Template

from geo.maps.basemap import base_map
from geo.maps.encoding import encode
from geo.maps.options import MapOptions
from geo.maps.scripts import script, styles
from geo.maps.standalone import embedded

if TYPE_CHECKING:
    from geo.layers import Layers


class OfflineMap(folium.Map):
    """A folium map whose script and styles stand in the page: no address of a network is in it."""

    # folium's own template writes its style sheets and a Leaflet map of its own; the figure's frame is all we take.
    _template = Template(
        """
        {% macro header(this, kwargs) %}
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <style>{{ this.styles }} #{{ this.get_name() }} { height: {{ this.height_css }}; }</style>
        {% endmacro %}
        {% macro html(this, kwargs) %}
        <div id="{{ this.get_name() }}" class="crisis-map-host"></div>
        {% endmacro %}
        """
    )
    default_js: list[tuple[str, str]] = []  # noqa: RUF012  folium's own attribute: nothing is fetched
    default_css: list[tuple[str, str]] = []  # noqa: RUF012

    def __init__(self, height: int) -> None:
        super().__init__(tiles=None, height=height)
        self.styles = styles()
        self.height_css = f"max({height}px, 100vh)" if height <= 0 else f"{height}px"


class CrisisLayer(MacroElement):
    """Everything that the map shows, as one element of a folium map."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        (() => {
        "use strict";
        {{ this.code }}
        const options = {{ this.choices }};
        mountMap(L, document.getElementById("{{ this._parent.get_name() }}"), {{ this.data }}, options)
          .then((app) => { window.crisisMap = app; }, (error) => console.error(error));
        })();
        {% endmacro %}
        """
    )

    def __init__(self, layers: Layers, options: MapOptions, quotes_per_place: int | None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "CrisisLayer"
        self.code = script("page")
        ground = base_map(layers, options.language, view=options.border_view)
        self.choices = embedded({**options.for_script(layers), "basemap": ground})
        self.data = embedded(encode(layers, quotes_per_place=quotes_per_place))


def draw(layers: Layers, options: MapOptions | None = None, *, quotes_per_place: int | None = None) -> folium.Map:
    """Return a map as a folium map.

    It shows the same as `geo.maps.page`, in a notebook or saved with
    ``.save(path)``, and needs no network either.

    Parameters
    ----------
    layers
        What `geo.layers.aggregate` returned.
    options
        Title, language, theme and first view.
    quotes_per_place
        See `geo.maps.encoding.encode`.
    """
    options = options or MapOptions()
    drawn = OfflineMap(options.height)
    drawn.add_child(CrisisLayer(layers, options, quotes_per_place))
    return drawn
