"""The frame around a page: the bar with the names of the pages, and how much of the screen is left below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

#: The pages in the order of the bar: file, name, icon.
PAGES = (
    ("geo/pages/map.py", "Map", ":material/map:"),
    ("geo/pages/reports.py", "Reports", ":material/article:"),
    ("geo/pages/review.py", "Review", ":material/rate_review:"),
    ("geo/pages/accuracy.py", "Accuracy", ":material/fact_check:"),
)

#: Height of the bar.
_BAR = "3.25rem"

#: Styles of the component that let the map fill what the bar leaves.
MAP_FILLS = f"""
.crisis-map-host {{ height: calc(100dvh - {_BAR} - 1px) !important; min-height: 26rem; }}
@container (max-width: 860px) {{ .cm .cm-head:has(h1:empty) {{ display: none; }} }}
"""

# Streamlit's own header is an empty band over the bar: its menu has nothing that the pages need.
_STYLE = f"""
<style>
[data-testid="stHeader"] {{ display: none; }}
.st-key-bar {{ min-height: {_BAR}; flex-wrap: nowrap; padding: 0 .75rem;
  border-bottom: 1px solid rgba(128, 128, 128, .3); }}
@media (max-width: 640px) {{
  .st-key-bar {{ padding: 0 .25rem; gap: .1rem; }}
  .st-key-bar [data-testid="stPageLink"] a > span:has([data-testid="stIconMaterial"]) {{ display: none; }}
  .st-key-bar [data-testid="stPageLink"] a {{ padding: .3rem .45rem; }}
  .st-key-bar [data-testid="stPopover"] button {{ padding: 0 .75rem; }}
  .st-key-bar [data-testid="stPopover"] button [data-testid="stMarkdownContainer"] {{
    position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }}
  .st-key-bar [data-testid="stPopover"] button div[aria-hidden="true"] {{ display: none; }}
}}

"""

_FILLED = """
[data-testid="stMainBlockContainer"] { padding: 0; max-width: none; }
[data-testid="stMainBlockContainer"] > [data-testid="stVerticalBlock"] { gap: 0 !important; }
[data-testid="stMainBlockContainer"] [data-testid="stAlert"],
.st-key-notices > [data-testid="stElementContainer"] { margin: .5rem 1rem 0; width: auto; }
"""

_TEXT = """
[data-testid="stMainBlockContainer"] { padding: 0 0 2rem; max-width: none; }
[data-testid="stMainBlockContainer"] > [data-testid="stVerticalBlock"] { gap: 0 !important; }
.st-key-page { max-width: 76rem; margin: 0 auto; padding: 1rem 1rem 0; }
"""


def _bar(style: str) -> DeltaGenerator:
    st.html(f"{_STYLE}{style}</style>")
    row = st.container(horizontal=True, vertical_alignment="center", gap="small", key="bar")
    with row:
        for file, name, icon in PAGES:
            st.page_link(file, label=name, icon=icon)
        st.space("stretch")
    return row


def fill() -> DeltaGenerator:
    """Give the whole width and height of the window to the page, and return the bar for its own buttons."""
    return _bar(_FILLED)


def column() -> DeltaGenerator:
    """Return the column in which a page of text is written, below the bar."""
    _bar(_TEXT)
    return st.container(key="page")
