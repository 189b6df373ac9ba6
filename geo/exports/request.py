"""What a writer of a format is given: the data, the filters, the layout, and whom to tell how far it is."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from geo.errors import ExportError
from geo.exports.selection import last_day
from geo.exports.words import text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from geo.exports.formats import Format
    from geo.exports.layout import Layout
    from geo.exports.selection import Selection
    from geo.models import Estimate, Place
    from geo.reconciliation import Reconciled

    #: Called with the share that is done, from 0 to 1, and what comes next in words.
    Progress = Callable[[float, str], None]


def _silent(_share: float, _step: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Request:
    """One product that somebody asked for.

    Attributes
    ----------
    reconciled, selection
        The data and the filters that every part of the product obeys; the layout's period, layers and
        place are taken into the selection where it says nothing.
    name
        The file's name.
    """

    reconciled: Reconciled
    name: str
    selection: Selection
    layout: Layout
    progress: Progress = _silent

    @property
    def language(self) -> str:
        """The language of the words around the data."""
        return self.layout.language

    @cached_property
    def day(self) -> date:
        """The last day that the product shows.

        Raises
        ------
        ExportError
            If nothing has a date.
        """
        day = self.selection.at or last_day(self.reconciled)
        if day is None:
            message = "no figure has a date, so there is no day to draw: give the reports' dates"
            raise ExportError(message)
        return day

    @cached_property
    def estimates(self) -> list[Estimate]:
        """The rows that the product shows."""
        return self.selection.estimates(self.reconciled, self.place)

    @cached_property
    def place(self) -> Place | None:
        """The place that the product is limited to, where a figure or the gazetteer has one of this id or name."""
        asked = self.selection.place
        if asked is None:
            return None
        for one in self.reconciled.observations.values():
            place = one.place
            if place is not None and (asked == place.id or asked.casefold() == place.name.casefold()):
                return place
        from geo.gazetteer import open_gazetteer

        gazetteer = open_gazetteer()
        return gazetteer.place(asked) if gazetteer.entry(asked) is not None else None

    @property
    def place_name(self) -> str:
        """What to call that place."""
        return self.place.name if self.place is not None else (self.selection.place or "")

    @cached_property
    def reviewed(self) -> tuple[int, int]:
        """How many of the figures behind the product a person has not looked at, and how many there are."""
        shown = {figure for item in self.estimates for figure in item.figure_ids}
        known = self.reconciled.observations
        return sum(figure not in known or not known[figure].reviews for figure in shown), len(shown)

    @property
    def mark(self) -> str | None:
        """The mark of a draft in words, None once somebody cleared the product."""
        if self.selection.cleared_by:
            return None
        waiting, shown = self.reviewed
        return text("draft", self.language, waiting=str(waiting), shown=str(shown))

    def for_day(self, day: date) -> Request:
        """Return the same request at another day."""
        return replace(self, selection=replace(self.selection, at=day))


def file_name(request: Request, kind: Format) -> str:
    """Return ``place_product_size_YYYYMMDD`` with its ending; tables have no size.

    The place is ``all`` where none is chosen; only letters, digits and hyphens are used.
    """
    place = _slug(request.place_name or "all")
    if kind.kind == "table":
        parts = [place, "figures" if kind.ending.startswith("figures") else "estimates"]
    else:
        product = {"deck": "deck", "film": "film", "page": "page"}.get(kind.kind, request.layout.product)
        size = request.layout.size.replace(":", "x")
        parts = [place, product, f"{size}-{request.layout.orientation}" if size != "16x9" else size]
    return f"{'_'.join(parts)}_{request.day:%Y%m%d}.{kind.ending.removeprefix('figures.')}"


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "place"
