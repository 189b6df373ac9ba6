"""Names of countries in the languages of the map."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def country_names(language: str) -> Mapping[str, str]:
    """Return the names of countries in a language by ISO 3166-1 alpha-2, from the Unicode CLDR."""
    from babel import Locale, UnknownLocaleError

    try:
        return dict(Locale.parse(language).territories)
    except (UnknownLocaleError, ValueError):
        return dict(Locale("en").territories)
