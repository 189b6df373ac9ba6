"""The frame around a page: how much of the screen is left to it."""

from __future__ import annotations

import streamlit as st

#: Height of Streamlit's own bar with the names of the pages.
_BAR = "3.75rem"

#: Styles of the component that let the map fill what the bar leaves.
MAP_FILLS = f".crisis-map-host {{ height: calc(100dvh - {_BAR} - 0.5rem) !important; min-height: 30rem; }}"


def fill() -> None:
    """Give the whole width and height of the window to the page."""
    st.html(
        f"""
        <style>
        [data-testid="stMainBlockContainer"] {{ padding: {_BAR} 0 0 0; max-width: none; }}
        [data-testid="stMainBlockContainer"] > [data-testid="stVerticalBlock"] {{ gap: 0; }}
        </style>
        """
    )


def tighten() -> None:
    """Leave no empty band above a page of text."""
    st.html(
        "<style>[data-testid='stMainBlockContainer'] "
        f"{{ padding-top: calc({_BAR} + 1rem); padding-bottom: 2rem; }}</style>"
    )
