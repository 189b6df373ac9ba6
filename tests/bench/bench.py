"""``make bench``: speed as ratios against a peer in the same run, on one core; writes docs/benchmarks.md.

Never a test: it measures, and judges nothing.
"""

from __future__ import annotations

import json
import os
import platform
import re
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from sections import write_section
from texts import LENGTH, ordinary, texts

from geo.extraction import extract
from geo.extraction.toponyms import recognise
from geo.gazetteer import open_gazetteer
from geo.geocoding import geocode, resolve
from geo.languages import load
from geo.models import Document, Extraction, Precision, PublishedBasis, document_id

ROOT = Path(__file__).resolve().parents[2]
PEERS = ROOT / ".bench" / "venv" / "bin" / "python"
NATIVE = ROOT / ".bench" / "native"

ROUNDS = 3
#: The regex peer: one alternation an indicator, within six words of a number.
_WORDS = {
    "killed": "killed|dead|deaths|died|bodies",
    "injured": "injured|wounded|hurt",
    "displaced": "displaced|fled|homeless|evacuated",
    "missing": "missing",
    "refugees": "refugees|migrants|asylum seekers",
}
_REGEX = [
    re.compile(
        rf"\b\d[\d,.]*\b(?:\W+\w+){{0,6}}?\W+(?:{words})\b|\b(?:{words})\b(?:\W+\w+){{0,6}}?\W+\d[\d,.]*\b",
        re.IGNORECASE,
    )
    for words in _WORDS.values()
]


def document(text: str) -> Document:
    """Return a text as a report of a known day."""
    return Document(
        id=document_id(text),
        address="bench",
        text=text,
        language="en",
        published=date(2024, 3, 1),
        published_precision=Precision.DAY,
        published_basis=PublishedBasis.GIVEN,
    )


def rate(run, items) -> float:
    """Return items a second of processor time: the best of some rounds, since other work on the machine only slows."""
    for item in items[:5]:
        run(item)
    best = 0.0
    for _ in range(ROUNDS):
        start = time.process_time()
        for item in items:
            run(item)
        best = max(best, len(items) / (time.process_time() - start))
    return best


def resident_after_opening() -> dict[str, float]:
    """Open the gazetteer in a new process; return seconds to the first look-up and megabytes that it added."""
    code = (
        "import json, resource, time\n"
        "import geo.gazetteer\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "start = time.perf_counter()\n"
        "found = geo.gazetteer.open_gazetteer().find('Idleb')\n"
        "took = time.perf_counter() - start\n"
        "after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "grown = (after - before) / 1024\n"
        "print(json.dumps({'seconds': took, 'added_mb': grown, 'whole_mb': after / 1024, 'found': len(found)}))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def cold_extract(text: str) -> tuple[float, float]:
    """Return the median times of `geo extract` of one article in a new process: by the clock, and of the processor."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(text, encoding="utf-8")
        times, busy = [], []
        for _ in range(5):
            start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(
                [sys.executable, "-m", "geo", "extract", str(path)], cwd=ROOT, capture_output=True, check=True
            )
            times.append(time.perf_counter() - start)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            busy.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return sorted(times)[2], sorted(busy)[2]


def peer_rates(items: dict[str, list[str]]) -> dict[str, float]:
    """Run the peers in their own environment; empty where it is not there (``make bench`` makes it)."""
    if not PEERS.exists():
        return {}
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(items, file)
        file.flush()
        done = subprocess.run(
            [PEERS, Path(__file__).with_name("peers.py"), file.name], capture_output=True, text=True, check=True
        )
    return json.loads(done.stdout)


def own_rates(dense: list[Document], plain: list[Document]) -> dict[str, float]:
    """Return how fast the program goes as it is installed, by what it does."""
    gazetteer, english = open_gazetteer(), load("en")

    def whole(item: Document) -> None:
        geocode(extract(item, gazetteer), gazetteer)

    def only_places(item: Document) -> None:
        resolve(Extraction(item, (), tuple(recognise(item.text, english, gazetteer))), gazetteer)

    return {
        "extraction with geocoding, ordinary articles": rate(whole, plain),
        "extraction with geocoding, dense reports": rate(whole, dense),
        "recognition and resolution of toponyms alone": rate(only_places, dense),
        "recognition of toponyms alone": rate(lambda item: recognise(item.text, english, gazetteer), dense),
    }


def native_rates() -> dict[str, float]:
    """Return the same of the program with its extraction compiled; empty where that is not there (see the Makefile)."""
    if not (NATIVE / ".ready").exists():
        return {}
    done = subprocess.run(
        [sys.executable, __file__, "--rates"],
        env=os.environ | {"PYTHONPATH": str(NATIVE)},
        capture_output=True,
        text=True,
        check=True,
    )
    return {f"compiled: {name}": value for name, value in json.loads(done.stdout).items()}


def main() -> None:
    """Measure, print and write the tables; with ``--rates`` only print the program's own rates as JSON."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    items, articles = texts(), ordinary()
    dense, plain = [document(text) for text in items], [document(text) for text in articles]
    if "--rates" in sys.argv[1:]:
        print(json.dumps(own_rates(dense, plain)))
        return
    gazetteer = open_gazetteer()

    def figures(documents: list[Document]) -> float:
        return sum(len(extract(item, gazetteer).figures) for item in documents) / len(documents)

    rows = own_rates(dense, plain) | native_rates()
    rows |= {
        "regex, one alternation an indicator": rate(lambda text: [one.findall(text) for one in _REGEX], items),
    }
    peers = peer_rates({"dense": items, "ordinary": articles})
    index = resident_after_opening()
    cold, busy = cold_extract(articles[0])
    size = (ROOT / "data" / "gazetteer.bin").stat().st_size / 1e6
    lines = [
        "## Extraction and places",
        "",
        "Written by `make bench`; ratios count, absolute figures depend on the machine.",
        f"{platform.machine()}, one core, Python {platform.python_version()};",
        f"{len(items)} texts of {LENGTH} letters each, made of the project's own gold:",
        f"ordinary articles with {figures(plain):.1f} figures a text, dense reports with {figures(dense):.1f}.",
        f"Processor time, the best of {ROUNDS} rounds.",
        "",
        "| what | texts a second | against spaCy sm |",
        "|---|---|---|",
    ]
    spacy = peers.pop("spacy_sm", None)
    articles_by_spacy = peers.pop("spacy_sm_ordinary", None)
    rows |= {name.replace("_", " "): value for name, value in peers.items()}
    if spacy and articles_by_spacy:
        rows |= {"spaCy sm, ordinary articles": articles_by_spacy, "spaCy sm, dense reports": spacy}
    for name, value in rows.items():
        peer = articles_by_spacy if name.endswith("ordinary articles") else spacy
        ratio = f"{value / peer:.1f} ×" if peer else "–"
        lines.append(f"| {name} | {value:,.1f} | {ratio} |")
    lines += [
        "",
        "| what | measured |",
        "|---|---|",
        f"| `geo extract` of one article, cold, median of 5 | {cold:.2f} s, {busy:.2f} s of processor time |",
        f"| gazetteer: open and first look-up | {index['seconds']:.3f} s |",
        f"| gazetteer: memory added by it | {index['added_mb']:.0f} MB (process {index['whole_mb']:.0f} MB) |",
        f"| gazetteer: on disk | {size:.1f} MB |",
        "",
    ]
    page = "\n".join(lines)
    print(page)
    write_section("extraction", page)


if __name__ == "__main__":
    main()
