"""Who denies what somebody else has said, and goes on to give a number."""

from __future__ import annotations

import pytest

from geo.models import Status


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("en", "The ministry denied that and said only 46 people had died.", "The ministry"),
        ("en", "The army denied it and announced that 46 people were killed.", "The army"),
        ("fr", "Le ministère l'a démenti et a dit que 46 personnes étaient mortes.", "Le ministère"),
        ("es", "El ministerio lo negó y dijo que murieron 46 personas.", "El ministerio"),
    ],
)
def test_what_is_said_after_a_denial_is_reported(read, language: str, text: str, source: str) -> None:
    (figure,) = read(text, language)
    assert (figure.status, figure.attributed_to) == (Status.REPORTED, source)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army denied that 46 people had died."),
        ("en", "The army denied having said that 46 people had died."),
        ("fr", "L'armée a démenti la mort de 46 personnes."),
        ("es", "El ejército negó la muerte de 46 personas."),
        ("ar", "ونفى الجيش مقتل 46 شخصا."),
    ],
)
def test_what_is_denied_stays_so(read, language: str, text: str) -> None:
    (figure,) = read(text, language)
    assert figure.status is Status.DENIED
