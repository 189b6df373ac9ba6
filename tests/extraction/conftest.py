"""What the tests of extraction share: reading one sentence or a few."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from geo.extraction import extract
from geo.gazetteer import open_gazetteer
from geo.models import Document, PublishedBasis
from geo.pipeline import understand

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.models import Figure, LocatedFigure

    Read = Callable[..., tuple[Figure, ...]]
    Counted = Callable[[str, str], list[tuple[str, float | None]]]
    Sources = Callable[[str, str], dict[float | None, str | None]]


DAY = dt.date(2024, 5, 8)


def _document(text: str, language: str, published: dt.date | None) -> Document:
    basis = PublishedBasis.GIVEN if published is not None else PublishedBasis.UNKNOWN
    return Document(id="t", address="test", text=text, language=language, published=published, published_basis=basis)


@pytest.fixture(scope="session")
def read() -> Read:
    """Return a reader of a text published on one day, or on none, which gives its figures in reading order."""
    gazetteer = open_gazetteer()

    def figures(text: str, language: str = "en", published: dt.date | None = DAY) -> tuple[Figure, ...]:
        return extract(_document(text, language, published), gazetteer).figures

    return figures


@pytest.fixture(scope="session")
def located() -> Callable[..., tuple[LocatedFigure, ...]]:
    """Return the same with the places of each figure."""
    gazetteer = open_gazetteer()

    def found(text: str, language: str = "en", published: dt.date | None = DAY) -> tuple[LocatedFigure, ...]:
        return understand(_document(text, language, published), gazetteer).located

    return found


@pytest.fixture(scope="session")
def counted(read: Read) -> Counted:
    """Return a reader of a text that gives indicator and value of each of its figures, in reading order."""
    return lambda text, language: [(figure.indicator, figure.quantity.value) for figure in read(text, language)]


@pytest.fixture(scope="session")
def sources(read: Read) -> Sources:
    """Return a reader of a text that gives who is named for each number."""
    return lambda text, language: {figure.quantity.value: figure.attributed_to for figure in read(text, language)}
