"""What a careful reader takes the places of a sentence to be: homonyms, people, prefixes, suffixes, parts, borders."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geo.evaluation.gold import gold_document
from geo.extraction import extract
from geo.geocoding import resolve

if TYPE_CHECKING:
    from geo.gazetteer import Gazetteer
    from geo.models import Place

#: One sentence a line, with what each of its names stands for: an id, the beginning of one with ``*``, or ``@`` and a
#: country; ``|`` parts several that will do.
SENTENCES = [
    json.loads(line)
    for line in Path(__file__).with_name("sentences.jsonl").read_text(encoding="utf-8").splitlines()
    if line
]


def _fits(place: Place, meant: str) -> bool:
    if meant.startswith("@"):
        return place.country == meant[1:]
    return place.id.startswith(meant[:-1]) if meant.endswith("*") else place.id == meant


@pytest.mark.parametrize("sentence", SENTENCES, ids=[one["text"] for one in SENTENCES])
def test_a_sentence_names_these_places_and_no_others(gazetteer: Gazetteer, sentence: dict[str, object]) -> None:
    text, wanted = str(sentence["text"]), sentence["places"]
    extraction = extract(gold_document({"id": "a", "text": text, "lang": sentence["lang"]}), gazetteer)
    found = [one for one in resolve(extraction, gazetteer) if not one.toponym.demonym]
    assert isinstance(wanted, dict)
    assert {text[one.toponym.span.start : one.toponym.span.end] for one in found} == set(wanted)
    for one in found:
        place, name = one.place, text[one.toponym.span.start : one.toponym.span.end]
        assert place is not None, name
        assert any(_fits(place, meant) for meant in wanted[name].split("|")), (name, place.id)
