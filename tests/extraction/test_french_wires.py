"""French news agencies, bulletins and machine translation: what their verbs count, and what counts nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.models import Place
    from tests.extraction.conftest import Counted, Sources


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # machine translation leaves a verb before its subject
        ("Sont morts 14 ouvriers et ont été blessés 31 autres à Sahiwal.", [("killed", 14), ("injured", 31)]),
        ("En résultat de l'attaque sur Toretsk ont péri six habitants.", [("killed", 6)]),
        ("À Sumy, 17 personnes ont obtenu des blessures.", [("injured", 17)]),
        ("À Sumy, 17 personnes ont obtenu des visas.", []),
        # an aside parts no verb from its people
        ("La frappe a tué, selon le maire, au moins 40 habitants de Gao.", [("killed", 40)]),
        ("Le séisme a détruit, d'après le préfet, 210 maisons.", [("homes_destroyed", 210)]),
        # the camp where some of the dead of a list died
        (
            "Au moins 50 personnes ont été tuées à Gaza, dont 17 à Beit Lahia et 11 dans le camp de Nousseirat.",
            [("killed", 50), ("killed", 17), ("killed", 11)],
        ),
        ("La crue a fait 30 blessés, et 900 dans des camps.", [("injured", 30), ("sheltered", 900)]),
        ("Mardi, 87 personnes étaient toujours en cellule à Bata.", [("detained", 87)]),
        ("Mardi, 87 panneaux étaient toujours en vente.", []),
        ("Alger ne reconnaît que 1 250 expulsions de Maliens.", [("returned", 1250)]),
        ("D'après le PAM, 15 000 personnes pourraient avoir besoin de vivres.", [("in_need", 15000)]),
        ("Infrastructures : 12 ponts et 20 axes routiers touchés.", []),
    ],
)
def test_verbs_of_french_wires(counted: Counted, text: str, expected: list[tuple[str, float]]) -> None:
    assert counted(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "value", "source"),
    [
        ("Le ministère de la Santé s'en tenait dimanche à 600 morts à Bam.", 600, "Le ministère de la Santé"),
        ("Le préfet de Bam s'en tient toujours à 60 morts.", 60, "Le préfet de Bam"),
        # "pointe" is no verb in the name of a town, nor is "juge" at the end of what nobody says
        ("Mardi, 87 personnes étaient toujours en cellule à Pointe-Noire sans avoir vu de juge.", 87, None),
        ("Le maire juge que 87 personnes ont péri à Pointe-Noire.", 87, "Le maire"),
    ],
)
def test_sources_of_french_wires(sources: Sources, text: str, value: float, source: str | None) -> None:
    assert sources(text, "fr")[value] == source


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        # a port that a boat left is not where it sank, nor is the country of the port
        (
            "Jeudi, un jour après le naufrage à Lampedusa d'un bateau parti de Tobrouk, en Libye, trois sont morts.",
            3,
            ["Lampedusa"],
        ),
        ("Un séisme a frappé Bam, en Iran : trois morts.", 3, ["Bam"]),
        ("La boue a englouti lundi une partie de Regent : trois morts.", 3, ["Regent"]),
    ],
)
def test_places_of_french_wires(
    standing: Callable[[str, str, int], list[Place]], text: str, value: int, expected: list[str]
) -> None:
    assert [place.name for place in standing("fr", text, value)] == expected
