"""Numbers of reports beside their days, and who issues them, as the heads of situation reports have both."""

from __future__ import annotations

import datetime as dt

import pytest


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("en", "KOSHI FLOODS\nOCHA Situation Report No. 6 - 3 September 2023"),
        ("en", "KOSHI FLOODS\nOCHA Situation Report No 2 - 3 September 2023"),
        ("en", "KOSHI FLOODS\nOCHA Bulletin #2 - 3 September 2023"),
        ("fr", "INONDATIONS\nOCHA - Rapport de situation n° 2 - 3 septembre 2023"),
        ("es", "INUNDACIONES\nOCHA - Informe de situación N.º 2 - 3 de septiembre de 2023"),
    ],
)
def test_the_number_of_a_report_is_no_first_day(read, language: str, head: str) -> None:
    text = {
        "en": "In Goma 14 people have died.",
        "fr": "À Goma, 14 personnes sont mortes.",
        "es": "Murieron 14 personas.",
    }
    (figure,) = [f for f in read(f"{head}\n\n{text[language]}", language) if f.quantity.value == 14]
    assert figure.attributed_to == "OCHA"
    assert figure.period.start in {None, dt.date(2023, 9, 3)}


def test_days_that_a_title_covers_stay_so(read) -> None:
    figures = read("OCHA Flash Update (2 - 3 September 2023)\n\nIn Goma 14 people have died.", "en")
    assert (figures[0].period.start, figures[0].period.end) == (dt.date(2023, 9, 2), dt.date(2023, 9, 3))


@pytest.mark.parametrize(
    ("language", "title", "source"),
    [
        ("en", "Displaced people (IOM count of 2 May)\nSite | Families | Persons", "IOM"),
        ("fr", "Déplacés (relevé OIM du 2 mai)\nSite | Ménages | Personnes", "OIM"),
        ("fr", "Déplacés (données du HCR, 2 mai)\nSite | Ménages | Personnes", "HCR"),
        ("es", "Desplazados (registro de ACNUR, 2 de mayo)\nSitio | Familias | Personas", "ACNUR"),
    ],
)
def test_who_counted_the_rows_of_a_table(sources, language: str, title: str, source: str) -> None:
    text = f"OCHA - Bulletin 3\n{title}\nNsanje | 120 | 600\nBlantyre | 40 | 213\n"
    assert sources(text, language)[600] == source
