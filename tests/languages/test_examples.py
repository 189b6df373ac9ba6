"""Every example of every language is a test."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from geo.extraction import extract
from geo.extraction.numbers import parser
from geo.extraction.tokens import Sentence
from geo.gazetteer import open_gazetteer
from geo.languages import available, load
from geo.models import Document, Figure, PublishedBasis, document_id

GAZETTEER = open_gazetteer()


def examples(kind: str) -> list[Any]:
    return [
        pytest.param(code, example, id=f"{code}-{number}")
        for code in available()
        for number, example in enumerate(load(code).table("examples").get(kind, ()))
    ]


def read(code: str, example: dict[str, Any]) -> tuple[Figure, ...]:
    published = example.get("published")
    assert published is None or isinstance(published, dt.date)
    document = Document(
        id=document_id(example["text"]),
        address="example",
        text=example["text"],
        language=code,
        published=published,
        published_basis=PublishedBasis.GIVEN if published else PublishedBasis.UNKNOWN,
    )
    return extract(document, GAZETTEER).figures


def said(figure: Figure, figures: tuple[Figure, ...]) -> dict[str, object]:
    quantity = figure.quantity
    return {
        "indicator": figure.indicator,
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "qualifier": str(quantity.qualifier),
        "unit": str(figure.unit),
        "counting": str(figure.counting),
        "status": str(figure.status),
        "group": figure.group.code,
        "who": figure.who,
        "source": figure.attributed_to or "",
        "start": figure.period.start or "",
        "end": figure.period.end or "",
        "part": figure.part_of is not None,
        "superseded": figure.superseded,
        "enemy": figure.enemy_claim,
        "places": [toponym.name for toponym in figure.toponyms],
        "role": str(figure.toponyms[0].role) if figure.toponyms else None,
        "repeat": figure.repeat_of is not None,
        "shares": [share.percent for share in figure.shares],
    }


@pytest.mark.parametrize(("code", "example"), examples("number"))
def test_number(code: str, example: dict[str, Any]) -> None:
    text = example["text"]
    language = load(code)
    (found,) = parser(language).find(Sentence(text, 0, len(text), language))
    given = {"value": found.value, "low": found.low, "high": found.high, "qualifier": str(found.qualifier)}
    assert given == {"value": None, "low": None, "high": None, "qualifier": "exact"} | {
        key: value for key, value in example.items() if key != "text"
    }


@pytest.mark.parametrize(("code", "example"), examples("figure"))
def test_figures(code: str, example: dict[str, Any]) -> None:
    figures = read(code, example)
    found = [said(figure, figures) for figure in figures]
    expected = example["figures"]
    shown = [
        {key: value for key, value in one.items() if key in wanted}
        for one, wanted in zip(found, [*expected, *({"indicator", "value"} for _ in found)], strict=False)
    ]
    assert shown == expected


@pytest.mark.parametrize(("code", "example"), examples("none"))
def test_no_figure(code: str, example: dict[str, Any]) -> None:
    assert [(figure.indicator, figure.quote) for figure in read(code, example)] == []
