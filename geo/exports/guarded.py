"""Reconciled figures as a product may show them: the numbers of the store, without what is kept back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from geo.exports.placenames import place_name
from geo.layers.cards import Cards, Chains
from geo.models import Span, each_at_hand
from geo.reconciliation import Reconciled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from geo.exports.withholding import Withholding
    from geo.layers import FigureCard, Layers, Series
    from geo.models import Document, Estimate, Figure, Link, Place, Review
    from geo.reconciliation import Observation
    from geo.reconciliation.records import Claim, Tray


class Shown(Mapping[str, "Observation"]):
    """Figures by id as a product may show them, each worked out when it is asked for."""

    def __init__(self, figures: Mapping[str, Observation], withholding: Withholding) -> None:
        self._figures, self._withholding = figures, withholding
        self._made: dict[str, Observation] = {}

    def __getitem__(self, key: str) -> Observation:
        """Return one figure."""
        if key not in self._made:
            self._made[key] = self._withholding.observation(self._figures[key])
        return self._made[key]

    def of(self, ids: Iterable[str]) -> Iterator[Observation]:
        """Yield some figures in their order, their sentences read from the store together."""
        exact = each_at_hand((self._figures[key] for key in ids), lambda item: (item.figure,))
        return (self[one.figure.id] for one in exact)

    def __iter__(self) -> Iterator[str]:
        """Go through the ids, in the order of the store."""
        return iter(self._figures)

    def __len__(self) -> int:
        """Return how many figures there are."""
        return len(self._figures)

    def __contains__(self, key: object) -> bool:
        """Tell whether there is a figure of an id, without working it out."""
        return key in self._figures


class ShownTrays(Sequence["Tray"]):
    """A tray whose reasons are read when somebody asks for them: most products do not."""

    def __init__(self, trays: Sequence[Tray], figures: Mapping[str, Observation], withholding: Withholding) -> None:
        self._trays, self._figures, self._withholding = trays, figures, withholding

    def __len__(self) -> int:
        """Return how many figures are in it."""
        return len(self._trays)

    def __getitem__(self, index: Any) -> Any:
        """Return one entry."""
        return self._shown(self._trays[index])

    def __iter__(self) -> Iterator[Tray]:
        """Go through the entries, the words of their figures read together."""
        return map(self._shown, each_at_hand(self._trays, lambda one: (self._figures[one.figure_id].figure,)))

    def _shown(self, tray: Tray) -> Tray:
        return replace(tray, reason=self._withholding.reason(tray.reason, self._figures[tray.figure_id]))


@dataclass(frozen=True)
class Guarded(Reconciled):
    """Figures that have been compared, answering the same questions without what is kept back.

    Attributes
    ----------
    exact
        The same figures as they are in the store.
    withholding
        What is kept back.
    """

    exact: Reconciled = None  # type: ignore[assignment]
    withholding: Withholding = None  # type: ignore[assignment]

    @cached_property
    def undated(self) -> tuple[Tray, ...]:
        """The tray of figures without a day."""
        return tuple(ShownTrays(self.exact.undated, self.exact.observations, self.withholding))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Figures about the same thing, sorted by id."""
        hides, sources = self.withholding.is_kept_back, self.withholding.names.sources
        return tuple(
            replace(
                one,
                place=self.withholding.place(one.place) if hides(one.place) else one.place,
                sources=sources(one.sources),
            )
            for one in self.exact.claims
        )

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """How figures bear on one another."""
        return tuple(
            replace(one, reason=self._reason(one.reason, (one.from_figure, one.to_figure))) for one in self.exact.links
        )

    def estimates(self, *args: Any, **filters: Any) -> list[Estimate]:
        """Return the rows of `Reconciled.estimates`, their filters taken by exact places."""
        return [
            self.withholding.estimate(row, self.exact.observations) for row in self.exact.estimates(*args, **filters)
        ]

    def reviews_of(self, figure_id: str) -> tuple[Review, ...]:
        """Return the reviews that stand behind a figure, oldest first."""
        observed = self.exact.observations.get(figure_id)
        return tuple(self.withholding.review(one, observed) for one in self.exact.reviews_of(figure_id))

    def chain(self, figure_id: str) -> tuple[str, ...]:
        """Return through whom a number came."""
        return self.withholding.names.sources(self.exact.chain(figure_id))

    def knows(self, place: str) -> bool:
        """Tell whether any figure stands at an exact place of this id or name."""
        return self.exact.knows(place)

    def observed_at(self, place: Place | str) -> list[Observation]:
        """Return the figures at an exact place, as they may be shown."""
        return list(self.shown(one.figure.id for one in self.exact.observed_at(place)))

    def shown(self, ids: Iterable[str] | None = None) -> Iterator[Observation]:
        """Yield figures in their order as they may be shown, all of them where no ids are given."""
        figures = self.observations
        held = figures if ids is None else ids
        return figures.of(held) if isinstance(figures, Shown) else (figures[key] for key in held)

    def layers(self, layers: Layers) -> Layers:
        """Return all that a map shows, made of the exact figures, without what is kept back."""
        hides = {figure_id for figure_id, _ in self.hidden_places()}
        stand_in = {key: self.withholding.place(one) for key, one in layers.places.items()}
        series = tuple(self._series(one, hides, layers.places, stand_in) for one in layers.series)
        cards = ShownCards(self)
        places = {one.id: one for one in (*layers.places.values(), *stand_in.values())}
        ids = {place_id for _, place_id in cards.places()} | {one.place_id for one in _all(series)}
        ids |= {origin for one in _all(series) for step in one.steps if step.way for origin in step.way.origins}
        return replace(
            layers,
            series=series,
            cards=cards,
            places={key: self._called(places[key]) for key in sorted(places) if key in ids},
            chains=Chains(self),
        )

    def _called(self, place: Place) -> Place:
        """Return a place of the map by its name in the language of the product; one that stands for another says so."""
        name = place_name(place, self.withholding.language, self.withholding.gazetteer)
        return place if name == place.name else replace(place, name=name)

    def hidden_places(self) -> Iterator[tuple[str, str]]:
        """Yield the figures whose exact place is kept back, with the id of the district that stands for it."""
        asks = self.withholding.asks_words
        for one in each_at_hand(self.exact.observations.values(), lambda item: (item.figure,) if asks(item) else ()):
            if one.place is not None and self.withholding.hides_place(one):
                yield one.figure.id, self.withholding.place(one.place).id

    def _series(
        self, series: Series, hides: AbstractSet[str], known: Mapping[str, Place], stand_in: Mapping[str, Place]
    ) -> Series:
        keeps = self.withholding.is_kept_back
        place = known[series.place_id]
        hidden = keeps(place) or any(key in hides for step in series.steps for key in step.figure_ids)
        steps = []
        for step in series.steps:
            words, way = step.disagreement, step.way
            words = words and self.withholding.names.said(words, self._spoken(step.figure_ids))
            if words and hidden:
                words = words.replace(place.name, stand_in[place.id].name)
            if way is not None:
                origins = {stand_in[one].id if keeps(known[one]) else one for one in way.origins}
                way = replace(way, origins=tuple(sorted(origins)))
            steps.append(replace(step, disagreement=words, way=way))
        return replace(
            series,
            place_id=stand_in[place.id].id if hidden else place.id,
            steps=tuple(steps),
            parts=tuple(self._series(part, hides, known, stand_in) for part in series.parts),
        )

    def _spoken(self, ids: Sequence[str]) -> set[str]:
        said = (self.exact.observations[key].figure.attributed_to for key in ids if key in self.exact.observations)
        return {source.name for words in said if (source := self.registry.find(words)) is not None}

    def _reason(self, words: str, ids: Sequence[str]) -> str:
        for key in ids:
            words = self.withholding.reason(words, self.exact.observations[key])
        return words


class ShownCards(Cards):
    """The cards of figures as a product may show them."""

    def __init__(self, shown: Guarded) -> None:
        super().__init__(shown)
        self._shown = shown

    def __getitem__(self, figure_id: str) -> FigureCard:
        """Make the card of a figure, whose report is its quote alone, so that the marks lie where they did."""
        card, shown = super().__getitem__(figure_id), self._shown
        exact, observed = shown.exact.observations[figure_id], shown.observations[figure_id]
        text, number, hidden = shown.withholding.quote(exact)
        document, figure = _quoted(exact, observed, (text, number), hidden)
        return replace(card, figure=figure, document=document)

    def places(self) -> Iterator[tuple[str, str]]:
        """Yield the figures that have a place with its id, without making their cards."""
        hidden = dict(self._shown.hidden_places())
        for figure_id, observation in self._shown.exact.observations.items():
            if observation.place is not None:
                yield figure_id, hidden.get(figure_id, observation.place.id)

    def documents(self) -> dict[str, Document]:
        """Return the reports of the figures by id, of which maps count the publishers."""
        found = (observation.document for observation in self._shown.exact.observations.values())
        return {document.id: document for document in found}


def guarded(reconciled: Reconciled, withholding: Withholding) -> Guarded:
    """Return reconciled figures as a product may show them."""
    held: dict[str, Any] = {one.name: getattr(reconciled, one.name) for one in fields(Reconciled)}
    held["observations"] = Shown(reconciled.observations, withholding)
    for name in ("unplaced", "not_aggregated"):
        held[name] = ShownTrays(held[name], reconciled.observations, withholding)
    return Guarded(**held, exact=reconciled, withholding=withholding)


def _quoted(
    exact: Observation, shown: Observation, quote: tuple[str, Span | None], hidden: Sequence[Span]
) -> tuple[Document, Figure]:
    """Return a report that holds a quote alone, and the figure with its marks in it."""
    text, number = quote
    figure = replace(shown.figure, span=Span(0, len(text)), number_span=number or Span(0, 0))
    start = exact.figure.span.start
    shift = (number.start - (exact.figure.number_span.start - start)) if number is not None else 0
    untouched = not hidden and number is not None

    def moved(span: Span) -> Span | None:
        if not untouched or span.start < start or span.end > exact.figure.span.end:
            return None
        first, last = span.start - start + shift, span.end - start + shift
        return Span(first, last) if first >= 0 and last <= len(text) else None

    toponyms = tuple(replace(one, span=moved(one.span) or Span(0, 0)) for one in figure.toponyms)
    evidence = tuple(
        replace(one, span=place) for one in exact.figure.evidence if (place := moved(one.span)) is not None
    )
    return replace(shown.document, text=text), replace(figure, toponyms=toponyms, evidence=evidence)


def _all(series: Sequence[Series]) -> Iterator[Series]:
    for one in series:
        yield one
        yield from one.parts
