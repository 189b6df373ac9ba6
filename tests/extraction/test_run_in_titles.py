"""Titles that run in at the head of a paragraph, questions, and sources that each give a number of their own."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Forty people died.\n\nMissing. At least 15 in Suva, police said.", [("killed", 40), ("missing", 15)]),
        ("en", "Deaths. The police have counted 12 so far, nine of them in Suva.", [("killed", 12), ("killed", 9)]),
        (
            "es",
            "Murieron 40.\n\nViviendas. El alcalde contabiliza 900 con destrucción total y otras 150 dañadas.",
            [("killed", 40), ("homes_destroyed", 900), ("homes_damaged", 150)],
        ),
        (
            "fr",
            "Quarante personnes sont mortes.\n\nBlessés. L'hôpital en a reçu 27.",
            [("killed", 40), ("injured", 27)],
        ),
        ("fr", "Combien de sans-abri ? Le maire avance 1 500 familles.", [("homeless", 1500)]),
    ],
)
def test_numbers_of_a_paragraph_count_what_its_title_says(
    language: str, text: str, wanted: list[tuple[str, float]], read
) -> None:
    assert [(figure.indicator, figure.quantity.value) for figure in read(text, language)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Deaths. The inquiry will take 12 weeks.",
        "Houses. Rents have risen by 30.",
        "Shelters. There are 92 open.",
        "Missing. The plan costs 3,400 dollars and needs 40 tents.",
        "Injured. The clinic has received 27 new beds. Call 112.",
        "Killed. The town has spent 900,000 in Goma, the mayor said.",
        "Refugees. The agency asks for 30 million.",
        "Missing. The police said the search cost 2 million in Goma.",
    ],
)
def test_things_under_a_title_are_no_figures(text: str, read) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Morts. La facture s'élève à 2 millions à Goma."),
        ("es", "Desplazados. El alcalde pide 30 millones para Tumaco."),
        ("ar", "اللاجئون. طلبت الوكالة 30 مليونا."),
    ],
)
def test_money_under_a_title_is_no_figure(language: str, text: str, read) -> None:
    assert read(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "sources"),
    [
        ("en", "The UN spoke of 3,840 dead and the Red Cross of 11,000.", ["The UN", "the Red Cross"]),
        ("en", "How many died? The governor says 40, the opposition 120.", ["The governor", "the opposition"]),
        ("fr", "Le séisme a fait 27 morts selon le maire, 31 selon la police.", ["le maire", "la police"]),
        ("fr", "L'ONU parle de 3 840 morts et la Croix-Rouge de 11 000.", ["L'ONU", "la Croix-Rouge"]),
        ("es", "La ONU habló de 3.840 muertos; el gobierno, de 11.000.", ["La ONU", "el gobierno"]),
        ("es", "Heridos: 27 según el hospital, 31 según la policía.", ["el hospital", "la policía"]),
    ],
)
def test_each_number_has_the_source_that_gives_it(language: str, text: str, sources: list[str], read) -> None:
    assert [figure.attributed_to for figure in read(text, language)] == sources
