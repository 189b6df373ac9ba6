"""The cards of figures, each made when somebody opens it.

A map of a hundred thousand figures shows the sentences of a few; what they say to one another is worked out with the
first of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from geo.layers.records import FigureCard
from geo.models import Relation

if TYPE_CHECKING:
    from geo.reconciliation import Reconciled


class Cards(Mapping[str, FigureCard]):
    """The card of every figure, those in trays included, by figure id."""

    def __init__(self, reconciled: Reconciled) -> None:
        self._reconciled = reconciled

    def __iter__(self) -> Iterator[str]:
        """Yield the ids of the figures."""
        return iter(self._reconciled.observations)

    def __len__(self) -> int:
        """Return how many figures there are."""
        return len(self._reconciled.observations)

    def __contains__(self, figure_id: object) -> bool:
        """Tell whether there is a figure of an id."""
        return figure_id in self._reconciled.observations

    def __getitem__(self, figure_id: str) -> FigureCard:
        """Make the card of a figure."""
        observation = self._reconciled.observations[figure_id]
        repeated, against = self._answers
        return FigureCard(
            figure=observation.figure,
            document=observation.document,
            place_id=observation.place.id if observation.place is not None else None,
            reason=self._reasons.get(figure_id),
            reviews=self._reconciled.reviews_of(figure_id),
            repeated=repeated.get(figure_id, ()),
            against=against.get(figure_id, {}),
        )

    def places(self) -> Iterator[tuple[str, str]]:
        """Yield the figures that have a place with its id, without making their cards."""
        for figure_id, observation in self._reconciled.observations.items():
            if observation.place is not None:
                yield figure_id, observation.place.id

    def reports(self) -> dict[str, str | None]:
        """Return who printed the reports of the figures, by id of the report, without a look at each figure."""
        return self._reconciled.reports

    @cached_property
    def _reasons(self) -> dict[str, str]:
        known = self._reconciled
        return {tray.figure_id: tray.reason for tray in (*known.undated, *known.unplaced, *known.not_aggregated)}

    @cached_property
    def _answers(self) -> tuple[dict[str, tuple[str, ...]], dict[str, dict[str, str]]]:
        """For each figure those that repeat its number, and those that speak against it with the reason."""
        sets = _Sets()
        for link in self._reconciled.links:
            if link.relation in {Relation.SAME, Relation.CITES}:
                sets.unite(link.from_figure, link.to_figure)
        repeated = {one: tuple(other for other in same if other != one) for same in sets.all() for one in same}
        against: dict[str, dict[str, str]] = {}
        for link in self._reconciled.links:
            if link.relation not in {Relation.CONTRADICTS, Relation.DENIES}:
                continue
            ones, others = ((end, *repeated.get(end, ())) for end in (link.from_figure, link.to_figure))
            for one in ones:
                against.setdefault(one, {})[link.to_figure] = link.reason
            for other in others:
                against.setdefault(other, {})[link.from_figure] = link.reason
        return repeated, against


def places_of(cards: Mapping[str, FigureCard]) -> Iterator[tuple[str, str]]:
    """Yield the figures that have a place with its id."""
    if isinstance(cards, Cards):
        return cards.places()
    return ((figure_id, card.place_id) for figure_id, card in cards.items() if card.place_id is not None)


def reports_of(cards: Mapping[str, FigureCard]) -> dict[str, str | None]:
    """Return who printed the reports of the figures, by id of the report; None where nobody says."""
    if isinstance(cards, Cards):
        return cards.reports()
    return {card.document.id: card.document.publisher for card in cards.values()}


class Chains(Mapping[str, tuple[str, ...]]):
    """Through whom each number came, by figure id."""

    def __init__(self, reconciled: Reconciled) -> None:
        self._reconciled = reconciled

    def __iter__(self) -> Iterator[str]:
        """Yield the ids of the figures."""
        return iter(self._reconciled.observations)

    def __len__(self) -> int:
        """Return how many figures there are."""
        return len(self._reconciled.observations)

    def __getitem__(self, figure_id: str) -> tuple[str, ...]:
        """Return who said it, who passed it on, who printed it."""
        return self._reconciled.chain(figure_id)


class _Sets:
    """Figures that say the same."""

    def __init__(self) -> None:
        self._set_of: dict[str, set[str]] = {}

    def unite(self, one: str, other: str) -> None:
        """Put two figures, and all that say the same as either, together."""
        ours = self._set_of.setdefault(one, {one})
        theirs = self._set_of.setdefault(other, {other})
        if ours is theirs:
            return
        ours |= theirs
        for figure_id in theirs:
            self._set_of[figure_id] = ours

    def all(self) -> list[list[str]]:
        """Return each set once, its figures sorted."""
        return [sorted(some) for some in {id(one): one for one in self._set_of.values()}.values()]
