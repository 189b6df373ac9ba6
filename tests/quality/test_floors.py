"""No language falls below its floor on the project's own gold."""

from pathlib import Path

import pytest

from geo.errors import InputError
from geo.evaluation.quality import (
    DEVELOPED,
    SETS,
    TELLING,
    Quality,
    below,
    measure,
    new_floors,
    read_floors,
    reliability,
)
from geo.gazetteer import open_gazetteer

FOLDER = Path(__file__).parent
LANGUAGES = {f"{part}{language}" for part in SETS for language in ("en", "fr", "es", "ar", "tr")}


def quality(name="en", confidences=(), **fields):
    shares = {"f1": 0.8, "precision": 0.8, "recall": 0.8, "place": None, "date": None, "source": None, "invented": 0.1}
    return Quality(name, 1, 1, shares | fields, tuple(confidences))


def test_every_language_stays_above_its_floors():
    floors = read_floors(FOLDER / "floors.json")
    assert set(floors["floors"]) == LANGUAGES
    assert below(measure(FOLDER, open_gazetteer()), floors) == []


def test_texts_without_figures_give_none():
    from geo.evaluation import predict_figures, read_gold

    files = [path for pattern in DEVELOPED for path in sorted(FOLDER.glob(pattern))]
    gold = [entry for path in files for entry in read_gold(path) if not entry["figures"]]
    assert len(gold) >= 25
    predictions, _ = predict_figures(gold, open_gazetteer())
    assert [(entry["id"], figure["quote"]) for entry in predictions for figure in entry["figures"]] == []


@pytest.mark.parametrize(("field", "value"), [("f1", 0.78), ("invented", 0.12)])
def test_what_is_worse_than_its_floor_is_named(field, value):
    floors = {"floors": {"en": {"f1": 0.79, "invented": 0.11}}, "lowered": []}
    assert below([quality()], floors) == []
    assert [fault.split(" is ")[0] for fault in below([quality(**{field: value})], floors)] == [f"en: {field}"]


def test_floors_rise_by_themselves_and_fall_with_a_reason_only():
    floors = new_floors([quality()], {"floors": {}, "lowered": []})
    assert floors["floors"]["en"]["f1"] == 0.79
    assert new_floors([quality(f1=0.9)], floors)["floors"]["en"]["f1"] == 0.89
    with pytest.raises(InputError, match=r"en f1 0\.79 → 0\.69; mend the cause"):
        new_floors([quality(f1=0.7)], floors)
    lowered = new_floors([quality(f1=0.7)], floors, reason="a class of texts was added")
    assert lowered["floors"]["en"]["f1"] == 0.69
    assert lowered["lowered"][0]["reason"] == "a class of texts was added"


def test_reliability_counts_each_figure_in_one_row():
    rows = reliability([(0.95, True), (1.0, True), (0.9, False), (0.55, True), (0.1, False)])
    assert [(name, count) for name, count, _ in rows] == [("0.9 to 1.0", 3), ("0.5 to 0.6", 1), ("0.0 to 0.5", 1)]
    assert rows[0][2] == pytest.approx(2 / 3)


def test_a_row_of_few_figures_is_joined_to_the_one_below():
    given = [(0.95, True), (0.95, False), (0.75, True), (0.65, True), (0.62, False), (0.1, False)]
    assert reliability(given, 2) == [
        ("0.9 to 1.0", 2, 0.5),
        ("0.6 to 0.8", 3, pytest.approx(2 / 3)),
        ("0.0 to 0.5", 1, 0),
    ]


def test_figures_given_nine_in_ten_are_right_as_often_on_texts_held_out():
    from geo.evaluation import calibration

    given = calibration.held_out(calibration.samples(FOLDER, open_gazetteer()))
    rows = {name: share for name, _, share in reliability(given, TELLING)}
    surest = rows.pop("0.9 to 1.0")
    assert surest >= 0.9
    assert all(share < surest for share in rows.values())
