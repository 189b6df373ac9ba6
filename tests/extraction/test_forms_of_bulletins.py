"""Lines of the forms of civil protection, with titles and Roman numerals, and what they are of."""

from __future__ import annotations

import pytest

_FORM = (
    "COEN - Centro de Operaciones\nINFORME N° 45 - 5 de abril de 2017\n"
    "II. DAÑOS A LA VIDA: 106 fallecidos y 18 desaparecidos.\n"
    "IV. VIVIENDAS: 15.879 colapsadas.\n"
    "Departamento | Fallecidos\nPiura | 7\nLa Libertad | 22\nLambayeque | 9\n"
    "En el distrito de Catacaos, Piura, 2.000 familias fueron evacuadas."
)


@pytest.mark.parametrize(("value", "expected"), [(106, "Peru"), (18, "Peru"), (15_879, "Peru"), (7, "Piura")])
def test_a_titled_line_is_of_the_country_of_the_table(standing, value: int, expected: str) -> None:
    assert [place.name for place in standing("es", _FORM, value)] == [expected]


def test_a_title_of_homes_is_no_source(sources) -> None:
    assert sources(_FORM, "es")[15_879] != "VIVIENDAS"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "II. DAÑOS: 106 fallecidos."),
        ("en", "II. CASUALTIES: 106 dead."),
        ("fr", "II) BILAN : 106 morts."),
        ("tr", "IV. ÖLÜ SAYISI: 106."),
    ],
)
def test_a_roman_numeral_is_no_town(places, language: str, text: str) -> None:
    assert places(text, language) == [[]]


def test_homes_are_no_divisions_of_a_country(counted) -> None:
    assert counted("Las lluvias causaron daños en 24 departamentos.", "es") == []
    assert counted("El sismo dañó 24 viviendas.", "es") == [("homes_damaged", 24)]


def test_what_a_crowd_repeats_elsewhere_does_not_move_the_event(standing) -> None:
    text = (
        "IGUALA, México.- Policías atacaron a estudiantes en Iguala. El fiscal dio una rueda de prensa. "
        "Desaparecieron 43 estudiantes. Nos faltan 43 estudiantes, que desaparecieron, gritaron en Chilpancingo."
    )
    assert [place.name for place in standing("es", text, 43)] == ["Iguala"]
