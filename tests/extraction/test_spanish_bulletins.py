"""Heads and forms of bulletins, and what near words of harm counts nobody, mostly in Spanish."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.models import Figure, Place

    Counted = Callable[[str, str], list[tuple[str, float | None]]]
    Sources = Callable[[str, str], dict[float | None, str | None]]
    Standing = Callable[[str, str, int], list[Place]]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "es",
            "PARTE N.º 7\nMinisterio de Salud - Haití\nSemana del 4 al 10 de marzo de 2024\n\nMurieron 12 personas.",
            "Ministerio de Salud",
        ),
        ("es", "Dirección de Protección Civil\nParte n.º 7\nFecha: 4 de marzo de 2024\n\nMuertos: 12", None),
        ("es", "BOLETÍN INFORMATIVO - LLUVIAS\nLoja, 4 de marzo de 2024\n\nMuertos: 12", ""),
        ("es", "Ficha de emergencia\nFuente: Instituto de Socorro (IS)\nMuertos: 12", "Instituto de Socorro (IS)"),
        ("es", "Murieron 12 personas, según los últimos reportes oficiales.", ""),
        ("es", "Murieron 12 personas, según un recuento de la Cruz Roja basado en actas.", "la Cruz Roja"),
        ("es", "La Cruz Roja rebajó el dato y habla de 12 muertos.", "La Cruz Roja"),
    ],
)
def test_who_issues_a_bulletin(language: str, text: str, expected: str | None, sources: Sources) -> None:
    """The body on the line under the kind of a report, or above it; the kind alone wrote nothing."""
    wanted = "Dirección de Protección Civil" if expected is None else expected or None
    assert sources(text, language) == {12: wanted}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "OCHA\nInforme de situación n.º 9\nMozambique: Cabo Delgado\n\n- 18 civiles muertos", "Cabo Delgado"),
        ("en", "OCHA\nSituation report no. 9\nMozambique: Cabo Delgado\n\n- 18 civilians killed", "Cabo Delgado"),
        ("es", "Ficha\nPaís: Perú\nProvincia: Cusco\nFecha: 4 de marzo de 2024\n\nMuertos: 18", "Cusco"),
        ("es", "Ficha\nPaís: Perú\nProvincia: Cusco y Puno\nFecha: 4 de marzo de 2024\n\nMuertos: 18", "Peru"),
        ("en", "Aid\nMozambique: funds for Cabo Delgado and Nampula\n\nSo 18 people died.", "Mozambique"),
    ],
)
def test_the_region_that_a_head_names(language: str, text: str, expected: str, standing: Standing) -> None:
    """It stands after its country, under lines for the body and the kind of the report, or in lines of a form."""
    assert standing(language, text, 18)[0].name in {expected, f"{expected} Province"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Lesionados: 81\nDesaparecidos: 43\nFamilias evacuadas: 38",
            [("injured", 81), ("missing", 43), ("evacuated", 38)],
        ),
        ("Del penal se fugaron 500 reos.", []),
        ("De la cárcel escaparon 500 presos.", []),
        ("Las milicias perdieron 12 combatientes.", [("killed", 12)]),
        ("Las milicias perdieron 12 tanques.", []),
        ("En Loja se vino abajo un hotel de cuatro pisos.", []),
        ("Acamparon por temor a las réplicas, que sumaban 84.", []),
        ("En Adré hay 4.000, y en Tiné mueren a diario 12 niños.", [("killed", 12)]),
        ("La milicia expulsó a 300 familias.", [("displaced", 300)]),
        ("Argelia expulsó a 300 migrantes.", [("blocked", 300)]),
        ("Rusia expulsó a 30 diplomáticos.", []),
        ("El guardacostas desembarcó en Bari a 937 y dos cadáveres.", [("killed", 2)]),
        ("El operativo movilizó a 2.300 policías para evitar heridos.", []),
        ("La huelga afecta a 40.000 viajeros.", []),
        ("La sequía afecta a 40.000 familias.", [("affected", 40000)]),
    ],
)
def test_what_is_counted(text: str, expected: list[tuple[str, float]], counted: Counted) -> None:
    """A line that names what it counts is no part of another; captives, storeys and aftershocks are no harm."""
    assert counted(text, "es") == expected


def test_a_shell_is_not_planned(read: Callable[..., tuple[object, ...]]) -> None:
    """A shell, "proyectil", begins like what is projected."""
    (figure,) = read("Un proyectil mató a cinco personas.", "es")
    assert figure.status.value == "reported"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Entre 2010 y 2014 fueron desplazadas del puerto 62.000 personas.", dt.date(2010, 1, 1)),
        ("Las lluvias han dejado 1.600 muertos, más que el huracán de 2004.", None),
        ("El huracán de 2004 dejó 1.600 muertos.", dt.date(2004, 1, 1)),
    ],
)
def test_years_of_comparison(text: str, start: dt.date | None, read: Callable[..., tuple[Figure, ...]]) -> None:
    """Years from one to another date a number; the year of a disaster that is only compared does not."""
    assert [figure.period.start for figure in read(text, "es")] == [start]
