"""Pages as folium's own plugins make them, and a Streamlit page with st_folium: what the map is measured against.

Their scripts come from content delivery networks; `serve` answers for those from npm packages on this machine, so
that no network is measured.
"""

from __future__ import annotations

import mimetypes
import random
import re
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Route

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ROOT / ".bench" / "node" / "node_modules"
START = date(2020, 1, 1)
_JSDELIVR = re.compile(r"https://cdn\.jsdelivr\.net/npm/([^@/]+)@[^/]+/(.+)")
_OTHERS = {
    "jquery.min.js": "jquery/dist/jquery.min.js",
    "jquery-3.7.1.min.js": "jquery/dist/jquery.min.js",
    "jquery-ui.min.js": "jquery-ui-dist/jquery-ui.min.js",
    "moment.min.js": "moment/min/moment.min.js",
    "iso8601.min.js": "iso8601-js-period/iso8601.js",
    "leaflet.timeline.min.js": "leaflet.timeline/dist/leaflet.timeline.js",
}


def _answer(route: Route) -> None:
    address = route.request.url
    packaged = _JSDELIVR.match(address)
    path = PACKAGES / packaged[1] / packaged[2] if packaged else None
    if path is None or not path.exists():
        path = PACKAGES / _OTHERS.get(address.rpartition("/")[2], "none")
    kind = mimetypes.guess_type(address)[0] or "text/plain"
    route.fulfill(body=path.read_bytes() if path.is_file() else b"", content_type=kind)


def serve(context: BrowserContext) -> None:
    """Answer every request that leaves this machine from the packages; with nothing where they have none."""
    context.route(re.compile(r"^https?://(?!localhost|127\.0\.0\.1)"), _answer)


def _features(count: int, days: int) -> list[tuple[date, float, float, int]]:
    chance = random.Random(7)  # noqa: S311  made-up figures
    return [
        (
            START + timedelta(chance.randrange(days)),
            chance.uniform(30, 44),
            chance.uniform(31, 41),
            chance.choice((2, 20)),
        )
        for _ in range(count)
    ]


def _feature(lon: float, lat: float, properties: dict[str, object]) -> dict[str, object]:
    return {"type": "Feature", "geometry": {"type": "Point", "coordinates": [lon, lat]}, "properties": properties}


def circle_markers(count: int, days: int) -> str:
    """Return a page with a circle and a popup for each figure, and no time."""
    import folium

    drawn = folium.Map([36, 37], zoom_start=6, tiles=None)
    for day, lon, lat, value in _features(count, days):
        folium.CircleMarker([lat, lon], radius=3 + value**0.5, popup=f"{value} on {day}").add_to(drawn)
    return drawn.get_root().render()


def timestamped(count: int, days: int) -> str:
    """Return a page with `TimestampedGeoJson`, one step a day."""
    import folium
    from folium.plugins import TimestampedGeoJson

    features = [
        _feature(
            lon,
            lat,
            {"time": day.isoformat(), "icon": "circle", "iconstyle": {"radius": 3 + value**0.5}, "popup": f"{value}"},
        )
        for day, lon, lat, value in _features(count, days)
    ]
    drawn = folium.Map([36, 37], zoom_start=6, tiles=None)
    TimestampedGeoJson(
        {"type": "FeatureCollection", "features": features}, period="P1D", auto_play=False, add_last_point=True
    ).add_to(drawn)
    return drawn.get_root().render()


def timeline(count: int, days: int) -> str:
    """Return a page with `Timeline` and its slider; a figure stays from its day on."""
    import folium
    from folium.plugins import Timeline, TimelineSlider
    from folium.utilities import JsCode

    end = (START + timedelta(days)).isoformat()
    features = [
        _feature(lon, lat, {"start": day.isoformat(), "end": end, "popup": f"{value}"})
        for day, lon, lat, value in _features(count, days)
    ]
    drawn = folium.Map([36, 37], zoom_start=6, tiles=None, prefer_canvas=True)
    circle = JsCode("(feature, place) => L.circleMarker(place, { radius: 4 })")
    line = Timeline({"type": "FeatureCollection", "features": features}, point_to_layer=circle).add_to(drawn)
    TimelineSlider(auto_play=False).add_timelines(line).add_to(drawn)
    return drawn.get_root().render()


ST_FOLIUM = """
import random
import folium
import streamlit as st
from streamlit_folium import st_folium

day = st.slider("day", 0, 365, 100)
chance = random.Random(7)
drawn = folium.Map([36, 37], zoom_start=6, tiles=None)
for number in range({count} + day):
    folium.CircleMarker([chance.uniform(31, 41), chance.uniform(30, 44)], radius=4, popup=str(number)).add_to(drawn)
st_folium(drawn, key="map", height=500, returned_objects=[])
"""
"""A Streamlit page that rebuilds its map at each step of a slider, as most do."""
