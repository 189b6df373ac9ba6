"""What people decided about more than one figure: what belongs together, where places are, which number is agreed.

Like the reviews of single figures these lie over what was extracted and nothing is changed; see
`geo.reconciliation.reviewing`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from geo.models import Agreement
from geo.reconciliation.targets import About, about, pair_of, place_of
from geo.reconciliation.verdicts import standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.models import Review

    #: Two figures, by id in order.
    Pair = tuple[str, str]


@dataclass(frozen=True)
class Decisions:
    """Reviews of links, places and estimates that stand.

    Attributes
    ----------
    merged, split
        By pair of figure ids, who said that the two are, or are not, about the same event.
    moved
        By id of the place, who said that it lies elsewhere.
    agreements
        Numbers that were agreed, the latest one last; of two for one estimate and day the later one holds.
    """

    merged: Mapping[Pair, Review] = field(default_factory=dict)
    split: Mapping[Pair, Review] = field(default_factory=dict)
    moved: Mapping[str, Review] = field(default_factory=dict)
    agreements: tuple[Agreement, ...] = ()

    def of(self, figure_id: str) -> list[Review]:
        """Return the reviews of links that name a figure."""
        return [review for pairs in (self.merged, self.split) for pair, review in pairs.items() if figure_id in pair]


#: Nobody has decided anything.
NONE = Decisions()


def decisions(reviews: Iterable[Review], successors: Mapping[str, str] | None = None) -> Decisions:
    """Gather what stands among the reviews of a store.

    Parameters
    ----------
    reviews
        In the order they were made, also those of single figures, which are left out.
    successors
        The figure that stands in place of one that a new extraction withdrew.
    """
    moved_on = successors or {}
    by_target: dict[str, list[Review]] = defaultdict(list)
    for review in reviews:
        by_target[review.target].append(review)
    linked: dict[Pair, Review] = {}
    moved: dict[str, Review] = {}
    agreed: list[Agreement] = []
    for target, some in by_target.items():
        kind = about(target)
        live = [] if kind is About.FIGURE else [some[number - 1] for number in standing(some)]
        if not live:
            continue
        if kind is About.LINK:
            first, second = sorted(moved_on.get(one, one) for one in pair_of(target))
            known = linked.get((first, second))
            if first and first != second and (known is None or known.reviewed_at <= live[-1].reviewed_at):
                linked[first, second] = live[-1]
        elif kind is About.PLACE:
            moved[place_of(target)] = live[-1]
        else:
            agreed += [made for review in live if (made := agreement(review, moved_on)) is not None]
    return Decisions(
        merged={pair: review for pair, review in linked.items() if review.verdict == "merge"},
        split={pair: review for pair, review in linked.items() if review.verdict == "split"},
        moved=moved,
        agreements=tuple(sorted(agreed, key=lambda made: (made.agreed_at, made.target))),
    )


def agreement(review: Review, successors: Mapping[str, str] | None = None) -> Agreement | None:
    """Return the number that a review agrees on; None where the review says no such thing."""
    said = dict(review.changes)
    try:
        value, until = float(said["value"]), date.fromisoformat(said["until"])
        first, since = (date.fromisoformat(said[name]) if said.get(name) else None for name in ("first", "since"))
    except (KeyError, ValueError):
        return None
    figure_id = said.get("figure") or None
    return Agreement(
        target=review.target,
        value=value,
        first=first,
        until=until,
        since=since,
        figure_id=None if figure_id is None else (successors or {}).get(figure_id, figure_id),
        owner=said.get("owner") or review.reviewer,
        agreed_at=review.reviewed_at,
        reason=review.reason,
    )
