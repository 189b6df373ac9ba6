"""``make bench-browser``, second part: the dashboard from its start to a filter, with a store of 100,000 figures.

Writes a section of docs/benchmarks.md. Never a test: it measures, and judges nothing.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from browser_map import FLAGS, NAMES  # noqa: E402
from sections import write_section  # noqa: E402

from geo.store import connect  # noqa: E402
from tests.store.scale import reports  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

FIGURES = 100_000
STARTS = 5
_LONGEST = 600_000
#: What a reader sets, by the name of the filter: those that keep whole kinds and countries, then those that do not.
CHANGES = (
    ("Indicators", ("Killed", "Injured", "Displaced", "Refugees")),
    ("Countries", ("XC", "XD", "XE", "XF")),
    ("Places", ("Town 7", "Town 130", "Town 260")),
    ("Sources", ("Ministry 7", "Ministry 8", "Ministry 9")),
)
#: From the last click until the map shows other figures, on the page's own clock.
WATCH = """(node) => {
    const said = () => node.querySelector("[data-count=all]")?.innerText;
    let before = said(), start = null;
    window.changed = [];
    // Waited for in the page, so that asking takes nothing from what is measured.
    window.changes = (known) => new Promise((done) => {
        window.waiting = () => window.changed.length > known && done();
        window.waiting();
    });
    document.addEventListener("click", () => { start = performance.now(); before = said(); }, true);
    const look = () => {
        if (start !== null && said() !== before) {
            window.changed.push(performance.now() - start);
            start = null;
            window.waiting?.();
        }
        requestAnimationFrame(look);
    };
    look();
}"""


#: From the next click until a sentence of the place is shown.
SENTENCES = """(node) => {
    const before = node.querySelector(".cm-cards blockquote");
    window.opened = new Promise((done) => document.addEventListener("click", () => {
        const start = performance.now();
        const look = () => {
            const now = node.querySelector(".cm-cards blockquote");
            if (now && now !== before) done(performance.now() - start);
            else requestAnimationFrame(look);
        };
        look();
    }, { capture: true, once: true }));
}"""
PLACES = 5


def _port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(store: Path, cache: Path) -> Iterator[str]:
    """Start the dashboard over a store and give its address at once, before it answers."""
    port = _port()
    running = subprocess.Popen(
        [sys.executable, "-m", "geo", "serve", "--store", str(store), "--port", str(port)],
        env={**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://localhost:{port}/"
    finally:
        running.terminate()
        running.wait()


def opened(browser: Browser, address: str) -> Page:
    """Open the page as soon as the server answers."""
    from playwright.sync_api import Error

    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_default_timeout(_LONGEST)
    while True:
        try:
            page.goto(address, wait_until="commit")
        except Error:
            time.sleep(0.02)
        else:
            return page


def start(browser: Browser, store: Path, cache: Path) -> tuple[float, float, float]:
    """Return the seconds from the start of the server to the first text, to the page's own bar and to the first map."""
    began = time.perf_counter()
    with served(store, cache) as address:
        page = opened(browser, address)
        page.get_by_role("link", name="Reports").first.wait_for()
        text = time.perf_counter() - began
        page.locator(".st-key-bar").get_by_text("Reports").first.wait_for()
        bar = time.perf_counter() - began
        page.locator(".cm-slider").wait_for()
        shown = time.perf_counter() - began
        page.close()
    return text, bar, shown


def _filters(page: Page) -> Locator:
    """Return the filters, opened."""
    panel = page.get_by_role("radio", name="Highest")
    if not panel.is_visible():
        page.get_by_role("button", name="Filters").first.click()
        panel.wait_for()
    return panel


def _choose(page: Page, name: str, value: str) -> float:
    """Set a filter that was unset, return the milliseconds until the map showed it, and unset it."""
    _filters(page)
    box = page.get_by_role("combobox", name=name).first
    box.click()
    box.fill(value)
    option = page.get_by_role("option", name=value, exact=True)
    option.wait_for()
    page.wait_for_timeout(300)
    known = page.evaluate("window.changed.length")
    option.click()
    page.evaluate("(known) => window.changes(known)", known)
    found = float(page.evaluate("window.changed.at(-1)"))
    page.wait_for_timeout(400)
    page.keyboard.press("Escape")
    _filters(page)
    page.get_by_role("button", name="Clear the filters").click()
    page.evaluate("(known) => window.changes(known)", known + 1)
    page.wait_for_timeout(400)
    return found


def _sentences(page: Page, number: int) -> float:
    """Return the milliseconds from a click on a place of the table to its first sentence, on the page's own clock."""
    page.keyboard.press("Escape")
    page.get_by_role("tab", name="Places").click()
    row = page.locator(".cm-table tbody button").nth(number)
    row.wait_for()
    page.locator(".cm").evaluate(SENTENCES)
    row.click()
    took = float(page.evaluate("window.opened"))
    page.locator(".cm-back").click()
    page.wait_for_timeout(300)
    return took


def filters(browser: Browser, store: Path, cache: Path) -> tuple[dict[str, list[float]], bool]:
    """Return the milliseconds of each change by filter, and whether the map stayed mounted throughout."""
    found: dict[str, list[float]] = {}
    with served(store, cache) as address:
        page = opened(browser, address)
        page.locator(".cm-slider").wait_for()
        page.locator(".cm").evaluate("(node) => { node.dataset.still = 'here'; }")
        page.locator(".cm").evaluate(WATCH)
        # The first one waits for what is worked out in the background after a start.
        found["first"] = [_choose(page, "Indicators", "Killed")]
        for name, values in CHANGES:
            found[name] = [_choose(page, name, value) for value in values]
        found["place"] = [_sentences(page, number) for number in range(PLACES)]
        stayed = page.locator(".cm").get_attribute("data-still") == "here"
        page.close()
    return found, stayed


def table(starts: list[tuple[float, float, float]], found: dict[str, list[float]], *, stayed: bool, load: float) -> str:
    """Return the section."""
    found = dict(found)
    first, places = found.pop("first"), found.pop("place")
    asked = sorted(time for times in found.values() for time in times)
    p95 = asked[min(len(asked) - 1, int(len(asked) * 0.95))]
    lines = [
        "## The dashboard in the browser",
        "",
        "Written by `make bench-browser`: from the start of the server over the sample reports, second start; filters",
        f"over {FIGURES:,} figures at 5,000 places in 40 countries, nine claims to ten figures, each from none;",
        f"{os.cpu_count()} cores, load {load:.1f} from other work on the machine.",
        "",
        "| the dashboard | measured | at most |",
        "|---|---|---|",
        f"| second start: first text, median of {len(starts)} | {median(one[0] for one in starts):.1f} s | 2.0 s |",
        f"| second start: the bar with its buttons | {median(one[1] for one in starts):.1f} s | |",
        f"| second start: first map, median of {len(starts)} | {median(one[2] for one in starts):.1f} s | 2.6 s |",
        f"| filter to changed map, median of {len(asked)} / p95 | {median(asked):.0f} / {p95:.0f} ms | 250 / 400 ms |",
        f"| the map mounted anew by a filter | {'never' if stayed else 'yes'} | never |",
    ]
    lines.append(f"| a place picked to its sentences, median of {len(places)} | {median(places):.0f} ms | 300 ms |")
    lines.append(f"| the first filter after a start | {median(first):.0f} ms | |")
    lines += [f"| filter by {name.lower()} | {median(times):.0f} ms | |" for name, times in found.items()]
    return "\n".join(lines)


def main() -> None:
    """Measure, print and write the section."""
    from playwright.sync_api import sync_playwright

    chromium = next(path for path in map(shutil.which, NAMES) if path)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        small, large, cache = folder / "sample.sqlite", folder / "large.sqlite", folder / "cache"
        command = [sys.executable, "-m", "geo", "ingest", str(ROOT / "data" / "sample"), "--store", str(small)]
        subprocess.run(
            [*command, "--metadata", str(ROOT / "data" / "sample" / "metadata.csv")],
            check=True,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
        )
        with connect(large) as store:
            store.add_many(reports(FIGURES // 10))
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        start(browser, small, cache)
        starts = [start(browser, small, cache) for _ in range(STARTS)]
        found, stayed = filters(browser, large, cache)
        browser.close()
    text = table(starts, found, stayed=stayed, load=os.getloadavg()[1])
    print(text)
    write_section("dashboard in the browser", text)


if __name__ == "__main__":
    main()
