"""The day of publication before the text of a report."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.models import Figure, Place

    Read = Callable[[str, str], tuple[Figure, ...]]


def test_the_day_of_publication_before_a_dash_is_not_that_of_the_event(read: Read) -> None:
    """The sentence says when it was."""
    text = "8 mai 2024 — Au moins 700 personnes ont été tuées et 2 800 blessées à Goma entre jeudi et dimanche."
    days = {(figure.period.start, figure.period.end) for figure in read(text, "fr")}
    assert days == {(dt.date(2024, 5, 2), dt.date(2024, 5, 5))}


def test_another_day_before_a_dash_is_that_of_the_event(read: Read) -> None:
    """A chronology dates its entries so."""
    figure = read("12 mars 2024 – Attaque à Kaya : 12 morts depuis janvier dans la commune.", "fr")[0]
    assert figure.quantity.value == 12
    alone = read("8 mai 2024 – Attaque à Kaya : 12 personnes tuées.", "fr")[0]
    assert (alone.period.start, alone.period.end) == (dt.date(2024, 5, 8), dt.date(2024, 5, 8))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DAMASCUS, Jan 3 - Thirty-three soldiers were killed in Idlib, an officer said.", (33, None)),
        ("DAMASCUS, Jan. 3 – 33 soldiers were killed in Idlib, an officer said.", (33, None)),
        ("DAMASCUS, January 3 - 12 soldiers were killed in Idlib, an officer said.", (12, None)),
        ("From Jan. 3 – 12 about 40 soldiers were killed in Idlib.", (40, None)),
        ("Between January 3-12, 40 soldiers were killed in Idlib.", (40, None)),
        ("Since January 200-300 people have been killed in Idlib.", (None, 200)),
    ],
)
def test_a_dash_after_the_day_of_a_dateline_is_no_range(
    read: Read, text: str, expected: tuple[float | None, float | None]
) -> None:
    """Without spaces around it, it is one."""
    quantity = read(text, "en")[0].quantity
    assert (quantity.value, quantity.low if quantity.value is None else None) == expected


@pytest.mark.parametrize(
    ("code", "text", "value", "place"),
    [
        (
            "tr",
            "Quito - Ekvador'un Guayaquil kentinde salı günü çıkan çatışmada 18 kişi öldü. 79 kişi yaralandı.",
            79,
            "Guayaquil",
        ),
        (
            "tr",
            "Kiev - Gece Bahmut'ta ateşte 3 kişi öldü. Mariupol Belediye Başkanı, kentte 900 ölü olduğunu söyledi.",
            900,
            "Mariupol",
        ),
        # a headline whose dash parts a place from what happened there
        ("tr", "Goma - çatışmalarda 12 ölü\nHastaneye 30 yaralı getirildi.", 30, "Goma"),
    ],
)
def test_a_town_before_a_dash_and_a_sentence_is_where_it_was_written(
    standing: Callable[[str, str, int], list[Place]], code: str, text: str, value: int, place: str
) -> None:
    assert [found.name for found in standing(code, text, value)] == [place]
