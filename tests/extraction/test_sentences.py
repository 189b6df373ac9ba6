"""Sentences: where they end, and that every character keeps its offset."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.extraction.sentences import split
from geo.languages import load


def sentences(text: str, code: str = "en") -> list[str]:
    return [text[start:end] for start, end, _ in split(text, load(code))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ten died. Five fled.", ["Ten died.", "Five fled."]),
        ("Gen. Omar said so. He left.", ["Gen. Omar said so.", "He left."]),
        ("J. Smith fled. He left.", ["J. Smith fled.", "He left."]),
        ("About 3.5 million fled.", ["About 3.5 million fled."]),
        ("A headline\nA sentence.", ["A headline", "A sentence."]),
        ("How many?! “Ten…” He left", ["How many?!", "“Ten…”", "He left"]),
        ("Ten died.\n\nFive fled.)  He left", ["Ten died.", "Five fled.)", "He left"]),
        ("He said: “Ten died.” Then he left.", ["He said: “Ten died.”", "Then he left."]),
        (
            "This line of a wrapped paragraph runs on for a good while and\nends here. Next.",
            ["This line of a wrapped paragraph runs on for a good while and\nends here.", "Next."],
        ),
    ],
)
def test_ends(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text())
def test_only_white_space_is_left_out(text: str) -> None:
    covered = "".join(sentences(text))
    assert "".join(covered.split()) == "".join(text.split())


def test_an_endless_sentence_is_cut() -> None:
    assert max(map(len, sentences("word " * 5000))) <= 3000
