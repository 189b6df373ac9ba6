"""Names are compared after folding; words keep their offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer.names import fold, words


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Idlib", "idlib"),
        ("İdlib", "idlib"),
        ("Ma'arat al-Nu'mān", "maarat al numan"),
        ("Maʿarrat an-Nuʿmān", "maarrat an numan"),
        ("Deir ez-Zor", "deir ez zor"),
        ("Côte d’Ivoire", "cote divoire"),
        ("U.S.", "us"),
        ("W. Va.", "w va"),
        ("Łódź", "lodz"),
        ("Ağrı", "agri"),
        ("Straße", "strasse"),
        ("Washington, D.C.", "washington dc"),
        ("  Port-au-Prince ", "port au prince"),
        ("إدلب", "ادلب"),
        ("حماة", "حماه"),
        ("القُدْس", "القدس"),
        ("مصطفى", "مصطفي"),
        ("دمشـق", "دمشق"),
        ("Ὀρεστιάδα", "ορεστιαδα"),
        ("", ""),
        ("…", ""),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folded_names_are_single_spaced(text: str) -> None:
    assert fold(text) == " ".join(fold(text).split())


@given(st.text())
def test_words_lie_where_they_say(text: str) -> None:
    end_before = 0
    for folded, start, end in words(text):
        assert end_before <= start < end <= len(text)
        assert fold(text[start:end]) == folded
        end_before = end


def test_words_part_at_hyphens_not_at_apostrophes() -> None:
    assert words("near Deir ez-Zor, Ma'arat (U.S.).") == [
        ("near", 0, 4),
        ("deir", 5, 9),
        ("ez", 10, 12),
        ("zor", 13, 16),
        ("maarat", 18, 25),
        ("us", 27, 30),
    ]
