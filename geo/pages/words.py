"""A report whose words can be selected, so that a figure is entered from them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.models import Span
from geo.pages import component, session
from geo.pages.highlight import STYLE, legend, render

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.models import Document
    from geo.pages.highlight import Mark

_ASSETS = Path(__file__).parent / "assets"


def selectable(document: Document, marked: Iterable[Mark], key: str) -> Span | None:
    """Show the text of a report under what its marks mean; return the words that were selected in it just now."""
    words = f'<p>{legend()}</p><div class="text">{render(document.text, marked)}</div>'
    payload = {"html": f'<div class="cm-report">{words}</div>'}
    done = _component(session.served(*_module(), "text/javascript"))(
        data=[payload], key=key, on_selected_change=lambda: None
    )
    if not done.selected:
        return None
    start, end = int(done.selected["start"]), int(done.selected["end"])
    return Span(start, end) if 0 <= start < end <= len(document.text) else None


@st.cache_resource(show_spinner=False)
def _module() -> tuple[str, bytes]:
    content = (_ASSETS / "words.js").read_bytes()
    return f"words-{hashlib.sha256(content).hexdigest()[:16]}.js", content


@st.cache_resource(show_spinner=False)
def _component(address: str) -> Any:
    styles = STYLE.replace("<style>", "").replace("</style>", "")
    return st.components.v2.component(
        "report_words", html='<div class="words"></div>', css=styles, js=component.LOADER % json.dumps(address)
    )
