"""Training the classifier of numbers on gold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from geo.evaluation.gold import gold_document, read_gold
from geo.extraction import classifier, extract
from geo.extraction.classifier import NONE
from geo.gazetteer import open_gazetteer
from geo.languages import available
from tests.quality import train_classifier as training

if TYPE_CHECKING:
    from pathlib import Path

_ROWS = 12


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Return a folder of gold with twelve texts of two figures, one of them optional, and a number that is none."""
    lines = []
    for number in range(_ROWS):
        text = f"A storm killed {20 + number} people. In the school {80 + number} people sang, said 3 teachers."
        figures = []
        for indicator, value, optional in (("killed", 20 + number, number == 0), ("sheltered", 80 + number, False)):
            start = text.index(str(value))
            figures.append(
                {"indicator": indicator, "value": value, "start": start, "end": start + 2, "optional": optional}
            )
        lines.append(json.dumps({"id": f"t{number}", "lang": "en", "text": text, "figures": figures}))
    (tmp_path / "en.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def test_examples_are_labelled_by_gold_and_optional_ones_left_out(gold: Path) -> None:
    found = training.examples(gold, open_gazetteer())
    labels = [example.label for example in found]
    assert labels.count("killed") == _ROWS - 1
    assert labels.count("sheltered") == _ROWS
    assert set(labels) <= {"killed", "sheltered", NONE}
    assert {example.read for example in found if example.label == "killed"} == {True}


def test_what_is_trained_tells_its_examples_apart(gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = training.examples(gold, open_gazetteer())
    path = tmp_path / "trained.jsonl"
    training.write(known, path)
    first = path.read_bytes()
    training.write(known, path)
    assert path.read_bytes() == first
    monkeypatch.setattr(classifier, "_FILE", path)
    classifier.classifier.cache_clear()
    trained = classifier.classifier()
    for example in known:
        likely = trained.probabilities(example.features)
        assert max(likely, key=likely.__getitem__) == example.label
    monkeypatch.undo()
    classifier.classifier.cache_clear()


def _kind(name: str) -> str:
    """Return what kind of feature a name is of: ``Lnear`` of "en:Lnear=sang", ``phraseR`` of "phraseR5:tally"."""
    first, _, rest = name.partition(":")
    kind = rest.partition("=")[0] if "=" in rest and first in available() else first
    return kind.rstrip("0123459x")


def test_weights_are_of_features_that_numbers_have() -> None:
    gazetteer = open_gazetteer()
    found = {_kind(name) for example in training.sentences(gazetteer) for name in example.features}
    assert {_kind(name) for name in classifier.classifier().weights} <= found


def test_weights_read_what_the_rules_leave_and_are_mostly_right() -> None:
    gazetteer, right = open_gazetteer(), []
    for path in sorted(training.HERE.glob("former_apart_h_??.jsonl")):
        for entry in read_gold(path):
            known = {(figure["indicator"], figure["value"]) for figure in entry["figures"]}
            found = extract(gold_document(dict(entry)), gazetteer).figures
            right += [(one.indicator, one.quantity.value) in known for one in found if one.rule.endswith("likeness")]
    assert len(right) >= 5
    assert sum(right) >= 0.8 * len(right)
