"""The texts that the benches read."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from geo.extraction import extract
from geo.gazetteer import open_gazetteer
from geo.models import Document, document_id

_SPEC = importlib.util.spec_from_file_location("bench_texts", Path(__file__).with_name("texts.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
texts = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(texts)


@pytest.mark.parametrize("make", [texts.texts, texts.ordinary])
def test_every_text_has_the_length_that_speed_is_told_for(make) -> None:
    assert {len(text) for text in make(12)} == {texts.LENGTH}


def test_an_ordinary_article_has_a_few_figures_and_a_dense_report_many() -> None:
    gazetteer = open_gazetteer()

    def figures(make) -> float:
        made = make(12)
        documents = [Document(id=document_id(text), address="bench", text=text, language="en") for text in made]
        return sum(len(extract(document, gazetteer).figures) for document in documents) / len(made)

    assert 1 <= figures(texts.ordinary) <= 8
    assert figures(texts.texts) >= 15
