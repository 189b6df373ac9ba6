"""The search for phrases over whole texts."""

from __future__ import annotations

import pytest

from geo.extraction.search import calm_search, crisis_search, event_search, unreal_search
from geo.extraction.sentences import split
from geo.extraction.tokens import Sentence
from geo.languages import load

_TEXT = (
    "The quake struck at dawn. The referee stopped the match. Nothing else was told.\n"
    "In the novel a village burns. The drill ended at noon. Red Cross teams came by boat."
)


@pytest.mark.parametrize("search", [calm_search, crisis_search, event_search, unreal_search])
def test_sentences_of_a_text_with_a_phrase_are_those_where_it_is_found_one_by_one(search: object) -> None:
    """Words that begin no phrase are passed over for the whole text, and nothing is lost by it."""
    language = load("en")
    sentences = [Sentence(_TEXT, start, end, language) for start, end, _ in split(_TEXT, language)]
    words = frozenset(word for sentence in sentences for word in sentence.words)
    found = search(language)  # type: ignore[operator]
    one_by_one = [sentence for sentence in sentences if found.found(sentence.words)]
    assert list(found.within(sentences, words)) == one_by_one
    assert one_by_one


def test_no_sentence_of_a_text_without_a_phrase_is_looked_at() -> None:
    """A text with none of the words has none of the phrases."""
    language = load("en")
    sentence = Sentence("Nothing else was told.", 0, 22, language)
    assert not any(calm_search(language).within([sentence], frozenset(sentence.words)))
