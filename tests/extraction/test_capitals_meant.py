"""Which city "the capital" is, who speaks in the name of a place, and whose dead a governor counts."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("language", "text", "value", "expected"),
    [
        (
            "fr",
            "La Tanzanie proteste. À Bujumbura, on tire. 20 personnes sont mortes dans la capitale.",
            20,
            "Bujumbura",
        ),
        (
            "fr",
            "BUJUMBURA, 18 mai - Des Burundais sont partis en Tanzanie.\n20 personnes sont mortes dans la capitale.",
            20,
            "Bujumbura",
        ),
        ("fr", "On tire à Abidjan. 20 personnes ont été tuées dans la capitale économique.", 20, "Abidjan"),
        ("en", "Shots rang out in Istanbul. Turkey mourns: 20 people were killed in the capital.", 20, "Ankara"),
        # the town that a report is about and not the province whose governor speaks
        ("en", "Quake at Bam\n\nThe toll stands at 900 dead, the governor of Kerman told reporters.", 900, "Bam"),
        (
            "es",
            "España llora en Paiporta y Letur. Hay 30 muertos en el aparcamiento de Bonaire, en Aldaia.",
            30,
            "Aldaia",
        ),
    ],
)
def test_the_city_that_is_meant(standing, language: str, text: str, value: int, expected: str) -> None:
    assert [place.name for place in standing(language, text, value)] == [expected]


def test_a_verb_of_saying_within_the_name_of_a_place_is_none(sources) -> None:
    text = "Mary Fox, the United States envoy in Bogale, has said 70 people died."
    assert sources(text, "en") == {70: "the United States envoy in Bogale"}
