"""What speaks for a place, said in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.geocoding.weights import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.gazetteer import Entry, Gazetteer
    from geo.geocoding.ranking import Ranked


def reasons(entry: Entry, ranked: Ranked, gazetteer: Gazetteer, everything: Sequence[Ranked]) -> tuple[str, ...]:
    """Say in words what speaks for a candidate."""
    name = ranked.name
    found: list[str] = []
    for holder, label in name.inside.items():
        if holder in {entry.admin1, entry.admin2, entry.country}:
            found.append(f"in {label}, named beside it")
    found += [f"the text calls it a {word}" for word in sorted(name.types) if entry.kind in KINDS.get(word, ())]
    same_admin = [r.name.mentions[0].written for r in everything if r is not ranked and _shares(r, entry, "admin1")]
    same_country = [r.name.mentions[0].written for r in everything if r is not ranked and _shares(r, entry, "country")]
    if same_admin and entry.admin1:
        division = gazetteer.entry(entry.admin1)
        found.append(f"{_some(same_admin)} in {division.name if division else entry.admin1} too")
    elif same_country and entry.country:
        country = gazetteer.entry(entry.country)
        found.append(f"{_some(same_country)} in {country.name if country else entry.country} too")
    if name.entries and entry.id == name.entries[0].id and len(name.entries) > 1:
        found.append(f"the most important of {len(name.entries)} places of this name")
    if len(name.entries) == 1:
        found.append("the only place of this name")
    return tuple(found)


def _shares(other: Ranked, entry: Entry, level: str) -> bool:
    """Tell whether another name most likely lies in the same division or country."""
    best = other.best
    if best is None:
        return False
    code = getattr(best, level)
    return code is not None and code == getattr(entry, level)


def _some(names: Sequence[str]) -> str:
    """Name up to two places, each once."""
    distinct = list(dict.fromkeys(names))
    return " and ".join(distinct[:2]) + (" lie" if len(distinct) > 1 else " lies")
