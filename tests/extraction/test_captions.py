"""Sources and days that the lines over a table give its numbers, and the total before it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from geo.models import Figure


@pytest.fixture(scope="session")
def figures(read):
    """Return a reader of texts of one day."""

    def _figures(language: str, text: str) -> list[Figure]:
        return list(read(text, language, date(2024, 3, 14)))

    return _figures


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("en", "Toll by district, as of 12 March (source: NDMA)\nDistrict | deaths\nIdukki | 51\nGasca | 12", "NDMA"),
        (
            "fr",
            "Déplacés, selon la Direction du développement social\nCercle | déplacés\nMopti | 51 000\nDjenné | 12 000",
            "Direction du développement social",
        ),
        (
            "es",
            "Recibidos (fuente: PMU, corte 26 de febrero)\nMunicipio | desplazados\nCúcuta | 22.990\nTibú | 12.872",
            "PMU",
        ),
        ("ar", "القتلى (المصدر: وزارة الصحة، حتى 12 آذار/مارس)\nالمحافظة | قتلى\nحلب | 51\nحماة | 12", "وزارة الصحة"),
        ("tr", "İllere göre can kaybı (Kaynak: AFAD)\nİl | ölü\nHatay | 51\nAdana | 12", "AFAD"),
    ],
)
def test_numbers_of_a_table_have_the_source_over_it(language: str, text: str, source: str, figures) -> None:
    found = figures(language, f"{text}\n\n")
    assert len(found) == 2
    assert all(source in (figure.attributed_to or "") for figure in found)


def test_prose_over_a_table_names_no_source_of_it(figures) -> None:
    text = "The damage is great, according to the mayor of Idukki.\nDistrict | deaths\nIdukki | 51\nGasca | 12"
    assert [figure.attributed_to for figure in figures("en", text)] == [None, None]


def test_numbers_of_a_table_count_from_the_start_of_the_total_to_its_own_last_day(figures) -> None:
    text = (
        "Since 1 March the floods have killed 223 people.\n\nToll by district, as of 12 March\n"
        "District | deaths\nIdukki | 51\nGasca | 12"
    )
    parts = figures("en", text)[1:]
    assert [(part.period.start, part.period.end) for part in parts] == [(date(2024, 3, 1), date(2024, 3, 12))] * 2
