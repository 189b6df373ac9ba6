"""Views of disputed borders: to whom each contested territory is drawn, and which lines are dashed.

The territories are in ``data/supplement/contested.csv``, which a person can
edit; their outlines are part of the base map. A view changes what is drawn,
never where a figure is counted.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geo import settings
from geo.errors import DataError, InputError
from geo.settings import DATA

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DEFAULT = "default"
UNITED_NATIONS = "un"
_APART = "?"
_DISPUTED = "~"
_COUNTRY_CODE = 2


@dataclass(frozen=True, slots=True)
class Territory:
    """A contested territory.

    Attributes
    ----------
    names
        By ISO 639-1 code, ``en`` and ``fr``.
    control
        Who holds it: an ISO 3166-1 alpha-2 code, or a word of its own for an
        authority that few recognise.
    claimants
        Whose claim it is contested between.
    drawn
        How a view draws it, by the view's name: a country's code, with ``~``
        where the view calls it disputed, or ``?`` and the territory's id where
        it stands apart from every country.
    """

    id: str
    names: Mapping[str, str]
    control: str
    claimants: frozenset[str]
    drawn: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the border of two countries that they dispute: the part within a box in degrees."""

    countries: frozenset[str]
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class BorderView:
    """Whose view of disputed borders is drawn.

    Attributes
    ----------
    code
        ``default``, ``un`` or an ISO 3166-1 alpha-2 code.
    """

    code: str
    territories: Mapping[str, Territory]
    stretches: tuple[Stretch, ...]

    def owner(self, country: str, territory: str) -> str:
        """Return as whose a piece is drawn: a country's code, or ``?`` and an id where it stands apart."""
        known = self.territories.get(territory)
        return country if known is None else self._drawn(known)[0]

    def name(self, owner: str, language: str) -> str | None:
        """Return the name of what stands apart, None for a country."""
        known = self.territories.get(owner.removeprefix(_APART)) if owner.startswith(_APART) else None
        return None if known is None else known.names.get(language, known.names["en"])

    def stands_apart(self, owner: str) -> bool:
        """Tell whether an owner is a territory that is drawn apart from every country."""
        return owner.startswith(_APART)

    def disputed(self, one: tuple[str, str], other: tuple[str, str]) -> bool:
        """Tell whether the line between two pieces, each a country and a territory or "", is drawn dashed.

        It is where the view takes no side and one piece is contested between
        those to whom the other belongs or who hold it.
        """
        return self._contested(one, other) or self._contested(other, one)

    def stretches_between(self, one: str, other: str) -> tuple[tuple[float, float, float, float], ...]:
        """Return the boxes in which the border of two countries is dashed; none in the view of one of them."""
        if self.code in {one, other}:
            return ()
        return tuple(stretch.box for stretch in self.stretches if stretch.countries == {one, other})

    def _contested(self, piece: tuple[str, str], beside: tuple[str, str]) -> bool:
        known = self.territories.get(piece[1])
        if known is None or piece[1] == beside[1]:
            return False
        owner, disputed = self._drawn(known)
        if not disputed:
            return False
        next_to = self.territories.get(beside[1])
        other = self.owner(*beside)
        holder = next_to.control if next_to is not None and self._drawn(next_to)[1] else other
        if owner == other and known.control == holder:
            return False
        return not known.claimants.isdisjoint({other, holder} | (next_to.claimants if next_to else set()))

    def _drawn(self, territory: Territory) -> tuple[str, bool]:
        """Return as whose a territory is drawn, and whether the view calls it disputed."""
        how = territory.drawn.get(self.code) if self.code != DEFAULT else None
        if how is None and self.code in territory.claimants:
            how = self.code
        if how is None:
            return territory.drawn[DEFAULT].removesuffix(_DISPUTED), True
        if how.startswith(_APART):
            return how, self.code == UNITED_NATIONS
        return how.removesuffix(_DISPUTED), how.endswith(_DISPUTED)


def border_view(code: str = DEFAULT, folder: Path = DATA) -> BorderView:
    """Return a view of the disputed borders.

    Parameters
    ----------
    code
        ``default`` (as things are counted here, every disputed line dashed),
        ``un`` (in the manner of the United Nations' maps), or the ISO 3166-1
        alpha-2 code of a country that is party to a dispute, in any case.
    folder
        Folder of the data files.

    Raises
    ------
    InputError
        If there is no such view; the message lists those that there are.
    DataError
        If the table of territories cannot be read.
    """
    territories, stretches = _tables(folder)
    wanted = code.strip()
    wanted = wanted.upper() if len(wanted) == _COUNTRY_CODE and wanted.lower() != UNITED_NATIONS else wanted.lower()
    known = views(folder)
    if wanted not in known:
        message = f"CRISIS_MAP_BORDER_VIEW={code!r}: there is no such view of disputed borders; use {', '.join(known)}"
        raise InputError(message)
    return BorderView(wanted, territories, stretches)


def configured_view() -> str:
    """Return the view of the settings, as it was given."""
    return settings.load().border_view


def views(folder: Path = DATA) -> tuple[str, ...]:
    """Return the names of all views: ``default``, ``un`` and the countries that are party to a dispute."""
    territories, _ = _tables(folder)
    codes = {code for one in territories.values() for code in (*one.claimants, *one.drawn)}
    return (DEFAULT, UNITED_NATIONS, *sorted(code for code in codes if len(code) == _COUNTRY_CODE and code.isupper()))


@cache
def _tables(folder: Path) -> tuple[dict[str, Territory], tuple[Stretch, ...]]:
    path = folder / "supplement" / "contested.csv"
    try:
        rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
        lines = (folder / "supplement" / "contested-lines.csv").read_text(encoding="utf-8").splitlines()
        territories = {row["id"]: _territory(row) for row in rows}
        stretches = tuple(
            Stretch(
                frozenset({row["a"], row["b"]}),
                (float(row["west"]), float(row["south"]), float(row["east"]), float(row["north"])),
            )
            for row in csv.DictReader(lines)
        )
    except (OSError, KeyError, ValueError) as error:
        message = f"the table of contested territories {path} cannot be read ({error}): restore it"
        raise DataError(message) from error
    return territories, stretches


def _territory(row: Mapping[str, str]) -> Territory:
    drawn = dict(part.split("=", 1) for part in row["views"].split("|") if part)
    drawn |= {view: row[view] for view in (DEFAULT, UNITED_NATIONS) if row[view]}
    return Territory(
        row["id"],
        {"en": row["name"], "fr": row["fr"]},
        row["control"],
        frozenset(filter(None, row["claimants"].split("|"))),
        drawn,
    )
