"""Spanish stories and bulletins: verbs before their people, parts, rates, later tolls and whose count they are."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.models import Figure

    Counted = Callable[[str, str], list[tuple[str, float | None]]]
    Read = Callable[..., tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("El sismo ha matado al menos a 340 personas.", [("killed", 340)]),
        ("El sismo ha matado ya a 30 personas.", [("killed", 30)]),
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
    ],
)
def test_the_day_of_each_clause(text: str, expected: list[dt.date], read: Read) -> None:
    """A time that "and" leads dates what follows; a day of speech in a clause about the source dates no toll."""
    assert [figure.period.start for figure in read(text, "es")] == expected
