"""Who is reviewing: the name that is kept with everything that a person decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.pages import wording

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator


def name() -> str:
    """Return the name that was given in this session, nothing where none was."""
    return str(st.session_state.get("reviewer", "")).strip()


def ask(place: DeltaGenerator) -> None:
    """Ask for the name; it is remembered for the session, on every page."""
    place.text_input(
        wording.say("review.name"),
        value=st.session_state.get("reviewer", ""),
        placeholder=wording.say("review.name.hint"),
        label_visibility="collapsed",
        on_change=_remember,
        key="reviewer_field",
    )


def _remember() -> None:
    st.session_state["reviewer"] = st.session_state["reviewer_field"]
