"""Figures at names that no gazetteer knows stand at the known place around them, and say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.evaluation.gold import gold_document
from geo.extraction import extract
from geo.geocoding import geocode
from geo.models import Basis

if TYPE_CHECKING:
    from geo.gazetteer import Gazetteer
    from geo.models import LocatedFigure


def _read(gazetteer: Gazetteer, language: str, text: str) -> list[LocatedFigure]:
    document = gold_document({"id": "a", "text": text, "lang": language, "publish_date": "2020-03-01"})
    return geocode(extract(document, gazetteer), gazetteer)


@pytest.mark.parametrize(
    ("language", "text", "around"),
    [
        ("en", "A landslide killed 12 people in Xarqul, a hamlet in the district of Sindhupalchok.", "Sindhupalchok"),
        ("en", "Troops entered Goma on Monday. In the village of Xarqul 12 people were killed.", "Goma"),
        ("en", "BENI, Congo - Gunmen raided at dawn.\n\nIn the village of Xarqul 12 people were killed.", "Beni"),
        ("fr", "Les secours sont à Goma. Dans le village de Xarqoul, 12 personnes ont été tuées.", "Goma"),
        ("es", "El alud llegó a Mocoa. En la vereda de Xarculí murieron 12 personas.", "Mocoa"),
        # the quarter of a town is no town of that name elsewhere, and lies in the town
        ("es", "El alud llegó a Mocoa, capital del Putumayo. En el barrio San Miguel murieron 12 personas.", "Mocoa"),
        ("tr", "İzmir'de deprem oldu. Yeşilova mahallesinde 12 kişi öldü.", "İzmir"),
        ("ar", "سقطت قذائف على مدينة غزة. وقتل 12 شخصا في حي التضامن.", "Gaza City"),
        ("tr", "Ekipler Elazığ'a ulaştı. Şarkul köyünde 12 kişi öldü.", "Elazığ"),
    ],
)
def test_an_unknown_name_stands_at_what_is_named_around_it(
    gazetteer: Gazetteer, language: str, text: str, around: str
) -> None:
    (found,) = _read(gazetteer, language, text)
    first, held = found.located
    assert first.place is None
    assert held.place is not None
    assert held.place.name == around
    assert held.toponym.basis is Basis.BEFORE
    assert held.toponym.role is first.toponym.role
    assert tuple(one.toponym for one in found.located) == found.figure.toponyms


def test_without_anything_around_it_a_name_stays_unresolved(gazetteer: Gazetteer) -> None:
    (found,) = _read(gazetteer, "en", "In the village of Xarqul 12 people were killed.")
    assert [one.place for one in found.located] == [None]


def test_a_known_name_is_left_alone(gazetteer: Gazetteer) -> None:
    (found,) = _read(gazetteer, "en", "Troops entered Goma on Monday. In Bukavu 12 people were killed.")
    assert [one.place.name for one in found.located if one.place is not None] == ["Bukavu"]
