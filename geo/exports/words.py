"""Numbers and words of a product in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from geo.models import Estimate

_TEXTS = {
    "totals": {"en": "Totals", "fr": "Totaux"},
    "legend": {"en": "Legend", "fr": "Légende"},
    "flow": {"en": "over the period", "fr": "sur la période"},
    "stock": {"en": "at the moment", "fr": "à cette date"},
    "at_least": {"en": "at least", "fr": "au moins"},
    "from": {"en": "people left from here", "fr": "lieu de départ"},
    "stale": {"en": "last reported over 30 days ago", "fr": "dernier chiffre de plus de 30 jours"},
    "joint": {"en": "reported jointly, share unknown", "fr": "chiffre commun, répartition inconnue"},
    "border": {"en": "along a border", "fr": "le long d'une frontière"},
    "disputed": {"en": "disputed border", "fr": "frontière contestée"},
    "sources": {"en": "Sources", "fr": "Sources"},
    "disclaimer": {
        "en": "Borders and names shown here carry no opinion on the status of any territory. "
        "Map data: Natural Earth; places: GeoNames (CC BY 4.0).",
        "fr": "Les frontières et les noms indiqués ne préjugent du statut d'aucun territoire. "
        "Fond : Natural Earth ; lieux : GeoNames (CC BY 4.0).",
    },
    "title": {"en": "What is reported", "fr": "Ce qui est rapporté"},
    "as_of": {"en": "As of {at}", "fr": "Au {at}"},
    "since": {"en": "From {since} to {at}", "fr": "Du {since} au {at}"},
    "note": {"en": "Store revision {revision}, policy: {policy}.", "fr": "Révision {revision}, règle : {policy}."},
}


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
    """Write a day in the language's own long form."""
    from babel.dates import format_date

    return str(format_date(value, format="long", locale=language))


def amount(estimate: Estimate, language: str) -> str:
    """Write the value of an estimate so that it is never more exact than what was said."""
    if estimate.best is None:
        if estimate.low is None:
            return "?"
        return f"{text('at_least', language)} {number(estimate.low, language)}"
    return number(estimate.best, language)
