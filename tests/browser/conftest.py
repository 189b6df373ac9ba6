"""Pages opened in a real Chromium with the network cut, that must stay silent."""

from __future__ import annotations

import importlib.util
import shutil
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def until(page: Page, expression: str, seconds: float = 15) -> None:
    """Wait for a condition; Playwright's own way needs `eval`, which the page's policy forbids."""
    end = time.monotonic() + seconds
    while not page.evaluate(f"Boolean({expression})"):
        assert time.monotonic() < end, f"never came true: {expression}"
        page.wait_for_timeout(40)


@pytest.fixture(scope="session", name="until")
def until_fixture():
    """`until(page, expression)`: wait for a condition in a page."""
    return until


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    if found is None:
        pytest.skip("no Chromium on this machine: install Debian's package chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def made_up():
    """The module with the made-up crisis of the map's own tests."""
    path = Path(__file__).parents[1] / "maps" / "syria.py"
    spec = importlib.util.spec_from_file_location("syria", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def layers(made_up):
    return made_up.syria()


@pytest.fixture
def opened(browser):
    """Open a file; on leaving, nothing may have been asked of the network or said on the console."""

    @contextmanager
    def open_file(
        path: Path, *, size: tuple[int, int] = (1280, 800), scheme: str = "light", hash_: str = "", **context_options
    ) -> Iterator[Page]:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, offline=True, **context_options
        )
        page = context.new_page()
        page.set_default_timeout(15_000)
        asked: list[str] = []
        said: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        try:
            page.goto(path.as_uri() + (f"#{hash_}" if hash_ else ""))
            until(page, "window.crisisMap")
            yield page
        finally:
            context.close()
        assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
        assert said == []

    return open_file
