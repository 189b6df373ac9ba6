"""Who searches for the missing is not missing, and what is not ruled out is expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.models import Status

if TYPE_CHECKING:
    from tests.extraction.conftest import Counted, Read


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("en", "Some 200 soldiers are searching for the missing.", []),
        ("es", "Continúa la búsqueda de los desaparecidos con 200 efectivos.", []),
        ("ar", "وتتواصل عمليات البحث عن المفقودين بمشاركة 120 عنصراً من الوقاية المدنية.", []),
        ("ar", "ونشرت السلطات 300 رجل إطفاء بحثاً عن المفقودين.", []),
        ("en", "Rescuers are searching for 12 missing people.", [("missing", 12)]),
        ("es", "Continúa la búsqueda de 12 desaparecidos.", [("missing", 12)]),
        ("ar", "وتبحث الفرق عن 12 مفقوداً.", [("missing", 12)]),
        ("ar", "والبحث جار عن المفقودين الـ12.", [("missing", 12)]),
        ("ar", "وأنقذت الحماية المدنية 65 شخصاً حاصرتهم المياه في بشار.", [("evacuated", 65)]),
        ("ar", "وقضى هذا العام 1039 شخصاً في المتوسط.", [("killed", 1039)]),
    ],
)
def test_whom_a_search_counts(counted: Counted, language: str, text: str, figures: list[tuple[str, float]]) -> None:
    """The missing after a word of search are its object, and no noun of the number beside them."""
    assert counted(text, language) == figures


@pytest.mark.parametrize(
    "text",
    [
        "No se descarta que haya más de cien muertos en Lorca.",
        "«No descartamos que la cifra de muertos llegue a cien», añadió el ministro.",
    ],
)
def test_what_is_not_ruled_out_is_expected(read: Read, text: str) -> None:
    """A denial that is denied leaves a number open."""
    (found,) = read(text, "es")
    assert (found.quantity.value, found.status) == (100, Status.PLANNED)
