"""Names of the countries in the five languages, from CLDR, and their demonyms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale
from build import packages

from geo.gazetteer.layout import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

    from build.model import Row


def call_countries(folder: Path, countries: list[Row]) -> None:
    """Add to each country its CLDR name in each language; English fixes the canonical name."""
    for language in LANGUAGES:
        territories = Locale(language).territories
        for row in countries:
            name = territories.get(row.id)
            if not name:
                continue
            row.call(name, "name", language)
            if language == "en":
                row.name = _PLAIN.get(row.id, name.replace("&", "and"))
                row.call(row.name)
    nationalities = {
        language: packages.read_json(folder, "i18n-nationality", f"langs/{language}.json")["nationalities"]
        for language in ("en", "fr", "es")
    }
    for row in countries:
        for language, table in nationalities.items():
            if row.id in table:
                row.call(str(table[row.id]), "demonym", language)


#: Names that news uses where CLDR prefers another.
_PLAIN = {
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "MM": "Myanmar",
    "PS": "Palestine",
    "HK": "Hong Kong",
    "MO": "Macao",
    "TR": "Turkey",
    "CI": "Ivory Coast",
    "BA": "Bosnia and Herzegovina",
}
