"""A town or the province of its name: a number larger than the town is of the province, and so is one among provinces.

"689,000 people are displaced in Idlib" cannot be of a town of 129,000, whose
province has its name; "12 people were killed in Idlib" is of the town, and so
is every name with a word for a town beside it. Refugees and people in shelters
are left where they are: the camps at a town hold more than the town. In a list
whose other names are of provinces, "73 in Morelos, 45 in Puebla, 6 in Guerrero",
a name is of the province too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.models import Candidate, Located, PlaceKind, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.gazetteer import Gazetteer
    from geo.models import Figure, LocatedFigure

_OPEN_TYPES = frozenset({None, "province", "region"})
_CAMPED = frozenset({"refugees", "sheltered"})
#: Names of a list that are of provinces only, at least, and their least share of all.
_PROVINCES = 2
_MOST = 0.5
_LISTED = "the other names of the list are of provinces"
#: How the rule of a figure of a table ends.
_COLUMN = ".column"
_REASON = "the number is larger than the town"


def fitted(figure: Figure, located: Sequence[Located], gazetteer: Gazetteer) -> tuple[Located, ...]:
    """Return the places of a figure of people, with provinces instead of towns that are too small for it.

    Where one name of a list is of a province, so are the others that can be:
    "689,000 people fled Idlib and Aleppo".

    Parameters
    ----------
    figure
        Whose number is compared with the towns' inhabitants.
    located
        Its toponyms as resolved by their names.
    gazetteer
        Knows how many live in a town.
    """
    quantity = figure.quantity
    number = quantity.value if quantity.value is not None else quantity.low
    if figure.unit is not Unit.PEOPLE or number is None or figure.indicator in _CAMPED:
        return tuple(located)
    choices = [_province(one, gazetteer) for one in located]
    too_small = {
        one.toponym.role
        for one, choice in zip(located, choices, strict=True)
        if choice is not None and choice[1] < number
    }
    if not too_small:
        return tuple(located)
    return tuple(
        one if choice is None or one.toponym.role not in too_small else _moved(one, choice[0])
        for one, choice in zip(located, choices, strict=True)
    )


def listed(figures: Sequence[LocatedFigure], gazetteer: Gazetteer) -> list[LocatedFigure]:
    """Return the figures of a text with provinces instead of towns in lists and tables of provinces.

    Parameters
    ----------
    figures
        All of a text, in reading order.
    gazetteer
        Knows which names are of provinces.
    """
    groups: dict[tuple[str, str | None], list[int]] = {}
    for number, located in enumerate(figures):
        figure = located.figure
        column = figure.rule.endswith(_COLUMN)
        if (column or figure.part_of is not None) and len(located.located) == 1:
            groups.setdefault((figure.indicator, None if column else figure.part_of), []).append(number)
    found = list(figures)
    for numbers in groups.values():
        provinces = [number for number in numbers if _is_province(figures[number].located[0], gazetteer)]
        if len(provinces) < max(_PROVINCES, _MOST * len(numbers)):
            continue
        lands = {_land(figures[number].located[0], gazetteer) for number in provinces}
        for number in numbers:
            one = figures[number].located[0]
            choice = _province(one, gazetteer)
            if choice is not None and _land(one, gazetteer) in lands:
                found[number] = replace(figures[number], located=(_moved(one, choice[0], _LISTED),))
    return found


def _is_province(one: Located, gazetteer: Gazetteer) -> bool:
    """Tell whether a name is resolved to a province."""
    entry = gazetteer.entry(one.place.id) if one.place is not None else None
    return entry is not None and entry.kind == "admin1"


def _land(one: Located, gazetteer: Gazetteer) -> str | None:
    """Return the country of the place of a name."""
    entry = gazetteer.entry(one.place.id) if one.place is not None else None
    return entry.country if entry is not None else None


def _province(one: Located, gazetteer: Gazetteer) -> tuple[Candidate, int] | None:
    """Return the province that has the name of the town that a toponym stands for, and the town's inhabitants."""
    place, toponym = one.place, one.toponym
    if place is None or place.kind is not PlaceKind.POINT or toponym.form != "name":
        return None
    entry = gazetteer.entry(place.id)
    if entry is None or entry.kind != "town" or not entry.population or toponym.type_word not in _OPEN_TYPES:
        return None
    province = next((c for c in one.candidates if c.place.id == entry.admin1), None)
    return None if province is None else (province, entry.population)


def _moved(one: Located, province: Candidate, reason: str = _REASON) -> Located:
    """Put a toponym into a province."""
    first = replace(province, reasons=(*province.reasons, reason))
    return Located(
        one.toponym, province.place, (first, *(c for c in one.candidates if c.place.id != province.place.id))
    )
