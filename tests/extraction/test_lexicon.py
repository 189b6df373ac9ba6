"""The notation of phrases, and how they are found."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geo.extraction.lexicon import Lexicon, entries, lexicon
from geo.extraction.phrase_trees import Node, expand
from geo.extraction.reading import Reading
from geo.extraction.search import counting_search, event_search, inheriting_search
from geo.extraction.sentences import split
from geo.extraction.tokens import Sentence, fold
from geo.languages import available, load

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("killed", ["killed"]),
        ("(was|were) killed", ["was killed", "were killed"]),
        ("(new|) arrivals", ["new arrivals", "arrivals"]),
        ("ministr(y|ies)", ["ministry", "ministries"]),
    ],
)
def test_expand(phrase: str, expected: list[str]) -> None:
    assert list(expand(phrase)) == expected


def test_the_longest_phrase_of_a_kind_wins() -> None:
    text = "were evacuated to safety"
    language = load("en")
    marks = lexicon(language).marks(Sentence(text, 0, len(text), language).words)
    first = [mark for mark in marks if mark.start == 0 and mark.kind == "counts.after"]
    assert {mark.value for mark in first} == {"evacuated"}
    assert len({mark.end for mark in first}) == 1


def test_a_number_stands_for_any_digits() -> None:
    text = "live in 172 camps"
    language = load("en")
    marks = lexicon(language).marks(Sentence(text, 0, len(text), language).words)
    assert any(mark.value == "sheltered" and mark.end == 4 for mark in marks)


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("Iğdır", "tr", "ığdır"),
        ("İZMİR", "tr", "izmir"),
        ("أُسْرَة", "ar", "اسره"),
        ("L’ÉTÉ", "fr", "l'été"),
        ("DEAD", "en", "dead"),
    ],
)
def test_fold(word: str, language: str, expected: str) -> None:
    assert fold(word, language) == expected


def test_runs_that_begin_otherwise_are_left_out() -> None:
    phrase = "(had|has|) (been|) driven (out|away|)"
    runs = list(expand(phrase, lambda opening: opening.split() == ["been"]))
    assert runs == [run for run in expand(phrase) if run.startswith("been")]
    assert len(runs) == 3


@pytest.mark.parametrize("code", available())
def test_every_phrase_is_found_where_it_opens_a_sentence(code: str) -> None:
    language = load(code)
    compiled = lexicon(language)
    for kind, _, phrases in entries(language):
        for phrase in phrases:
            run = min(expand(phrase), key=len).replace("*", "").replace("#", "12")
            # in a text no space stands beside an apostrophe: "the nation's capital", "d'éclats"
            run = re.sub(r"(?<=[^\W\d_]) (?=')|(?<=\b[^\W\d_]') ", "", run)
            words = Sentence(run, 0, len(run), language).words
            if not words or words[0] in {"12", "'"}:
                continue  # a number opens no phrase, and a case ending stands behind a word
            assert any(mark.start == 0 and mark.kind == kind for mark in compiled.marks(words)), (kind, run)


@pytest.mark.parametrize("code", available())
def test_the_quick_search_finds_what_a_reading_holds(code: str) -> None:
    gold = Path(__file__).resolve().parents[1] / "quality" / f"{code}.jsonl"
    language = load(code)
    counted = 0
    for line in gold.read_text(encoding="utf-8").splitlines()[:30]:
        text = json.loads(line)["text"]
        for start, end, _ in split(text, language):
            sentence = Sentence(text, start, end, language)
            reading = Reading(sentence, language)
            assert counting_search(language).found(sentence.words) is bool(reading.counting)
            inherits = bool(reading.of("part") or reading.of("tally"))
            assert inheriting_search(language).found(sentence.words) is inherits
            happened = bool(reading.of("event") or reading.of("happened"))
            assert event_search(language).found(sentence.words) is happened
            for mark in reading.marks:
                assert mark in reading.of(mark.kind)
                assert reading.says(mark.start, mark.kind, mark.value)
                assert reading.closes(mark.end, mark.kind, mark.value)
            counted += bool(reading.counting)
    assert counted


@pytest.mark.parametrize("code", available())
def test_what_a_word_begins_is_the_same_however_it_is_found(code: str) -> None:
    gold = Path(__file__).resolve().parents[1] / "quality" / f"{code}.jsonl"
    language = load(code)
    compiled = lexicon(language)
    longest = 0
    for line in gold.read_text(encoding="utf-8").splitlines()[:10]:
        text = json.loads(line)["text"]
        for start, end, _ in split(text, language):
            sentence = Sentence(text, start, end, language)
            words, whole = sentence.words, Reading(sentence, language)
            assert whole.marks == compiled.marks(words)
            for index, word in enumerate(words):
                # asked before all phrases of the sentence are found
                alone = Reading(sentence, language, [])
                assert alone.says(index, "word", "function") is whole.says(index, "word", "function")
                assert list(alone.at(index)) == list(whole.at(index))
                first = compiled.first(word)
                if first is not None:
                    # a run that is remembered ends what is found by walking anew
                    walked = compiled.ends(words, index).items()
                    run = compiled.run(first, words, index)
                    assert list(run.ends) == [
                        (last - index, kind, one) for kind, (last, some) in walked for one in some
                    ]
                    longest = max(longest, len(run.words))
    assert longest > 1


@pytest.mark.parametrize("code", sorted(available()))
def test_alternatives_of_alternatives_are_not_written(code: str) -> None:
    # "(a|b (c|d))" would be taken apart at the first closing bracket
    for _, _, phrases in entries(load(code)):
        assert [phrase for phrase in phrases if "(" in phrase.partition("(")[2].partition(")")[0]] == []


def test_phrases_are_taken_apart_only_as_far_as_a_text_goes() -> None:
    fresh = Lexicon(load("en"))
    fresh.marks(["was", "pulled", "out", "of", "the", "rubble"])
    opened = [node for node in _known(fresh._nodes("was")) if not node._waiting]
    assert 0 < len(opened) < 200  # of tens of thousands of runs that begin with "was"


def _known(node: Node) -> Iterator[Node]:
    yield node
    for child in (*node._exact.values(), *node._beginnings.values(), *filter(None, [node._number])):
        yield from _known(child)
