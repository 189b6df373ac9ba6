"""Lists whose lines go on after their numbers."""

from __future__ import annotations

import pytest

_LISTS = {
    "en": "{head}\n- Harare: 208, all in two suburbs.\n- Mudzi: 76, and no doctor.\n- Beitbridge: 91 (80 yesterday).",
    "fr": "{head}\n- Harare : 208, tous en ville.\n- Mudzi : 76, et aucun médecin.\n- Beitbridge : 91 (80 hier).",
    "es": "{head}\n- Harare: 208, todos en dos barrios.\n- Mudzi: 76, y ningún médico.\n- Beitbridge: 91 (80 ayer).",
    "tr": "{head}\n- Harare: 208, hepsi iki mahallede.\n- Mudzi: 76, doktor yok.\n- Beitbridge: 91 (dün 80).",
    "ar": "{head}\n- هراري: 208، كلهم في حيين.\n- مودزي: 76، ولا طبيب.\n- حلب: 91 (80 أمس).",
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "head", "indicator"),
    [
        ("en", "Deaths by district", "killed"),
        ("en", "Where people are dying", "killed"),
        ("en", "Cholera has killed 783 people in Zimbabwe.\nBy district:", "killed"),
        ("en", "Cholera has killed 783 people in Zimbabwe.", "killed"),
        ("fr", "Décès par district :", "killed"),
        ("fr", "Déplacés par district", "displaced"),
        ("es", "Muertos por provincia:", "killed"),
        ("tr", "İllere göre ölü sayısı:", "killed"),
        ("ar", "عدد القتلى حسب المحافظة:", "killed"),
    ],
)
def test_entries_count_what_stands_above(counted, language: str, head: str, indicator: str) -> None:
    found = counted(_LISTS[language].format(head=head), language)
    assert [one for one in found if one[1] in {208, 76, 91}] == [(indicator, 208), (indicator, 76), (indicator, 91)]


@pytest.mark.parametrize("language", ["en", "fr", "es", "tr", "ar"])
def test_a_number_of_another_day_in_brackets_is_an_older_one(read, language: str) -> None:
    heads = {"en": "Deaths", "fr": "Décès", "es": "Muertos", "tr": "Ölü sayısı:", "ar": "عدد القتلى:"}
    figures = {one.quantity.value: one for one in read(_LISTS[language].format(head=heads[language]), language)}
    assert figures[80].superseded
    assert figures[91].period.end != figures[80].period.end


@pytest.mark.parametrize(
    "text",
    [
        "Beds free\n- Harare: 20, all in one ward.\n- Mudzi: 76, half of them new.",
        "Floods killed 400 people.\nBeds free\n- Harare: 20, all in one ward.\n- Mudzi: 76, half of them new.",
        "Floods killed 400 people.\n- Harare: 20 km of roads lost, most of them tarred.\n- Mudzi: 76 tents, all new.",
        "Deaths\n- Soldiers deployed: 208, all from the north.\n- Clinics open: 76, all small.",
        "Floods killed 40 people.\n- Harare: 208, a record for April.\n- Mudzi: 760, as in March.",
    ],
)
def test_other_lists_count_nobody(counted, text: str) -> None:
    assert [one for one in counted(text, "en") if one[1] not in {40, 400}] == []


def test_entries_stand_where_their_names_are(places) -> None:
    text = "Deaths\n- Harare: 208, all in Chitungwiza.\n- Mudzi: 76, among them five from Mutare."
    assert places(text, "en")[:2] == [["Harare"], ["Mudzi"]]
