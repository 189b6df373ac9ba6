"""Days of a month that only an earlier sentence names."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Read

PUBLISHED = dt.date(2024, 5, 8)


@pytest.mark.parametrize(
    ("text", "value", "start", "end"),
    [
        (
            "Le raid du 11 mars à Kaiga a fait sept morts. Le 23, une attaque contre Ngouboua a tué deux villageois.",
            2,
            dt.date(2024, 3, 23),
            dt.date(2024, 3, 23),
        ),
        (
            "Le 11 février, 12 personnes ont été tuées à Bunia ; le 25, cinq autres ont péri à Beni.",
            5,
            dt.date(2024, 2, 25),
            dt.date(2024, 2, 25),
        ),
        (
            "Le 11 février, 12 personnes ont été tuées à Bunia. Dans la nuit du 22 au 23, cinq autres ont péri à Beni.",
            5,
            dt.date(2024, 2, 22),
            dt.date(2024, 2, 23),
        ),
        # a day alone is of the month of publication
        ("Le 3, une attaque a tué deux villageois à Ngouboua.", 2, dt.date(2024, 5, 3), dt.date(2024, 5, 3)),
        # a house, and a number that is no day of the calendar
        ("Le 12, rue de la Paix, a brûlé à Lyon, où deux personnes ont été tuées.", 2, None, None),
        ("Composez le 18 : deux personnes ont été tuées à Lyon.", 2, None, None),
    ],
)
def test_a_bare_day_is_of_the_month_named_before(
    read: Read, text: str, value: float, start: dt.date | None, end: dt.date | None
) -> None:
    figure = next(one for one in read(text, "fr", PUBLISHED) if one.quantity.value == value)
    assert (figure.period.start, figure.period.end) == (start, end)


@pytest.mark.parametrize(
    ("language", "text", "value", "day", "superseded"),
    [
        ("fr", "Le 3 mai, une attaque contre le marché de Gao a fait 12 morts.", 12, dt.date(2024, 5, 3), False),
        ("en", "On 3 May an attack against the market of Gao killed 12 people.", 12, dt.date(2024, 5, 3), False),
        ("fr", "Le séisme du 3 mai à Gao a fait 12 morts, contre 9 la veille.", 9, dt.date(2024, 5, 3), True),
        ("en", "The quake of 3 May in Gao killed 12 people, against 9 the day before.", 9, dt.date(2024, 5, 3), True),
    ],
)
def test_an_attack_against_a_place_is_no_older_toll(
    read: Read, language: str, text: str, value: float, day: dt.date, *, superseded: bool
) -> None:
    figure = next(one for one in read(text, language, PUBLISHED) if one.quantity.value == value)
    assert (figure.period.end, figure.superseded) == (day, superseded)


@pytest.mark.parametrize(
    ("text", "value", "start"),
    [
        ("Une tempête a ravagé Derna lundi. Mercredi, le ministre a avancé le chiffre de 52 morts.", 52, 6),
        ("Deux barrages ont cédé dans la nuit de dimanche à lundi à Derna. Trente personnes ont été tuées.", 30, 5),
        # who dug on Wednesday found them on Wednesday
        ("Une tempête a ravagé Derna dimanche. Mercredi, une bombe y a tué 52 personnes.", 52, 8),
    ],
)
def test_the_day_on_which_a_toll_was_told_is_not_that_of_the_event(
    read: Read, text: str, value: float, start: int
) -> None:
    figure = next(one for one in read(text, "fr", PUBLISHED) if one.quantity.value == value)
    assert figure.period.start == dt.date(2024, 5, start)


@pytest.mark.parametrize(
    ("language", "text", "start"),
    [
        ("fr", "Le cyclone Emnati a fait 14 morts. Le cyclone Batsirai, passé le 5 avril, avait fait 121 morts.", None),
        ("en", "Cyclone Idai killed 14 people. Cyclone Kenneth, which struck on 5 April, had killed 121.", None),
        ("es", "El ciclón Idai dejó 14 muertos. El ciclón Kenneth, del 5 de abril, había dejado 121 muertos.", None),
        # told of a day or two ago, it is the same event
        ("fr", "Le cyclone Emnati a fait 14 morts. Le cyclone, passé le 5 mai, avait d'abord fait 12 morts.", 5),
    ],
)
def test_an_event_that_is_only_recalled_dates_nothing_before_it(
    read: Read, language: str, text: str, start: int | None
) -> None:
    figure = next(one for one in read(text, language, PUBLISHED) if one.quantity.value == 14)
    assert figure.period.start == (None if start is None else dt.date(2024, 5, start))
