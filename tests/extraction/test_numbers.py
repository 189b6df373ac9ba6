"""Numbers: digits of any script and separator, and the grammar that all languages share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.extraction.number_words import digits_value
from geo.extraction.numbers import parser
from geo.extraction.tokens import Sentence
from geo.languages import load


@pytest.mark.parametrize(
    ("digits", "value"),
    [
        ("7", 7),
        ("6,500", 6500),
        ("2,31,819", 231819),
        ("47,72,140", 4772140),
        ("12,34", 12.34),
        ("6.500", 6500),
        ("6 500", 6500),
        ("6\u202f500", 6500),
        ("6\u00a0500\u00a0250", 6500250),
        ("1'250", 1250),
        ("٦٬٥٠٠", 6500),
        ("٤٩٣", 493),
        ("3,7", 3.7),
        ("3.7", 3.7),
        ("3٫7", 3.7),
        ("1,234,567.5", 1234567.5),
        ("15:30", None),
        ("3/5", None),
        ("1" * 30, None),
        ("1.2.3", None),
    ],
)
def test_digits(digits: str, value: float | None) -> None:
    assert digits_value(digits) == value


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        ("fr", "est passé de 1,6 à 4,9 millions", [(1_600_000, None), (4_900_000, None)]),
        ("fr", "est passé de 2 à 3 millions", [(2_000_000, None), (3_000_000, None)]),
        ("fr", "entre 1,5 et 2 millions", [(1_500_000, 2_000_000)]),
        ("en", "rose from 1.6 to 4.9 million", [(1_600_000, None), (4_900_000, None)]),
        (
            "fr",
            "117 millions de déracinés, contre 110 un an plus tôt",
            [(117_000_000, None), (110_000_000, None), (1, None)],
        ),
        ("en", "117 million people, up from 110 a year ago", [(117_000_000, None), (110_000_000, None)]),
        ("fr", "117 millions d'euros, contre 2 blessés", [(117_000_000, None), (2, None)]),
        ("fr", "deux à trois cents familles", [(200, 300)]),
        ("en", "two to three hundred families", [(200, 300)]),
        ("fr", "de deux à cent familles", [(2, 100)]),
        ("fr", "est passé de 2 à 300", [(2, None), (300, None)]),
        ("fr", "hausse de 1,6 à 4,9 points", []),
        ("ar", "ارتفع العدد من 300 إلى 4 آلاف", [(300, None), (4000, None)]),
    ],
)
def test_two_numbers_share_a_scale(code: str, text: str, values: list[tuple[float, float | None]]) -> None:
    language = load(code)
    found = parser(language).find(Sentence(text, 0, len(text), language))
    given_values = [(m.low if m.value is None else m.value, m.high if m.value is None else None) for m in found]
    assert given_values == values


def test_digits_before_a_scale_are_decimals() -> None:
    assert digits_value("3.700", scaled=True) == 3.7


@given(st.integers(min_value=1, max_value=999_999))
def test_grouped_digits_mean_the_same_however_grouped(number: int) -> None:
    for separator in (",", " ", "\u202f", "."):
        assert digits_value(f"{number:,}".replace(",", separator)) == number


_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def spell(number: int) -> str:
    """Spell a number out in English, as a reference for the parser."""
    if number < 20:
        return _ONES.split()[number - 1]
    if number < 100:
        tens = _TENS.split()[number // 10 - 2]
        return tens if number % 10 == 0 else f"{tens}-{spell(number % 10)}"
    for scale, name in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            rest = number % scale
            head = f"{spell(number // scale)} {name}"
            return head if rest == 0 else f"{head} {'and ' if rest < 100 else ''}{spell(rest)}"
    raise AssertionError(number)


_TR_ONES = "bir iki üç dört beş altı yedi sekiz dokuz"
_TR_TENS = "on yirmi otuz kırk elli altmış yetmiş seksen doksan"


def spell_in_turkish(number: int) -> str:
    """Spell a number out in Turkish, where eleven is "ten one" and one thousand only "thousand"."""
    if number < 10:
        return _TR_ONES.split()[number - 1]
    if number < 100:
        tens = _TR_TENS.split()[number // 10 - 1]
        return tens if number % 10 == 0 else f"{tens} {spell_in_turkish(number % 10)}"
    for scale, name in ((1_000_000, "milyon"), (1000, "bin"), (100, "yüz")):
        if number >= scale:
            rest, times = number % scale, number // scale
            head = name if times == 1 and scale < 1_000_000 else f"{spell_in_turkish(times)} {name}"
            return head if rest == 0 else f"{head} {spell_in_turkish(rest)}"
    raise AssertionError(number)


@given(st.integers(min_value=2, max_value=9_999_999))
def test_spelled_out_turkish_numbers_of_any_size(number: int) -> None:
    language = load("tr")
    text = spell_in_turkish(number)
    (found,) = parser(language).find(Sentence(text, 0, len(text), language))
    assert found.value == number


@given(st.integers(min_value=2, max_value=9_999_999))
def test_spelled_out_numbers_of_any_size(number: int) -> None:
    language = load("en")
    text = spell(number)
    (found,) = parser(language).find(Sentence(text, 0, len(text), language))
    assert found.value == number


@pytest.mark.parametrize(
    "text", ["the 26th of May", "a year of war", "half of them", "no one", "two-thirds of the town"]
)
def test_what_is_no_count_is_at_most_a_single_word(text: str) -> None:
    language = load("en")
    found = parser(language).find(Sentence(text, 0, len(text), language))
    assert all(mention.value is None or mention.value < 100 for mention in found)


@given(st.text(max_size=200))
def test_bounds_hold_for_any_text(text: str) -> None:
    for code in ("en", "fr"):
        language = load(code)
        for mention in parser(language).find(Sentence(text, 0, len(text), language)):
            known = [n for n in (mention.low, mention.value, mention.high) if n is not None]
            assert known == sorted(known)
            assert mention.outer_start <= mention.start < mention.end
