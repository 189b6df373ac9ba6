"""Numbers whose verb or noun is a short form of what was said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "La préfecture voulait évacuer 900 habitants. Selon le maire, 310 l'ont été.",
            [("evacuated", 900), ("evacuated", 310)],
        ),
        (
            "Alger a renvoyé chez eux 640 Nigériens ; 120 l'ont été de force.",
            [("returned", 640), ("returned", 120)],
        ),
        ("L'armée a dit aux villageois de partir. Quelque 700 l'ont fait.", [("displaced", 700)]),
        (
            "Plus de 8 000 Maliens ont fui vers la Mauritanie. Le préfet en compte pour sa part 9 500.",
            [("crossed", 8000), ("crossed", 9500)],
        ),
        (
            "Plus de 8 000 Maliens ont fui leur pays. La Mauritanie en a reçu 5 100, l'Algérie 900.",
            [("crossed", 8000), ("crossed", 5100), ("crossed", 900)],
        ),
        (
            "L'ONG nourrissait 600 réfugiés ; elle n'en nourrira plus que 200 en juin.",
            [("refugees", 600), ("refugees", 200)],
        ),
        (
            "Près de 400 déplacés dorment dans 12 écoles ; ils étaient 950 au plus fort de la crue.",
            [("sheltered", 400), ("sheltered", 950)],
        ),
        (
            "L'armée avait annoncé deux morts et 11 blessés. Elle en reconnaît aujourd'hui 14, et 73 blessés.",
            [("killed", 2), ("injured", 11), ("killed", 14), ("injured", 73)],
        ),
        (
            "Sept morts mardi à Lira, dont trois d'une même famille, douze mercredi.",
            [("killed", 7), ("killed", 3), ("killed", 12)],
        ),
        ("Le village vend des poules. Il en reste 40.", []),
        ("La loi devait être votée par 40 députés ; 30 l'ont fait.", []),
    ],
)
def test_who_is_counted_on(text: str, wanted: list[tuple[str, float]], counted: Counted) -> None:
    assert counted(text, "fr") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Le nombre des Tchadiens qui ont quitté leur pays a dépassé les 6 000.", [("crossed", 6000)]),
        ("Le nombre de lois qui ont passé a dépassé les 60.", []),
        ("Deux femmes ont été tuées, une est portée disparue.", [("killed", 2), ("missing", 1)]),
        ("Deux femmes ont été tuées, une est maire.", [("killed", 2)]),
        ("« Sur 240 habitants, nous en avons enterré 70 », dit le chef.", [("population", 240), ("killed", 70)]),
        ("Sur 10 habitants, 6 ont été tués.", [("killed", 6)]),
        ("Le bilan de 12 morts a été ramené à 9.", [("killed", 12), ("killed", 9)]),
        ("Les pompiers ont dégagé 300 passagers bloqués par la neige.", [("evacuated", 300)]),
        ("Le camp de Lira, où vivaient 5 000 réfugiés, est vide.", [("refugees", 5000)]),
        ("Le camp de Lira, prévu pour 900 personnes, en compte 3 000.", [("sheltered", 3000)]),
        ("Le ministère chiffrait les tués à 500.", [("killed", 500)]),
        ("Le ministère chiffrait les dégâts à 500.", []),
        ("Ses 600 habitants ont tous été évacués.", [("evacuated", 600)]),
        (
            "Le nombre de personnes souffrant de la faim a doublé, passant de 1,6 à 3,2 millions.",
            [("in_need", 1_600_000), ("in_need", 3_200_000)],
        ),
        ("La crue a permis à 90 détenus de s'évader.", []),
        ("Parmi les tués figurent 50 enfants et neuf femmes.", [("killed", 50), ("killed", 9)]),
        ("Parmi les élus figurent 50 enseignants et neuf femmes.", []),
        ("Le maire n'a plus de nouvelles d'une vingtaine de pêcheurs.", [("missing", 20)]),
        ("La moitié de la population, soit 26 millions de personnes, a faim.", [("in_need", 26_000_000)]),
        ("La population, soit 900 personnes, a voté.", [("population", 900)]),
        ("Dix hommes n'ont pas franchi la ligne d'arrivée.", []),
        ("Le réacteur 3 a perdu 40 % de sa puissance.", []),
        (
            "On compte 8 morts et 5 disparus. Ils étaient 3 et 11 la veille.",
            [("killed", 8), ("missing", 5), ("killed", 3), ("missing", 11)],
        ),
        ("Un toit s'est écroulé sur une cinquantaine de clients.", [("missing", 50)]),
        ("Le maire s'est appuyé sur une cinquantaine de clients.", []),
        ("L'armée a ramené son bilan de 1 400 à 1 200 morts.", [("killed", 1400), ("killed", 1200)]),
        ("Bilan de la nuit : un mort, une femme de 71 ans, et onze blessés.", [("killed", 1), ("injured", 11)]),
        ("Le musée a perdu 800 pièces.", []),
        ("Quelque 900 familles n'ont pas encore été évacuées.", []),
        ("Quelque 900 familles n'ont toujours pas regagné leur village.", [("displaced", 900)]),
        ("Trois pêcheurs ne sont jamais rentrés.", [("missing", 3)]),
        ("Trois pêcheurs sont rentrés.", [("returned", 3)]),
        ("Ils sont plus de 40 à avoir été arrêtés.", [("detained", 40)]),
        (
            "Le bilan est de 380 morts, dit l'État ; 900, répondent les familles.",
            [("killed", 380), ("killed", 900)],
        ),
        ("Douze hommes armés ont enlevé le maire.", []),
        ("Douze hommes ont été enlevés par le maire.", [("detained", 12)]),
        ("Trois cents paysans ont bloqué la route.", []),
        ("Trois cents paysans, bloqués à la frontière, attendent.", [("blocked", 300)]),
        ("Six assaillants ont tué le préfet.", []),
        ("La mère de six enfants a fui Bama.", []),
        ("Le cadastre sera tenu à partir de 2 000 parcelles.", []),
    ],
)
def test_what_says_who_is_counted(text: str, wanted: list[tuple[str, float]], counted: Counted) -> None:
    assert counted(text, "fr") == wanted


def test_what_came_true_of_a_plan_was_said_by_nobody(
    sources: Callable[[str, str], dict[float | None, str | None]],
) -> None:
    text = "The UNHCR says it is planning for 800,000 people to flee to Chad. So far 100,000 have."
    assert sources(text, "en") == {800000: "The UNHCR", 100000: None}
