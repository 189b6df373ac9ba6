"""Words of whole Spanish reports, with near ones that say something else."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Counted, Read, Sources

MONDAY = dt.date(2024, 11, 18)
FRIDAY = dt.date(2024, 11, 15)
LEADERS = "- Dos líderes asesinados el 12 de noviembre en Quibdó.\n"
#: A table of families and people, under what may say of whom.
SINCE = """El domingo murieron 76 personas y 158 resultaron heridas, \
con lo que el total de fallecidos desde el 7 de octubre de 2023 asciende a 4.392."""
LETTER = """PRONUNCIAMIENTO
Centro de Derechos Humanos del Sureste
Ciudad Hidalgo, Chiapas, a 18 de noviembre de 2024
Un grupo armado asesinó a 82 personas en Comitán."""
DATELINE = """PORTOVIEJO (Ecuador), 18 nov.- Murieron 143 personas, según el último balance del Ministerio de Salud.
En Pedernales murieron 82 personas."""
STATEMENT = """COMUNICADO
Asociación Campesina del Norte
Barrancabermeja, 18 de noviembre de 2024
Hombres armados asesinaron a 82 campesinos."""
TABLE = "Municipio | Familias | Personas\nQuibdó | 820 | 3.950\nIstmina | 410 | 2.010"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("El número de víctimas mortales por el sismo alcanzó a 88.", [("killed", 88)]),
        ("El número de heridos ha alcanzado a 88.", [("injured", 88)]),
        ("La inundación alcanzó a 300 familias de Tena.", [("affected", 300)]),
        (
            "El total de fallecidos desde el 3 de mayo de 2023 asciende a 4.390 y el de heridos a 9.100.",
            [("killed", 4390), ("injured", 9100)],
        ),
        ("A 54 ascendía anoche el balance de muertos por el alud en Loja.", [("killed", 54)]),
        ("A 54 se elevó ayer el número de heridos en Loja.", [("injured", 54)]),
        ("A 54 ascendía anoche el número de puentes caídos en Loja.", []),
        ("Los insurgentes cifran sus bajas en 40.", [("killed", 40)]),
        ("La empresa cifra sus pérdidas en 40 millones.", []),
        ("Llegaron a Canarias 3.115 personas en lo que va de año.", [("crossed", 3115)]),
        ("Llegaron a Canarias 3.115 turistas en lo que va de año.", []),
        ("Llegaron a Canarias 90 bomberos.", []),
        ("El refugio de Loja recibe a 80 turistas.", [("sheltered", 80)]),
        ("Fueron evacuados 1.200 ribereños de Mompox.", [("evacuated", 1200)]),
        (
            "Hubo 64 heridos en Lérida; otros 31 habían sido trasladados a Ibagué y ocho, los más graves, a Cali.",
            [("injured", 64), ("injured", 31), ("injured", 8)],
        ),
        (
            "Hubo 64 heridos y 300 vecinos fueron trasladados a un albergue de Ibagué.",
            [("injured", 64), ("evacuated", 300)],
        ),
        ("Ayer llegaron a la isla de Quíos 320 personas.", [("crossed", 320)]),
        ("La isla de Quíos, de 320 habitantes.", [("population", 320)]),
        (
            "Según el ejército, 90 rebeldes, 30 tropas y 18 civiles han muerto en Tumaco.",
            [("killed", 90), ("killed", 30), ("killed", 18)],
        ),
        ("El gobierno desplegó 3.000 tropas en Tumaco.", []),
        ("Unas 3.000 tropas cruzaron la frontera de Ucrania.", []),
    ],
)
def test_words(text: str, expected: list[tuple[str, float]], counted: Counted) -> None:
    assert counted(text, "es") == expected


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        (LEADERS, {"killed": [2]}),
        (LEADERS + "Desplazamiento por municipio\n", {"killed": [2], "displaced": [820, 3950, 410, 2010]}),
        ("Más de 5.900 personas fueron desplazadas.\n", {"displaced": [5900, 820, 3950, 410, 2010]}),
    ],
)
def test_a_small_number_above_a_table_is_no_total(above: str, expected: dict[str, list[int]], read: Read) -> None:
    found: dict[str, list[float | None]] = {}
    for figure in read(above + TABLE, "es", MONDAY):
        found.setdefault(figure.indicator, []).append(figure.quantity.value)
    assert found == expected


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("es", "El gobierno informó que el viernes murieron 12 personas en Tena.", FRIDAY),
        ("es", "El gobierno informó de que el viernes murieron 12 personas en Tena.", FRIDAY),
        ("es", "El gobierno informó el domingo que el viernes murieron 12 personas en Tena.", FRIDAY),
        ("fr", "Le gouvernement a déclaré que vendredi 12 personnes ont été tuées à Goma.", FRIDAY),
        ("es", "Según el ministro, que habló el viernes, murieron 12 personas en Tena.", None),
        ("es", "El gobierno informó el viernes que murieron 12 personas en Tena.", None),
    ],
)
def test_a_day_in_what_was_said_is_the_day_of_what_happened(
    language: str, text: str, day: dt.date | None, read: Read
) -> None:
    (figure,) = read(text, language, MONDAY)
    assert figure.period.start == day


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            DATELINE,
            None,
        ),
        ("Informe de situación No. 4\nElaborado por: OCHA Colombia\nMurieron 82 personas en Quibdó.", "OCHA Colombia"),
        (
            "INFORME DE SITUACIÓN\nEmisor: Secretaría de Salud\n• Personas fallecidas: 82",
            "Secretaría de Salud",
        ),
        (
            STATEMENT,
            "Asociación Campesina del Norte",
        ),
        (LETTER, "Centro de Derechos Humanos del Sureste"),
        (LETTER.replace(", a 18 de", " vivió el 18 de"), None),
        (
            "MINISTERIO DE SALUD DE HAITÍ\nInforme semanal\nDepartamento; casos; muertes\nOeste; 190; 82\nSur; 9; 2",
            "MINISTERIO DE SALUD DE HAITÍ",
        ),
        ("Los helicópteros del Ejército han sacado a 82 niños de Chone.", None),
        ("La Cruz Roja ha atendido a 82 heridos en Chone.", "La Cruz Roja"),
    ],
)
def test_sources(text: str, source: str | None, sources: Sources) -> None:
    assert sources(text, "es")[82] == source


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Muertos: 12 / Heridos: 30 / Desaparecidos: 4", [("killed", 12), ("injured", 30), ("missing", 4)]),
        ("es", "Muertos: 12 - Heridos: 30 - Desaparecidos: 4", [("killed", 12), ("injured", 30), ("missing", 4)]),
        ("fr", "Morts : 12 / Blessés : 30 / Disparus : 4", [("killed", 12), ("injured", 30), ("missing", 4)]),
        ("en", "Dead: 12 / Injured: 30 / Missing: 4", [("killed", 12), ("injured", 30), ("missing", 4)]),
        ("es", "Casas dañadas: 12 / Puentes caídos: 3", [("homes_damaged", 12)]),
        ("es", "Muertos: 12 / Velocidad del viento: 30 km/h", [("killed", 12)]),
        ("es", "Hora: 12 / Temperatura: 30", []),
    ],
)
def test_bars_and_dashes_part_the_fields_of_a_form(
    language: str, text: str, expected: list[tuple[str, float]], counted: Counted
) -> None:
    assert counted(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Daños en Piura, Tumbes y Lambayeque:\n- Muertos: 12", ["Piura", "Tumbes", "Lambayeque"]),
        (
            "es",
            "Departamentos afectados: Piura, Tumbes y Lambayeque\nPersonas afectadas: 900\nMuertos: 12",
            ["Piura", "Tumbes", "Lambayeque"],
        ),
        ("en", "Damage in Punjab, Sindh and Balochistan:\n- Deaths: 12", ["Punjab", "Sindh", "Balochistan"]),
        ("es", "Combates en Piura, Tumbes y Lambayeque\nMurieron 12 personas.", ["Piura"]),
        ("es", "Lugar: Tena, Napo\nHeridos: 900\nMuertos: 12", ["Tena"]),
        ("es", "El ministro visitó Piura, Tumbes y Lambayeque.\nMuertos: 12", ["Piura"]),
    ],
)
def test_places_that_a_heading_names_together(language: str, text: str, expected: list[str], read: Read) -> None:
    (figure,) = [figure for figure in read(text, language, MONDAY) if figure.quantity.value == 12]
    assert [toponym.name for toponym in figure.toponyms] == expected


def test_the_day_of_a_toll_that_follows_is_its_own(read: Read) -> None:
    found = {figure.quantity.value: figure.period.start for figure in read(SINCE, "es", MONDAY)}
    assert found == {76: dt.date(2024, 11, 17), 158: dt.date(2024, 11, 17), 4392: dt.date(2023, 10, 7)}


def test_the_day_of_a_field_above_a_table_is_not_that_of_the_table(read: Read) -> None:
    text = "Casos acumulados desde octubre de 2022: 8.300\nDepartamento; casos; muertes\nOeste; 19; 4\nSur; 9; 2"
    assert [figure.period.start for figure in read(text, "es", MONDAY)] == [None, None]


def test_a_day_with_which_a_number_is_only_compared(read: Read) -> None:
    (figure,) = read("Los desplazados son ya 12.000, el doble que hace una semana.", "es", MONDAY)
    assert figure.period.end == MONDAY
