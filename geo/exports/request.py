"""What a writer of a format is given: the data, the filters, the layout, and whom to tell how far it is."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from geo.errors import ExportError
from geo.exports.selection import last_day
from geo.exports.words import text
from geo.models import each_at_hand

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from geo.exports.formats import Format
    from geo.exports.guarded import Guarded
    from geo.exports.layout import Layout
    from geo.exports.selection import Selection
    from geo.exports.withholding import Withholding
    from geo.gazetteer import Gazetteer
    from geo.models import Estimate, Place
    from geo.reconciliation import Observation, Reconciled

    #: Called with the share that is done, from 0 to 1, and what comes next in words.
    Progress = Callable[[float, str], None]


def _silent(_share: float, _step: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Request:
    """One product that somebody asked for.

    Attributes
    ----------
    exact, selection
        The data as it is in the store, and the filters that every part of the product obeys; the layout's period,
        layers and place are taken into the selection where it says nothing. No writer shows the data but as
        `reconciled` and `estimates` have it.
    name
        The file's name.
    """

    exact: Reconciled
    name: str
    selection: Selection
    layout: Layout
    progress: Progress = _silent

    @property
    def language(self) -> str:
        """The language of the words around the data."""
        return self.layout.language

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The gazetteer with the boundaries that were added beside the store."""
        from geo.gazetteer import open_gazetteer

        return open_gazetteer(added=self.selection.house.folder)

    @cached_property
    def withholding(self) -> Withholding:
        """What the product keeps back."""
        from geo.exports.withholding import Withholding

        return Withholding(
            self.gazetteer,
            self.exact.registry,
            self.language,
            quotes=self.selection.quotes or self.layout.quotes,
            exact=bool(self.selection.exact_by),
            figures=self.exact.observations,
        )

    @cached_property
    def reconciled(self) -> Guarded:
        """The data as the product may show it."""
        from geo.exports.guarded import guarded

        return guarded(self.exact, self.withholding)

    @cached_property
    def day(self) -> date:
        """The last day that the product shows.

        Raises
        ------
        ExportError
            If nothing has a date.
        """
        day = self.selection.at or last_day(self.exact)
        if day is None:
            message = "no figure has a date, so there is no day to draw: give the reports' dates"
            raise ExportError(message)
        return day

    @cached_property
    def exact_estimates(self) -> list[Estimate]:
        """The rows that the product shows, with the exact places of the store."""
        return self.selection.estimates(self.exact, self._asked)

    @cached_property
    def estimates(self) -> list[Estimate]:
        """The rows that the product shows."""
        figures, asks = self.exact.observations, self.withholding.asks_words
        rows = each_at_hand(
            self.exact_estimates,
            lambda row: (figures[key].figure for key in row.figure_ids if key in figures and asks(figures[key])),
        )
        return [self.withholding.estimate(row, figures) for row in rows]

    @cached_property
    def coarsened(self) -> int:
        """How many places of rows stand for camps, clinics or routes."""
        pairs = zip(self.exact_estimates, self.estimates, strict=False)
        return len({exact.place.id for exact, shown in pairs if shown.place is not exact.place})

    @cached_property
    def place(self) -> Place | None:
        """The place that the product is limited to as it may be shown, where one of this id or name is known."""
        asked = self._asked
        return self.withholding.place(asked) if asked is not None and self._is_hidden(asked) else asked

    @cached_property
    def narrowed(self) -> tuple[str, ...]:
        """The filters that the data has passed in words, without what is kept back."""
        said = tuple(map(self.withholding.names.heading, self.selection.narrowed))
        if not said:
            return said
        known = {one.place.id: one.place for one in self.exact.observations.values() if one.place is not None}
        for place in known.values():
            if any(place.name in words for words in said) and self._is_hidden(place):
                said = tuple(words.replace(place.name, self.withholding.place(place).name) for words in said)
        return said

    def _is_hidden(self, place: Place) -> bool:
        """Tell whether a place is kept back, or a figure that stands at it: one of a camp at the town of its name."""
        if self.withholding.is_kept_back(place):
            return True
        here = (one for one in self.exact.observations.values() if one.place is not None and one.place.id == place.id)
        return any(map(self.withholding.hides_place, each_at_hand(here, lambda one: (one.figure,))))

    @cached_property
    def chosen(self) -> list[Observation]:
        """The figures behind the product, of every status; those without place only where no place is asked for."""
        kept, place = self.selection.indicators, self._asked or self.selection.place
        known = self.reconciled
        observed = known.shown() if place is None else known.observed_at(place)
        return [one for one in observed if not kept or one.figure.indicator in kept]

    @cached_property
    def _asked(self) -> Place | None:
        asked = self.selection.place
        if asked is None:
            return None
        for one in self.exact.observations.values():
            place = one.place
            if place is not None and (asked == place.id or asked.casefold() == place.name.casefold()):
                return place
        return self.gazetteer.place(asked) if self.gazetteer.entry(asked) is not None else None

    @property
    def place_name(self) -> str:
        """What to call that place."""
        from geo.exports.placenames import place_name

        place = self.place
        return (self.selection.place or "") if place is None else place_name(place, self.language, self.gazetteer)

    @cached_property
    def reviewed(self) -> tuple[int, int]:
        """How many of the figures behind the product a person has not looked at, and how many there are."""
        shown = {figure for item in self.estimates for figure in item.figure_ids}
        known = self.exact.observations
        return sum(figure not in known or not known[figure].reviews for figure in shown), len(shown)

    @property
    def mark(self) -> str | None:
        """The mark of a draft in words, None once somebody cleared the product."""
        if self.selection.cleared_by:
            return None
        waiting, shown = self.reviewed
        return text("draft", self.language, waiting=str(waiting), shown=str(shown))

    @property
    def disclaimer(self) -> str:
        """The disclaimer: the layout's own, else the organisation's, else the product's, with sources and borders."""
        return self.layout.disclaimer_text(self.selection.house)

    def but(self, layout: Layout | None = None, **filters: Any) -> Request:
        """Return the same request with other filters or another layout; what is kept back stays the same."""
        made = replace(self, selection=replace(self.selection, **filters), layout=layout or self.layout)
        for name in ("gazetteer", "withholding", "reconciled"):
            if name in self.__dict__:
                made.__dict__[name] = self.__dict__[name]
        return made

    def for_day(self, day: date) -> Request:
        """Return the same request at another day."""
        return self.but(at=day)


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
