"""The *Accuracy* page: how often the program is right, by language, as measured on the project's own gold."""

from __future__ import annotations

import streamlit as st

from geo.pages import frame, scores, wording
from geo.settings import DATA

_PAGE = DATA.parent / "docs" / "accuracy.md"


def _page() -> None:
    with frame.column(None):
        try:
            page = _PAGE.read_text(encoding="utf-8")
        except OSError:
            st.info(wording.say("accuracy.missing"))
        else:
            st.markdown(scores.translated(page))


_page()
