"""The subject of a verb of saying, past what stands between the two."""

from datetime import date

import pytest


@pytest.fixture(scope="session")
def said_by(located):
    """Return who gave each figure of an English text."""

    def _said_by(text: str) -> list[str | None]:
        return [one.figure.attributed_to for one in located(text, "en", date(2024, 3, 14))]

    return _said_by


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
def test_a_subject_is_named_whole_and_without_asides(text, source, said_by):
    assert said_by(text) == [source]
