"""Measure the store at scale: ``python -m tests.store.scale --reports 100000 --store /tmp/scale.sqlite``.

Ten figures a report, at 5,000 places, over ten years; prints one JSON line a measure.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import resource
import time
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from shapely.geometry import Point

from geo.models import (
    Candidate,
    Counting,
    Document,
    Evidence,
    Figure,
    Group,
    GroupKind,
    Located,
    LocatedFigure,
    Period,
    Place,
    PlaceKind,
    Precision,
    PublishedBasis,
    Qualifier,
    Quantity,
    Role,
    Span,
    Toponym,
    document_id,
    figure_id,
)
from geo.store import connect

if TYPE_CHECKING:
    from collections.abc import Iterator

FIGURES_A_REPORT = 10
EVIDENCE = ("number", "unit", "indicator", "place", "period", "attribution")
FIRST_DAY = date(2016, 1, 1)


#: Countries, by codes that ISO 3166-1 leaves to users, and towns in each of them.
COUNTRIES = [f"X{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"] + [f"Q{letter}" for letter in "MNOPQRSTUVWXYZ"]
TOWNS_A_COUNTRY = 125


def places() -> list[Place]:
    """Return 5,000 towns on a grid, country by country."""
    return [
        Place(
            f"gn:{n}",
            f"Town {n}",
            PlaceKind.POINT,
            COUNTRIES[n // TOWNS_A_COUNTRY],
            (COUNTRIES[n // TOWNS_A_COUNTRY],),
            f"{COUNTRIES[n // TOWNS_A_COUNTRY]}-A",
            geometry=Point(n % 100, n // 100),
            precision_km=2,
        )
        for n in range(len(COUNTRIES) * TOWNS_A_COUNTRY)
    ]


def report(
    number: int, towns: list[Place], chance: random.Random
) -> tuple[Document, list[LocatedFigure], list[Located]]:
    """Return one report with its figures."""
    day = FIRST_DAY + timedelta(days=number % 3650)
    sentences, figures, mentioned = [], [], []
    at = 0
    rows = []
    for n in range(FIGURES_A_REPORT):
        # A report is about one country.
        place = towns[number % len(COUNTRIES) * TOWNS_A_COUNTRY + (number * 7 + n * 31) % TOWNS_A_COUNTRY]
        value = chance.randrange(1, 5000)
        sentence = f"At least {value} people were killed near {place.name} since early {day:%B}, "
        sentence += f"according to officials quoted on day {number}.{n}. "
        rows.append((at, sentence, value, place))
        sentences.append(sentence)
        at += len(sentence)
    text = "".join(sentences) + "The situation remains difficult. " * 25
    document = Document(
        document_id(text), f"report-{number}.txt", text, "en", f"Report {number}", f"https://example.org/{number}",
        f"Publisher {number % 60}", day, Precision.DAY, PublishedBasis.GIVEN,
    )  # fmt: skip
    for start, sentence, value, place in rows:
        digits = Span(start + 9, start + 9 + len(str(value)))
        name = start + sentence.index(place.name)
        toponym = Toponym(Span(name, name + len(place.name)), place.name, Role.EVENT, anchors=(place.name,))
        others = [towns[chance.randrange(len(towns))] for _ in range(2)]
        guesses = [
            Candidate(place, round(chance.random(), 3), ("named in the sentence", "near other places of the text"))
        ]
        guesses += [Candidate(other, round(chance.random() / 2, 3), ("same name",)) for other in others]
        located = Located(toponym, place, tuple(guesses))
        mentioned.append(located)
        indicator = ("killed", "injured", "displaced", "refugees")[value % 4]
        figure = Figure(
            figure_id(document.id, digits, indicator), document.id, Span(start, start + len(sentence)), digits,
            sentence, Quantity(float(value), float(value), None, Qualifier.AT_LEAST, str(value)), indicator,
            Counting.FLOW, who="people", group=Group(GroupKind.CIVILIAN),
            period=Period(day.replace(day=1), day, Precision.DAY, "since early"),
            toponyms=(toponym,), attributed_to=f"Ministry {number % 60}", rule="en.killed.passive", confidence=0.8,
            evidence=tuple(Evidence(field, digits) for field in EVIDENCE),
        )  # fmt: skip
        figures.append(LocatedFigure(figure, (located,)))
    return document, figures, mentioned


def reports(count: int) -> Iterator[tuple[Document, list[LocatedFigure], list[Located]]]:
    """Yield so many reports, always the same."""
    towns, chance = places(), random.Random(5)  # noqa: S311
    for number in range(count):
        yield report(number, towns, chance)


class Clock:
    """Prints how long each step took, and the peak memory of the process."""

    def __init__(self, **fixed: object) -> None:
        self._fixed = fixed

    def tell(self, step: str, started: float, **more: object) -> None:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        seconds = round(time.perf_counter() - started, 3)
        print(json.dumps({**self._fixed, "step": step, "seconds": seconds, "peak_mb": peak, **more}), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--store", default="/tmp/scale.sqlite")  # noqa: S108
    parser.add_argument("--skip-ingest", action="store_true")
    parser.add_argument("--full", action="store_true", help="load candidates and evidence too")
    options = parser.parse_args()
    clock = Clock(reports=options.reports)
    if not options.skip_ingest:
        started = time.perf_counter()
        made = sum(1 for _ in reports(min(options.reports, 2000)))
        share = (time.perf_counter() - started) / made * options.reports
        started = time.perf_counter()
        with connect(options.store) as store:
            store.add_many(reports(options.reports))
            clock.tell("ingest", started + share, note="time to make the records taken off")
    started = time.perf_counter()
    with connect(options.store) as store:
        store.counts()
        clock.tell("open and count", started, size_mb=_size(options.store))
        started = time.perf_counter()
        extra = next(iter(reports(1)))
        store.add(*extra)
        clock.tell("add a report again", started)
        started = time.perf_counter()
        document = Document(f"new{time.time_ns()}", "new.txt", "At least 5 died.")
        store.add(document, [])
        clock.tell("add one more report", started)
        for step, wanted in (
            ("figures of one report", {"document": extra[0].id}),
            ("figures at one place", {"place": "gn:7"}),
            ("figures of one month", {"start": date(2020, 2, 1), "end": date(2020, 2, 29), "brief": True}),
        ):
            started = time.perf_counter()
            found = len(store.figures(**wanted))
            clock.tell(step, started, found=found)
        started = time.perf_counter()
        found = len(store.documents(brief=True))
        clock.tell("documents, brief", started, found=found)
        started = time.perf_counter()
        found = len(store.documents(brief=True, known_on=date(2020, 3, 5)))
        clock.tell("documents, brief, known on a day", started, found=found)
        gc.collect()
        started = time.perf_counter()
        found = sum(1 for _ in store.each_figure(brief=True))
        clock.tell("figures, brief, one by one", started, found=found)
        started = time.perf_counter()
        found = len(store.figures(brief=not options.full))
        clock.tell(
            "figures, full, all at once" if options.full else "figures, brief, all at once", started, found=found
        )


def _size(store: str) -> int | None:
    path = Path(store)
    return path.stat().st_size // 2**20 if path.exists() else None


if __name__ == "__main__":
    main()
