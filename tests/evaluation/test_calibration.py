"""Fitting how sure a figure is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.evaluation import calibration
from geo.evaluation.calibration import Sample
from geo.evaluation.quality import reliability
from geo.extraction import confidence
from geo.extraction.confidence import Scale

if TYPE_CHECKING:
    from pathlib import Path

GOOD, BAD = ("relation:noun", "rival:none"), ("relation:after", "rival:close")


def known(good: int = 300, bad: int = 200) -> list[Sample]:
    """Return figures of which one kind is nearly always right and the other two times in three."""
    sure = [Sample(f"a{n}", GOOD, n % 50 != 0) for n in range(good)]
    return sure + [Sample(f"b{n}", BAD, n % 3 != 0) for n in range(bad)]


def test_figures_read_from_better_evidence_are_surer() -> None:
    scale = calibration.fit(known())
    assert scale.probability(GOOD) == pytest.approx(0.98, abs=0.02)
    assert scale.probability(BAD) == pytest.approx(0.665, abs=0.03)
    assert scale.probability(("relation:unheard of",)) <= scale.probability(GOOD)


def test_the_same_gold_gives_the_same_table() -> None:
    assert calibration.fit(known()) == calibration.fit(known())


def test_held_out_confidences_are_as_often_right_as_they_say() -> None:
    rows = {name: share for name, _, share in reliability(calibration.held_out(known()))}
    assert rows["0.9 to 1.0"] >= 0.9
    assert rows["0.6 to 0.7"] == pytest.approx(0.665, abs=0.05)


def test_points_are_worth_what_is_right_on_texts_written_apart() -> None:
    apart = [Sample(f"c{n}", GOOD, n % 5 != 0, apart=True) for n in range(200)]
    apart += [Sample(f"d{n}", BAD, n % 2 != 0, apart=True) for n in range(200)]
    scale = calibration.fit([*known(), *apart])
    assert scale.probability(GOOD) == pytest.approx(0.8, abs=0.02)
    assert scale.probability(BAD) == pytest.approx(0.5, abs=0.02)
    assert len(calibration.held_out([*known(), *apart])) == len(apart)


def test_a_few_texts_written_apart_decide_nothing() -> None:
    few = [Sample(f"c{n}", GOOD, right=False, apart=True) for n in range(20)]
    assert calibration.fit([*known(), *few]).probability(GOOD) > 0.85
    assert len(calibration.held_out([*known(), *few])) == len(known()) + len(few)


@given(st.lists(st.tuples(st.floats(0.0, 1.0), st.booleans()), min_size=1, max_size=400))
def test_stairs_rise(pairs: list[tuple[float, bool]]) -> None:
    thresholds, shares = calibration.staircase(pairs)
    assert len(thresholds) == len(shares)
    assert list(thresholds) == sorted(thresholds)
    assert all(0.0 < share < 1.0 for share in shares)


def test_a_table_is_read_as_it_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scale = calibration.fit(known())
    path = tmp_path / "confidence.toml"
    calibration.write(scale, path)
    monkeypatch.setattr(confidence, "_FILE", path)
    confidence.scale.cache_clear()
    try:
        again = confidence.scale()
    finally:
        monkeypatch.undo()
        confidence.scale.cache_clear()
    assert isinstance(again, Scale)
    assert again.probability(GOOD) == scale.probability(GOOD)
    assert dict(again.points) == dict(scale.points)
