"""Phrases that name a verb stand for all its forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from geo.extraction.verb_forms import conjugated, expected
from geo.languages import FILES, available, load

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]


def test_a_phrase_without_a_verb_is_left_as_it_is() -> None:
    assert list(conjugated(["(a|b) c"], load("fr"))) == ["(a|b) c"]


def test_a_choice_of_verbs_has_the_forms_of_each() -> None:
    phrases = list(conjugated(["(<fuir>|<partir>) (de|du)"], load("fr")))
    assert all(phrase.endswith(" (de|du)") for phrase in phrases)
    assert any("fuyaient" in phrase for phrase in phrases)
    assert any("étaient" in phrase and "parties" in phrase for phrase in phrases)


def test_forms_of_what_is_to_come_are_told_apart() -> None:
    assert {"fuiront", "s'enfuiront"} <= set(expected(load("fr")))
    assert expected(load("tr")) == []


@pytest.mark.parametrize("language", available())
def test_every_verb_that_is_named_has_forms(language: str) -> None:
    known = load(language).table("verbs")
    tables = (load(language).table(file) for file in FILES if file not in {"verbs", "examples"})
    named = {verb for table in tables for verb in re.findall("<[^<>|()]+>", str(table))}
    assert {verb for verb in known if verb.startswith("<")} == named


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Selon le maire, 340 personnes fuiraient leurs villages.", "displaced"),
        ("Selon le maire, 340 personnes viennent de s'enfuir de leurs villages.", "displaced"),
        ("Selon le maire, 340 personnes ont préféré abandonner leurs foyers.", "displaced"),
        ("Selon le maire, 340 personnes ont finalement franchi la frontière du Tchad.", "crossed"),
        ("Selon le maire, 340 personnes regagnèrent leurs villages.", "returned"),
        ("Selon le maire, 340 personnes auraient couché dans une église.", "sheltered"),
        ("Selon le maire, 340 personnes ont dû passer la nuit dehors.", "homeless"),
        ("Selon le maire, 340 personnes succombaient à leurs blessures.", "killed"),
        ("Selon le maire, 340 personnes disparaissent dans les eaux du lac.", "missing"),
        ("Les 340 villageois de Tori, à bout de forces, ont marché jusqu'à Niamey.", "displaced"),
    ],
)
def test_verbs_count_in_every_form(counted: Counted, text: str, indicator: str) -> None:
    assert counted(text, "fr") == [(indicator, 340)]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("The mayor said 340 people are abandoning their homes.", "displaced"),
        ("The mayor said 340 people had to desert their villages.", "displaced"),
        ("The mayor watched 340 people pour into Chad.", "crossed"),
        ("With 340 people taking refuge in a school, the mayor asked for help.", "sheltered"),
        ("The number of people who have vanished in the lake now exceeds 340.", "missing"),
        ("Some 340 residents of the lower town, most of them women, lost their homes in the storm.", "homeless"),
    ],
)
def test_english_verbs_count_in_every_form(counted: Counted, text: str, indicator: str) -> None:
    assert counted(text, "en") == [(indicator, 340)]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Según la alcaldía, 340 personas huirían de sus aldeas.", "displaced"),
        ("Según la alcaldía, 340 personas se vieron obligadas a escapar de los combates.", "displaced"),
        ("Según la alcaldía, 340 personas perecían en el incendio.", "killed"),
        ("Según la alcaldía, 340 personas acaban de atravesar la frontera.", "crossed"),
        ("Según la alcaldía, 340 personas tuvieron que refugiarse en una escuela.", "sheltered"),
        ("Unos 340 vecinos del barrio, en su mayoría mujeres, pasaban la noche en la calle.", "homeless"),
    ],
)
def test_spanish_verbs_count_in_every_form(counted: Counted, text: str, indicator: str) -> None:
    assert counted(text, "es") == [(indicator, 340)]


@pytest.mark.parametrize(
    "text",
    [
        "Unos 12.000 corredores cruzaron la meta el domingo.",
        "Cerca de 3.000 espectadores abandonaban el estadio antes del final.",
        "Unos 450 empleados dejarán la empresa a fin de año.",
        "Unas 90 especies de aves desaparecen de la región.",
        "Dos mil empleos desaparecerán antes de 2026.",
    ],
)
def test_spanish_verbs_of_what_harms_nobody_count_nobody(counted: Counted, text: str) -> None:
    assert counted(text, "es") == []


@pytest.mark.parametrize(
    "text",
    [
        "Some 90 bird species are disappearing from the region.",
        "Two thousand jobs vanished in the first quarter.",
        "The number of votes cast now exceeds 2,340,000.",
        "All 800 French troops are leaving Niger this month.",
        "Some 5,000 fans packed into the stadium hall to watch the match.",
    ],
)
def test_english_verbs_of_what_harms_nobody_count_nobody(counted: Counted, text: str) -> None:
    assert counted(text, "en") == []


@pytest.mark.parametrize(
    "text",
    [
        "Près de 12 000 coureurs ont traversé la ville dimanche lors du marathon.",
        "Quelque 3 000 spectateurs quittaient la salle avant la fin du concert.",
        "Environ 450 salariés quitteront l'entreprise d'ici à la fin de l'année.",
        "Dans ce pays, 400 000 personnes gagnent moins de deux dollars par jour.",
        "Près de 90 espèces d'oiseaux disparaissent de la région.",
        "Les prix tombent à 350 francs le kilo.",
        "Deux mille emplois disparaîtront d'ici 2026.",
        "Environ 200 élèves rentreront lundi dans leur nouveau collège.",
    ],
)
def test_verbs_of_what_harms_nobody_count_nobody(counted: Counted, text: str) -> None:
    assert counted(text, "fr") == []
