"""Names of bodies that lead on over a small word."""

from __future__ import annotations

import pytest

from geo.extraction import extract
from geo.gazetteer import open_gazetteer
from geo.models import Document, PublishedBasis

GAZETTEER = open_gazetteer()


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("en", "The Ministry of Health and Sports said 12 people died.", "The Ministry of Health and Sports"),
        ("en", "The Commission on Human Rights said 12 people died.", "The Commission on Human Rights"),
        ("en", "The Commission said on Monday that 12 people died.", "The Commission"),
        (
            "es",
            "Según el Alto Comisionado para los Refugiados, murieron 12 personas.",
            "el Alto Comisionado para los Refugiados",
        ),
    ],
)
def test_a_name_goes_on_to_its_end(language: str, text: str, source: str) -> None:
    document = Document(
        id="t", address="test", text=text, language=language, published=None, published_basis=PublishedBasis.UNKNOWN
    )
    assert [figure.attributed_to for figure in extract(document, GAZETTEER).figures] == [source]
