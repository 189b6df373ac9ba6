"""Online tiles in the page: fetched only where asked for, and taken away by a button."""

from __future__ import annotations

import base64
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from geo.maps import MapOptions, page
from geo.maps.tiles import Tiles

pytestmark = pytest.mark.browser

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture
def server():
    """A server of tiles on this machine, and the paths asked of it."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.end_headers()
            self.wfile.write(PIXEL)

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}", asked
        running.shutdown()


def test_tiles_are_shown_named_and_taken_away(browser, until, layers, tmp_path, server):
    address, asked = server
    path = tmp_path / "tiles.html"
    tiles = Tiles(address + "/{z}/{x}/{y}.png", "© <b>Example</b> mappers")
    path.write_text(page(layers, MapOptions(tiles=tiles)), encoding="utf-8")
    context = browser.new_context(viewport={"width": 1000, "height": 700})
    said = []
    try:
        page_ = context.new_page()
        page_.on("console", lambda message: said.append(message.text))
        page_.goto(path.as_uri())
        until(page_, "window.crisisMap && document.querySelectorAll('img.leaflet-tile-loaded').length > 3")
        assert page_.locator(".cm-credit").inner_text().startswith("© Example mappers · Boundaries")
        button = page_.get_by_role("button", name="Online map")
        assert button.get_attribute("aria-pressed") == "true"
        button.click()
        assert page_.locator("img.leaflet-tile").count() == 0
        assert page_.locator(".cm-credit").inner_text().startswith("Boundaries")
        before = len(asked)
        page_.evaluate("window.crisisMap.map.setView([20, 10], 4, { animate: false })")
        page_.wait_for_timeout(300)
        assert len(asked) == before, "nothing more is fetched"
        assert said == []
    finally:
        context.close()
