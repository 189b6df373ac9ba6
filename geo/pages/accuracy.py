"""The *Accuracy* page: how often the program is right, by language, as measured on the project's own gold."""

from __future__ import annotations

import streamlit as st

from geo.pages import frame
from geo.settings import DATA

_PAGE = DATA.parent / "docs" / "accuracy.md"


def _page() -> None:
    try:
        frame.column().markdown(_PAGE.read_text(encoding="utf-8"))
    except OSError:
        st.info("The tables have not been generated: run `make accuracy` in the project's folder.")


_page()
