"""What is known once every figure has been compared with the others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from geo.models import PlaceKind
from geo.reconciliation.counting import Window
from geo.reconciliation.decisions import NONE, Decisions
from geo.reconciliation.families import Scope
from geo.reconciliation.links import links
from geo.reconciliation.nodes import claim
from geo.reconciliation.places import Atlas
from geo.reconciliation.reviewing import where_to

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date

    from geo.models import Estimate, Link, Place, Policy, Review
    from geo.reconciliation.counting import Node
    from geo.reconciliation.denials import Denials
    from geo.reconciliation.families import Family, Timeline
    from geo.reconciliation.records import Claim, Observation, Tray
    from geo.reconciliation.registry import SourceRegistry
    from geo.reconciliation.statements import Key


@dataclass(frozen=True)
class Reconciled:
    """Figures that have been compared, and the questions that they answer.

    Attributes
    ----------
    observations
        By figure id, every figure that came in, each once.
    unplaced, not_aggregated
        Trays, sorted by figure id, each with its reason in words.
    denied
        Who rejects whose number.
    families
        The claims, by kind and first country; each worked out when it is asked for.
    decided
        What people said of links, places and estimates.
    """

    observations: Mapping[str, Observation]
    unplaced: tuple[Tray, ...]
    not_aggregated: tuple[Tray, ...]
    denied: Denials
    policy: Policy
    registry: SourceRegistry
    families: Mapping[tuple[Key, str], Family]
    decided: Decisions = NONE

    @cached_property
    def undated(self) -> tuple[Tray, ...]:
        """The tray of figures without a day that no dated claim took in, sorted by figure id."""
        found = (tray for family in self.families.values() for tray in family.undated)
        return tuple(sorted(found, key=lambda tray: tray.figure_id))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Figures about the same thing, sorted by id."""
        found = (
            claim(node, draft)
            for family in self.families.values()
            for node, draft in zip(family.nodes, family.drafts, strict=True)
        )
        return tuple(sorted(found, key=lambda one: one.id))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """How figures bear on one another, with the reason in words, sorted."""
        return tuple(links(self))

    @cached_property
    def ties(self) -> tuple[tuple[str, str], ...]:
        """Pairs of figures of which one decides how the other counts, wherever they stand."""
        known = self.observations
        found = [(link.from_figure, link.to_figure) for link in self.denied.links]
        return (*found, *(tie for scope in self.scopes for tie in scope.ties if tie[1] in known))

    @cached_property
    def loose(self) -> tuple[Observation, ...]:
        """The figures that are in no family, in the order of `observations`."""
        if sum(len(family.observations) for family in self.families.values()) == len(self.observations):
            return ()
        placed = {one.figure.id for family in self.families.values() for one in family.observations}
        return tuple(one for figure_id, one in self.observations.items() if figure_id not in placed)

    @cached_property
    def scopes(self) -> tuple[Scope, ...]:
        """Where and when figures are true: those of each family, and the others."""
        return (*(family.scope for family in self.families.values()), Scope.of(self.loose))

    @property
    def places(self) -> dict[str, Place]:
        """Every place at which a figure stands or from which it says that people came, by id."""
        found: dict[str, Place] = {}
        for scope in self.scopes:
            for place_id, place in scope.places.items():
                found.setdefault(place_id, place)
        return found

    @property
    def reports(self) -> dict[str, str | None]:
        """Who printed the reports of the figures, by id of the report; None where nobody says."""
        return {report: publisher for scope in self.scopes for report, publisher in scope.reports.items()}

    def with_work(self, worked_out: Mapping[str, object]) -> Reconciled:
        """Take over by name what was worked out of just the same figures; return what is known of them."""
        self.__dict__.update(worked_out)
        return self

    def with_policy(self, policy: Policy) -> Reconciled:
        """Return the same figures with another choice of the best value; claims stay as they are."""
        changed = {key: family.with_policy(policy) for key, family in self.families.items()}
        return replace(self, policy=policy, families=changed)

    def estimates(
        self,
        at: date,
        since: date | None = None,
        *,
        by_group: bool = False,
        indicators: Collection[str] | None = None,
        place: Place | str | None = None,
    ) -> list[Estimate]:
        """Return what is known of a day, one row for each indicator, counting, role and place.

        Parameters
        ----------
        at
            Last day, inclusive: figures that became true later do not count.
        since
            First day, inclusive: flows before it do not count. A total that
            began earlier counts with its growth since the last figure before
            `since`, marked as ours and, when that figure is older, as spread.
            The first day on which anything was reported, where the slider of a map begins, leaves
            nothing out: what began before it counts whole, marked as spread.
            Stocks are carried forward whatever the first day.
        by_group
            One row for each group of people instead of their common parent.
        indicators
            Codes to keep; all when omitted.
        place
            A place, its id or its name, the code of a country or of its
            first level: only what happened there. What is
            known only over a wider part or jointly with other places is
            returned whole, and says so.

        Returns
        -------
        list of Estimate
            Sorted by indicator, counting, role, place and group. What is nested in a row
            is not a row of its own.
        """
        wanted = self._named(place) if isinstance(place, str) else [place] if place is not None else []
        window = Window(at, since, whole=since is not None and self.bound(since) is None)
        found: list[Estimate] = []
        for family in self.families.values():
            if indicators is not None and family.key.indicator not in indicators:
                continue
            if place is None:
                found += family.rows(family.nodes, window, split=by_group)
            else:
                inside, shared = _within(family, place, wanted)
                found += family.rows(inside, window, split=by_group)
                found += [_share_unknown(row) for row in family.rows(shared, window, split=by_group)]
        return sorted(found, key=_order)

    @cached_property
    def first_day(self) -> date | None:
        """The first day on which anything is reported, where the slider of a map begins; None where no day is known."""
        return min((day for scope in self.scopes for day in scope.days), default=None)

    def bound(self, since: date | None) -> date | None:
        """Return a first day as the bound of what counts; None for the first day on which anything is reported."""
        return None if since is None or since == self.first_day else since

    def timelines(self, since: date | None = None) -> Iterator[Timeline]:
        """Yield for each set of claims that bear on one another what changes in its rows, day by day.

        Parameters
        ----------
        since
            As in `estimates`.

        Yields
        ------
        list
            Days of change with, by row id, the row and its parts by group, or
            None where the row is no more. Between two days no row changes; the
            arithmetic is that of `estimates`.
        """
        for family in self.families.values():
            yield from family.timelines(self.bound(since))

    def reviews_of(self, figure_id: str) -> tuple[Review, ...]:
        """Return the reviews that stand behind a figure, oldest first: its own, those of its links and of its place.

        Who, when, verdict and reason are fields of each.
        """
        observation = self.observations[figure_id]
        found = [*observation.reviews, *self.decided.of(figure_id)]
        if observation.place is not None:
            found += [
                review
                for review in self.decided.moved.values()
                if where_to(dict(review.changes)) == observation.place.id
            ]
        return tuple(sorted(found, key=lambda review: review.reviewed_at))

    def reviews_behind(self, estimate: Estimate) -> tuple[Review, ...]:
        """Return the reviews that stand behind the figures of an estimate, oldest first, each once.

        Who agreed on its number is in `Estimate.agreed`.
        """
        found = {review for figure_id in estimate.figure_ids for review in self.reviews_of(figure_id)}
        return tuple(sorted(found, key=lambda review: (review.reviewed_at, review.target, review.verdict)))

    def chain(self, figure_id: str) -> tuple[str, ...]:
        """Return through whom a number came: who said it, who passed it on, who printed it."""
        observation = self.observations[figure_id]
        return self.registry.chain(observation.figure.attributed_to, observation.document.publisher)

    def claim_of(self, figure_id: str) -> Claim | None:
        """Return the claim that a figure belongs to; None when it is in a tray."""
        return self._claims_by_figure.get(figure_id)

    @cached_property
    def _claims_by_figure(self) -> dict[str, Claim]:
        return {figure_id: one for one in self.claims for figure_id in one.figure_ids}

    def knows(self, place: str) -> bool:
        """Tell whether any figure stands at a place of this id or name, in it, or jointly over it."""
        return bool(self._named(place)) or any(
            place in {o.place.country, o.place.admin1}
            or (o.place.kind is PlaceKind.JOINT and _is_member(place, o.place))
            for o in self.observations.values()
            if o.place is not None
        )

    def observed_at(self, place: Place | str) -> list[Observation]:
        """Return the figures at a place, as `estimates` takes it, of any day, those in trays included."""
        wanted = self._named(place) if isinstance(place, str) else [place]
        atlas = Atlas(shares=next((family.shares for family in self.families.values()), None))
        return [
            o
            for o in self.observations.values()
            if o.place is not None
            and (_lies_in(o.place, place, wanted, atlas) or _is_over(o.place, place, wanted, atlas))
        ]

    def _named(self, asked: str) -> list[Place]:
        """Return the places of any figure that have this id or name."""
        known = {o.place.id: o.place for o in self.observations.values() if o.place is not None}
        return [p for p in known.values() if asked == p.id or asked.casefold() == p.name.casefold()]


def _within(family: Family, asked: Place | str, wanted: Sequence[Place]) -> tuple[list[Node], list[Node]]:
    """Return the claims at a place, and those over wider parts and joint places that hold it."""
    inside, shared = [], []
    for node in family.nodes:
        if _lies_in(node.place, asked, wanted, family.atlas):
            inside.append(node)
        elif _is_over(node.place, asked, wanted, family.atlas):
            shared.append(node)
    return inside, shared


def _lies_in(place: Place, asked: Place | str, wanted: Sequence[Place], atlas: Atlas) -> bool:
    return any(atlas.contains(w, place) for w in wanted) or asked in {place.country, place.admin1}


def _is_over(place: Place, asked: Place | str, wanted: Sequence[Place], atlas: Atlas) -> bool:
    """Tell whether a wider part or a joint place holds the one asked for."""
    return place.kind in {PlaceKind.JOINT, PlaceKind.PART} and (
        _is_member(asked, place) or any(atlas.contains(place, w) for w in wanted)
    )


def _is_member(asked: Place | str, joint: Place) -> bool:
    """Tell whether a joint place names the one asked for, which may have no figure of its own."""
    if not isinstance(asked, str):
        return asked.id in joint.members
    return asked in joint.members or asked.casefold() in joint.name.casefold().replace(" and ", ", ").split(", ")


def _order(row: Estimate) -> tuple[str, ...]:
    return (
        row.indicator,
        row.counting,
        row.role,
        row.place.name,
        row.group.code,
        row.unit,
        str(row.period.start),
        row.id,
    )


def _share_unknown(row: Estimate) -> Estimate:
    """Say that a number is known only over more than the place asked for."""
    words = f"{'jointly ' if row.place.kind is PlaceKind.JOINT else ''}over {row.place.name}, share unknown"
    return replace(row, disagreement=f"{words}; {row.disagreement}" if row.disagreement else words)
