"""A small map beside the sentence of a figure: candidates for its place one click away, and a pin that can be moved."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.pages import component, session, wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.gazetteer import Gazetteer
    from geo.models import Candidate, Place

_ASSETS = Path(__file__).parent / "assets"
#: Degrees around the places that are shown, at least; and outside them, as a share.
_LEAST, _MARGIN = 0.6, 0.35
#: A candidate farther away from where the figure stands, in degrees, is not in the first view.
_FAR = 12.0
#: Where nothing is known of the place: the world without its poles.
_WORLD = (-170.0, -55.0, 175.0, 72.0)
#: Decimal places of degrees: about ten metres.
_EXACT = 4


def locator(current: Place | None, candidates: Iterable[Candidate], key: str) -> Any:
    """Show the map and return what was done on it: ``pick``, the id of a candidate, or ``moved``, where the pin went.

    Parameters
    ----------
    current
        The place on which the figure stands.
    key
        Names the figure; another one shows the map anew.
    """
    spots = _spots(current, candidates)
    box = _box(current, spots)
    home = next((spot for spot in spots if spot["current"]), None)
    middle = [(box[1] + box[3]) / 2, (box[0] + box[2]) / 2]
    payload = {
        "candidates": spots,
        "pin": [home["lat"], home["lon"]] if home else middle,
        "outline": _outline(current),
        "box": box,
        "world": session.served(*_world()),
        "near": session.served(*_near(box)),
        "dark": st.context.theme.type == "dark",
        "words": {name: wording.say(f"locator.{name}") for name in ("label", "pin", "in", "out")},
    }
    return _component(session.served(*_module(), "text/javascript"))(
        data=[payload], key=key, on_pick_change=lambda: None, on_moved_change=lambda: None
    )


def _spots(current: Place | None, candidates: Iterable[Candidate]) -> list[dict[str, Any]]:
    places = {one.place.id: one.place for one in candidates}
    if current is not None:
        places[current.id] = current
    spots = []
    for place in places.values():
        if place.point is None:
            continue
        name = wording.place(place)
        here = current is not None and place.id == current.id
        spots.append(
            {
                "id": place.id,
                "name": name,
                "label": wording.say("locator.here" if here else "locator.choose", name=name),
                "lon": round(place.point[0], _EXACT),
                "lat": round(place.point[1], _EXACT),
                "current": here,
            }
        )
    return spots


def _apart(one: dict[str, Any], other: dict[str, Any]) -> float:
    return float(max(abs(one["lon"] - other["lon"]), abs(one["lat"] - other["lat"])))


def _box(current: Place | None, spots: list[dict[str, Any]]) -> tuple[float, float, float, float]:
    """Return west, south, east, north in degrees (EPSG:4326)."""
    home = next((spot for spot in spots if spot["current"]), None)
    near = [spot for spot in spots if home is None or _apart(spot, home) <= _FAR]
    edges = [(spot["lon"], spot["lat"], spot["lon"], spot["lat"]) for spot in near]
    if current is not None and current.geometry is not None and not current.geometry.is_empty:
        edges.append(current.geometry.bounds)
    if not edges:
        return _WORLD
    west, south = min(edge[0] for edge in edges), min(edge[1] for edge in edges)
    east, north = max(edge[2] for edge in edges), max(edge[3] for edge in edges)
    more = max(_LEAST, _MARGIN * max(east - west, north - south))
    return (
        round(max(-180.0, west - more), 1),
        round(max(-85.0, south - more), 1),
        round(min(180.0, east + more), 1),
        round(min(85.0, north + more), 1),
    )


def _outline(place: Place | None) -> Any:
    from shapely.geometry import mapping

    if place is None or place.geometry is None or place.geometry.geom_type == "Point":
        return None
    return mapping(place.geometry.simplify(0.01))


def _file(name: str, value: Any) -> tuple[str, bytes]:
    content = json.dumps(value, separators=(",", ":")).encode()
    return f"{name}-{hashlib.sha256(content).hexdigest()[:16]}.json", content


def _gazetteer() -> Gazetteer:
    from geo.gazetteer import open_gazetteer

    return open_gazetteer()


@st.cache_resource(show_spinner=False)
def _world() -> tuple[str, bytes]:
    features = _gazetteer().base_map("50m")["features"]
    bare = [{"type": "Feature", "properties": {}, "geometry": feature["geometry"]} for feature in features]
    return _file("world", {"type": "FeatureCollection", "features": bare})


@st.cache_resource(max_entries=50, show_spinner=False)
def _near(box: tuple[float, float, float, float]) -> tuple[str, bytes]:
    """Return the outlines of the provinces in a box."""
    from shapely.geometry import mapping

    west, south, east, north = box
    features = []
    if east - west < 40:  # noqa: PLR2004  beyond this provinces are too small to see
        boundaries = _gazetteer().boundaries
        for key in boundaries.overlapping(west - 1, south - 1, east + 1, north + 1):
            shape = boundaries.get(key) if "-" in key and ":" not in key else None
            if shape is not None and shape.area:
                outline = mapping(shape.simplify((east - west) / 600))
                features.append({"type": "Feature", "properties": {}, "geometry": outline})
    return _file("near", {"type": "FeatureCollection", "features": features})


@st.cache_resource(show_spinner=False)
def _module() -> tuple[str, bytes]:
    from geo.maps.scripts import leaflet

    content = (leaflet() + (_ASSETS / "locator.js").read_text(encoding="utf-8")).encode()
    return f"locator-{hashlib.sha256(content).hexdigest()[:16]}.js", content


@st.cache_resource(show_spinner=False)
def _component(address: str) -> Any:
    from geo.maps.scripts import leaflet_styles

    styles = leaflet_styles() + (_ASSETS / "locator.css").read_text(encoding="utf-8")
    loader = component.LOADER % json.dumps(address)
    return st.components.v2.component("locator", html='<div class="locator"></div>', css=styles, js=loader)
