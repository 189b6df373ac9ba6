"""The form for a figure that a person gives: words selected in a report, or what was said on the telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.errors import CrisisMapError
from geo.pages import figure_fields, reviewer, session, wording
from geo.pages.highlight import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.models import Document, Place, Span

#: Places offered for a name.
_FOUND = 8


def form(key: str, *, document: Document | None = None, words: Span | None = None, near: Sequence[Place] = ()) -> None:
    """Show the fields of a new figure, and store it when asked.

    Parameters
    ----------
    key
        Tells one form from another.
    document, words
        The report, and the words selected in it; the number may then be left to them.
    near
        Places that the report names, offered first.
    """
    turn = f"{key}_{st.session_state.get(f'entered_{key}', 0)}"
    if document is not None and words is not None:
        quote = document.text[words.start : words.end]
        st.markdown(f"> {plain(quote)}")
        st.caption(wording.say("enter.number.hint"))
    given = figure_fields.show({}, turn)
    left, right = st.columns(2)
    place = _place(left, near, turn)
    source = right.text_input(wording.say("enter.source"), key=f"source_{turn}")
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    reason = left.text_input(
        wording.say("review.reason"), placeholder=wording.say("enter.reason.hint"), key=f"reason_{turn}"
    )
    heard = (
        right.date_input(wording.say("enter.heard"), format=wording.day_format(), key=f"heard_{turn}")
        if not words
        else None
    )
    if st.button(wording.say("enter.save"), icon=":material/add:", type="primary", key=f"save_{turn}"):
        fields = {**given, "place": place, "source": source.strip() or None, "heard": heard}
        _save(key, fields, reason.strip(), document, words)


def _place(column: Any, near: Sequence[Place], turn: str) -> str:
    """Return the id of the place chosen: one of the report's, or one that is looked up by name."""
    gazetteer = session.gazetteer()
    offered = {place.id: wording.place(place) for place in near}
    name = column.text_input(
        wording.say("enter.search"), placeholder=wording.say("enter.search.hint"), key=f"name_{turn}"
    ).strip()
    for entry in gazetteer.find(name)[:_FOUND] if name else ():
        inside = entry.admin1 or entry.country or ""
        offered = {entry.id: f"{entry.name} · {entry.kind} {inside}".strip(), **offered}
    if name and not offered:
        column.caption(wording.say("review.place.unknown", name=plain(name)))
    chosen = column.selectbox(
        wording.say("enter.place"),
        list(offered),
        format_func=lambda place_id: offered[place_id],
        index=0 if offered else None,
        placeholder=wording.say("review.place.none"),
        key=f"place_{turn}_{name}",
    )
    return str(chosen or "")


def _save(key: str, fields: Mapping[str, Any], reason: str, document: Document | None, words: Span | None) -> None:
    from geo.models import Counting
    from geo.pipeline import Entry, enter

    who = reviewer.name()
    missing = [name for name in ("indicator", "place") if not fields[name]]
    if missing:
        st.warning(
            wording.say("enter.missing", fields=", ".join(wording.say(f"enter.field.{name}") for name in missing))
        )
        return
    if not who:
        st.warning(wording.say("review.name.missing"), icon=":material/person:")
        return
    entry = Entry(
        indicator=fields["indicator"],
        place=fields["place"],
        reviewer=who,
        reason=reason or wording.say("review.reason.read" if words else "enter.reason.none"),
        value=fields["value"],
        low=fields["low"],
        high=fields["high"],
        start=fields["period_start"],
        end=fields["period_end"],
        source=fields["source"],
        heard=fields["heard"],
        counting=Counting(fields["counting"]) if fields["counting"] else None,
        document=document.id if document is not None and words is not None else None,
        words=words if document is not None else None,
    )
    try:
        with session.store(write=True) as store:
            figure_id = enter(store, entry)
    except CrisisMapError as error:
        st.warning(plain(error))
        return
    st.session_state[f"entered_{key}"] = st.session_state.get(f"entered_{key}", 0) + 1
    st.session_state["entered"] = figure_id
    st.rerun()


def said() -> None:
    """Say which figure was entered a moment ago, with a link to it."""
    figure_id = st.session_state.pop("entered", None)
    if figure_id is not None:
        st.success(wording.say("enter.done"), icon=":material/check:")
        label = wording.say("enter.open")
        st.page_link("geo/pages/review.py", label=label, query_params={"figure": figure_id})
