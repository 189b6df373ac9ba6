"""Parts of a whole that opens the sentence, and places that share a verb of hosting."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def read(read):
    """Return indicator, value and whether it is a part, of each figure."""

    def _read(text: str, language: str) -> list[tuple[str, float | None, bool]]:
        found = read(text, language, None)
        return [(one.indicator, one.quantity.value, one.part_of is not None) for one in found]

    return _read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Of the 17 dead, five were children and three women."),
        ("en", "Among the 17 dead are five children and three women."),
        ("fr", "Parmi les 17 morts figurent cinq enfants et trois femmes."),
        ("es", "Entre los 17 muertos hay cinco niños y tres mujeres."),
    ],
)
def test_groups_after_a_whole_that_opens_the_sentence_are_its_parts(language: str, text: str, read) -> None:
    assert read(text, language) == [("killed", 17, False), ("killed", 5, True), ("killed", 3, True)]


def test_a_relative_clause_between_commas_parts_no_list(read) -> None:
    text = "Among the 400 dead are 250 Egyptians, whose envoy has come, and 110 Syrians."
    assert [one[:2] for one in read(text, "en")] == [("killed", 400), ("killed", 250), ("killed", 110)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The stadium shelters 3,000 people, the cathedral another 1,200."),
        ("fr", "Le stade abrite 3 000 personnes, la cathédrale 1 200."),
        ("es", "El estadio alberga a 3.000 personas y la catedral a 1.200."),
    ],
)
def test_a_second_place_shares_the_verb_of_hosting(language: str, text: str, read) -> None:
    assert read(text, language) == [("sheltered", 3000, False), ("sheltered", 1200, False)]


def test_what_costs_more_is_no_second_place(read) -> None:
    assert read("The stadium shelters 3,000 people, the ticket another 1,200 francs.", "en") == [
        ("sheltered", 3000, False)
    ]
