"""Words of indicators that count nobody where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("fr", "Douze hommes ont enlevé le maire.", []),
        ("fr", "Sept enfants ont failli mourir à Gao.", []),
        ("fr", "Quelque 200 élèves sont tombés en syncope.", []),
        ("fr", "À Djibo, 200 personnes n'ont pas pu fuir.", []),
        ("en", "The crew lost 4 members before the season.", []),
        ("en", "The agency lost 12 members of staff to budget cuts.", []),
        ("en", "The storm came by night. None of the 40 houses survived.", []),
        ("fr", "Quelque 63 000 familles n'ont pas encore été évacuées.", []),
        ("fr", "Aucun des 90 passagers n'a été blessé.", []),
        ("fr", "La prison s'est vidée de ses 4 000 détenus.", []),
        ("fr", "Aucun des 90 passagers n'a survécu.", [("killed", 90)]),
        ("en", "None of the 90 passengers was hurt.", []),
        ("es", "Ninguno de los 90 pasajeros resultó herido.", []),
        ("fr", "Le bilan est passé de 84 à 202 morts.", [("killed", 84), ("killed", 202)]),
        ("ar", "فقد 300 شخص منازلهم.", [("homeless", 300)]),
        ("en", "Six gunmen shot dead 12 people in a bar.", [("killed", 12)]),
        ("en", "Four soldiers shot and killed a protester.", []),
        ("en", "Six gunmen were shot dead on Monday.", [("killed", 6)]),
        ("en", "The storm hit the houses and 300 trees.", []),
        ("en", "The 2,000 teachers have refused to go back to work.", []),
        ("en", "The law caps the number of refugees at 150,000.", []),
        ("en", "A boat with 251 people aboard caught fire.", []),
        ("en", "Of the 11 hostages, seven were freed.", [("detained", 11)]),
        ("en", "All of its 1,600 people were taken to Antigua.", [("evacuated", 1600)]),
        ("en", "Search and rescue teams with 80 soldiers have gone to Pedernales.", []),
        ("fr", "Soixante-huit personnes ont évacué Goma.", [("evacuated", 68)]),
        ("en", "The governor ordered 2,500 soldiers to clear the roads.", []),
        ("en", "The governor ordered 900 residents to leave.", [("evacuated", 900)]),
        ("en", "Some 5,000 troops were deployed to evacuate villages in Assam.", []),
        ("en", "Lisbon speaks of departures and claims 12,000 of them since May.", []),
        ("en", "The landslide claimed 12 of the villagers.", [("killed", 12)]),
        ("en", "We are burying 40 people today, the mayor said.", [("killed", 40)]),
        ("en", "In Bohol, 1,400 people were sleeping under tarpaulins.", [("homeless", 1400)]),
        ("en", "The storm hurt 12 people in Ambon and 400 were eating.", [("injured", 12)]),
        ("en", "Of the dead 12 are from Iba, nine are from Subic.", [("killed", 12), ("killed", 9)]),
        ("en", "By May 90,000 Burundians had fled their country.", [("crossed", 90000)]),
        ("en", "In June 900 Chadians were expelled from the Sudan.", [("blocked", 900)]),
        ("en", "In June 900 herders were expelled from the forest.", [("displaced", 900)]),
        ("en", "The number of perished grew to 68.", [("killed", 68)]),
        ("en", "The surgeon had stitched up 110 people by noon.", [("injured", 110)]),
    ],
)
def test_a_word_within_another_phrase_counts_nobody(
    counted: Counted, language: str, text: str, wanted: list[tuple[str, float]]
) -> None:
    assert counted(text, language) == wanted


@pytest.mark.parametrize("text", ["Two burnt-out police stations stood there.", "Three burned-out schools reopened."])
def test_half_of_an_adjective_counts_nobody(text, counted):
    assert counted(text, "en") == []
    assert counted("Some 40 drowned - 12 of them children.", "en") == [("killed", 40), ("killed", 12)]


def test_survivors_are_no_dead_of_the_toll_before_them(counted):
    assert counted("The government gave a toll of 23 dead and 58 survivors.", "en") == [("killed", 23)]
    assert counted("Police killed two survivors.", "en") == [("killed", 2)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "More than 70 people were wounded when some 9,000 demonstrators tried to storm the airport."),
        ("fr", "Plus de 70 personnes ont été blessées lorsque 9 000 manifestants ont marché sur l'aéroport."),
        ("es", "Más de 70 personas resultaron heridas cuando 9.000 manifestantes marcharon al aeropuerto."),
    ],
)
def test_nobody_is_hurt_by_the_number_of_the_next_clause(language, text, counted):
    assert counted(text, language) == [("injured", 70)]


def test_who_remains_is_a_refugee_only_in_a_text_of_people_on_the_move(counted):
    assert counted("The hospital received 68 injured; 28 remain there.", "en")[-1][0] != "refugees"
    moved = "Some 900 refugees crossed into Moldova, but only 60 of those people remain."
    assert ("refugees", 60) in counted(moved, "en") or ("crossed", 60) in counted(moved, "en")
