"""The *Briefing* page: choose what a product shows and how it looks, see it, and download it in any format."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.errors import CrisisMapError
from geo.pages import frame, house, session, wording
from geo.pages.address import View, shown
from geo.pages.highlight import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.exports import Layout, Selection
    from geo.pages.choices import Choices
    from geo.pages.session import Standing
    from geo.reconciliation import Reconciled

#: Dots an inch of the preview.
_PREVIEW = 96
#: Kinds of formats in the order in which they are offered.
_KINDS = ("document", "picture", "page", "deck", "film", "table")


def _begin(choices: Choices) -> dict[str, Any]:
    """Return what is chosen first: what the address says, else what the Map shows."""
    view = session.last_view()
    seen = shown(view.map)
    query = st.query_params
    places = query.get_all("place") or list(view.place)
    codes = query.get_all("indicator") or list(view.indicator)
    return {
        "since": _day(query.get("since")) or view.since or session.window_start(view) or choices.first,
        "at": _day(query.get("at")) or view.at or seen.at or choices.last,
        "place": [place for place in places if place in choices.places],
        "indicator": [code for code in codes if code in choices.indicators],
        "template": query.get("template", ""),
        "words": query.get("words", wording.language()),
        "format": query.get("format", "pdf"),
        "size": query.get("size", ""),
        "quotes": query.get("quotes", "full"),
    }


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _write(chosen: dict[str, Any]) -> None:
    """Keep what is chosen in the address, so that a link reopens it."""
    for name, value in chosen.items():
        said = value.isoformat() if isinstance(value, date) else value
        if not said:
            st.query_params.pop(name, None)
        elif isinstance(said, list):
            if st.query_params.get_all(name) != said:
                st.query_params[name] = said
        elif st.query_params.get(name) != said:
            st.query_params[name] = str(said)


def _choose(choices: Choices) -> dict[str, Any]:
    """Show the choices and return them."""
    from geo.exports import FORMATS, templates
    from geo.exports.layout import SIZES

    first = st.session_state.setdefault("briefing", _begin(choices))
    turn = wording.language()
    chosen: dict[str, Any] = {}
    left, right = st.columns(2)
    for column, name in ((left, "since"), (right, "at")):
        chosen[name] = column.date_input(
            wording.say(f"filters.{'since' if name == 'since' else 'until'}"),
            value=min(max(first[name], choices.first), choices.last),
            min_value=choices.first,
            max_value=choices.last,
            format=wording.day_format(),
            key=f"briefing_{name}_{turn}",
        )
    chosen["place"] = st.multiselect(
        wording.say("filters.place"),
        list(choices.places),
        default=first["place"],
        format_func=session.place_names().__getitem__,
        placeholder=wording.say("filters.all"),
        key=f"briefing_place_{turn}",
    )
    chosen["indicator"] = st.multiselect(
        wording.say("briefing.layers"),
        choices.indicators,
        default=first["indicator"],
        format_func=wording.indicator,
        placeholder=wording.say("filters.all"),
        key=f"briefing_indicator_{turn}",
    )
    names, sizes, words = list(templates()), ["", *SIZES], list(wording.LANGUAGES)
    left, right = st.columns(2)
    chosen["template"] = _pick(left, "template", names, first, lambda name: wording.known(f"template.{name}", name))
    chosen["size"] = _pick(right, "size", sizes, first, lambda name: name or wording.say("briefing.size.own"))
    left, right = st.columns(2)
    chosen["words"] = _pick(left, "words", words, first, lambda code: wording.LANGUAGES[code])
    endings = [one.ending for kind in _KINDS for one in FORMATS if one.kind == kind]
    kinds = {one.ending: one.kind for one in FORMATS}
    chosen["format"] = _pick(
        right, "format", endings, first, lambda end: f"{wording.say(f'format.{kinds[end]}')} · {end.upper()}"
    )
    chosen["quotes"] = _pick(
        st, "quotes", ["full", "short", "none"], first, lambda word: wording.say(f"briefing.quotes.{word}")
    )
    chosen["title"] = st.text_input(wording.say("briefing.title"), key="briefing_title").strip()
    chosen["cleared"] = st.text_input(
        wording.say("briefing.cleared"), help=wording.say("briefing.cleared.help"), key="briefing_cleared"
    ).strip()
    chosen["exact"] = st.text_input(
        wording.say("briefing.exact"), help=wording.say("briefing.exact.help"), key="briefing_exact"
    ).strip()
    return chosen


def _pick(column: Any, name: str, options: list[str], first: dict[str, Any], label: Callable[[str], str]) -> str:
    index = options.index(first[name]) if first[name] in options else 0
    key = f"briefing_{name}_{wording.language()}"
    return str(
        column.selectbox(wording.say(f"briefing.{name}"), options, index=index, format_func=label, key=key)
        or options[0]
    )


def _several(chosen: dict[str, Any]) -> tuple[str, ...]:
    """Return the places chosen where the product is about more than one of them."""
    places = tuple(chosen["place"])
    return places if len(places) > 1 else ()


def _product(chosen: dict[str, Any], **changes: Any) -> tuple[Reconciled, Selection, Layout]:
    """Return the data, the selection and the layout of what is chosen."""
    from geo.exports import Selection, load_layout

    places = tuple(chosen["place"])
    reconciled = session.reconciled_at(_several(chosen))
    selection = Selection(
        at=chosen["at"],
        since=session.bound(chosen["since"]),
        indicators=tuple(chosen["indicator"]),
        place=places[0] if len(places) == 1 else None,
        language=chosen["words"],
        revision=session.revision(),
        cleared_by=chosen["cleared"] or None,
        quotes=chosen["quotes"],
        exact_by=chosen["exact"] or None,
        house=session.house(),
        narrowed=session.narrowed(View(place=places)) if len(places) > 1 else (),
    )
    given = {"language": chosen["words"], "size": chosen["size"] or None, "title": chosen["title"] or None}
    return reconciled, selection, load_layout(chosen["template"], **given, **changes)


@st.cache_data(max_entries=8, show_spinner=False)
def _preview(stands: Standing, key: str, _make: Callable[[], bytes]) -> bytes:  # noqa: ARG001  cache key
    return _make()


def _see(chosen: dict[str, Any]) -> None:
    from geo.exports import render

    def make() -> bytes:
        return render(*_arguments(chosen, "preview.png", dpi=_PREVIEW))

    with st.spinner(wording.say("briefing.drawing")):
        picture = _preview(session.standing(), repr((sorted(chosen.items()), session.house())), make)
    address, words = session.served("preview.png", picture, "image/png"), escape(wording.say("briefing.preview"))
    st.html(f'<img class="preview" src="{address}" alt="{words}" style="width: 100%; height: auto">')
    st.caption(wording.say("briefing.preview"))


def _arguments(chosen: dict[str, Any], name: str, **changes: Any) -> tuple[Reconciled, str, Selection, Layout]:
    reconciled, selection, layout = _product(chosen, **changes)
    return reconciled, name, selection, layout


def _make(chosen: dict[str, Any]) -> None:
    """Make the file with its progress shown, then offer it."""
    from geo.exports import file_name, format_of, render, request
    from geo.pipeline import Filters, MadeOf, log_release

    key = (session.standing(), session.house(), repr(sorted(chosen.items())))
    if st.button(wording.say("briefing.make"), icon=":material/draw:", type="primary", key="make"):
        bar = st.progress(0.0, wording.say("briefing.drawing"))
        arguments = _arguments(chosen, f"briefing.{chosen['format']}")
        kind = format_of(arguments[1])

        def advance(share: float, step: str) -> None:
            bar.progress(min(1.0, share), plain(step) or wording.say("briefing.drawing"))

        content = render(*arguments, progress=advance)
        bar.empty()
        name = file_name(request(*arguments), kind)
        reconciled, _, selection, layout = arguments
        filters = Filters(places=_several(chosen))
        made_of = MadeOf(reconciled, selection, layout, filters)
        log_release(session.configured().store, made_of, name=name, content=content)
        st.session_state["made"] = (key, name, kind.media_type, content)
    made_key, name, mime, content = st.session_state.get("made", (None, "", "", b""))
    if made_key == key:
        label = wording.say("briefing.download", name=name, size=wording.count(round(len(content) / 1000)))
        st.download_button(label, content, name, mime, icon=":material/download:", on_click="ignore", key="download")


def _body() -> None:
    choices = session.choices()
    if choices is None:
        st.info(wording.say("briefing.empty"))
        st.page_link("geo/pages/reports.py", label=wording.say("empty.add"), icon=":material/add:")
        return
    left, right = st.columns([2, 3], gap="large")
    with left:
        st.subheader(wording.say("briefing.heading"), anchor=False)
        house.ask()
        chosen = _choose(choices)
        _write({name: value for name, value in chosen.items() if name not in {"title", "cleared", "exact"}})
    if not chosen["since"] or not chosen["at"] or chosen["since"] > chosen["at"]:
        right.warning(wording.say("history.order"))
        return
    try:
        with left:
            _make(chosen)
        with right:
            _see(chosen)
    except CrisisMapError as error:
        st.warning(plain(error))


with frame.column("page.briefing"):
    _body()
