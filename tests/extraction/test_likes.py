"""Numbers of others like those counted before, of another day, and of who is left."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from geo.models import Figure


@pytest.fixture(scope="session")
def figures(read):
    """Return a reader of texts of one day."""

    def _figures(text: str, language: str) -> list[Figure]:
        return list(read(text, language, dt.date(2024, 3, 14)))

    return _figures


@pytest.mark.parametrize(
    ("language", "text", "indicator", "values"),
    [
        (
            "en",
            "Greece has taken in 3,000 refugees this week. Turkey took in another 1,300.",
            "refugees",
            [3000, 1300],
        ),
        ("es", "Un colegio aloja a 192 personas y un hotel de Fuencaliente a otras 81.", "sheltered", [192, 81]),
        (
            "es",
            "El sismo dejó 357 muertos, dijo la Fiscalía, que corrigió los 377 anunciados el día anterior.",
            "killed",
            [357, 377],
        ),
        (
            "fr",
            "À Kananga, 15 000 ménages étaient rentrés, plus que les 6 000 recensés un mois auparavant.",
            "returned",
            [15000, 6000],
        ),
        ("en", "By Friday 2,300 people had returned. A month ago it was only 400.", "returned", [2300, 400]),
        ("es", "El albergue acoge a 320 personas. El lunes eran solo 90.", "sheltered", [320, 90]),
        ("fr", "L'hôpital a reçu 230 blessés samedi ; il lui en reste 45.", "injured", [230, 45]),
        ("en", 'The ministry counts 57 dead. "We have 63," said a doctor at the clinic.', "killed", [57, 63]),
        ("es", "El Gobierno habla de 30 muertos. La oposición denuncia 90.", "killed", [30, 90]),
        ("fr", "Le gouvernement annonce 30 tués. L'opposition en revendique 90.", "killed", [30, 90]),
        ("fr", "Le maire parle de 160 morts. Le gouvernement en est resté à 136.", "killed", [160, 136]),
    ],
)
def test_a_number_resumes_the_figure_before_it(
    language: str, text: str, indicator: str, values: list[int], figures
) -> None:
    found = figures(text, language)
    assert [figure.quantity.value for figure in found] == values
    assert {figure.indicator for figure in found} == {indicator}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Some 70,000 people fled the fire. Another 40 tents arrived on Monday."),
        ("en", "Some 70,000 people fled the fire. The army sent 20 trucks and another 12."),
        ("en", "Some 400 people were evacuated. Another 30 dollars a head will be paid."),
        ("en", "The clinic treated 90 wounded. It still has 20 beds."),
        ("es", "Un colegio aloja a 192 personas. La empresa envió 40 camiones y otros 12."),
        ("es", "El sismo dejó 357 muertos. La semana pasada se sumaron 55 más."),
        ("es", "El sismo dejó 357 muertos. La ciudad tiene colegios; quedaban 12."),
        ("fr", "Le séisme a tué 120 personnes. L'armée a livré 30 camions ; il lui en reste 12."),
    ],
)
def test_what_is_more_of_things_counts_nobody(language: str, text: str, figures) -> None:
    assert len(figures(text, language)) <= 1
