import json

import pytest

from geo.errors import InputError, UnreadableError
from geo.evaluation import read_gold, score_figures, score_toponyms
from geo.evaluation.figures import kilometres


def figure(kind="killed", value=None, **more):
    return {"kind": kind, "value": value, "low": None, "high": None, **more}


def scores(gold, found, **document):
    entry = {"id": "a", "text": "", "figures": gold, **document}
    return score_figures([entry], [{"id": "a", "figures": found}])


@pytest.mark.parametrize(
    ("gold", "found", "f1"),
    [
        ([figure(value=33)], [figure(value=33)], 1.0),
        ([figure(value=33)], [figure(value=34)], 0.0),
        ([figure(value=33)], [figure("injured", 33)], 0.0),
        ([figure("displaced", 9, alt_kind="evacuated")], [figure("evacuated", 9)], 1.0),
        ([figure(value=5, low=5)], [figure(value=5)], 1.0),
        ([figure(low=5, high=9)], [figure(value=7)], 1.0),
        ([figure(low=5, high=9)], [figure(low=5, high=8)], 0.0),
        ([figure("in_need", 9)], [figure("affected", 9)], 1.0),
        ([figure(value=33), figure(value=33)], [figure(value=33), figure(value=33)], 1.0),
    ],
)
def test_figures_match_by_indicator_and_value(gold, found, f1):
    assert scores(gold, found).overall.f1 == pytest.approx(f1)


def test_optional_gold_is_neither_missed_nor_false():
    missed = scores([figure(value=1, optional=True)], []).overall
    assert (missed.gold, missed.predicted) == (0, 0)
    found = scores([figure(value=1, optional=True)], [figure(value=1)]).overall
    assert (found.found, found.predicted, found.gold) == (1, 1, 0)


def test_precision_counts_complete_gold_only():
    counts = scores([figure(value=1)], [figure(value=1), figure(value=2)], complete=False).overall
    assert (counts.matched, counts.gold, counts.predicted) == (1, 1, 0)


def test_errors_name_what_was_missed_and_what_is_false():
    errors = scores([figure(value=1, quote="one")], [figure(value=2, quote="two")]).errors
    assert [(kind, quote) for _, kind, _, _, _, quote in errors] == [("missed", "one"), ("false", "two")]


@pytest.mark.parametrize(
    ("found", "name", "right"),
    [
        ({"lat": 36.0, "lon": 37.4}, "place", 1),
        ({"lat": 36.0, "lon": 38.0}, "place", 0),
        ({"date_start": "2020-02-01", "date_end": "2020-02-08"}, "date", 1),
        ({"date_start": "2020-02-01", "date_end": "2020-03-30"}, "date", 0),
        ({"source": "UN office OCHA"}, "source", 1),
        ({"source": "the office of the mayor"}, "source", 0),
    ],
)
def test_attributes_are_judged_on_matched_figures(found, name, right):
    gold = figure(value=1, lat=36.0, lon=37.0, date_start="2020-02-01", date_end="2020-02-12", source="OCHA")
    counts = scores([gold], [figure(value=1, **found)]).attributes
    assert counts[f"{name}_judged"] == 1
    assert counts[name] == right


def test_an_invented_source_is_counted():
    assert scores([figure(value=1)], [figure(value=1, source="OCHA")]).share("invented") == 1.0


def test_a_degree_of_latitude_is_111_kilometres():
    assert kilometres((0, 0), (1, 0)) == pytest.approx(111.195, abs=0.01)


def toponym(start, end, lat=None, lon=None):
    return {"start": start, "end": end, "lat": lat, "lon": lon}


def test_toponyms_pair_one_to_one_and_the_exact_span_first():
    gold = [{"id": "a", "text": "", "toponyms": [toponym(0, 6, 36, 37), toponym(10, 20, 40, 30)]}]
    found = [{"id": "a", "toponyms": [toponym(0, 12, 0, 0), toponym(0, 6, 36.1, 37.1), toponym(10, 20)]}]
    result = score_toponyms(gold, found)
    assert (result.recognised.found, result.recognised.predicted, result.recognised.gold) == (2, 3, 2)
    assert (result.located.matched, result.located.gold, result.located.predicted) == (1, 2, 2)


def test_gold_is_read_line_by_line(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "a", "text": "x", "figures": []}) + "\n\n", encoding="utf-8")
    assert [entry["id"] for entry in read_gold(path)] == ["a"]


def test_a_text_may_hold_other_line_breaks(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "a", "text": "x\u2028y"}, ensure_ascii=False) + "\n", encoding="utf-8")
    assert [entry["text"] for entry in read_gold(path)] == ["x\u2028y"]


def test_a_bad_line_of_gold_is_named(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a", "text": ""}\n{"id"\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"gold\.jsonl, line 2: not a JSON object"):
        read_gold(path)


def test_missing_gold_is_named(tmp_path):
    with pytest.raises(UnreadableError, match=r"none\.jsonl: cannot be read as gold"):
        read_gold(tmp_path / "none.jsonl")
