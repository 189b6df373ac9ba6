"""Spanish wire stories: asides between a verb and its people, who is sent somewhere, what is only wished or planned."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.models import Figure

    Counted = Callable[[str, str], list[tuple[str, float | None]]]
    Read = Callable[..., tuple[Figure, ...]]
    Sources = Callable[[str, str], dict[float | None, str | None]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De cólera han muerto en Jérémie, desde el 3 de abril, 18 ancianos.", [("killed", 18)]),
        ("Murieron en Kakuma, durante marzo, 45 niños.", [("killed", 45)]),
        ("Los soldados evacuaron, ante el avance de la lava, a 430 vecinos.", [("evacuated", 430)]),
        ("La Marina ha sacado ya de sus casas, por temor a otra crecida, a 1.200 vecinos.", [("evacuated", 1200)]),
        ("Continúan sin localizarse 310 pescadores.", [("missing", 310)]),
        ("Mañana se sacará a otras 90 familias de la ribera.", [("evacuated", 90)]),
        ("Unas 700 personas podrían verse obligadas a dejar Riosucio.", [("displaced", 700)]),
        ("Unas 600 familias llegaron a Cusco tras el derrumbe.", [("displaced", 600)]),
        ("Hay 240 damnificados, que piden ser reubicados.", [("affected", 240)]),
    ],
)
def test_a_verb_finds_its_people(text: str, expected: list[tuple[str, float]], counted: Counted) -> None:
    """An aside between commas parts nobody; what people ask for has not happened."""
    assert counted(text, "es") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Murieron la alcaldesa, su escolta, 12 según la oposición, dijo la radio.",
        "Murió el cantante, por cierto, ante 300 invitados.",
        "Unos 600 bomberos llegaron a Valencia.",
        "Unas 600 personas llegaron a Cusco para la fiesta.",
        "Unos 300 alumnos llegaron a la capital para el concurso.",
        "Unos 700 agentes vigilan a los evacuados.",
        "Regresaron a clases 25.000 alumnos.",
        "El albergue tiene lugar para 600 personas.",
        "El Gobierno destinará 45 millones a los damnificados.",
        "Fueron vacunados 12.500 niños en los campamentos.",
        "El fondo indemnizará a 1.500 víctimas del derrumbe.",
        "Se recuerda a la población que el número de emergencias es el 911.",
        "La campaña busca recaudar 2 millones para los refugiados.",
    ],
)
def test_others_are_no_figures(text: str, counted: Counted) -> None:
    """Helpers, guests, pupils, money and places in a shelter count nobody."""
    assert counted(text, "es") == []


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("es", "Mañana jueves se evacuará a 200 familias.", dt.date(2024, 5, 9)),
        ("es", "El próximo viernes serán evacuadas 200 familias.", dt.date(2024, 5, 10)),
        ("en", "Some 200 families will be evacuated next Friday.", dt.date(2024, 5, 10)),
        ("es", "Esta mañana martes murieron 12 personas.", dt.date(2024, 5, 7)),
        ("es", "A las ocho de la mañana del lunes murieron 12 personas.", dt.date(2024, 5, 6)),
    ],
)
def test_a_weekday_that_is_still_to_come(language: str, text: str, day: dt.date, read: Read) -> None:
    """A word for tomorrow or next before a weekday says that it has not passed."""
    assert [figure.period.start for figure in read(text, language)] == [day]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("El ataque dejó, al decir del alcalde, 60 muertos.", "alcalde"),
        ("Para la Defensoría, los muertos son 60.", "la Defensoría"),
        ("La campaña busca ayuda para los refugiados y dejó 60 muertos.", None),
        ("Abrieron una escuela para los niños; 60 personas murieron.", None),
    ],
)
def test_for_whom_something_is_done_is_no_source(text: str, expected: str | None, sources: Sources) -> None:
    """Only where it opens a clause does "para" say whose count it is."""
    assert sources(text, "es") == {60: expected}
