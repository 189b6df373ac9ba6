"""Lists of places and numbers that have no verb."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("language", "text", "indicator", "numbers"),
    [
        ("en", "Deaths by province: Sofala 17; Manica 9 and Tete 4.", "killed", [17, 9, 4]),
        ("es", "Desaparecidos por comuna: Viña del Mar 290, Quilpué 60, Limache 20.", "missing", [290, 60, 20]),
        ("fr", "Maisons détruites par commune : Diffa 120 ; Zinder 44", "homes_destroyed", [120, 44]),
        ("ar", "عدد القتلى حسب المحافظة: درعا 12، حماة 4", "killed", [12, 4]),
        ("en", "Aid by province: Sofala 17; Manica 9.", "", []),
        ("en", "Livestock lost: 2,300", "", []),
    ],
)
def test_a_heading_counts(language: str, text: str, indicator: str, numbers: list[int], read) -> None:
    figures = read(text, language)
    assert [figure.quantity.value for figure in figures] == numbers
    assert {figure.indicator for figure in figures} <= {indicator}


def test_a_sentence_before_counts(read) -> None:
    text = "Some 620,000 refugees crossed into Bangladesh. Kutupalong 330,000; Balukhali 98,000; host families 46,000."
    whole, *parts = read(text)
    assert [(part.indicator, part.quantity.value, part.part_of) for part in parts] == [
        ("crossed", number, whole.id) for number in (330000, 98000, 46000)
    ]
    assert [part.toponyms[0].name for part in parts[:2]] == ["Kutupalong", "Balukhali"]


def test_more_than_the_whole_is_something_else(read) -> None:
    assert len(read("About 62 people died in Gao. Camp Alpha 330,000; Camp Bravo 98,000.")) == 1
