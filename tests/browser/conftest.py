"""Pages opened in a real Chromium with the network cut, that must stay silent."""

from __future__ import annotations

import importlib.util
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
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


REPORTS = {
    "strike.txt": "An air strike killed 33 soldiers in Idlib on 27 February 2020, the Turkish defence ministry said.",
    "ambassador.txt": "The strike of 27 February 2020 in Idlib killed 34 soldiers, the ambassador said.",
    "shelling.txt": "Shelling killed 12 civilians and injured 40 people in Aleppo on 10 February 2020, rescuers said.",
    "flight.txt": "On 3 March 2020 OCHA said 948,000 people had been displaced in north-western Syria since December.",
}
DAYS = {"strike": "2020-02-28", "ambassador": "2020-02-29", "shelling": "2020-02-11", "flight": "2020-03-03"}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1) as answer:  # noqa: S310  our own server
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


@contextmanager
def served(store):
    """Serve the dashboard over a store and give its address."""
    port = _free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "geo", "serve", "--store", str(store), "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address, end = f"http://localhost:{port}", time.monotonic() + 60
        while not _answers(address):
            assert process.poll() is None, "the server ended"
            assert time.monotonic() < end, "the server never answered"
            time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture(name="served")
def served_fixture():
    """`with served(store) as address`: a server of the dashboard over a store."""
    return served


@pytest.fixture(scope="session")
def reported(tmp_path_factory):
    """A store with the reports, that nobody changes."""
    folder = tmp_path_factory.mktemp("reports")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    rows = [f"{name}.txt,{day}" for name, day in DAYS.items()]
    (folder / "about.csv").write_text("\n".join(["file,published", *rows]), encoding="utf-8")
    command = [sys.executable, "-m", "geo", "ingest", *(str(folder / name) for name in REPORTS)]
    options = ["--store", str(folder / "s.sqlite"), "--metadata", str(folder / "about.csv")]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder / "s.sqlite"


@contextmanager
def _served_copy(store, folder):
    shutil.copyfile(store, folder / "s.sqlite")
    with served(folder / "s.sqlite") as address:
        yield address


@pytest.fixture(scope="module")
def dashboard(reported, tmp_path_factory):
    """A server over a store with the reports, shared by the tests that only read, and its address."""
    with _served_copy(reported, tmp_path_factory.mktemp("shared")) as address:
        yield address


def _visiting(browser, dashboard):
    @contextmanager
    def open_page(path="/", *, size=(1280, 800), **options):
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        page = context.new_page()
        page.set_default_timeout(30_000)
        asked, said = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda line: said.append((line.type, line.text, line.location.get("url", ""))))
        page.on("pageerror", lambda error: said.append(("error", str(error), "")))
        try:
            page.goto(dashboard + path)
            yield page
        finally:
            context.close()
        own = (dashboard, dashboard.replace("http", "ws"), "data:", "blob:")
        assert [url for url in asked if not url.startswith(own)] == []
        assert [line for line in said if line[0] in {"error", "warning"}] == []

    return open_page


@pytest.fixture
def visit(browser, dashboard):
    """Open a page of the dashboard; on leaving, no other host was asked and the console is clean."""
    return _visiting(browser, dashboard)


@pytest.fixture
def visit_own(browser, reported, tmp_path):
    """As `visit`, over a store of the test's own: for what changes it, so that it finds the same reports each time."""
    folder = tmp_path / "own"
    folder.mkdir()
    with _served_copy(reported, folder) as address:
        yield _visiting(browser, address)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Try a page twice more: a browser on a busy machine draws late now and then. What fails three times is broken."""
    for item in items:
        if Path(item.fspath).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.flaky(reruns=2))
