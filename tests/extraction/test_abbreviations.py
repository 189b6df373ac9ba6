"""Full names of bodies that a text introduces with their abbreviation."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.extraction import extract
from geo.extraction.abbreviations import in_full, introduced
from geo.gazetteer import open_gazetteer
from geo.models import Document, PublishedBasis

GAZETTEER = open_gazetteer()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The National Relief Board (NRB) met.", {"NRB": "National Relief Board"}),
        ("le Bureau régional des secours (BRS) compte", {"BRS": "Bureau régional des secours"}),
        ("la Comisión Nacional de Socorro (Conaso) dijo", {"Conaso": "Comisión Nacional de Socorro"}),
        ("the town (NRB) of nothing", {}),
        ("Nine died (Monday) in Rome", {}),
        ("in the hills. (NRB)", {}),
    ],
)
def test_introduced(text: str, names: dict[str, str]) -> None:
    """The letters stand in the words before the bracket, the first where a word with a capital begins."""
    assert introduced(text) == names


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("the NRB", "National Relief Board (NRB)"),
        ("NRB", "National Relief Board (NRB)"),
        ("NRB officials", "NRB officials"),
        ("the mayor", "the mayor"),
        ("OCHA", "OCHA"),
    ],
)
def test_in_full(name: str, full: str) -> None:
    """Only an abbreviation alone, with an article or without, is written in full."""
    assert in_full(name, {"NRB": "National Relief Board"}) == full


def test_source_in_full() -> None:
    """A source stands for itself by one name in the whole text."""
    text = (
        "GOMA, May 8 - The National Relief Board (NRB) met on Tuesday to discuss the floods in North Kivu.\n\n"
        "At least 21 people were killed, the NRB said."
    )
    document = Document(
        id="t",
        address="test",
        text=text,
        language="en",
        published=dt.date(2024, 5, 8),
        published_basis=PublishedBasis.GIVEN,
    )
    assert [figure.attributed_to for figure in extract(document, GAZETTEER).figures] == ["National Relief Board (NRB)"]
