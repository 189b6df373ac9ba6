"""The words around names of places: every language's file is whole, and phrases are looked up both ways."""

from __future__ import annotations

import pytest

from geo.extraction.place_words import Phrases, place_words
from geo.languages import Language

CODES = ("ar", "en", "es", "fr", "tr")
TABLES = {
    "affixes": {"suffix", "marks_names", "prefixes", "elisions", "demonym"},
    "types_before": None,
    "types_after": None,
    "directions": None,
    "directions_after": None,
    "compass_after": None,
    "border": {"land", "words", "between", "with", "sides", "bare", "compounds"},
    "coast": {"words", "off", "guards"},
    "streets": {"after", "before", "numbered", "named"},
    "unknown": {"types", "after", "unlinked", "spellings", "where"},
    "facilities": {"after", "before"},
    "organisations": {"after", "before", "small", "areas"},
    "storms": {"before", "after"},
    "persons": {"titles", "suffixes", "speech", "particles", "given_names", "families", "pronouns", "kin", "surnames"},
    "common": {"phrases", "words", "ordinary", "spelt", "towns"},
    "units": None,
    "counts": None,
}
VALUES = {
    "cased",
    "compass_small",
    "codes",
    "articles",
    "linkers",
    "conjunctions",
    "prepositions",
    "weak_prepositions",
    "outside",
    "between",
    "between_heads",
    "from_linkers",
    "onwards",
    "plurals",
}


@pytest.mark.parametrize("code", CODES)
def test_no_key_is_misspelt(code: str) -> None:
    table = Language(code).table("places")
    assert set(table) <= VALUES | set(TABLES)
    for name, keys in TABLES.items():
        if keys is not None:
            assert set(table.get(name, {})) <= keys, name


@pytest.mark.parametrize("code", CODES)
def test_compass_words_are_compass_points(code: str) -> None:
    table = Language(code).table("places")
    points = {*table["directions"].values(), *table.get("directions_after", {}).values()}
    assert points <= {"N", "NE", "E", "SE", "S", "SW", "W", "NW", "C"}
    assert {"N", "NE", "E", "SE", "S", "SW", "W", "NW"} <= points


@pytest.mark.parametrize("code", CODES)
def test_every_language_knows_borders_types_and_distances(code: str) -> None:
    words = place_words(Language(code))
    assert words.border_words
    assert words.units
    assert words.coast_words
    assert words.types_before or words.types_after


def test_the_longest_phrase_wins_either_way() -> None:
    phrases = Phrases({"north": "N", "north west": "NW"})
    assert phrases.at(["the", "north", "west", "of"], 1) == (2, "NW")
    assert phrases.before(["the", "north", "west", "of"], 3) == (2, "NW")
    assert phrases.at(["west"], 0) == (0, None)
    assert phrases.before(["west"], 1) == (0, None)
    assert phrases.starts(["north", "of", "north"]) == [0, 2]


def test_prefixes_are_tried_before_arabic_words() -> None:
    words = place_words(Language("ar"))
    for phrase in ("محافظه", "بمحافظه", "ومحافظه", "وبمحافظه"):
        assert words.types_before.at([phrase], 0) == (1, "province")
