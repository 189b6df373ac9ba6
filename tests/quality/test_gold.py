"""The gold itself: offsets, bounds, dates and codes hold, and no text is used twice."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geo.evaluation.quality import APART, DEVELOPED, FORMER, SETS
from geo.models import Counting, Group, Qualifier, Role, Status, Unit

HERE = Path(__file__).parent
LANGUAGES = ("ar", "en", "es", "fr", "tr")
#: The texts written apart are there once they have been written.
FILES = tuple(path.stem for pattern in (*DEVELOPED, APART) for path in sorted(HERE.glob(pattern)))


def _texts(name: str) -> list[dict[str, Any]]:
    with (HERE / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _figures(name: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [(text, figure) for text in _texts(name) for figure in text["figures"]]


@pytest.mark.parametrize("name", FILES)
def test_offsets_hold_the_quote(name: str) -> None:
    for text, figure in _figures(name):
        start, end = figure["start_char"], figure["end_char"]
        assert text["text"][start:end] == figure["quote"], text["id"]
        assert (start, end) == (figure["start"], figure["end"]), text["id"]


@pytest.mark.parametrize("name", FILES)
def test_bounds_are_in_order_and_fit_the_qualifier(name: str) -> None:
    for text, figure in _figures(name):
        low, value, high = figure["low"], figure["value"], figure["high"]
        known = [number for number in (low, value, high) if number is not None]
        assert known, text["id"]
        assert known == sorted(known), (text["id"], figure["quote"])
        qualifier = Qualifier(figure["qualifier"])
        if qualifier is Qualifier.EXACT:
            assert (low, high) == (None, None), (text["id"], figure["quote"])
        if qualifier in {Qualifier.VAGUE, Qualifier.BETWEEN}:
            assert value is None, (text["id"], figure["quote"])
        if qualifier in {Qualifier.MORE_THAN, Qualifier.AT_LEAST}:
            assert low == value, (text["id"], figure["quote"])
        if qualifier in {Qualifier.NEARLY, Qualifier.UP_TO}:
            assert high == value, (text["id"], figure["quote"])


@pytest.mark.parametrize("name", FILES)
def test_dates_are_in_order_and_not_after_publication(name: str) -> None:
    for text, figure in _figures(name):
        published = date.fromisoformat(text["publish_date"])
        days = [date.fromisoformat(figure[key]) for key in ("date_start", "date_end") if figure[key]]
        assert [*days, published] == sorted([*days, published]), (text["id"], figure["quote"])


@pytest.mark.parametrize("name", FILES)
def test_codes_are_those_of_the_records(name: str) -> None:
    for text, figure in _figures(name):
        assert Unit(figure["unit"]), text["id"]
        assert Counting(figure["counting"]), text["id"]
        assert Status(figure["status"]), text["id"]
        assert figure["indicator"] == figure["kind"], text["id"]
        assert Group.from_code(figure["group"]).code == figure["group"], text["id"]
        assert (figure["place_role"] is None) == (not figure["places"]), text["id"]
        if figure["places"]:
            assert Role(figure["place_role"]), text["id"]
            assert -90 <= figure["lat"] <= 90, text["id"]
            assert -180 <= figure["lon"] <= 180, text["id"]


@pytest.mark.parametrize("name", FILES)
def test_parts_and_repeats_name_a_quote_of_the_same_text(name: str) -> None:
    for text, figure in _figures(name):
        quotes = {other["quote"] for other in text["figures"]}
        for key in ("part_of", "repeat_of"):
            assert figure.get(key) is None or figure[key] in quotes, (text["id"], figure["quote"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_enough_texts_of_every_kind(language: str) -> None:
    main = _texts(language)
    apart = [
        text
        for part in (*FORMER, APART.removesuffix("??.jsonl"))
        if f"{part}{language}" in FILES
        for text in _texts(f"{part}{language}")
    ]
    both = main + apart
    assert len(both) >= 40
    assert len(apart) * 4 >= len(both)
    assert sum(len(text["text"].split()) >= 100 for text in both) * 2 >= len(both)
    assert sum(not text["figures"] for text in both) >= 4
    assert {text["lang"] for text in both} == {language}


def test_every_language_has_every_file() -> None:
    names = [name[:-2] for name in FILES]
    assert set(SETS) <= set(names)
    assert all(names.count(part) == len(LANGUAGES) for part in set(names))


def test_no_text_and_no_id_is_used_twice() -> None:
    everything = [text for name in FILES for text in _texts(name)]
    assert len({text["id"] for text in everything}) == len(everything)
    assert len({text["text"] for text in everything}) == len(everything)
