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

    from geo.models import Figure, LocatedFigure, Place

    Read = Callable[..., tuple[Figure, ...]]
    Counted = Callable[[str, str], list[tuple[str, float | None]]]
    Sources = Callable[[str, str], dict[float | None, str | None]]


DAY = dt.date(2024, 5, 8)
#: When the reports of which places are read were published.
REPORTED = dt.date(2024, 3, 14)


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


@pytest.fixture(scope="session")
def places(read: Read) -> Callable[[str, str], list[list[str]]]:
    """Return a reader of a text that gives the names of the places of each figure, as the text has them."""

    def named(text: str, language: str) -> list[list[str]]:
        return [[toponym.name for toponym in figure.toponyms] for figure in read(text, language, REPORTED)]

    return named


@pytest.fixture(scope="session")
def standing(located: Callable[..., tuple[LocatedFigure, ...]]) -> Callable[[str, str, int], list[Place]]:
    """Return a reader of a text that gives the places where the figure of a value stands."""

    def places_of(language: str, text: str, value: int) -> list[Place]:
        found = next(item for item in located(text, language, REPORTED) if item.figure.quantity.value == value)
        return [item.place for item in found.located if item.place is not None]

    return places_of
