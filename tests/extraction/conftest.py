"""What the tests of extraction share: reading one sentence or a few."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from geo.extraction import extract
from geo.gazetteer import open_gazetteer
from geo.models import Document, PublishedBasis

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.fixture(scope="session")
def counted() -> Counted:
    """Return a reader of a text that gives indicator and value of each of its figures, in reading order."""
    gazetteer = open_gazetteer()

    def read(text: str, language: str) -> list[tuple[str, float | None]]:
        document = Document(
            id="t",
            address="test",
            text=text,
            language=language,
            published=dt.date(2024, 5, 8),
            published_basis=PublishedBasis.GIVEN,
        )
        return [(figure.indicator, figure.quantity.value) for figure in extract(document, gazetteer).figures]

    return read
