"""Days that hold from a day on until now."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.extraction import extract
from geo.gazetteer import open_gazetteer
from geo.models import Document, PublishedBasis

GAZETTEER = open_gazetteer()


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "At the crossing 1,500 people stand and are not let through from Monday.",
            dt.date(2024, 3, 11),
            dt.date(2024, 3, 14),
        ),
        ("On Monday 1,500 people were turned back at the crossing.", dt.date(2024, 3, 11), dt.date(2024, 3, 11)),
    ],
)
def test_who_is_held_up_from_a_day_is_so_until_now(text: str, start: dt.date, end: dt.date) -> None:
    """The day from which people wait is the first of a span."""
    document = Document(
        id="t",
        address="test",
        text=text,
        language="en",
        published=dt.date(2024, 3, 14),
        published_basis=PublishedBasis.GIVEN,
    )
    (found,) = extract(document, GAZETTEER).figures
    assert (found.indicator, found.period.start, found.period.end) == ("blocked", start, end)
