"""Made-up layers of any size: places, days, and figures with their reports, the same at every run."""

from __future__ import annotations

import random
from datetime import date, timedelta

from shapely.geometry import Point

from geo.layers import FigureCard, Layers, Series, Step
from geo.models import (
    Counting,
    Document,
    Figure,
    Period,
    Place,
    PlaceKind,
    Policy,
    Precision,
    PublishedBasis,
    Quantity,
    Role,
    Span,
    Unit,
)

START = date(2015, 1, 1)
INDICATORS = ("killed", "injured", "displaced", "blocked")
_JUMPS = (1, 2, 5, 20, 300)


def crowd(places: int, days: int, figures: int, *, cards: bool = False) -> Layers:
    """Return cumulative flows: each place has one indicator and its share of the figures, on days drawn by lot.

    Figures of one place and day are one step, as after aggregation. With `cards`, each figure has a sentence in a
    report; without, the layers are those of a store whose quotes are not asked for.
    """
    chance = random.Random(7)  # noqa: S311  made-up places
    known: dict[str, Place] = {}
    found: dict[str, FigureCard] = {}
    series = []
    for number in range(places):
        name = f"Town {number}"
        point = Point(chance.uniform(30, 44), chance.uniform(31, 41))
        place = Place(f"p:{number}", name, PlaceKind.POINT, "SY", geometry=point)
        known[place.id] = place
        indicator = INDICATORS[number % len(INDICATORS)]
        by_day: dict[int, list[int]] = {}
        for _ in range(figures // places):
            by_day.setdefault(chance.randrange(days), []).append(chance.choice(_JUMPS))
        level, behind, steps = 0, [], []
        for offset in sorted(by_day):
            day = START + timedelta(offset)
            for value in by_day[offset]:
                level += value
                if cards:
                    card = _card(f"{number}-{offset}-{len(behind)}", name, indicator, value, day)
                    found[card.figure.id] = card
                    behind.append(card.figure.id)
            steps.append(Step(day, level, level, level + chance.choice((0, 0, 9)), day, tuple(behind)))
        series.append(Series(indicator, Counting.FLOW, Role.EVENT, "people", Unit.PEOPLE, place.id, tuple(steps)))
    if cards:
        found = {key: FigureCard(card.figure, card.document, _place_of(key), None) for key, card in found.items()}
    end = START + timedelta(days - 1)
    return Layers(START, end, tuple(series), known, found, (), (), (), 1, Policy.LATEST)


def _place_of(figure_id: str) -> str:
    return f"p:{figure_id.partition('-')[0]}"


def _card(figure_id: str, town: str, indicator: str, value: int, day: date) -> FigureCard:
    """Return one sentence of a report; sentences differ as those of reports do, so that they pack no better."""
    text = f"On {day:%d %B} officials in {town} spoke of {value} people {indicator}, report {figure_id} says."
    at = text.index(f"of {value} ") + 3
    document = Document(
        f"d{figure_id}",
        "bench",
        text,
        "en",
        f"Report {figure_id}",
        f"https://example.org/{figure_id}",
        "Example Gazette",
        day,
        Precision.DAY,
        PublishedBasis.GIVEN,
    )
    span, number = Span(0, len(text)), Span(at, at + len(str(value)))
    figure = Figure(
        figure_id, document.id, span, number, text, Quantity(value), indicator, Counting.FLOW, period=Period(day, day)
    )
    return FigureCard(figure, document, None, None)
