"""The *Map* page: the map with its slider, its filters and exports in the bar above it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.pages import component, drawing, frame, news, session, steering, wording

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from streamlit.delta_generator import DeltaGenerator

    from geo.pages.address import View
    from geo.pages.choices import Choices
    from geo.pages.drawing import Drawn

#: The exports, by the end of their file names.
_EXPORTS = ("map.html", "map.png", "estimates.csv", "estimates.geojson", "figures.csv", "figures.geojson")

_MIME = {"html": "text/html", "png": "image/png", "csv": "text/csv", "geojson": "application/geo+json"}

#: Where a figure is read in its report, and where it is reviewed: its id follows.
_PAGES = {"report": "reports?figure=", "review": "review?figure="}

#: Data of a map up to this size, in bytes, go with the run: asking for them would take longer.
_AT_ONCE = 100_000

#: The least confidences offered.
_CONFIDENCES = (0.0, 0.5, 0.7, 0.8, 0.9)


def _several(name: str, options: Sequence[str], label: Callable[[str], str], help_: str | None = None) -> None:
    st.multiselect(
        wording.say(f"filters.{name}"),
        options,
        format_func=label,
        placeholder=wording.say("filters.all"),
        help=help_,
        default=steering.start(name),
        key=steering.key(name),
    )


def _day(column: DeltaGenerator, label: str, name: str, **given: Any) -> None:
    column.date_input(
        wording.say(label), value=steering.start(name), format=wording.day_format(), key=steering.key(name), **given
    )


def _filters(choices: Choices) -> None:
    """Show the filters; what they are set to is read by `steering.chosen`."""
    from geo.models import Policy

    _several("indicator", choices.indicators, wording.indicator)
    _several("group", choices.groups, wording.group)
    _several("place", list(choices.places), session.place_names().__getitem__)
    _several("country", sorted(choices.countries, key=wording.country), wording.country)
    _several("source", choices.sources, wording.source, wording.say("filters.source.help"))
    if len(choices.languages) > 1:
        _several("language", choices.languages, wording.language_name)
    left, right = st.columns(2)
    _day(left, "filters.since", "since", min_value=choices.first, max_value=choices.last)
    _day(right, "filters.until", "at", min_value=choices.first, max_value=choices.last)
    left, right = st.columns(2)
    _day(left, "filters.known", "known", help=wording.say("filters.known.help"))
    confidence = steering.start("confidence")
    offered = sorted({*_CONFIDENCES, confidence})
    right.selectbox(
        wording.say("filters.confidence"),
        offered,
        index=offered.index(confidence),
        format_func=lambda least: wording.count(least) if least else wording.say("filters.confidence.any"),
        help=wording.say("filters.confidence.help"),
        key=steering.key("confidence"),
    )
    st.segmented_control(
        wording.say("filters.reviewed"),
        ["", "yes", "no"],
        format_func=lambda name: wording.say(f"filters.reviewed.{name}") if name else wording.say("filters.all"),
        required=True,
        default=steering.start("reviewed"),
        key=steering.key("reviewed"),
    )
    st.segmented_control(
        wording.say("filters.policy"),
        [policy.value for policy in Policy],
        format_func=lambda policy: wording.say(f"policy.{policy}"),
        required=True,
        help=wording.say("filters.policy.help"),
        default=steering.start("policy"),
        key=steering.key("policy"),
    )
    st.button(wording.say("filters.clear"), on_click=steering.clear, disabled=not steering.count(), width="stretch")


def _draw(place: DeltaGenerator, data: Drawn) -> bool:
    """Mount the map, or bring new data into the one that is mounted; tell whether it has said what it shows."""
    from geo.maps import MapOptions
    from geo.maps.component import payload_of

    house = session.house()
    options = MapOptions(
        theme=st.context.theme.type or "auto",
        language=wording.language(),
        border_view=house.view,
        note=house.disclaimer_in(wording.language()) or "",
    )
    ground = session.served(*drawing.base_map())
    if data.part is not None:
        whole = session.served(*drawing.all_figures())
        served = {**payload_of(options, data.name, ground, _PAGES), "part": data.part, "part_of": whole}
    elif len(data.content) <= _AT_ONCE:
        served = {**payload_of(options, data.name, ground, _PAGES), "text": data.content.decode()}
    else:
        served = payload_of(options, session.served(data.name, data.content), ground, _PAGES)
    served["options"]["state"] = steering.asked_of_map()
    with place:
        result = component.map_component()(
            data=[served], key="map", on_view_change=lambda: None, on_pick_change=lambda: None
        )
    steering.heard(result.view)
    return bool(result.view)


def _exports(view: View) -> None:
    """Offer each product; it is made when its button is pressed."""
    st.caption(wording.say("export.about"))
    # A button's file is made outside the run of the page, where its language is not known.
    language, narrowed = wording.language(), session.narrowed(view)
    for name in _EXPORTS:
        st.download_button(
            wording.say(f"export.{name}"),
            data=partial(session.product, view, name, language, narrowed),
            file_name=f"crisis-map-{name}",
            mime=_MIME[name.rpartition(".")[2]],
            key=f"export_{name}",
            on_click="ignore",
            width="stretch",
        )


def _empty(place: DeltaGenerator) -> None:
    with place.container(key="nothing"):
        st.subheader(wording.say("empty.title"), anchor=False)
        st.write(wording.say("empty.text"))
        st.page_link("geo/pages/reports.py", label=wording.say("empty.add"), icon=":material/add:")


def _tools(bar: DeltaGenerator, choices: Choices) -> None:
    """Show the filters, and the way back from the last change of them."""
    bar.button(
        wording.say("undo"),
        icon=":material/undo:",
        help=wording.say("filters.undo"),
        on_click=steering.undo,
        disabled=not steering.undoable(),
        type="tertiary",
        key="undo_filter",
    )
    filters = bar.popover(
        steering.label(),
        icon=":material/tune:",
        width="content",
        key="filters",
        type="primary" if steering.count() else "secondary",
    )
    with filters:
        _filters(choices)


def _page() -> None:
    bar = frame.fill("page.map")
    # Kept in this order at every run, so that the map stays mounted whatever is said above it.
    notices, map_place = st.container(key="notices", gap=None), st.container(gap=None)
    with notices:
        choices = session.choices()
    if choices is None:
        _empty(notices)
        return
    with notices:
        steering.begin(choices)
    # What the filters are set to is known before they are drawn: the map need not wait for them.
    view = steering.chosen()
    with notices:
        data = drawing.drawn(view)
        if not data.empty:
            drawn = _draw(map_place, data)
        else:
            st.info(
                f"{wording.say('filters.nothing')} {wording.say('filters.close')}", icon=":material/filter_alt_off:"
            )
            st.button(wording.say("filters.clear"), on_click=steering.clear, key="clear_below")
            steering.heard(None)
    _tools(bar, choices)
    if data.empty:
        return
    with bar.popover(wording.say("export.title"), icon=":material/download:", width="content", key="exports"):
        _exports(steering.chosen())
    if drawn:
        # Reading the store for news would stand in the way of the first map: its word that it is there brings a run.
        _news(bar)
    drawing.prepare()


def _news(bar: DeltaGenerator) -> None:
    """Say how much is new since the last visit, with the way to it; last, so that the map need not wait."""
    news.begin()
    found = news.alerts()
    if found:
        label = wording.say("history.alert", n=len(found))
        bar.page_link("geo/pages/history.py", label=label, icon=":material/notifications:")


_page()
