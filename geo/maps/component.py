"""The map as a component of the dashboard: its mark-up, styles, script and data, as text.

The dashboard registers them once (``st.components.v2.component``) and passes
`payload` at each run. The map stays mounted: new data are drawn into it. It
follows `MapOptions` that change (a day or place that a table asks for) and
answers with the trigger ``pick`` (id of the place, or None) and the state
``view`` (day, window, layers, view and place, in the form of an address).
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from geo.maps.options import MapOptions
from geo.maps.scripts import script, styles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.layers import Layers
    from geo.maps.encoding import Prepared

MARKUP = '<div class="crisis-map-host"></div>'
"""What the component mounts into."""

_LOADER = """let module = null;
export default async function (component) {{
  module ??= import(new URL({address}, document.baseURI).href);
  return (await module).default(component);
}}
"""


def module() -> str:
    """Return the component's script as an ECMAScript module with a default export."""
    return f"{script('component')}\nexport default (component) => renderComponent(L, component);\n"


def loader(address: str) -> str:
    """Return a module of a few lines that imports `module` from an address.

    A dashboard sends a component's script with every run; an address that
    carries `module_name` is fetched once and kept by the browser.
    """
    return _LOADER.format(address=json.dumps(address))


def module_name() -> str:
    """Return a file name for `module` that changes with its content."""
    return f"map-{hashlib.sha256(module().encode()).hexdigest()[:16]}.js"


def style_sheet() -> str:
    """Return the component's styles."""
    return styles() + "\n.crisis-map-host { height: auto; }\n"


def data_file(
    layers: Layers,
    *,
    quotes_per_place: int | None = None,
    details: str | None = None,
    kept: Prepared | None = None,
    quick: bool = False,
) -> tuple[str, bytes]:
    """Return the data as a file: a name that changes with the content, and JSON in UTF-8 (see `encode`)."""
    from geo.maps.encoding import encode

    bundle = encode(layers, quotes_per_place=quotes_per_place, details=details, kept=kept, quick=quick)
    content = json.dumps(bundle, ensure_ascii=False, separators=(",", ":"))
    octets = content.encode("utf-8", "replace")
    return f"layers-{hashlib.sha256(octets).hexdigest()[:16]}.json", octets


def base_map_file(layers: Layers, language: str = "en", view: str = "default") -> tuple[str, bytes]:
    """Return the base map of a view as a file: a name that changes with the content, and JSON in UTF-8."""
    from geo.maps.basemap import base_map

    octets = json.dumps(base_map(layers, language, view=view), separators=(",", ":")).encode()
    return f"base-map-{hashlib.sha256(octets).hexdigest()[:16]}.json", octets


def payload_of(
    options: MapOptions, href: str, base_map_href: str, pages: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return what `payload` does for data that are served, with the first view left to the host.

    Parameters
    ----------
    pages
        Addresses to which the id of a figure is appended: ``report``, where it is read, and ``review``.
    """
    served = {"href": href, "revision": href, "basemap_href": base_map_href}
    return {"options": {**options.for_script(None), "pages": dict(pages or {})}, **served}


def payload(
    layers: Layers,
    options: MapOptions | None = None,
    *,
    href: str | None = None,
    base_map_href: str | None = None,
    quotes_per_place: int | None = None,
) -> dict[str, Any]:
    """Return what the dashboard passes to the component as ``data``.

    Parameters
    ----------
    href, base_map_href
        Addresses of `data_file` and `base_map_file` where the dashboard serves
        them; without them the data travel within the payload.

    Returns
    -------
    dict
        ``options``, ``revision`` (changes with the data), and the data or their addresses.
    """
    from geo.maps.basemap import base_map
    from geo.maps.encoding import encode

    options = options or MapOptions()
    out: dict[str, Any] = {"options": options.for_script(layers)}
    if href is None:
        out["bundle"] = encode(layers, quotes_per_place=quotes_per_place)
        out["revision"] = hashlib.sha256(json.dumps(out["bundle"]).encode()).hexdigest()[:16]
    else:
        out["href"] = out["revision"] = href
    if base_map_href is None:
        out["basemap"] = base_map(layers, options.language, view=options.border_view)
    else:
        out["basemap_href"] = base_map_href
    return out
