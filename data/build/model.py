"""What the build collects before it is written: places and their names."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from geo.gazetteer.layout import ANY_LANGUAGE, LANGUAGES
from geo.gazetteer.names import fold

#: Kinds of name that only capitals or dots tell from a word; they overrule a plain use of the same letters.
SHORT_FORMS = frozenset({"abbreviation", "code"})
_LONGEST = 120  # bytes of a folded name


@dataclass(slots=True)
class Row:
    """One place."""

    id: str
    name: str
    kind: str
    lat: float
    lon: float
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    population: int = 0
    importance: float = 0.0
    capital: bool = False
    radius_km: float = 0.0
    #: Folded name → kind of name and language mask.
    names: dict[str, tuple[str, int]] = field(default_factory=dict)

    def call(self, name: str, kind: str = "name", language: str | None = None) -> None:
        """Add a name, unless a stronger use of the same name is there."""
        key = fold(name)
        if not key or len(key.encode()) > _LONGEST:
            return
        mask = ANY_LANGUAGE if language is None else 1 << LANGUAGES.index(language)
        known = self.names.get(key)
        if known is None or (kind in SHORT_FORMS and known[0] not in SHORT_FORMS):
            self.names[key] = (kind, mask)
        else:
            self.names[key] = (known[0], known[1] | mask)

    def own_name(self) -> None:
        """Let a place be called by its own name as by any name, also if a code has the same letters (LAE for Lae)."""
        key = fold(self.name)
        if key in self.names and self.names[key][0] == "code":
            self.names[key] = ("name", self.names[key][1])


def town_importance(population: int, spellings: int, *, capital: bool) -> float:
    """Weigh a town by inhabitants, by how many languages name it, and as a capital.

    A village of unknown population that many languages name outweighs one
    that none does: GeoNames gives no inhabitants for many towns at war.
    """
    size = math.log10(population + 1) / 7.5
    fame = min(1.0, math.log1p(spellings) / math.log(120))
    return min(0.85, 0.5 * size + 0.25 * fame + (0.1 if capital else 0.0))
