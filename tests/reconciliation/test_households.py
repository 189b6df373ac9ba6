from datetime import date

import pytest

from geo.errors import InputError
from geo.models import (
    Counting,
    Document,
    Figure,
    Period,
    Precision,
    PublishedBasis,
    Qualifier,
    Quantity,
    Role,
    Span,
    Unit,
)
from geo.reconciliation import Observation, as_people

TEXT = "Some 300 families fled."
DOCUMENT = Document(
    id="d", address="a.txt", text=TEXT, published=date(2022, 8, 3), published_precision=Precision.DAY,
    published_basis=PublishedBasis.GIVEN,
)  # fmt: skip


def observation(quantity, unit=Unit.HOUSEHOLDS):
    figure = Figure(
        id="f",
        document_id="d",
        span=Span(0, 22),
        number_span=Span(5, 8),
        quote=TEXT[:22],
        quantity=quantity,
        indicator="displaced",
        counting=Counting.FLOW,
        unit=unit,
        period=Period(date(2022, 8, 1), date(2022, 8, 3)),
    )
    return Observation(figure, None, Role.ORIGIN, DOCUMENT)


@pytest.mark.parametrize(
    ("quantity", "people"),
    [
        (Quantity(300.0, words="300"), Quantity(1500.0, None, None, Qualifier.ABOUT, "300 × 5")),
        (
            Quantity(300.0, 300.0, None, Qualifier.AT_LEAST, "at least 300"),
            Quantity(1500.0, 1500.0, None, Qualifier.AT_LEAST, "at least 300 × 5"),
        ),
        (
            Quantity(None, 20.0, None, Qualifier.VAGUE, "tens"),
            Quantity(None, 100.0, None, Qualifier.VAGUE, "tens × 5"),
        ),
    ],
)
def test_households_become_people_with_the_factor_in_their_words(quantity, people):
    converted = as_people(observation(quantity), 5).figure
    assert (converted.unit, converted.quantity) == (Unit.PEOPLE, people)


def test_people_and_homes_stay_as_they_are():
    for unit in (Unit.PEOPLE, Unit.HOMES):
        item = observation(Quantity(300.0), unit)
        assert as_people(item, 5) == item


@pytest.mark.parametrize("size", [0, -1, 31])
def test_an_implausible_size_is_refused(size):
    with pytest.raises(InputError, match="not plausible: give a size between 1 and 30"):
        as_people(observation(Quantity(300.0)), size)
