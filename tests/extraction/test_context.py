"""The document as a whole: what it remembers from one sentence to the next."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo.extraction import tables
from geo.extraction.classifier import leave
from geo.extraction.context import Context
from geo.extraction.numbers import parser
from geo.extraction.reading import Reading
from geo.extraction.sentences import split
from geo.extraction.tokens import Sentence
from geo.gazetteer import open_gazetteer
from geo.languages import available, load
from geo.models import Document, document_id

GOLD = Path(__file__).resolve().parents[1] / "quality"
GAZETTEER = open_gazetteer()


def context(text: str, code: str) -> Context:
    document = Document(id=document_id(text), address="test", text=text, language=code)
    return Context(document, load(code), GAZETTEER, (), leave)


def heading(code: str) -> tables.Heading:
    """Return the first line of the gold that heads others."""
    language = load(code)
    for line in (GOLD / f"{code}.jsonl").read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        for start, end, _ in split(text, language):
            found = tables.heading(Reading(Sentence(text, start, end, language), language))
            if found is not None:
                return found
    raise AssertionError(code)


@pytest.mark.parametrize("code", [code for code in available() if not load(code).right_to_left])
def test_a_sentence_passed_over_forgets_a_heading_as_one_that_is_read(code: str) -> None:
    language, above = load(code), heading(code)
    kept = set()
    for line in (GOLD / f"{code}.jsonl").read_text(encoding="utf-8").splitlines()[:30]:
        text = json.loads(line)["text"]
        passed, read = context(text, code), context(text, code)
        for start, end, _ in split(text, language):
            sentence = Sentence(text, start, end, language)
            if any(map(parser(language).words.may_begin, sentence.words)) or tables.may_head(sentence.words):
                continue
            passed.heading = read.heading = above
            passed.pass_over(sentence)
            read.head(Reading(sentence, language))
            assert passed.heading is read.heading
            kept.add(passed.heading is None)
    assert kept == {True, False}


def test_without_a_heading_nothing_is_forgotten() -> None:
    one = context("Roads are open.", "en")
    one.pass_over(Sentence("Roads are open.", 0, 15, load("en")))
    assert one.heading is None
