"""``make bench-browser``: the map in a real browser, with folium's own ways in the same run.

Writes a section of docs/benchmarks.md. Never a test: it measures, and judges nothing. Of several rounds the best
median counts, for whatever else the machine does can only slow a round down.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import folium_peers
from crowd import crowd
from sections import write_section

from geo.maps import encode, page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
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
ROUNDS = 5
_LONGEST = 180
STEPS = 60

_DRAWN = "document.querySelectorAll('path.leaflet-interactive').length"
_SLIDER = "Object.keys(window).some((name) => name.startsWith('timeline_slider'))"
QUANTILES = "const q = (all, share) => [...all].sort((a, b) => a - b)[Math.floor(all.length * share)];"
#: One step of the slider: what the page's own thread does, and the time from frame to frame while it moves.
SLIDE = f"""async (steps) => {{
    {QUANTILES}
    const app = window.crisisMap, own = [], frames = [], span = app.last - app.first;
    const day = (i) => app.first + Math.round((span * (i + steps / 4)) / (steps * 1.25));
    for (let i = 0; i < steps; i += 1) {{
        app.state.day = day(i);
        const start = performance.now();
        app.apply();
        own.push(performance.now() - start);
        await new Promise((done) => setTimeout(done, 0));
    }}
    let last = await new Promise(requestAnimationFrame);
    for (let i = 0; i < steps; i += 1) {{
        app.set({{ day: day(i) }});
        const now = await new Promise(requestAnimationFrame);
        frames.push(now - last);
        last = now;
    }}
    return {{ own: q(own, 0.5), median: q(frames, 0.5), p95: q(frames, 0.95) }};
}}"""
#: The same for a page of folium's plugins; `step` is what their own buttons do.
PEER = f"""async ([step, steps]) => {{
    {QUANTILES}
    const map = Object.values(window).find((one) => one instanceof L.Map), frames = [];
    const timeline = window[Object.keys(window).find((name) => name.startsWith("timeline_slider"))];
    const move = {{
        timestamped: () => map.timeDimension.nextTime(1, true),
        timeline: (i) => timeline.setTime(timeline.start + (timeline.end - timeline.start) * (0.5 + i / (2 * steps))),
        none: () => {{}},
    }}[step];
    let last = await new Promise(requestAnimationFrame);
    for (let i = 0; i < steps; i += 1) {{
        move(i);
        await new Promise(requestAnimationFrame);
        const now = await new Promise((done) => setTimeout(() => requestAnimationFrame(done), 0));
        frames.push(now - last);
        last = now;
    }}
    return {{ median: q(frames, 0.5), p95: q(frames, 0.95) }};
}}"""
#: The same loop with nothing to do: what the machine itself leaves of a frame at that time.
IDLE = f"""async (steps) => {{
    {QUANTILES}
    const frames = [];
    let last = await new Promise(requestAnimationFrame);
    for (let i = 0; i < steps; i += 1) {{
        const now = await new Promise(requestAnimationFrame);
        frames.push(now - last);
        last = now;
    }}
    return {{ median: q(frames, 0.5), p95: q(frames, 0.95) }};
}}"""
CLICK = """async (tries) => {
    const app = window.crisisMap, times = [];
    for (let i = 0; i < tries; i += 1) {
        app.pick(null);
        const start = performance.now();
        app.pick(i * 7, true);
        while (!app.placePanel.node.querySelector("mark")) await new Promise((done) => setTimeout(done, 1));
        await new Promise(requestAnimationFrame);
        times.push(performance.now() - start);
    }
    return times.sort((a, b) => a - b)[tries >> 1];
}"""


@contextmanager
def opened(browser: Browser, path: Path, ready: str) -> Iterator[tuple[Page, float]]:
    """Open a file; yield the page and how many seconds it took until it was ready, without the browser's own start."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    folium_peers.serve(context)
    tab = context.new_page()
    tab.set_default_timeout(120_000)
    tab.goto(path.as_uri(), wait_until="commit")
    end = time.monotonic() + _LONGEST
    while not tab.evaluate(f"document.readyState === 'complete' && Boolean({ready})"):
        if time.monotonic() > end:
            message = f"{path.name} was not ready after {_LONGEST} s"
            raise TimeoutError(message)
        tab.wait_for_timeout(5)
    seconds = tab.evaluate("performance.now()") / 1000
    tab.wait_for_timeout(600)
    try:
        yield tab, seconds
    finally:
        context.close()


def best(rounds: list[dict[str, float]], key: str = "median") -> dict[str, float]:
    """Return the round with the least median."""
    return min(rounds, key=lambda one: one[key])


def of_map(browser: Browser, path: Path) -> dict[str, float]:
    """Measure one of our pages: load, slider, click."""
    loads = []
    for _ in range(ROUNDS):
        with opened(browser, path, "window.crisisMap") as (_, seconds):
            loads.append(seconds)
    with opened(browser, path, "window.crisisMap") as (tab, _):
        rounds = [tab.evaluate(SLIDE, STEPS) for _ in range(ROUNDS)]
        out = {**best(rounds), "own": min(one["own"] for one in rounds), "load": sorted(loads)[ROUNDS // 2]}
        idle = tab.evaluate(IDLE, STEPS)
        out |= {"idle": idle["median"], "idle_p95": idle["p95"]}
        if tab.evaluate("window.crisisMap.bundle.chunks.length"):
            out["click"] = tab.evaluate(CLICK, 15)
    return out


def of_peer(browser: Browser, path: Path, step: str, ready: str) -> dict[str, float]:
    """Measure a page of folium's."""
    with opened(browser, path, ready) as (tab, seconds):
        return {"load": seconds, **best([tab.evaluate(PEER, [step, 25]) for _ in range(3)])}


def of_st_folium(browser: Browser, count: int, folder: Path) -> dict[str, float]:
    """Measure a step of a Streamlit slider until the map shows it, and whether it was mounted anew."""
    script = folder / "peer.py"
    script.write_text(folium_peers.ST_FOLIUM.format(count=count), encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        script,
        "--server.port",
        str(port),
        "--server.headless",
        "true",
    ]
    paths = os.pathsep.join([str(ROOT / ".bench" / "st_folium"), os.environ.get("PYTHONPATH", "")])
    running = subprocess.Popen(
        [*map(str, command), "--browser.gatherUsageStats", "false"],
        env={**os.environ, "PYTHONPATH": paths},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    folium_peers.serve(context)
    try:
        tab = context.new_page()
        tab.set_default_timeout(60_000)
        for _ in range(100):
            try:
                tab.goto(f"http://127.0.0.1:{port}")
                break
            except Exception:  # noqa: BLE001  the server is not up yet
                time.sleep(0.2)

        def circles() -> int:
            frame = next((one for one in tab.frames if "streamlit_folium" in one.url), None)
            try:
                return frame.evaluate("document.querySelectorAll('path.leaflet-interactive').length") if frame else -1
            except Exception:  # noqa: BLE001  the frame is being replaced
                return -1

        def wait(wanted: int) -> None:
            end = time.monotonic() + 60
            while circles() != wanted:
                if time.monotonic() > end:
                    message = f"st_folium never drew {wanted} circles"
                    raise TimeoutError(message)
                tab.wait_for_timeout(3)

        wait(count + 100)
        times = []
        slider = tab.locator("input[type=range], [role=slider]").first
        for number in range(1, 8):
            slider.focus()
            start = time.perf_counter()
            tab.keyboard.press("ArrowRight")
            wait(count + 100 + number)
            times.append((time.perf_counter() - start) * 1000)
        return {"median": sorted(times)[3]}
    finally:
        context.close()
        running.terminate()
        running.wait()


def main() -> None:
    """Measure, print and write the section."""
    from playwright.sync_api import sync_playwright

    chromium = next(path for path in map(shutil.which, NAMES) if path)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)

        def written(file: str, text: str) -> Path:
            path = folder / file
            path.write_text(text, encoding="utf-8")
            return path

        exported = written("exported.html", page(crowd(500, 365, 100_000, cards=True), quotes_per_place=20))
        small = written("small.html", page(crowd(500, 365, 1_000_000)))
        layers = crowd(5_000, 3_650, 1_000_000)
        data = len(json.dumps(encode(layers), ensure_ascii=False, separators=(",", ":")).encode())
        large = written("large.html", page(layers))
        peers = {
            "folium `CircleMarker` with popup": ("none", f"{_DRAWN} >= 10000", folium_peers.circle_markers),
            "folium `TimestampedGeoJson`": ("timestamped", f"{_DRAWN} > 0", folium_peers.timestamped),
            "folium `Timeline` with slider": (
                "timeline",
                _SLIDER,
                folium_peers.timeline,
            ),
        }
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        ours = {path.stem: of_map(browser, path) for path in (exported, small, large)}
        theirs = {}
        for title, (step, ready, make) in peers.items():
            start = time.perf_counter()
            path = written("peer.html", make(10_000, 365))
            theirs[title] = {
                "build": time.perf_counter() - start,
                "size": path.stat().st_size,
                **of_peer(browser, path, step, ready),
            }
        rebuilt = of_st_folium(browser, 1_000, folder)
        browser.close()
        sizes = {"data": data, **{path.stem: path.stat().st_size for path in (exported, small, large)}}
    text = table(ours, theirs, rebuilt, sizes)
    print(text)
    write_section("map in the browser", text)


def table(
    ours: dict[str, dict[str, float]],
    theirs: dict[str, dict[str, float]],
    rebuilt: dict[str, float],
    sizes: dict[str, int],
) -> str:
    """Return the section: what issue asks of the map, then folium's own ways at a tenth or less of the figures."""
    exported, small, large = ours["exported"], ours["small"], ours["large"]
    chromium = next(path for path in map(shutil.which, NAMES) if path)
    version = subprocess.run([chromium, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    lines = [
        "## The map in the browser",
        "",
        f"Written by `make bench-browser`: {version}, headless, no GPU; {os.cpu_count()} cores,",
        f"{platform.machine()}; the best median of {ROUNDS} rounds of {STEPS} steps. A frame of",
        "the screen is 16.7 ms.",
        "",
        "| the map | measured | at most |",
        "|---|---|---|",
        f"| slider step, 500 places × 365 days, 1M figures: main thread | {small['own']:.1f} ms | 8 ms |",
        f"| the same: frame to frame, median / p95 | {small['median']:.0f} / {small['p95']:.0f} ms | 17 ms |",
        f"| slider step, 5,000 places × 3,650 days, 1M figures, cumulative: main thread | {large['own']:.1f} ms | |",
        f"| the same: frame to frame, median / p95 | {large['median']:.0f} / {large['p95']:.0f} ms | 33 / 50 ms |",
        f"| a frame with nothing to do, at that time | {large['idle']:.0f} / {large['idle_p95']:.0f} ms | |",
        f"| map data for that | {sizes['data'] / 1e6:.2f} MB | 2 MB |",
        f"| exported file, 100k figures, latest 20 quotes a place: size | {sizes['exported'] / 1e6:.2f} MB | 5 MB |",
        f"| the same: load, median | {exported['load']:.2f} s | 0.8 s |",
        f"| the same: slider step, frame to frame | {exported['median']:.0f} ms | 17 ms |",
        f"| the same: a place picked to its sentences shown | {exported['click']:.0f} ms | 300 ms |",
        "",
        "| peers, 10k figures over 365 days | build | page | load | a step |",
        "|---|---|---|---|---|",
    ]
    for title, one in theirs.items():
        step = "–" if "CircleMarker" in title else f"{one['median']:.0f} ms"
        lines.append(f"| {title} | {one['build']:.1f} s | {one['size'] / 1e6:.1f} MB | {one['load']:.1f} s | {step} |")
    lines.append(f"| `st_folium`, map rebuilt at each step, 1k figures | – | – | – | {rebuilt['median']:.0f} ms |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
