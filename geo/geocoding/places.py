"""Places made from resolved names: parts, borders, surroundings, stretches and coasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.gazetteer import Entry, Gazetteer
    from geo.models import Place, Toponym

_DEFAULT_KM = 10.0
_SUBNATIONAL = frozenset({"admin1", "admin2", "region"})


def make_place(
    toponym: Toponym, entries: Sequence[Entry | None], gazetteer: Gazetteer, context: Sequence[str]
) -> Place | None:
    """Return the place that a toponym asks for, or None.

    Parameters
    ----------
    toponym
        With its form.
    entries
        What its anchors stand for, in the same order; None is unresolved.
    gazetteer
        Makes the geometries.
    context
        ISO 3166-1 alpha-2 codes of the countries that the text is about, the
        first the most: the other side of "the Greek border".
    """
    if toponym.form == "border":
        return border_place(toponym, entries, gazetteer, context)
    known = [entry.id for entry in entries if entry is not None]
    if not known or len(known) < len(entries):
        return None
    makers: dict[str, Callable[[], Place]] = {
        "part": lambda: gazetteer.part(known[0], toponym.direction or "C"),
        "near": lambda: gazetteer.near(known[0], toponym.distance_km or _DEFAULT_KM, toponym.direction),
        "between": lambda: gazetteer.between(known[0], known[-1]),
        "coast": lambda: gazetteer.coast(known[0]),
        "off": lambda: gazetteer.off(known[0]),
    }
    return makers.get(toponym.form, lambda: gazetteer.place(known[0]))()


def border_place(
    toponym: Toponym, entries: Sequence[Entry | None], gazetteer: Gazetteer, context: Sequence[str]
) -> Place | None:
    """Return the border that a toponym names, or None.

    Of one country it is the border with whichever neighbour the text is about;
    a country in `side` that is no anchor of the border itself is the other one.
    """
    known = [entry for entry in entries if entry is not None]
    if len(known) == len(entries) == 1 and known[0].kind in _SUBNATIONAL and known[0].country:
        # "the Evros land border"
        return gazetteer.place(f"edge:{known[0].id}")
    countries: list[str] = []
    side: str | None = None
    for anchor, entry in zip(toponym.anchors, entries, strict=False):
        if entry is None or entry.country is None:
            continue
        if entry.country not in countries:
            countries.append(entry.country)
        if toponym.side is not None and anchor == toponym.side:
            side = entry.country
    if not countries:
        pair = _pair(gazetteer, context)
        return gazetteer.border(*pair) if pair else None
    if len(countries) == 1:
        neighbours = gazetteer.neighbours(countries[0])
        other = next((code for code in context if code in neighbours), None)
        if other is None:
            other = neighbours[0] if len(neighbours) == 1 else None
        if other is None:
            return None
        countries.append(other)
    return gazetteer.border(countries[0], countries[1], side)


def _pair(gazetteer: Gazetteer, context: Sequence[str]) -> tuple[str, str] | None:
    """Return the two countries that the text is about most and that share a border."""
    for first in range(len(context)):
        neighbours = gazetteer.neighbours(context[first])
        for second in context[first + 1 :]:
            if second in neighbours:
                return context[first], second
        if first:
            break
    return None
