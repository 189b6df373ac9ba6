"""Every table and list of the folder of a language is described, so that one more needs no reading of code."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ROOT / "geo" / "languages"
PAGE = (ROOT / "docs" / "languages.md").read_text(encoding="utf-8")
PLACES = (LANGUAGES / "en" / "places.toml").read_text(encoding="utf-8")
#: Tables whose keys are words of the language, not of the form.
WORDS = {
    "month",
    "weekday",
    "unit",
    "season",
    "count",
    "ordinal",
    "nth",
    "month_or",
    "unit_dual",
    "units",
    "scales",
    "whole",
}
WORDS |= {
    "fractions",
    "vague",
    "collectives",
    "glued",
    "counts",
    "directions",
    "directions_after",
    "compass_after",
    "compounds",
}
#: The kinds of place, the indicators and the kinds of source are listed once, in the code's own tables.
KINDS = {"types_before", "types_after", "frame_open", "frame_close", "governed"}


def _names(table):
    for key, value in table.items():
        yield key
        if isinstance(value, dict) and key not in WORDS | KINDS:
            yield from _names(value)


def _keys(file):
    return sorted(
        {
            re.sub(r"\d+", "#", key)
            for path in LANGUAGES.glob(f"*/{file}")
            for key in _names(tomllib.loads(path.read_text("utf-8")))
        }
    )


@pytest.mark.parametrize(
    "file", ["attribution.toml", "language.toml", "lexicon.toml", "numbers.toml", "patterns.toml", "periods.toml"]
)
def test_every_table_and_list_is_described(file):
    assert [key for key in _keys(file) if not re.search(rf"[`\[ .]{key}[`\] ,.:]", PAGE)] == []


def test_every_table_and_list_of_the_words_around_places_is_described_at_the_head_of_the_english_ones():
    named = "\n".join(re.findall(r"#.*", PLACES))
    assert [key for key in _keys("places.toml") if not re.search(rf"\b{key}\b", named)] == []
