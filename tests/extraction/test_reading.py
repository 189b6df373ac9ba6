"""What is looked up in a sentence."""

from __future__ import annotations

import pytest

from geo.extraction.reading import Reading
from geo.extraction.tokens import Sentence
from geo.languages import load

_TEXTS = [
    (
        "en",
        "At least 12 people were killed and 30 wounded in Aleppo on Monday, the Red Cross said, after 40 percent fled.",
    ),
    ("fr", "Au moins 12 personnes ont été tuées et 30 blessées à Alep lundi, selon la Croix-Rouge, et aucun n'a fui."),
    ("ar", "قتل 12 شخصا وأصيب 30 آخرون في حلب يوم الاثنين، بحسب الهلال الأحمر."),
    ("tr", "Halep'te pazartesi günü 12 kişi öldü, 30 kişi yaralandı, Kızılay açıkladı."),
]


@pytest.mark.parametrize(("code", "text"), _TEXTS)
def test_a_mark_closes_where_it_ends(code: str, text: str) -> None:
    """Asked for one kind and value, a sentence answers as its list of all phrases does."""
    language = load(code)
    reading = Reading(Sentence(text, 0, len(text), language), language)
    marks = reading.marks
    assert marks
    said = {(mark.kind, mark.value) for mark in marks}
    for index in range(len(reading.words) + 1):
        ends = {(mark.kind, mark.value) for mark in marks if mark.end == index}
        assert {pair for pair in said if reading.closes(index, *pair)} == ends
        assert {(mark.kind, mark.value) for mark in reading.ending(index)} == ends
    for kind in {kind for kind, _ in said}:
        assert list(reading.of(kind)) == [mark for mark in marks if mark.kind == kind]
    assert not reading.of("no such kind")


@pytest.mark.parametrize(("code", "text"), _TEXTS)
def test_a_few_words_hold_what_they_hold_in_the_whole(code: str, text: str) -> None:
    """A sentence of which not all phrases were found says of a few words what it says once they were."""
    language = load(code)
    whole = Reading(Sentence(text, 0, len(text), language), language)
    marks = whole.marks
    said = {(mark.kind, mark.value) for mark in marks}
    fresh = Reading(Sentence(text, 0, len(text), language), language)
    for first in range(len(whole.words)):
        for last in range(first, min(first + 4, len(whole.words) + 1)):
            inside = {(mark.kind, mark.value) for mark in marks if first <= mark.start and mark.end <= last}
            assert {pair for pair in said if fresh.has(pair[0], first, last, pair[1])} == inside
            assert {kind for kind, _ in said if whole.has(kind, first, last)} == {kind for kind, _ in inside}
