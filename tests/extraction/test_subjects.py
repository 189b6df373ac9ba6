"""The subject of a verb of saying, past what stands between the two."""

from datetime import date

import pytest

from geo.gazetteer import open_gazetteer
from geo.models import Document, Precision, PublishedBasis
from geo.pipeline import understand


def said_by(text: str) -> list[str | None]:
    """Return who gave each figure of an English text."""
    document = Document(
        id="x",
        address="x",
        text=text,
        language="en",
        published=date(2024, 3, 14),
        published_precision=Precision.DAY,
        published_basis=PublishedBasis.GIVEN,
    )
    return [located.figure.attributed_to for located in understand(document, open_gazetteer()).located]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The bishop, in Juba, said 40 people had died in Bor.", "The bishop"),
        ("The bishop, speaking on the radio, said 40 people had died in Bor.", "The bishop"),
        ("The ministry, run by rebels, counts 40 dead in Bor.", "The ministry"),
        ("The army, which holds Bor, says 40 people died there.", "The army"),
        ("Officials in Bor said 40 people had died.", "Officials in Bor"),
        ("A report by the mission lists 40 dead in Bor.", "the mission"),
        ("In the north the charity counted 40 dead.", "the charity"),
        ("Save the Children counted 40 dead in Bor.", "Save the Children"),
        ("The storm claimed 40 lives in Bor.", None),
        ("The toll from Typhoon Goni is 40 dead.", None),
    ],
)
def test_a_subject_is_named_whole_and_without_asides(text, source):
    assert said_by(text) == [source]
