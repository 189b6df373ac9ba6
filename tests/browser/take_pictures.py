"""Take the pictures of the README from the sample reports: ``make pictures``.

Each is one page at 1280 × 800 or 390 × 844, written to ``docs/pictures``.
"""

from __future__ import annotations

import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
#: Width and height, colours and language of each picture.
LOOKS = {
    "wide": ((1280, 800), "light", "en"),
    "narrow": ((390, 844), "light", "en"),
    "dark": ((1280, 800), "dark", "en"),
    "french": ((1280, 800), "light", "fr"),
}
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
NAMES = ("chromium", "chromium-browser", "google-chrome")
MAP = "/?map=day%3D2020-03-05%26window%3Dsince%3A2019-12-01"
#: The pages beside the map and the reports, and how long each takes to be drawn whole, in milliseconds.
OTHERS = {"review": 6000, "history": 5000, "briefing": 12000, "accuracy": 4000}


def _port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()  # noqa: S310  our own server
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            return
    sys.exit("the dashboard did not start")


def _save(content: bytes, name: str) -> None:
    path = ROOT / "docs" / "pictures" / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.open(io.BytesIO(content)).convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
    sys.stdout.write(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1000} kB\n")


def _shoot(address: str) -> None:
    found = next(path for path in map(shutil.which, NAMES) if path)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        for look, ((width, height), colours, language) in LOOKS.items():
            page = browser.new_page(
                viewport={"width": width, "height": height},
                color_scheme=colours,
                locale={"en": "en-GB", "fr": "fr-FR"}[language],
            )
            page.set_default_timeout(60_000)
            page.goto(f"{address}{MAP}&lang={language}")
            page.locator(".cm-slider").wait_for()
            page.wait_for_timeout(2500)
            _save(page.screenshot(), f"map-{look}")
            page.goto(f"{address}/reports?lang={language}")
            table = page.get_by_test_id("stDataFrame")
            table.wait_for()
            page.wait_for_timeout(1500)
            # A report with several figures and a date, by its place in the list.
            box = table.bounding_box()
            page.mouse.click(box["x"] + 300, box["y"] + 35 * (_ROW + 1) + 18)
            page.locator(".cm-report").wait_for()
            page.wait_for_timeout(1000)
            _save(page.screenshot(), f"reports-{look}")
            for name, milliseconds in OTHERS.items():
                page.goto(f"{address}/{name}?lang={language}")
                page.wait_for_timeout(milliseconds)
                _save(page.screenshot(), f"{name}-{look}")
            page.close()
        browser.close()


#: Row of the list that is opened.
_ROW = 8


def main() -> None:
    """Serve the sample reports from a fresh store and take every picture."""
    with tempfile.TemporaryDirectory() as folder:
        port = _port()
        command = [sys.executable, "-m", "geo", "serve", "--sample", "--store", f"{folder}/sample.sqlite"]
        process = subprocess.Popen(
            [*command, "--port", str(port)], cwd=ROOT, env={**os.environ, "PYTHONUNBUFFERED": "1"}
        )
        try:
            _wait(f"http://localhost:{port}")
            _shoot(f"http://localhost:{port}")
        finally:
            process.terminate()
            process.wait(20)


if __name__ == "__main__":
    main()
