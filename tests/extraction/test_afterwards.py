"""Who has said a number of the sentence before."""

from __future__ import annotations

import pytest

from geo.extraction import extract
from geo.gazetteer import open_gazetteer
from geo.models import Document, PublishedBasis

GAZETTEER = open_gazetteer()


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("en", "At least 319 people died. These figures come from the relief commission.", "the relief commission"),
        ("en", "At least 319 people died. These figures are frightening.", None),
        ("tr", "Depremde 319 kişi öldü. Rakamı savcı açıkladı.", "savcı"),
    ],
)
def test_the_next_sentence_says_whose_the_figures_are(language: str, text: str, source: str | None) -> None:
    document = Document(
        id="t", address="test", text=text, language=language, published=None, published_basis=PublishedBasis.UNKNOWN
    )
    assert [figure.attributed_to for figure in extract(document, GAZETTEER).figures] == [source]
