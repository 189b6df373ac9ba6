"""Numbers of which the rules are not sure, read by the words around them."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import DataError
from geo.extraction import classifier
from geo.extraction.classifier import NONE, Classifier
from geo.extraction.engine import read as read_drafts
from geo.gazetteer import open_gazetteer
from geo.indicators import indicators
from geo.languages import available
from geo.models import Document

if TYPE_CHECKING:
    from pathlib import Path

    from geo.extraction.counting import Draft
    from tests.extraction.conftest import Counted

#: Log-odds of all but certain.
_CERTAIN = 900


@pytest.fixture(scope="module")
def trained() -> Classifier:
    return classifier.classifier()


def _made(*weights: tuple[str, str, int]) -> Classifier:
    """Return a classifier of three labels that knows some features."""
    labels = (NONE, "killed", "sheltered")
    known: dict[str, list[tuple[int, int]]] = {}
    for feature, label, weight in weights:
        known.setdefault(feature, []).append((labels.index(label), weight))
    return Classifier(labels, frozenset({"en"}), (2.0, 0.0, 0.0), known)


def _drafts(text: str, trained: Classifier) -> list[Draft]:
    document = Document(id="t", address="test", text=text, language="en")
    return read_drafts(document, open_gazetteer(), partial(classifier.complete, trained=trained))[1]


def test_labels_are_indicators_and_languages_have_data(trained: Classifier) -> None:
    assert set(trained.labels) - {NONE} <= set(indicators())
    assert trained.languages == set(available())
    assert len(trained.start) == len(trained.labels)
    assert all(0 <= label < len(trained.labels) for told in trained.weights.values() for label, _ in told)


@given(st.data())
def test_probabilities_add_up_to_one(data: st.DataObject) -> None:
    trained = classifier.classifier()
    known = sorted(trained.weights)[:: max(1, len(trained.weights) // 200)]
    found = data.draw(st.lists(st.sampled_from(known) | st.text(max_size=8)))
    likely = trained.probabilities(found)
    assert math.isclose(sum(likely.values()), 1.0)
    assert all(0.0 <= one <= 1.0 for one in likely.values())


@given(st.data())
def test_probabilities_are_those_of_the_sums_of_all_weights(data: st.DataObject) -> None:
    trained = classifier.classifier()
    known = sorted(trained.weights)
    found = data.draw(st.lists(st.sampled_from(known) | st.just("unknown"), max_size=300))
    sums = [100 * start for start in trained.start]
    for feature in found:
        for label, weight in trained.weights.get(feature, ()):
            sums[label] += weight
    whole = sum(math.exp((one - max(sums)) / 100) for one in sums)
    likely = trained.probabilities(found)
    for label, one in zip(trained.labels, sums, strict=True):
        assert math.isclose(likely[label], math.exp((one - max(sums)) / 100) / whole, rel_tol=1e-9)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("tr", "Sel Sinop'ta 7 kişinin canını aldı. Cenazeye 3 bin kişi katıldı."),
        ("tr", "Patlamada 20 kişi yaralandı. Yaralılara 90 kişi kan verdi."),
        ("tr", "Depremde 7 kişi öldü. Cenaze namazını 2 bin kişi kıldı."),
        ("en", "The storm killed 12 in Sylhet. In memory of the victims, 300 people lit candles."),
        ("fr", "La crue a tué 12 personnes à Gao. Devant le cimetière, 600 voisins chantaient."),
        ("es", "La riada mató a 12 personas en Mocoa. En la misa por las víctimas, 300 vecinos rezaron."),
        ("en", "Three people died in Goma. The bodies of Amir and her friend, Juan Mba Sr., 33, were found in a flat."),
    ],
)
def test_who_stands_by_the_dead_is_not_dead(counted: Counted, language: str, text: str) -> None:
    assert len(counted(text, language)) == 1


def test_figure_says_that_it_was_read_by_likeness() -> None:
    text = "A storm killed 12 people. In the school 80 people sang."
    document = Document(id="t", address="test", text=text, language="en")
    eager = partial(classifier.complete, trained=_made(("en:Rnear=sang", "sheltered", _CERTAIN)))
    figure = read_drafts(document, open_gazetteer(), eager)[0].figures[-1]
    assert figure.rule == "en.sheltered.likeness"
    assert figure.confidence < 0.9


def test_text_without_figures_is_not_asked() -> None:
    eager = _made(("head:person", "killed", _CERTAIN), ("head:bare", "killed", _CERTAIN))
    assert _drafts("In the school 80 people sang, in the church 140.", eager) == []


def test_numbers_after_a_figure_are_asked() -> None:
    eager = _made(("en:Rnear=sang", "sheltered", _CERTAIN))
    found = _drafts("A storm killed 12 people. In the school 80 people sang.", eager)
    assert [(draft.indicator, draft.mention.size, draft.relation) for draft in found] == [
        ("killed", 12.0, "before"),
        ("sheltered", 80.0, "likeness"),
    ]


@pytest.mark.parametrize("counted_noun", ["buildings", "patients", "wigwams"])
def test_what_is_no_person_is_not_asked(counted_noun: str) -> None:
    eager = _made(("last:killed", "sheltered", _CERTAIN))
    found = _drafts(f"A storm killed 12 people. On the hill 80 {counted_noun} were seen.", eager)
    assert [draft.mention.size for draft in found] == [12.0]


def test_what_stands_beside_a_number_that_the_rules_read_is_left() -> None:
    eager = _made(("head:person", "killed", _CERTAIN))
    found = _drafts("A storm killed 12 people. Some 300 of the 4,000 residents of Kaokalam were killed.", eager)
    assert [draft.mention.size for draft in found] == [12.0, 300.0]


def test_the_dead_are_neither_made_nor_taken_back_against_the_rules() -> None:
    text = "A storm hit Gao. Three of the wounded died; five people were found alive."
    for label in ("killed", "sheltered"):
        eager = _made(*((f"head:{kind}", label, _CERTAIN) for kind in ("person", "bare", "event", "them")))
        assert "killed" in {draft.indicator for draft in _drafts(text, eager) if draft.mention.size == 3}
        assert "killed" not in {draft.indicator for draft in _drafts(text, eager) if draft.mention.size == 5}


def test_sure_rules_are_not_overruled() -> None:
    eager = _made(("en:Lnear=kille", "sheltered", _CERTAIN), ("en:L1=killed", "sheltered", _CERTAIN))
    assert [draft.indicator for draft in _drafts("A storm killed 12 people in Sylhet.", eager)] == ["killed"]


def test_unknown_language_is_left_alone() -> None:
    eager = Classifier((NONE, "killed"), frozenset({"fr"}), (0.0, 9.0), {})
    assert len(_drafts("A storm killed 12 people. In the school 80 people sang.", eager)) == 1


@pytest.mark.parametrize("text", ["", "{}\n", '{"labels": ["none"], "languages": [], "start": [0]}\n["x"]\n', "no\n"])
def test_damaged_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    damaged = tmp_path / "classifier.jsonl"
    damaged.write_text(text, encoding="utf-8")
    monkeypatch.setattr(classifier, "_FILE", damaged)
    classifier.classifier.cache_clear()
    with pytest.raises(DataError, match=r"classifier\.jsonl is damaged"):
        classifier.classifier()
    monkeypatch.undo()
    classifier.classifier.cache_clear()
