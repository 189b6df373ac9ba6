import re

import pytest

from geo.evaluation import quality
from geo.pages import scores, wording
from geo.settings import DATA

PAGE = (DATA.parent / "docs" / "accuracy.md").read_text(encoding="utf-8")
MEASURED = quality.Quality("en", 1, 1234, dict.fromkeys(quality.FIELDS, 0.5), ((0.95, True),))
#: With texts written apart, of which there are none at times.
LONGEST = quality.document([MEASURED], [MEASURED], [(0.95, True)])


@pytest.fixture(params=["en", "fr"])
def language(request, monkeypatch):
    monkeypatch.setattr(wording, "language", lambda: request.param)
    return request.param


@pytest.mark.parametrize("page", [PAGE, LONGEST])
def test_nothing_stays_as_the_program_wrote_it(page, language, monkeypatch):
    asked = []
    known = wording._passages()
    monkeypatch.setattr(wording, "passage", lambda words: asked.append(words) or known[words][language])
    found = scores.translated(page)
    assert len(asked) > 15
    assert "make accuracy" not in found
    assert found.count("\n|") == page.count("\n|")


def test_tables_speak_the_language_of_the_reader(monkeypatch):
    monkeypatch.setattr(wording, "language", lambda: "fr")
    found = scores.translated(LONGEST)
    assert found.startswith("# Exactitude\n")
    assert re.search(r"\| Anglais \| 1 \| 1\s234 \| 0,50 \|", found)
    assert "| 0,9–1,0 | 1 | 1,00 |" in found
    monkeypatch.setattr(wording, "language", lambda: "en")
    assert "| English | 1 | 1,234 | 0.50 |" in scores.translated(LONGEST)
