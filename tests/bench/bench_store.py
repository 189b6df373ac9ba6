"""``make bench-store``: how the cost of the store and of estimates grows; writes a part of docs/benchmarks.md.

Never a test: it measures, and judges nothing. Seconds are of the processor, so that other work on the machine does
not count. One size a process, so that memory is that of one size.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from sections import write_section  # noqa: E402

from geo.models import Policy  # noqa: E402
from geo.pipeline import Filters, Kept, brought, map_layers, reconcile_store  # noqa: E402
from geo.store import connect  # noqa: E402
from tests.store.scale import FIGURES_A_REPORT, places, report, reports  # noqa: E402

STEPS = {
    "ingest": "store all reports",
    "first": "first map: read, reconcile, every time step",
    "date": "another date on the map",
    "table": "another date in the table, with sources and disagreements",
    "indicator": "another indicator",
    "place": "another country",
    "policy": "another policy",
    "source": "another source",
    "add": "store one more report",
    "brought": "say what it brought",
    "after": "map anew after it",
    "memory": "peak memory, MB",
    "keep": "keep what was worked out for the next run",
    "next": "first map of the next run",
    "next_memory": "its peak memory, MB",
}


def measure(count: int, store: Path) -> dict[str, float]:
    """Return the seconds of each step for so many figures, and the peak of memory in megabytes."""
    found: dict[str, float] = {}
    number = count // FIGURES_A_REPORT
    begun = time.process_time()
    made = sum(1 for _ in reports(min(number, 2000)))
    share = (time.process_time() - begun) / made * number

    def clock(name: str, work: object, less: float = 0.0) -> object:
        start = time.process_time()
        result = work()
        found[name] = max(0.0, time.process_time() - start - less)
        return result

    if not store.exists():
        with connect(store) as opened:
            clock("ingest", lambda: opened.add_many(reports(number)), share)
    kept = Kept()
    with connect(store) as opened:

        def ask(policy: Policy = Policy.LATEST, **filters: object) -> object:
            known = reconcile_store(opened, policy=policy, filters=Filters(**filters), kept=kept)
            return known, map_layers(known, revision=opened.revision)

        known, drawn = clock("first", ask)
        clock("date", lambda: [one.level(date(2020, 3, 5)) for one in drawn.series])
        clock("table", lambda: known.estimates(date(2020, 3, 5)))
        clock("indicator", lambda: ask(indicators=("killed",)))
        clock("place", lambda: ask(countries=("XC",)))
        clock("source", lambda: ask(sources=("Ministry 7",)))
        clock("policy", lambda: ask(policy=Policy.HIGHEST))
        before = opened.revision
        extra = report(number + int(time.time()) % 1_000_000, places(), random.Random(9))  # noqa: S311
        clock("add", lambda: opened.add(*extra))
        clock("brought", lambda: brought(opened, before))
        clock("after", ask)
        found["memory"] = _peak()
        clock("keep", lambda: kept.save(opened, least=0))
    return found


def measure_next(store: Path) -> dict[str, float]:
    """Return the seconds of the first map of a run that finds what another one kept, and its peak of memory."""
    start = time.process_time()
    with connect(store) as opened:
        known = reconcile_store(opened, policy=Policy.LATEST, kept=Kept.load(opened))
        map_layers(known, revision=opened.revision)
    return {"next": time.process_time() - start, "next_memory": _peak()}


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def page(sizes: dict[int, dict[str, float]]) -> str:
    """Return the table, one column a size."""
    lines = [
        "## Growth of the store",
        "",
        "Written by `make bench-store`: figures at 5,000 places in 40 countries over ten years, ten a report, of four",
        "indicators; seconds of one processor. Nine figures in ten have a start of their own, so that there are almost",
        "as many claims as figures: the worst case.",
        "",
        "| what | " + " | ".join(f"{size:,} figures" for size in sizes) + " |",
        "|---|" + "---|" * len(sizes),
    ]
    for key, words in STEPS.items():
        cells = [
            "–" if key not in one else f"{one[key]:,.0f}" if "memory" in key else f"{one[key]:,.2f}"
            for one in sizes.values()
        ]
        lines.append(f"| {words} | {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> None:
    """Measure each size in a process of its own, print and write the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--one", type=Path, help="measure one size in this store and print it")
    parser.add_argument("--next", type=Path, help="measure the next run of this store and print it")
    options = parser.parse_args()
    if options.next is not None:
        print(json.dumps(measure_next(options.next)))
        return
    if options.one is not None:
        print(json.dumps(measure(options.sizes[0], options.one)))
        return
    sizes: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in options.sizes:
            store, cache = f"{folder}/{size}.sqlite", {**os.environ, "XDG_CACHE_HOME": folder}
            sizes[size] = {}
            for way in (["--sizes", str(size), "--one", store], ["--next", store]):
                command = [sys.executable, __file__, *way]
                done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=cache)
                sizes[size] |= json.loads(done.stdout)
            print(size, json.dumps(sizes[size]), flush=True)
    write_section("store", page(sizes))


if __name__ == "__main__":
    main()
