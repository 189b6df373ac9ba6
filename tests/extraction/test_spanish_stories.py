"""Spanish stories and bulletins: verbs before their people, parts, rates, later tolls and whose count they are."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.models import Figure

    Counted = Callable[[str, str], list[tuple[str, float | None]]]
    Places = Callable[[str, str], list[list[str]]]
    Sources = Callable[[str, str], dict[float | None, str | None]]
    Read = Callable[..., tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("El sismo ha matado al menos a 340 personas.", [("killed", 340)]),
        ("El sismo ha matado ya a 30 personas.", [("killed", 30)]),
        ("En Puno quedan en pie 30 casas.", []),
        ("El sismo dañó 12 edificios públicos en Puno.", []),
        ("Los muertos son 90: 40 son mujeres y 32, menores de edad.", [("killed", 90), ("killed", 40), ("killed", 32)]),
        ("La guerrilla dice haber abatido en la emboscada a unos 40 soldados.", [("killed", 40)]),
        ("El vendaval ha herido en Cali a 25 personas.", [("injured", 25)]),
        ("Murieron en San Pedro Sula y La Ceiba 30 personas.", [("killed", 30)]),
        ("Desaparecieron frente a Arica e Iquique el martes 14 pescadores.", [("missing", 14)]),
        ("Entraron por Ceuta y Melilla el jueves unos 900 migrantes.", [("crossed", 900)]),
        ("Ayer salieron de la ciudad 3.100 vecinos.", [("displaced", 3100)]),
        ("Salieron ayer de Mariúpol 3.100 personas.", [("displaced", 3100)]),
        ("Huyeron a Colombia 300 familias.", [("crossed", 300)]),
        ("Salieron hacia Egipto por Rafah 360 personas.", [("crossed", 360)]),
        ("Unos 300 migrantes intentaron entrar en Melilla.", [("blocked", 300)]),
        ("El mando había puesto sus propias pérdidas en 45.", [("killed", 45)]),
        ("En 140 sitúa la Cruz Roja los muertos en Pisco.", [("killed", 140)]),
        ("El Ministerio ha devuelto ya a 560 migrantes.", [("blocked", 560)]),
        ("En 1950 un tsunami se llevó a 150 personas.", [("killed", 150)]),
        ("El juez puso bajo arresto domiciliario a 16 responsables del puerto.", [("detained", 16)]),
        (
            "Se han derrumbado 640 edificios y 900 vecinos fueron evacuados.",
            [("homes_destroyed", 640), ("evacuated", 900)],
        ),
        ("Resultaron heridos 14 agentes, además de 57 migrantes.", [("injured", 14), ("injured", 57)]),
        (
            "La firma dio una lista con 410 obreros sin localizar, rebajada después a 250.",
            [("missing", 410), ("missing", 250)],
        ),
        (
            "Movimientos de población:\n* Pemba: 4.600 personas\n* Mueda: 310 personas",
            [("displaced", 4600), ("displaced", 310)],
        ),
        ("La cifra de muertos por el alud que cayó el lunes superaba este jueves los 190.", [("killed", 190)]),
    ],
)
def test_a_verb_before_its_people(text: str, expected: list[tuple[str, float]], counted: Counted) -> None:
    """Places and days between a verb and those after it do not part them."""
    assert counted(text, "es") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Salieron de Madrid 3.000 corredores.",
        "Salieron de Lima 300 niños rumbo al campeonato.",
        "Salieron de la ciudad 300 turistas.",
        "Salieron de Pasto 40 jóvenes a estudiar.",
        "Salieron hacia Egipto 40 médicos.",
        "Salieron hacia Bogotá 300 estudiantes para el concurso.",
        "Unos 300 familiares intentaron entrar por la fuerza en la morgue.",
        "Unos 300 manifestantes intentaron llegar al Congreso.",
        "Cuarenta personas mueren cada día.",
        "Cada día mueren 40 personas, según el alcalde.",
    ],
)
def test_who_only_leaves_or_wants_in(text: str, counted: Counted) -> None:
    """Travellers flee from nothing, a crowd at a door is at no border, and a rate counts nobody."""
    assert counted(text, "es") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("En Puno, donde quedan 500 familias, murieron cuatro niños.", [("killed", 4)]),
        ("En la sala, que tenía 300 butacas, fallecieron ocho espectadores.", [("killed", 8)]),
        ("En Goma, donde 400 personas huyeron, murieron cuatro.", [("displaced", 400), ("killed", 4)]),
        ("Los mineros, que son 40, fueron rescatados ayer.", [("evacuated", 40)]),
        ("Unos 200 voluntarios reparten comida entre los damnificados.", []),
        ("Doce personas figuran entre los heridos.", [("injured", 12)]),
        ("El alcalde contratará a 900 maestros para los niños desplazados.", []),
        ("Son 118 los presos muertos.", [("killed", 118)]),
        ("Unas 300 personas de la isla evacuadas el lunes volvieron.", [("evacuated", 300)]),
        ("Solo 600 de los 9.000 damnificados han recibido raciones.", [("affected", 9000)]),
        ("El alcalde, padre de cuatro hijos, fue asesinado.", []),
        ("La comedia mató de risa a 500 espectadores.", []),
        ("El autobús llevaba 45 pasajeros y todos salieron ilesos.", []),
        ("Murieron 40 vecinos. «De mi familia quedamos dos», cuenta Abdul.", [("killed", 40)]),
    ],
)
def test_harm_of_others(text: str, expected: list[tuple[str, float]], counted: Counted) -> None:
    """A verb past the clause of a number, and a noun of harm that others only serve, say nothing of its people."""
    assert counted(text, "es") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Murieron doce pacientes en el hospital San Jorge.", []),
        ("En la mina San Esteban quedaron atrapados 33 obreros.", []),
        ("Murieron doce fieles en la iglesia San Antonio de Bogotá.", ["Bogotá"]),
        ("Murieron doce pacientes en el hospital de Mocoa.", ["Mocoa"]),
    ],
)
def test_a_building_named_after_a_saint(text: str, expected: list[str], places: Places) -> None:
    """The name of a hospital or a mine is no town of that name; "hospital de" leads to one."""
    assert [name for names in places(text, "es") for name in names] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Murieron 40 personas, de las que 12 eran niños, 9 mujeres y 5 ancianos.", [40, 12, 9, 5]),
        ("Murieron 40 personas: 12 eran niños y 9, mujeres.", [40, 12, 9]),
        ("Murieron 90 vecinos, de los cuales 38 son menores y 24, mujeres.", [90, 38, 24]),
        ("Murieron 12 personas el lunes y otras 15 el martes.", [12, 15]),
    ],
)
def test_parts_of_which_a_verb_is_left_out(text: str, expected: list[float], counted: Counted) -> None:
    """A comma, or nothing, stands for the verb that the first part had."""
    assert counted(text, "es") == [("killed", value) for value in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "En 1960, un terremoto en Agadir causó 120 muertos, y en 2004 otro mató a 62 personas en Alhucemas.",
            [dt.date(1960, 1, 1), dt.date(2004, 1, 1)],
        ),
        ("El lunes murieron 12 personas y el martes 15 más.", [dt.date(2024, 5, 6), dt.date(2024, 5, 7)]),
        (
            "El incendio del lunes dejó 35 muertos, confirmó ayer la Fiscalía, que la víspera había hablado de 27.",
            [dt.date(2024, 5, 6), dt.date(2024, 5, 6)],
        ),
        ("Las lluvias, que empezaron a finales de enero, han matado a 75 personas.", [dt.date(2024, 1, 21)]),
        (
            "La riada ha dejado desde el 29 de abril 12 muertos y 30 heridos, según un boletín difundido este lunes.",
            [dt.date(2024, 4, 29), dt.date(2024, 4, 29)],
        ),
    ],
)
def test_the_day_of_each_clause(text: str, expected: list[dt.date], read: Read) -> None:
    """A time that "and" leads dates what follows; a day of speech in a clause about the source dates no toll."""
    assert [figure.period.start for figure in read(text, "es")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hubo 12 muertos, según informó el jueves el alcalde, Luis Paz.", "el alcalde, Luis Paz"),
        ("Hubo 12 muertos, según informó este jueves en un comunicado la Fiscalía.", "la Fiscalía"),
        ("Hubo 12 muertos, según relataron testigos a la radio.", "testigos"),
        ("Hubo 12 muertos, tal como adelantó el ministro del Interior.", "el ministro del Interior"),
        ("Hubo 12 muertos, según consta desde el jueves.", None),
        (
            (
                "FICHA DE DAÑOS\nPaís: Perú\nProvincia: Piura\nEvento: sismo\nFecha del informe: 6 de mayo de 2024\n"
                "Elaborado por: Secretaría de Riesgos\n\nMuertos: 12"
            ),
            "Secretaría de Riesgos",
        ),
        ("REPÚBLICA DEL PERÚ – MINISTERIO DE SALUD\nInforme diario\n\nMuertos: 12", "MINISTERIO DE SALUD"),
        ("REPÚBLICA DEL PERÚ – PUNO\nInforme diario\n\nMuertos: 12", None),
        (
            "Informe de situación – Inundaciones\nGrupo de Coordinación Sectorial (GCS), Piura\n\nHay 12 muertos.",
            "Grupo de Coordinación Sectorial (GCS)",
        ),
    ],
)
def test_whose_count_it_is(text: str, expected: str | None, sources: Sources) -> None:
    """Days between a verb of saying and who says it part nobody; forms and letterheads name who issues them."""
    assert sources(text, "es") == {12: expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La India dio cuenta de 72 muertos en Bihar, y China, de 25 en el Tíbet.", [["Bihar"], ["Tíbet"]]),
        ("El alcalde habla de 72 muertos en Puno; la Cruz Roja, de 90 en Cusco.", [["Puno"], ["Cusco"]]),
        ("La policía habla de 12 muertos en Puno; el detenido, de 40 años, calla.", [["Puno"]]),
    ],
)
def test_who_counts_where_a_comma_stands_for_the_verb(text: str, expected: list[list[str]], places: Places) -> None:
    """A country or a body with a comma counts what "de" leads to, and is no place of the number before."""
    assert places(text, "es") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "FICHA\nPaís: Perú\nFecha del evento: 3 de mayo de 2024\nFecha del informe: 6 de mayo de 2024\n\n"
                "Muertos: 1\nHeridos: 46"
            ),
            [dt.date(2024, 5, 3), dt.date(2024, 5, 3)],
        ),
        (
            (
                "El asedio de Goma no cesa.\n\nHay heridos.\n\nNo hay agua.\n\nHan muerto 300 vecinos.\n\n"
                "Un bombardeo mató el domingo a ocho personas en Sake."
            ),
            [None, dt.date(2024, 5, 5)],
        ),
    ],
)
def test_the_day_of_the_event(text: str, expected: list[dt.date | None], read: Read) -> None:
    """A form names the day of its event; one air strike dates nobody else in a report of a siege."""
    assert [figure.period.start for figure in read(text, "es")] == expected


def test_a_line_with_a_zero_heads_no_others(counted: Counted) -> None:
    """What a line of a form counts is not what the lines under it do; food for people shelters nobody."""
    text = "Personas albergadas: 0\nViviendas destruidas: 90\nUnidades educativas afectadas: 80"
    assert counted(text, "es") == [("homes_destroyed", 90)]
    assert counted("La misión reparte comida a 900 personas en 28 centros.", "es") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Murieron ayer 12 personas en Goma. El Gobierno congoleño cifra en 900 los muertos desde enero.", "congoleño"),
        ("Murieron ayer 12 personas en Goma. El Gobierno congoleño cifra en 900 los muertos de ayer.", "Goma"),
        ("Murieron ayer 12 personas en Goma. El Gobierno ruandés cifra en 900 los muertos desde enero.", "Goma"),
        ("Murieron 12 personas en Kabul. El Gobierno paquistaní cifra en 900 los muertos en su país.", "paquistaní"),
    ],
)
def test_the_land_whose_office_counts(text: str, expected: str, places: Places) -> None:
    """What a government counts over weeks is of its land where the report tells of that; one day's toll is not."""
    assert places(text, "es")[1] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("El alud sepultó tres casas y a nueve personas.", [("homes_destroyed", 3)]),
        ("La riada arrasó 12 casas y 40 cabañas.", [("homes_destroyed", 12), ("homes_destroyed", 40)]),
        (
            "El sismo causó 500 muertos y 900 heridos. La cifra puede llegar a 800.",
            [("killed", 500), ("injured", 900), ("killed", 800)],
        ),
    ],
)
def test_what_a_number_beside_another_counts(text: str, expected: list[tuple[str, float]], counted: Counted) -> None:
    """People are no homes, and a toll that may grow is that of the dead."""
    assert counted(text, "es") == expected


def test_what_began_lasts(read: Read) -> None:
    """Days counted from the beginning of fighting go on until now."""
    text = "Seis días después del inicio de los combates en Jartum, la misión cuenta 330 muertos."
    assert [(f.period.start, f.period.end) for f in read(text, "es")] == [(dt.date(2024, 5, 2), dt.date(2024, 5, 8))]


def test_a_country_after_its_soldiers_is_not_where_they_died(places: Places) -> None:
    assert places("El ataque mató en Kabul a 13 militares de Estados Unidos.", "es") == [["Kabul"]]


def test_who_keeps_a_list_at_a_number_gives_it(sources: Sources) -> None:
    assert sources("La CONRED mantiene la lista de desaparecidos en 197.", "es") == {197: "La CONRED"}


def test_when_a_speaker_was_there_dates_no_homes(read: Read) -> None:
    text = "Las casas destruidas en Puno son 30, dijo el ministro, que visitó la zona el sábado."
    assert [figure.period.start for figure in read(text, "es", dt.date(2024, 5, 8))] == [None]
