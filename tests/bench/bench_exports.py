"""``make bench-exports``: how long products take; writes a part of docs/benchmarks.md.

Never a test: it measures, and judges nothing. Seconds are of the processor, so that other work on the machine does
not count; those of the clock stand beside them.
"""

from __future__ import annotations

import os
import platform
import resource
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from sections import write_section  # noqa: E402

from geo.exports import Selection, atlas, load_layout, render  # noqa: E402
from geo.models import Policy  # noqa: E402
from geo.pipeline import ingest, reconcile_store  # noqa: E402
from geo.settings import load  # noqa: E402
from geo.sources import read, read_text  # noqa: E402
from geo.store import connect  # noqa: E402
from tests.store.scale import FIGURES_A_REPORT, reports  # noqa: E402

SAMPLE = ROOT / "data" / "sample"
AT = date(2020, 3, 6)
FIGURES = 100_000

#: The fourteen governorates of Syria, each with its capital.
CAPITALS = (
    *("Damascus", "Douma", "Daraa", "As-Suwayda", "Quneitra", "Homs", "Hama", "Tartus", "Latakia", "Idlib", "Aleppo"),
    *("Raqqa", "Deir ez-Zor", "Al-Hasakah"),
)


def clock(work) -> tuple[float, float, object]:
    """Return seconds of the processor with those of the programs it calls, of the clock, and the result."""
    begun, before = time.perf_counter(), os.times()
    result = work()
    after = os.times()
    used = sum(
        getattr(after, one) - getattr(before, one) for one in ("user", "system", "children_user", "children_system")
    )
    return used, time.perf_counter() - begun, result


def main() -> None:
    """Measure, print and write the table."""
    with tempfile.TemporaryDirectory() as folder:
        with connect(str(Path(folder) / "sample.sqlite")) as store:
            ingest(read([str(SAMPLE)], metadata=SAMPLE / "metadata.csv", settings=load()), store)
            sample = reconcile_store(store, policy=Policy.LATEST)
        with connect(str(Path(folder) / "syria.sqlite")) as store:
            texts = [
                f"Syria, 2 March 2020 - {n + 5} people were killed in {name}, Syria, on Sunday, the White Helmets said."
                for n, name in enumerate(CAPITALS)
            ]
            ingest(
                [read_text(words, name=f"report {n}", published=date(2020, 3, 2)) for n, words in enumerate(texts)],
                store,
            )
            syria = reconcile_store(store, policy=Policy.LATEST)
        chosen = Selection(at=AT)
        first = clock(lambda: render(sample, "map.png", chosen))
        months = Selection(at=AT, since=AT - timedelta(days=29 * 7 - 1))
        pages: list[str] = []
        rows = [
            ("PNG of one map at 144 dots an inch, the first", 0.0, first),
            (
                "PNG of one map, after the first",
                0.6,
                min(clock(lambda: render(sample, "map.png", chosen)) for _ in range(5)),
            ),
            (
                "PNG of one map at 300 dots an inch",
                0.0,
                clock(lambda: render(sample, "map.png", chosen, load_layout("map", dpi=300))),
            ),
            ("SVG of one map", 0.0, clock(lambda: render(sample, "map.svg", chosen))),
            ("PDF of one map", 0.0, clock(lambda: render(sample, "map.pdf", chosen))),
            ("brief of two pages (PDF)", 0.0, clock(lambda: render(sample, "brief.pdf", chosen, load_layout("brief")))),
            ("deck (PPTX)", 6.0, clock(lambda: render(sample, "deck.pptx", chosen))),
            (
                "atlas of 14 provinces (PDF)",
                15.0,
                clock(lambda: atlas(syria, Selection(), progress=lambda _, name: pages.append(name))),
            ),
            ("GIF of 30 steps", 10.0, clock(lambda: render(sample, "film.gif", months))),
            ("MP4 of 30 steps", 0.0, clock(lambda: render(sample, "film.mp4", months))),
        ]
        with connect(str(Path(folder) / "many.sqlite")) as store:
            store.add_many(reports(FIGURES // FIGURES_A_REPORT))
            many = reconcile_store(store, policy=Policy.LATEST)
            many.estimates(AT)  # the first answer works the claims out
            rows.append(
                (f"HXL of a store of {FIGURES:,} figures", 5.0, clock(lambda: render(many, "x.hxl.csv", chosen)))
            )
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lines = [
        "## Products",
        "",
        "Written by `make bench-exports`, from the sample reports; the atlas from one report for each governorate of",
        f"Syria ({len(set(pages) - {''})} pages). {platform.machine()}, {os.cpu_count()} cores,",
        f"Python {platform.python_version()}; the processor's seconds count, other work lengthens the clock's.",
        "",
        "| product | processor, s | clock, s | wanted, s |",
        "|---|---|---|---|",
        *(
            f"| {name} | {used:.2f} | {took:.2f} | {f'{goal:g}' if goal else '–'} |"
            for name, goal, (used, took, _) in rows
        ),
        f"| peak memory of all of them in one process, MB | {memory:.0f} | | 1000 |",
        "",
    ]
    page = "\n".join(lines)
    print(page)
    write_section("products", page)


main()
