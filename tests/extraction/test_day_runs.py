"""Days that follow one another."""

from datetime import date

import pytest

from geo.extraction.periods import expressions
from geo.extraction.reading import Reading
from geo.extraction.tokens import Sentence
from geo.languages import load


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("on March 2 to 3", date(2024, 3, 2), date(2024, 3, 3)),
        ("on March 2-3, 2021", date(2021, 3, 2), date(2021, 3, 3)),
        ("on March 2 and 30 pupils", date(2024, 3, 2), date(2024, 3, 2)),
        ("on Saturday and Sunday", date(2024, 3, 9), date(2024, 3, 10)),
        ("on Saturday and Monday", date(2024, 3, 9), date(2024, 3, 9)),
        ("in January and February", date(2024, 1, 1), date(2024, 2, 29)),
        ("in the first ten days of February", date(2024, 2, 1), date(2024, 2, 10)),
        ("in the summer of 2021", date(2021, 6, 1), date(2021, 8, 31)),
        ("the flood of 2019", date(2019, 1, 1), date(2019, 12, 31)),
    ],
)
def test_days_that_follow_one_another_are_one_span(text, start, end):
    english = load("en")
    found = expressions(Reading(Sentence(text, 0, len(text), english), english), date(2024, 3, 14))[0].interval
    assert found is not None
    assert (found.start, found.end) == (start, end)
