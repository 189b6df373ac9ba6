"""The map as a component of the dashboard, and how the script of any component is loaded."""

from __future__ import annotations

import json
from typing import Any

import streamlit as st

from geo.pages import session
from geo.pages.frame import MAP_FILLS


@st.cache_resource(show_spinner=False)
def _module() -> tuple[str, bytes]:
    from geo.maps.component import module, module_name

    return module_name(), module().encode()


#: The component's own script is fetched once and kept by the browser. The data come in a list: in anything
#: else Streamlit looks for tables, and loads pandas to do so.
LOADER = """let module = null;
export default async function (component) {
  module ??= import(new URL(%s, document.baseURI).href);
  return (await module).default({ ...component, data: component.data[0] });
}
"""


@st.cache_resource(show_spinner=False)
def _component(address: str) -> Any:
    from geo.maps.component import MARKUP, style_sheet

    return st.components.v2.component(
        "crisis_map", html=MARKUP, css=style_sheet() + MAP_FILLS, js=LOADER % json.dumps(address)
    )


def map_component() -> Any:
    """Return the map as a Streamlit component, which takes its payload in a list of one."""
    return _component(session.served(*_module(), "text/javascript"))
