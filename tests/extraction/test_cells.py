"""What in a cell of a table is a number, and what says nothing."""

from __future__ import annotations

import pytest

from geo.extraction.cells import Cell, is_empty, is_number, is_worded, nothing, of_text


@pytest.mark.parametrize("text", ["41", "1,204", "1 204", "41*", "~300", "12 (+3)", "41 (3 %)"])
def test_a_number_may_have_a_footnote_a_change_or_a_share(text: str) -> None:
    assert is_number(text, 0, len(text))


@pytest.mark.parametrize("text", ["", "Homs", "12 km of road", "-"])
def test_words_are_no_number(text: str) -> None:
    assert not is_number(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "worded"), [("1.2 million", True), ("40 families", True), ("40", False), ("Dana", False)]
)
def test_a_number_may_have_a_word(text: str, *, worded: bool) -> None:
    assert is_worded(text, 0, len(text)) is worded


@pytest.mark.parametrize("text", ["", "-", "–", "n/a", "...", "?"])
def test_what_says_nothing(text: str) -> None:
    assert nothing(text)
    assert is_empty(text, Cell(0, len(text), number=False))


def test_a_cell_ends_before_the_spaces_after_it() -> None:
    assert of_text("Dana 41  |", 5, 9) == Cell(5, 7, number=True)
