"""Tokens of a sentence and their offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.extraction.tokens import Sentence, fold
from geo.languages import load

_PIECES = (
    "killed",
    "12",
    "1 200",
    "'",
    "’",
    "s",
    "d",
    "İdlib",
    "قتل",
    "\u064f",
    "é",
    "e\u0301",
    " ",
    "\n",
    ".",
    "-",
    "_",
    "²",
)
_TEXT = st.lists(st.sampled_from(_PIECES)).map("".join)


@pytest.mark.parametrize("code", ["en", "fr", "tr", "ar"])
@given(text=_TEXT, cut=st.integers(0, 6))
def test_offsets_are_those_of_the_tokens(code: str, text: str, cut: int) -> None:
    start = min(cut, len(text))
    sentence = Sentence(text, start, len(text), load(code))
    found = [text[first:last] for first, last in zip(sentence.starts, sentence.ends, strict=True)]
    assert [fold(token, code) for token in found] == sentence.words
    covered = {
        index for first, last in zip(sentence.starts, sentence.ends, strict=True) for index in range(first, last)
    }
    assert all(text[index].isspace() for index in range(start, len(text)) if index not in covered)
    assert sentence.starts == sorted(sentence.starts)


def test_an_ending_needs_the_word_before_the_sentence() -> None:
    text = "15'i"
    assert Sentence(text, 2, len(text), load("tr")).words == ["'i"]
    assert Sentence("'i", 0, 2, load("tr")).words == ["'", "i"]


def test_a_sentence_has_no_other_fields() -> None:
    with pytest.raises(AttributeError, match="lemmas"):
        _ = Sentence("Ten died.", 0, 9, load("en")).lemmas


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Goma -- At least", ["goma", "—", "at", "least"]),
        ("Goma --- at", ["goma", "—", "at"]),
        ("Goma - at", ["goma", "-", "at"]),
        ("------", ["-"] * 6),
    ],
)
def test_a_typed_dash_is_a_dash(text: str, words: list[str]) -> None:
    """Longer runs of hyphens are rules of a table."""
    assert Sentence(text, 0, len(text), load("en")).words == words
