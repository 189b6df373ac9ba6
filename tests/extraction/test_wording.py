"""Whether a number is told as done, denied or expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.models import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.models import Figure

    Read = Callable[[str, str], tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("fr", "Quarante-trois personnes ont été tuées à un faux barrage près de Bouinan.", Status.REPORTED),
        ("fr", "De faux policiers ont tué 12 personnes à Bria.", Status.REPORTED),
        ("en", "Twelve people were killed at a false checkpoint near Bria.", Status.REPORTED),
        ("es", "Murieron doce personas en un falso retén cerca de Cali.", Status.REPORTED),
        ("fr", "Il est faux que 12 personnes aient été tuées à Bria.", Status.DENIED),
        ("fr", "Le chiffre de 12 morts à Bria est faux.", Status.DENIED),
        ("fr", "Le nombre de morts dépassera les 10 000 à Miyagi.", Status.PLANNED),
        ("fr", "Il y aura plusieurs centaines de morts à Mayotte, a prévenu le préfet.", Status.PLANNED),
    ],
)
def test_what_is_false_denies_only_the_number_that_it_is_said_of(
    language: str, text: str, status: Status, read: Read
) -> None:
    """A false checkpoint denies nothing; a verb of the future expects."""
    assert [figure.status for figure in read(text, language)] == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("A rebel spokesman denied this, saying only four of his men had been killed.", Status.REPORTED),
        ("The army denied the report, saying that 12 people had died in Goma.", Status.REPORTED),
        ("The army denied that 12 people had died in Goma.", Status.DENIED),
        ("Police said 15 people had been shot in Goma, but the army denied this.", Status.DENIED),
        ("Some 2,100 families are to be evacuated from slopes in Matara before nightfall.", Status.PLANNED),
        ("Some 2,100 families were evacuated from slopes in Matara before nightfall.", Status.REPORTED),
    ],
)
def test_who_denies_what_was_said_before_says_what_follows(read: Read, text: str, status: Status) -> None:
    assert [figure.status for figure in read(text, "en")] == [status]
