"""What speaks for a place, said in words."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from geo.geocoding.weights import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.gazetteer import Entry, Gazetteer
    from geo.geocoding.ranking import Ranked

_NAMED = 2


class Company:
    """The names of a text by the country and the division that each most likely lies in."""

    def __init__(self, ranked: Sequence[Ranked]) -> None:
        self.by_code: dict[str, dict[str, str]] = {}
        self.named: dict[str, str] = {}
        for item in ranked:
            best = item.best
            if best is not None:
                self.named.setdefault(best.id, item.name.mentions[0].written)
                for code in {best.admin1, best.country} - {None, best.id}:
                    self.by_code.setdefault(str(code), {})[item.name.key] = item.name.mentions[0].written

    def of(self, code: str | None, key: str) -> list[str]:
        """Return up to two other names that lie in a country or division."""
        names = self.by_code.get(code or "", {})
        return [written for other, written in islice(names.items(), _NAMED + 1) if other != key][:_NAMED]


def reasons(entry: Entry, ranked: Ranked, gazetteer: Gazetteer, company: Company) -> tuple[str, ...]:
    """Say in words what speaks for a candidate."""
    name = ranked.name
    found = [
        f"in {label}, named beside it"
        for holder, label in name.inside.items()
        if holder in {entry.admin1, entry.admin2, entry.country}
    ]
    found += [f"the text calls it a {word}" for word in sorted(name.types) if entry.kind in KINDS.get(word, ())]
    for code in (entry.admin1, entry.country):
        if code in company.named and code != entry.id and code not in name.inside:
            found.append(f"{company.named[code]} is named in the text")
        beside = company.of(code, name.key)
        if beside and code:
            holder = gazetteer.entry(code)
            verb = "lie" if len(beside) > 1 else "lies"
            found.append(f"{' and '.join(beside)} {verb} in {holder.name if holder else code} too")
            break
    if name.entries and entry.id == name.entries[0].id and len(name.entries) > 1:
        found.append(f"the most important of {len(name.entries)} places of this name")
    if len(name.entries) == 1:
        found.append("the only place of this name")
    return tuple(found or (f"one of {len(name.entries)} places of this name",))
