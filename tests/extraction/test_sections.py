"""The place and the days that the heading of a section names."""

from __future__ import annotations

import datetime as dt

import pytest

REPORT = """KENYA: Floods, situation as of 3 May

1. Garissa
The river rose on Monday. Some 400 people are in hospital.

A second crest is near. The agency counts 9,000 displaced people.

2. Funds
Donors met. Over 30 people have died in Kenya.
"""


def test_a_heading_says_where_the_figures_of_its_section_are(places) -> None:
    assert places(REPORT, "en") == [["Garissa"], ["Garissa"], ["Kenya"]]


def test_a_number_before_the_heading_does_not_hide_it(places) -> None:
    text = (
        "PERÚ – LLUVIAS\n\n1. Balance nacional\nLas lluvias han dejado 98 muertos en el Perú.\n\n"
        "3. Situación en Tumbes\nEl lunes el agua subió mucho en los barrios del sur. "
        "Los equipos rescataron con botes a unos 700 pobladores."
    )
    assert places(text, "es") == [["Perú"], ["Tumbes"]]


def test_rows_of_a_table_are_no_headings(places) -> None:
    text = "MALAWI\n\nDistrict | Dead\nMulanje | 12\nPhalombe | 9\n\nThe agency counts 4,000 displaced people."
    assert places(text, "en")[-1] == ["MALAWI"]


_SINCE = (dt.date(2024, 1, 1), dt.date(2024, 5, 8))
_DAY = (dt.date(2024, 5, 7), dt.date(2024, 5, 8))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "Floods in Sudan\nII. Losses in Sudan since January\n- Deaths: 103\n- Injured: 50\n"
                "III. Last 24 hours\nTwo children drowned at Singa. Our teams evacuated 350 families."
            ),
        ),
        (
            "fr",
            (
                "Inondations au Soudan\nPertes depuis janvier\n- Décès : 103\n- Blessés : 50\n"
                "Dernières 24 heures\nDeux enfants se sont noyés à Singa. 350 familles ont été évacuées."
            ),
        ),
        (
            "es",
            (
                "Inundaciones en Sudán\nPérdidas desde enero\n- Muertos: 103\n- Heridos: 50\n"
                "Últimas 24 horas\nDos niños murieron ahogados en Singa. 350 familias fueron evacuadas."
            ),
        ),
        (
            "tr",
            (
                "Sudan'da sel\nOcak ayından bu yana kayıplar\n- Ölü: 103\n- Yaralı: 50\n"
                "Son 24 saat\nSinga'da iki çocuk boğuldu. 350 aile tahliye edildi."
            ),
        ),
        (
            "ar",
            (
                "فيضانات في السودان\nجملة الخسائر منذ يناير\n- الوفيات: 103\n- الإصابات: 50\n"
                "مستجدات الأربع والعشرين ساعة الماضية\nغرق طفلان في سنجة. تم إجلاء 350 أسرة."
            ),
        ),
    ],
)
def test_a_heading_says_over_which_days_its_section_counts(read, language: str, text: str) -> None:
    days = {one.quantity.value: (one.period.start, one.period.end) for one in read(text, language)}
    assert days == {103: _SINCE, 50: _SINCE, 2: _DAY, 350: _DAY}


@pytest.mark.parametrize(
    "text",
    [
        "Floods in Sudan\nDistrict | Deaths | Cases, last 24 hours\nSinga | 12 | 40\nSennar | 9 | 21",
        "Floods in Sudan\n12 killed in the last 24 hours\n\nSome 40 people have died in Singa.",
        "Floods in Sudan\nReport, 8 May 2024\n\nSome 40 people have died in Singa.",
    ],
)
def test_a_row_and_a_headline_with_its_own_number_date_nothing_else(read, text: str) -> None:
    days = {one.quantity.value: one.period.start for one in read(text, "en")}
    assert {days.get(12 if "|" in text else 40)} == {None}


@pytest.mark.parametrize("text", ["Last 24 hours: 2 deaths in Singa.", "Deaths in Singa (last 24 hours): 2."])
def test_a_length_of_time_needs_no_preposition(read, text: str) -> None:
    (figure,) = read(text, "en")
    assert (figure.period.start, figure.period.end) == _DAY
