"""The frame around a page: the bar with the names of the pages, and how much of the screen is left below it."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from geo.pages import wording

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

#: The pages in the order of the bar: file, key of its name, icon.
PAGES = (
    ("geo/pages/map.py", "page.map", ":material/map:"),
    ("geo/pages/reports.py", "page.reports", ":material/article:"),
    ("geo/pages/review.py", "page.review", ":material/rate_review:"),
    ("geo/pages/briefing.py", "page.briefing", ":material/slideshow:"),
    ("geo/pages/history.py", "page.history", ":material/history:"),
    ("geo/pages/accuracy.py", "page.accuracy", ":material/fact_check:"),
)

#: Height of the bar, and on a phone, where its buttons stand in a second row under the names of the pages.
_BAR, _NARROW_BAR, _NARROW = "3.25rem", "6rem", "640px"

#: Styles of the component that let the map fill what the bar leaves.
MAP_FILLS = f"""
.crisis-map-host {{ height: calc(100dvh - {_BAR} - 1px) !important; min-height: 26rem; }}
@media (max-width: {_NARROW}) {{ .crisis-map-host {{ height: calc(100dvh - {_NARROW_BAR} - 1px) !important; }} }}
@container (max-width: 860px) {{ .cm .cm-head:has(h1:empty) {{ display: none; }} }}
"""

# Streamlit's own header is an empty band over the bar: its menu has nothing that the pages need.
# On a phone each page is an icon over its name, as in the apps that people know.
_STYLE = f"""
<style>
[data-testid="stHeader"] {{ display: none; }}
.st-key-bar {{ min-height: {_BAR}; flex-wrap: nowrap; padding: 0 .75rem;
  border-bottom: 1px solid rgba(128, 128, 128, .3); }}
[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] p {{ color: #55595e !important;
  opacity: 1 !important; }}
[data-testid="stMarkdownContainer"] blockquote, [data-testid="stMarkdownContainer"] blockquote p {{
  color: inherit !important; opacity: 1; }}
[data-testid="stPageLink"] a:focus-visible, button:focus-visible {{ outline: 3px solid #d95700 !important;
  outline-offset: 1px; }}
[data-testid="stDateInput"] [role="spinbutton"] {{ display: inline-flex; align-items: center; justify-content: center;
  min-width: 24px; min-height: 24px; }}
[data-testid="stDateInput"] button, [data-testid="stTooltipIcon"] button {{ display: inline-flex; align-items: center;
  justify-content: center; min-width: 24px; min-height: 24px; }}
[data-testid="stMain"]:focus-visible {{ outline: 3px solid #d95700 !important; outline-offset: -3px; }}
[data-testid="stButtonGroup"] [role="radiogroup"] {{ flex-wrap: wrap; overflow: visible; }}
[data-testid="stHeaderActionElements"] {{ display: none; }}
@media (prefers-color-scheme: dark) {{
  [data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] p {{ color: #b9c1c7 !important; }}
  button[kind="primary"], button[kind="primary"] * {{ color: #10151a !important; }}
}}
@media (prefers-reduced-motion: reduce) {{
  * {{ transition-duration: 0s !important; animation-duration: 0s !important; }}
}}
.st-key-bar .st-key-pages, .st-key-bar .st-key-tools {{ flex-wrap: nowrap; width: auto; }}
.page-name {{ position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }}
.st-key-language_switch, .st-key-language_switch button {{ min-width: 28px !important; justify-content: center; }}
@media (max-width: {_NARROW}) {{
  .st-key-bar {{ flex-wrap: wrap; padding: 0 .25rem; gap: 0; row-gap: .1rem; align-content: center; }}
  .st-key-bar:has(.st-key-filters) {{ min-height: {_NARROW_BAR}; }}
  .st-key-bar > [data-testid="stElementContainer"]:has([data-testid="stSpace"]) {{ display: none; }}
  .st-key-bar > [data-testid="stLayoutWrapper"]:has(.st-key-pages) {{ flex: 1 1 20rem; }}
  .st-key-bar .st-key-pages {{ gap: 0; }}
  .st-key-bar .st-key-pages > * {{ flex: 1 1 0; min-width: 0; width: auto; }}
  .st-key-bar [data-testid="stPageLink"] a {{ flex-direction: column; gap: 0; padding: .15rem 0; width: 100%;
    justify-content: center; align-items: center; text-align: center; }}
  .st-key-bar [data-testid="stPageLink"] a p {{ font-size: .75rem; line-height: 1.2; white-space: nowrap; }}
  .st-key-bar [data-testid="stPopover"] button {{ padding: 0 .75rem; min-height: 2.25rem; }}
}}

"""

# Streamlit fades what a run has not reached yet: the map would flicker at each change.
_FILLED = """
[data-stale="true"] { opacity: 1 !important; transition: none !important; }
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


_UPLOADER = """
[data-testid="stFileUploaderDropzone"] button p, [data-testid="stFileUploaderDropzoneInstructions"] span {
  font-size: 0; }
[data-testid="stFileUploaderDropzone"] button p::after { content: %(browse)s; font-size: 1rem; }
[data-testid="stFileUploaderDropzoneInstructions"] span::after { content: %(limit)s; font-size: .875rem; }
[data-testid="InputInstructions"] { display: none; }
"""


def _bar(style: str, heading: str | None) -> DeltaGenerator:
    code = wording.language()
    # The bar shows which page it is; a screen reader looks for its heading.
    st.html(f"{_STYLE}{style}{_UPLOADER % _uploader_words()}</style>")
    if heading:
        st.html(f'<h1 class="page-name">{escape(wording.say(heading))}</h1>')
    row = st.container(horizontal=True, vertical_alignment="center", gap="small", key="bar")
    with row:
        with st.container(horizontal=True, vertical_alignment="center", gap="small", width="content", key="pages"):
            for file, name, icon in PAGES:
                st.page_link(file, label=wording.say(name), icon=icon)
        st.space("stretch")
        with st.container(horizontal=True, vertical_alignment="center", gap="small", width="content", key="tools"):
            tools = st.container(horizontal=True, vertical_alignment="center", gap="small", width="content")
            other = next(one for one in wording.LANGUAGES if one != code)
            st.button(
                wording.say("language.short"),
                help=wording.say("language.hint"),
                type="tertiary",
                on_click=wording.switch,
                args=(other,),
                key="language_switch",
            )
    # The page as Streamlit serves it says that it is in English: a screen reader would read French with its voice.
    st.html(f'<script>document.documentElement.lang = "{code}";</script>', unsafe_allow_javascript=True)
    return tools


def _uploader_words() -> dict[str, str]:
    """Return what the file upload says, as strings of CSS: Streamlit knows English only."""
    names = ("limit", "browse")
    return {name: json.dumps(wording.say(f"upload.{name}"), ensure_ascii=False) for name in names}


def fill(heading: str) -> DeltaGenerator:
    """Give the whole width and height of the window to the page, and return the bar for its own buttons."""
    return _bar(_FILLED, heading)


def column(heading: str | None) -> DeltaGenerator:
    """Return the column in which a page of text is written, below the bar; it names its language in the address.

    Parameters
    ----------
    heading
        Key of the words of the page's first heading; None where its text begins with one.
    """
    _bar(_TEXT, heading)
    named = wording.addressed()
    if named and st.query_params.get(wording.ADDRESS_KEY) != named:
        st.query_params[wording.ADDRESS_KEY] = named
    return st.container(key="page")
