"""Numbers and words of a product in the reader's language."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_FOLDER = Path(__file__).with_name("texts")

#: Locales by language where the language alone would give another country's habits.
_LOCALES = {"en": "en_GB"}


@cache
def _texts(language: str) -> Mapping[str, str]:
    path = _FOLDER / f"{language}.toml"
    return MappingProxyType(tomllib.loads(path.read_text(encoding="utf-8")))


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that products speak, ISO 639-1."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def text(key: str, language: str, **values: str) -> str:
    """Return a phrase in a language, English where it has none."""
    return _texts(language if language in languages() else "en")[key].format(**values)


def ground(language: str, view: str) -> str:
    """Return where the ground of the map is from, and whose view of disputed borders it draws."""
    from geo.maps.options import view_words
    from geo.maps.scripts import texts

    known = language if language in texts() else "en"
    return text("ground", language, borders=view_words(view, known))


def number(value: float, language: str) -> str:
    """Write a number with the separators of the language.

    Examples
    --------
    >>> number(689000, "en")
    '689,000'
    """
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=language))


def span(low: float, high: float, language: str) -> str:
    """Write a range."""
    return f"{number(low, language)}–{number(high, language)}"


def day(value: date, language: str) -> str:
    """Write a day in the language's own long form.

    Examples
    --------
    >>> from datetime import date
    >>> day(date(2020, 4, 17), "en")
    '17 April 2020'
    """
    from babel.dates import format_date

    return _first_of_month(str(format_date(value, format="long", locale=_LOCALES.get(language, language))), language)


def short_day(value: date, language: str, *, year: bool = False) -> str:
    """Write a day as short as an axis needs; with its year where the axis reaches over more than one.

    Examples
    --------
    >>> from datetime import date
    >>> short_day(date(2020, 4, 17), "en")
    '17 Apr'
    >>> short_day(date(2020, 4, 17), "fr", year=True)
    '17 avr. 2020'
    >>> short_day(date(2020, 4, 1), "fr")
    '1er avr.'
    """
    from babel.dates import format_date

    words = format_date(value, format="d MMM y" if year else "d MMM", locale=_LOCALES.get(language, language))
    return _first_of_month(str(words), language)


def _first_of_month(words: str, language: str) -> str:
    """Return a day with the ordinal that French has for the first of a month."""
    return f"1er {words.removeprefix('1 ')}" if language == "fr" and words.startswith("1 ") else words


def source_name(name: str, language: str) -> str:
    """Return how a source is named in a language, in words where nobody is named.

    Examples
    --------
    >>> source_name("White Helmets", "fr")
    'Casques blancs'
    """
    return text("unattributed", language) if name == "unattributed" else _sources().get(language, {}).get(name, name)


@cache
def _sources() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(Path(__file__).with_name("source_names.toml").read_text(encoding="utf-8"))
