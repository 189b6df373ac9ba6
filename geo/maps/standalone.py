"""The map as one HTML file that works from disk, with nothing fetched from anywhere."""

from __future__ import annotations

import base64
import hashlib
import html
import json
from typing import TYPE_CHECKING

from geo.maps.basemap import base_map
from geo.maps.encoding import encode
from geo.maps.options import MapOptions
from geo.maps.scripts import script, styles, texts_in

if TYPE_CHECKING:
    from geo.layers import Layers

_PAGE_STYLES = "html,body{margin:0;height:100%;overflow:hidden}#crisis-map{height:100vh;height:100dvh}"
_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Ccircle cx='8' cy='8' r='7' fill='%23e66100'/%3E%3Ccircle cx='8' cy='8' r='3' fill='white'/%3E%3C/svg%3E"
)

_TEMPLATE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="{scheme}">
<meta name="description" content="{description}">
<title>{title}</title>
<link rel="icon" href="{icon}">
<style>{styles}</style>
</head>
<body>
<main id="crisis-map" class="crisis-map-host"><p class="cm-waiting">{loading}</p></main>
<noscript>{noscript}</noscript>
<script type="application/json" id="crisis-map-options">{options}</script>
<script type="application/json" id="crisis-map-data">{data}</script>
<script>{script}</script>
</body>
</html>
"""

_START = """(() => {{
"use strict";
{modules}
startPage(L, document).then((app) => {{ window.crisisMap = app; }}, (error) => {{
  document.querySelector(".cm-waiting, .cm")?.replaceWith(document.createTextNode({failed}));
  console.error(error);
}});
}})();"""


def page(layers: Layers, options: MapOptions | None = None, *, quotes_per_place: int | None = None) -> str:
    """Return a map as one HTML file.

    The file holds script, styles, base map and data. Its Content-Security-Policy
    forbids every request and every script but its own, so that a text in a
    report can neither act nor call out; only where tiles are asked for may
    pictures come from their origin.

    Parameters
    ----------
    layers
        What `geo.layers.aggregate` returned.
    options
        Title, language, theme and first view.
    quotes_per_place
        See `geo.maps.encoding.encode`.

    Returns
    -------
    str
        To be written as UTF-8.
    """
    options = options or MapOptions()
    words = texts_in(options.language)
    ground = base_map(layers, options.language, view=options.border_view)
    choices = {**options.for_script(layers), "basemap": ground}
    code = _START.format(modules=script("page"), failed=embedded(words["page.failed"]))
    looks = styles() + _PAGE_STYLES
    pictures = f"data: {options.tiles.origin}" if options.tiles is not None else "data:"
    policy = (
        f"default-src 'none'; script-src '{_digest(code)}'; style-src '{_digest(looks)}'; img-src {pictures}; "
        "base-uri 'none'; form-action 'none'"
    )
    return _TEMPLATE.format(
        language=options.language,
        policy=policy,
        scheme={"auto": "light dark"}.get(options.theme, options.theme),
        title=html.escape(options.title or "Crisis Map"),
        description=html.escape(options.description),
        icon=_ICON,
        styles=looks,
        loading=html.escape(words["page.loading"]),
        noscript=html.escape(words["page.noscript"]),
        options=embedded(choices),
        data=embedded(encode(layers, quotes_per_place=quotes_per_place)),
        script=code,
    )


def embedded(value: object) -> str:
    """Return a value as JSON that can stand within a ``<script>`` element.

    No ``<``, ``>`` or ``&`` is left that could end the element or open a
    comment, and no line separator that a script would not take.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text.encode("utf-8", "replace").decode("utf-8")


def _digest(text: str) -> str:
    """Return the source expression that lets exactly this script or style run."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
