"""Estimates and figures that the tests of exports share."""

from datetime import date

from shapely.geometry import Point, box

from geo.models import (
    Counting,
    Document,
    Estimate,
    Figure,
    Group,
    Period,
    Place,
    PlaceKind,
    PublishedBasis,
    Quantity,
    Role,
    Span,
    Toponym,
    Unit,
)
from geo.reconciliation import Observation

IDLIB = Place(id="SY-ID", name="Idlib, مدينة", kind=PlaceKind.AREA, country="SY", geometry=box(36, 35, 37, 36))
TOWN = Place(id="t1", name='Ariha "the old"', kind=PlaceKind.POINT, country="SY", geometry=Point(36.6, 35.8))


def estimate(**changes):
    fields = {
        "id": "e1",
        "indicator": "killed",
        "counting": Counting.FLOW,
        "role": Role.EVENT,
        "group": Group(),
        "unit": Unit.PEOPLE,
        "place": IDLIB,
        "period": Period(date(2020, 2, 27), date(2020, 2, 27)),
        "low": 33.0,
        "best": 33.0,
        "high": 34.0,
        "figure_ids": ("f1", "f2"),
        "sources": ("Turkey", "=cmd()"),
    }
    return Estimate(**(fields | changes))


def observation(ident="f1", *, place=TOWN, value=33.0, indicator="killed", quote="33 soldiers were killed\nin Ariha"):
    document = Document(
        id="d1",
        address="report.txt",
        text="x" * 100,
        language="en",
        publisher="+Wire, the",
        published=date(2020, 2, 28),
        published_basis=PublishedBasis.GIVEN,
    )
    figure = Figure(
        id=ident,
        document_id="d1",
        span=Span(0, 22),
        number_span=Span(0, 2),
        quote=quote,
        quantity=Quantity(value),
        indicator=indicator,
        counting=Counting.FLOW,
        period=Period(date(2020, 2, 27), date(2020, 2, 27)),
        toponyms=(Toponym(Span(10, 15), "Ariha", Role.EVENT),),
        confidence=0.9,
    )
    return Observation(figure, place, Role.EVENT, document)
