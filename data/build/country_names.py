"""Names of the countries in the five languages, from CLDR."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale

from geo.gazetteer.layout import LANGUAGES

if TYPE_CHECKING:
    from build.model import Row


def call_countries(countries: list[Row]) -> None:
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
