"""Where the event was of which a report tells at its head."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from geo.models import Figure


@pytest.fixture(scope="session")
def read(read):
    """Return a reader of texts of one day."""

    def _read(text: str, language: str = "en") -> tuple[Figure, ...]:
        return read(text, language, dt.date(2025, 6, 20))

    return _read


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        (
            "Herders stormed Gboko, a farming town on the road to Aliade, during the night of 13 June. Many fled.",
            "Gboko",
        ),
        ("Relief workers reached Gboko during the night of 13 June. Many fled.", "Benue State"),
    ],
)
def test_harm_is_where_the_head_of_a_report_says(opening: str, place: str, read) -> None:
    text = f"NIGERIA - Benue State: flash report, 20 June 2025\n\n{opening}\n\nThe governor speaks of 34 dead."
    (figure,) = read(text)
    assert figure.toponyms[0].name == place
    if place == "Gboko":
        assert figure.period.start == figure.period.end == dt.date(2025, 6, 13)


def test_many_more_are_of_the_whole_province(read) -> None:
    text = "NIGERIA - Benue State: flash report\n\nHerders stormed Gboko on 13 June.\n\nIn all 5,900 people have died."
    assert read(text)[0].toponyms[0].name != "Gboko"


def test_the_town_after_the_day_of_an_attack_is_where_its_dead_are(read) -> None:
    text = (
        "NIGER - Diffa Region: flash report\nSituation report No. 3\n"
        "Since the attack launched on 3 June against Bosso, more than 50,000 people have left the town.\n"
        "In the assault, 26 soldiers lost their lives."
    )
    assert [toponym.name for toponym in read(text)[-1].toponyms] == ["Bosso"]
    letterhead = (
        "Disaster Management Centre, Colombo\nFloods have hit ten districts of Sri Lanka. There have been 17 deaths."
    )
    assert [toponym.name for figure in read(letterhead) for toponym in figure.toponyms] == ["Sri Lanka"]
