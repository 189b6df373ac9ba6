"""Who is quoted by another, and who rejects a number."""

from __future__ import annotations

import pytest

from geo.models import Figure, Status


@pytest.fixture(scope="session")
def figures(read):
    """Read a text published on one day."""

    def _figures(text: str, language: str) -> list[Figure]:
        return list(read(text, language))

    return _figures


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("نقلت وكالة رويترز عن مسؤول محلي قوله إن 17 شخصا قتلوا.", "مسؤول محلي"),
        ("نقلت الصحيفة عن الطبيب حسن عمر أن 17 شخصا قتلوا.", "الطبيب حسن عمر"),
        ("قتل 17 شخصا في مأرب، نقلا عن مصدر طبي.", "مصدر طبي"),
        ("نقلت السلطات 17 جريحا من مأرب إلى عدن.", None),
    ],
)
def test_relayed(text: str, source: str | None, figures) -> None:
    """An agency that passes on what somebody said is not the source."""
    assert [figure.attributed_to for figure in figures(text, "ar")] == [source]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army said it was untrue that 20 people had died in Marib."),
        ("tr", "Bakanlık, 30 askerin öldüğü yönündeki haberlerin gerçeği yansıtmadığını açıkladı."),
        ("ar", "قالت الوزارة إنه لا صحة لمقتل 20 شخصا في مأرب."),
    ],
)
def test_rejected(language: str, text: str, figures) -> None:
    """Who says that a number is wrong is not its source."""
    found = figures(text, language)
    assert [(figure.status, figure.attributed_to) for figure in found] == [(Status.DENIED, None)]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("tr", "Sağlık Bakanı Fahrettin Koca: 41 kişi hayatını kaybetti.", "Sağlık Bakanı Fahrettin Koca"),
        ("tr", "Arama kurtarma: enkazdan 107 kişi sağ çıkarıldı.", None),
        ("tr", "İçişleri Bakanlığı: 30 kişi gözaltına alındı.", "İçişleri Bakanlığı"),
        ("ar", "الدفاع المدني: انتشال 7 جثث في حلب.", "الدفاع المدني"),
        ("ar", "مصدر عسكري: 46 جنديا قتلوا.", "مصدر عسكري"),
        ("ar", "الضحايا: 46 قتيلا في حلب.", None),
    ],
)
def test_colons(language: str, text: str, source: str | None, figures) -> None:
    """Who stands before a colon speaks, with a name after the office; a heading does not."""
    assert [figure.attributed_to for figure in figures(text, language)] == [source]
