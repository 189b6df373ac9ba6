"""The *Map* page: the map with its slider, its filters and exports in the bar above it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from geo.pages import frame, session, steering

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

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


def _filters(choices: Choices) -> None:
    """Show the filters; what they are set to is read by `steering.chosen`."""
    from geo.indicators import indicators
    from geo.models import Policy

    st.multiselect(
        "Indicators",
        choices.indicators,
        format_func=lambda code: indicators()[code].label["en"],
        placeholder="All",
        default=steering.start("indicator"),
        key=steering.key("indicator"),
    )
    st.multiselect(
        "Places",
        list(choices.places),
        format_func=lambda place: choices.places[place],
        placeholder="All",
        default=steering.start("place"),
        key=steering.key("place"),
    )
    st.multiselect(
        "Sources",
        choices.sources,
        placeholder="All",
        help="Who said it. “unattributed” are figures for which the text names nobody.",
        default=steering.start("source"),
        key=steering.key("source"),
    )
    left, right = st.columns(2)
    for column, label, name in ((left, "True from", "since"), (right, "True until", "at")):
        column.date_input(
            label,
            value=steering.start(name),
            min_value=choices.first,
            max_value=choices.last,
            format="YYYY-MM-DD",
            key=steering.key(name),
        )
    st.segmented_control(
        "Best value",
        [policy.value for policy in Policy],
        format_func=str.capitalize,
        required=True,
        help="Which of the values that sources gave is shown as best. Low and high are always kept.",
        default=steering.start("policy"),
        key=steering.key("policy"),
    )
    st.button("Clear the filters", on_click=steering.clear, disabled=not steering.count(), width="stretch")


def _draw(place: DeltaGenerator, layers: Layers) -> None:
    """Mount the map, or bring new data into the one that is mounted."""
    from geo.maps import MapOptions
    from geo.maps.component import payload

    data = payload(
        layers,
        MapOptions(theme=st.context.theme.type or "auto"),
        href=session.served(*session.map_data(layers)),
        base_map_href=session.served(*session.base_map()),
    )
    data["options"]["state"] = steering.asked_of_map()
    with place:
        result = session.map_component()(
            data=[data], key="map", on_view_change=lambda: None, on_pick_change=lambda: None
        )
    steering.heard(result.view)


def _exports(view: View) -> None:
    """Offer each product; it is made when its button is pressed."""
    st.caption("Each obeys the filters, the day and the window shown, and carries the revision of the store.")
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


def _empty(place: DeltaGenerator) -> None:
    with place.container(key="nothing"):
        st.subheader("No report yet", anchor=False)
        st.write("The map fills as reports are read: files, pasted text, or web addresses, in any of five languages.")
        st.page_link("geo/pages/reports.py", label="Add reports", icon=":material/add:")


def _page() -> None:
    bar = frame.fill()
    # Kept in this order at every run, so that the map stays mounted whatever is said above it.
    notices, map_place = st.container(key="notices", gap=None), st.container(gap=None)
    with notices:
        choices = session.choices()
    if choices is None:
        _empty(notices)
        return
    with notices:
        steering.begin(choices)
    filters = bar.popover(
        steering.label(),
        icon=":material/tune:",
        width="content",
        key="filters",
        type="primary" if steering.count() else "secondary",
    )
    with filters:
        _filters(choices)
    view = steering.chosen()
    with notices:
        layers = session.layers(view)
        if not layers.cards:
            st.info("No figure passes the filters.", icon=":material/filter_alt_off:")
            st.button("Clear the filters", on_click=steering.clear, key="clear_below")
            steering.heard(None)
            return
    _draw(map_place, layers)
    with bar.popover("Export", icon=":material/download:", width="content", key="exports"):
        _exports(steering.chosen())


_page()
