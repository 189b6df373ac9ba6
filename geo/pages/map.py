"""The *Map* page: the map with its slider, the filters beside it, the exports below."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from geo.pages import frame, session

if TYPE_CHECKING:
    from geo.layers import Layers
    from geo.pages.address import View
    from geo.pages.session import Choices

#: What each export is, by the end of its file name.
_EXPORTS = {
    "map.html": "Interactive map, one file, works with no network",
    "map.png": "Picture of the day shown",
    "estimates.csv": "Estimates as a table",
    "estimates.geojson": "Estimates for a GIS",
    "figures.csv": "Figures behind them as a table",
    "figures.geojson": "Figures for a GIS",
}

_MIME = {"html": "text/html", "png": "image/png", "csv": "text/csv", "geojson": "application/geo+json"}


def _filters(view: View, choices: Choices) -> View:
    """Show the filters in the side bar and return the view that they ask for."""
    from geo.indicators import indicators
    from geo.models import Policy

    with st.sidebar:
        st.subheader("Filters", anchor=False)
        chosen = st.multiselect(
            "Indicators",
            choices.indicators,
            default=[code for code in view.indicator if code in choices.indicators],
            format_func=lambda code: indicators()[code].label["en"],
            placeholder="All",
        )
        places = st.multiselect(
            "Places",
            list(choices.places),
            default=[place for place in view.place if place in choices.places],
            format_func=lambda place: choices.places[place],
            placeholder="All",
        )
        sources = st.multiselect(
            "Sources",
            choices.sources,
            default=[source for source in view.source if source in choices.sources],
            placeholder="All",
            help="Who said it. “unattributed” are figures for which the text names nobody.",
        )
        left, right = st.columns(2)
        since = left.date_input(
            "From", value=view.since, format="YYYY-MM-DD", min_value=choices.first, max_value=choices.last
        )
        at = right.date_input("To", value=view.at, format="YYYY-MM-DD", min_value=choices.first, max_value=choices.last)
        policy = st.segmented_control(
            "Best value",
            list(Policy),
            default=view.policy,
            format_func=str.capitalize,
            help="Which of the values that sources gave is shown as best. Low and high are always kept.",
        )
        if view != replace(view, indicator=(), place=(), source=(), since=None, at=None) and st.button(
            "Clear the filters"
        ):
            st.query_params.clear()
            st.rerun()
    return replace(
        view,
        indicator=tuple(chosen),
        place=tuple(places),
        source=tuple(sources),
        since=since,
        at=at,
        policy=policy or Policy.LATEST,
    )


def _draw(layers: Layers, view: View) -> None:
    """Mount the map; what it remembers goes into the address."""
    from geo.maps import MapOptions
    from geo.maps.component import payload

    data = payload(
        layers,
        MapOptions(),
        href=session.served(*session.map_data(layers)),
        base_map_href=session.served(*session.base_map(layers)),
    )
    if view.map and "map_state" not in st.session_state:
        data["options"]["state"] = view.map
        st.session_state["map_state"] = view.map
    elif "map_state" in st.session_state:
        data["options"]["state"] = st.session_state["map_state"]
    result = session.map_component()(data=data, key="map", on_view_change=lambda: None, on_pick_change=lambda: None)
    if result.view and result.view != view.map:
        session.remember(replace(view, map=result.view))


def _exports(view: View) -> None:
    """Offer each product in the side bar; it is made when its button is pressed."""
    with st.sidebar, st.expander("Export", icon=":material/download:"):
        st.caption("Each product obeys the filters and carries the revision of the store.")
        for name, label in _EXPORTS.items():
            st.download_button(
                label,
                data=partial(session.product, view, name),
                file_name=f"crisis-map-{name}",
                mime=_MIME[name.rpartition(".")[2]],
                key=f"export_{name}",
                on_click="ignore",
                width="stretch",
            )


def _page() -> None:
    frame.fill()
    choices = session.choices()
    if choices is None:
        st.title("Crisis Map", anchor=False)
        st.info("The store holds no report yet. Add some on the Reports page; the map fills as they are read.")
        st.page_link("geo/pages/reports.py", label="Add reports", icon=":material/add:")
        return
    view = _filters(session.view(), choices)
    session.remember(view)
    layers = session.layers(view)
    if not layers.cards:
        st.info("No figure passes the filters. Clear some of them in the side bar.")
        return
    _exports(view)
    _draw(layers, view)


_page()
