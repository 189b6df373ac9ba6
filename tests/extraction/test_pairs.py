"""Numbers that follow others in the same order."""

import pytest

from geo.extraction import extract
from geo.gazetteer import open_gazetteer
from geo.models import Document, PublishedBasis

GAZETTEER = open_gazetteer()


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        (
            "en",
            "Manabí reports 118 dead and 74 injured, Esmeraldas 95 and 133.",
            [("killed", 118), ("injured", 74), ("killed", 95), ("injured", 133)],
        ),
        (
            "en",
            "In Goma 12 people died and 40 were hurt. In Sake the figures are 3 and 9.",
            [("killed", 12), ("injured", 40), ("killed", 3), ("injured", 9)],
        ),
        (
            "fr",
            "À Goma, 12 personnes sont mortes et 40 ont été blessées. À Sake, respectivement 3 et 9.",
            [("killed", 12), ("injured", 40), ("killed", 3), ("injured", 9)],
        ),
        (
            "en",
            "The ministry speaks of 118 dead and 74 injured, against 95 and 61 a day earlier.",
            [("killed", 118), ("injured", 74), ("killed", 95), ("injured", 61)],
        ),
        (
            "fr",
            "Le ministère parle de 118 morts et 74 blessés, contre 95 et 61 la veille.",
            [("killed", 118), ("injured", 74), ("killed", 95), ("injured", 61)],
        ),
        (
            "es",
            "El ministerio habla de 118 muertos y 74 heridos, frente a 95 y 61 el día anterior.",
            [("killed", 118), ("injured", 74), ("killed", 95), ("injured", 61)],
        ),
        (
            "en",
            "In Goma 12 people died and 40 were hurt. The pumps are 3 and 9 metres long.",
            [("killed", 12), ("injured", 40)],
        ),
    ],
)
def test_pairs_count_what_the_pair_before_counted(language, text, figures):
    document = Document(
        id="t", address="test", text=text, language=language, published=None, published_basis=PublishedBasis.UNKNOWN
    )
    found = extract(document, GAZETTEER).figures
    assert [(figure.indicator, figure.quantity.value) for figure in found] == figures
