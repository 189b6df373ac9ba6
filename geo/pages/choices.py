"""What the filters of the dashboard can be set to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from geo.layers import Layers
    from geo.reconciliation import SourceRegistry


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters can be set to.

    Attributes
    ----------
    groups
        Codes of the groups of people counted, and of those that contain them.
    places
        Names by id: every place with a figure.
    countries
        ISO 3166-1 alpha-2 codes of the countries in which they lie.
    languages
        ISO 639-1 codes of the reports.
    first, last
        Days that the figures cover, both inclusive.
    """

    indicators: tuple[str, ...]
    groups: tuple[str, ...]
    places: dict[str, str]
    countries: tuple[str, ...]
    sources: tuple[str, ...]
    languages: tuple[str, ...]
    first: date
    last: date


def choices_of(whole: Layers, registry: SourceRegistry) -> Choices | None:
    """Return what the filters of a map can be set to; None where it shows no figure."""
    from geo.models import Group
    from geo.pipeline import lineage, source_name

    if not whole.cards:
        return None
    cards = whole.cards.values()
    groups = {group.code for card in cards for group in lineage(card.figure.group)}
    countries = {code for place in whole.places.values() for code in (place.country, *place.countries) if code}
    names = {place.id: place.name for place in whole.places.values()}
    return Choices(
        indicators=tuple(dict.fromkeys(card.figure.indicator for card in cards)),
        groups=tuple(sorted(groups - {Group().code})),
        places=dict(sorted(names.items(), key=lambda item: item[1])),
        countries=tuple(sorted(countries)),
        sources=tuple(sorted({source_name(card.figure.attributed_to, registry) for card in cards})),
        languages=tuple(sorted({card.document.language for card in cards})),
        first=whole.start,
        last=whole.end,
    )
