"""Whose number it is that a sentence only brings in, or that goes on from another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Sources = Callable[[str, str], dict[float | None, str | None]]


@pytest.mark.parametrize(
    ("language", "text", "inhabitants", "dead"),
    [
        ("en", "In Goma, a city of 2 million, the governor said that 31 people were killed.", 2_000_000, 31),
        ("fr", "À Butembo, commune de 35 000 habitants, 31 personnes ont été tuées, dit le maire.", 35_000, 31),
        ("es", "En Manta, ciudad de 220.000 habitantes, murieron 31 personas, según el alcalde.", 220_000, 31),
        ("tr", "220 bin nüfuslu Manisa'da valilik 31 kişinin öldüğünü açıkladı.", 220_000, 31),
    ],
)
def test_inhabitants_are_nobody_s_news(sources: Sources, language: str, text: str, inhabitants: int, dead: int) -> None:
    """How large a town is, who tells what happened there has not said."""
    found = sources(text, language)
    assert found[inhabitants] is None
    assert found[dead] is not None


def test_inhabitants_said(sources: Sources) -> None:
    """Who speaks of the inhabitants themselves says how many they are."""
    text = "The mayor said that the town of Butembo has 35,000 inhabitants."
    assert sources(text, "en") == {35_000: "The mayor"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Talk of 40 people killed in Goma was exaggerated, police said."),
        ("fr", "Les rumeurs faisant état de 40 morts à Goma sont infondées, précise la police."),
    ],
)
def test_who_rejects_afterwards_is_no_source(sources: Sources, language: str, text: str) -> None:
    """A number that is called wrong before its sentence names somebody is not that somebody's."""
    assert sources(text, language) == {40: None}


def test_next_sentence_of_another_town(sources: Sources) -> None:
    """Who counts in one sentence need not have counted in the next, unless it is of those just counted."""
    text = "The ministry counts 90 people killed in Goma. Further south, Bukavu lost 45 people."
    assert sources(text, "en") == {90: "The ministry", 45: None}
    text = "The ministry counts 90 people killed in Goma. Of these, 45 were children."
    assert sources(text, "en") == {90: "The ministry", 45: "The ministry"}


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "The health ministry said that 80 people had died. Two days earlier it had reported 71 deaths.",
         {80: "The health ministry", 71: "The health ministry"}),
        ("en", "The interior minister, Ali Nour, had earlier put the dead in Goma at 900.", {900: "Ali Nour"}),
        ("fr", "Selon la Croix-Rouge, 9 000 sont déplacés. À Goma, 350 maisons sont détruites, rapporte le maire.",
         {9000: "la Croix-Rouge", 350: "le maire"}),
        ("es", "La Defensa Civil (DC), que el lunes contaba 99 muertos en Manta, busca a los heridos.",
         {99: "La Defensa Civil (DC)"}),
    ],
)  # fmt: skip
def test_who_speaks(sources: Sources, language: str, text: str, who: dict[float, str]) -> None:
    """Pronouns after other words, offices of which none was named before, and relative clauses after brackets."""
    found = sources(text, language)
    assert {value: (name or "").split(" minister, ")[-1] for value, name in found.items()} == who
