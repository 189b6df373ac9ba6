"""Online tiles: only where somebody asked for them, from one origin."""

from __future__ import annotations

import re

import pytest

from geo.errors import InputError
from geo.maps import MapOptions, page
from geo.maps.tiles import Tiles, configured

TEMPLATE = "https://tiles.example.org/{z}/{x}/{y}.png"


@pytest.mark.parametrize(
    "template",
    [
        "",
        "tiles.example.org/{z}/{x}/{y}.png",
        "javascript:alert(1)//{z}/{x}/{y}",
        "https://tiles.example.org/{z}/{x}.png",
        "https://a b/{z}/{x}/{y}",
        "https://x;script-src *;/{z}/{x}/{y}",
        "https://[::1/{z}/{x}/{y}",
        "https:///{z}/{x}/{y}",
    ],
)
def test_what_is_no_address_of_tiles_is_refused(template):
    with pytest.raises(InputError, match="no address of tiles"):
        Tiles(template)


@pytest.mark.parametrize(
    ("template", "origin"),
    [
        (TEMPLATE, "https://tiles.example.org"),
        ("http://localhost:8080/{z}/{x}/{y}.png?key=1", "http://localhost:8080"),
        ("https://{s}.tile.example.org/{z}/{x}/{y}.png", "https://*.tile.example.org"),
    ],
)
def test_a_page_may_fetch_pictures_from_that_origin_only(layers, template, origin):
    written = page(layers, MapOptions(tiles=Tiles(template)))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', written)[1]
    assert f"img-src data: {origin};" in policy
    assert "default-src 'none'" in policy


def test_without_them_a_page_may_fetch_nothing(layers, monkeypatch):
    monkeypatch.delenv("CRISIS_MAP_TILES", raising=False)
    assert configured() is None
    assert "img-src data:;" in page(layers)


def test_the_settings_ask_for_them(layers, monkeypatch):
    monkeypatch.setenv("CRISIS_MAP_TILES", TEMPLATE)
    monkeypatch.setenv("CRISIS_MAP_TILES_ATTRIBUTION", '© <a href="https://example.org">Example</a> mappers')
    options = MapOptions().for_script(layers)
    assert options["tiles"] == {"template": TEMPLATE, "attribution": "© Example mappers"}
    monkeypatch.setenv("CRISIS_MAP_TILES", "nowhere")
    with pytest.raises(InputError, match="nowhere"):
        MapOptions()
