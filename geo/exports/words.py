"""Numbers and words of a product in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_TEXTS = {
    "totals": {"en": "Totals", "fr": "Totaux"},
    "legend": {"en": "Legend", "fr": "Légende"},
    "flow": {"en": "over the period", "fr": "sur la période"},
    "stock": {"en": "at the moment", "fr": "à cette date"},
    "at_least": {"en": "at least", "fr": "au moins"},
    "here": {"en": "a number at a place", "fr": "un chiffre en un lieu"},
    "from": {"en": "people left from here", "fr": "lieu de départ"},
    "ring": {"en": "highest value that a source gave", "fr": "valeur la plus haute donnée"},
    "stale": {"en": "last reported over 30 days ago", "fr": "dernier chiffre de plus de 30 jours"},
    "part_stale": {"en": "in part over 30 days old", "fr": "en partie de plus de 30 jours"},
    "area": {"en": "area that a number is about", "fr": "zone dont parle un chiffre"},
    "joint": {"en": "reported jointly, share unknown", "fr": "chiffre commun, répartition inconnue"},
    "border": {"en": "along a border", "fr": "le long d'une frontière"},
    "disputed": {"en": "disputed border", "fr": "frontière contestée"},
    "sources": {"en": "Sources", "fr": "Sources"},
    "more_sources": {"en": "and {n} more", "fr": "et {n} autres"},
    "sizes": {"en": "circle sizes", "fr": "taille des cercles"},
    "more_rows": {"en": "and {n} more, in the tables", "fr": "et {n} autres, dans les tableaux"},
    "outside": {
        "en": "{n} places with numbers lie outside the map: {names}.",
        "fr": "{n} lieux chiffrés sont hors de la carte : {names}.",
    },
    "outside_one": {
        "en": "One place with numbers lies outside the map: {names}.",
        "fr": "Un lieu chiffré est hors de la carte : {names}.",
    },
    "unlabelled": {
        "en": "{n} places have no room for a label; the tables have them.",
        "fr": "{n} lieux n'ont pas la place d'un nom ; les tableaux les donnent.",
    },
    "unlabelled_one": {
        "en": "One place has no room for a label; the tables have it.",
        "fr": "Un lieu n'a pas la place d'un nom ; les tableaux le donnent.",
    },
    "disclaimer": {
        "en": "Borders and names shown here carry no opinion on the status of any territory. "
        "Map data: Natural Earth; places: GeoNames (CC BY 4.0).",
        "fr": "Les frontières et les noms indiqués ne préjugent du statut d'aucun territoire. "
        "Fond : Natural Earth ; lieux : GeoNames (CC BY 4.0).",
    },
    "title": {"en": "What is reported", "fr": "Ce qui est rapporté"},
    "as_of": {"en": "As of {at}", "fr": "Au {at}"},
    "since": {"en": "From {since} to {at}", "fr": "Du {since} au {at}"},
    "latest": {"en": "latest", "fr": "la plus récente"},
    "lowest": {"en": "lowest", "fr": "la plus basse"},
    "highest": {"en": "highest", "fr": "la plus haute"},
    "note": {
        "en": "Best value: {policy}. Store revision {revision}.",
        "fr": "Valeur retenue : {policy}. Révision {revision} de la base.",
    },
}


#: Locales by language where the language alone would give another country's habits.
_LOCALES = {"en": "en_GB"}


def text(key: str, language: str, **values: str) -> str:
    """Return a phrase in a language, English where it has none."""
    phrases = _TEXTS[key]
    return phrases.get(language, phrases["en"]).format(**values)


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

    return str(format_date(value, format="long", locale=_LOCALES.get(language, language)))
