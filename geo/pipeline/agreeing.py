"""Numbers that a team agrees on: shown as the best value for some days, with an owner and a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from geo.models import Review
from geo.pipeline.reviewing import decide

if TYPE_CHECKING:
    from datetime import date

    from geo.models import Agreement, Estimate
    from geo.store.store import Store


def agree(  # noqa: PLR0913 - one keyword a field of the agreement
    store: Store,
    estimate: Estimate,
    value: float,
    *,
    until: date,
    reviewer: str,
    reason: str,
    owner: str | None = None,
    first: date | None = None,
) -> int:
    """Pin a number to an estimate: it is the best value from its first to its last day, whatever reports say later.

    Reports that say another number raise an alert (`geo.pipeline.alerts`) and widen low and high; they never replace
    it. It follows the claim when others join it. A later agreement on the same estimate replaces it; undoing is a
    review of its target.

    Parameters
    ----------
    estimate
        As `Reconciled.estimates` gives it.
    until
        Last day on which the number is shown, inclusive.
    reviewer
        Who enters it.
    owner
        Who answers for it; the reviewer when omitted.
    first
        First day on which it is shown; the last day that the estimate covers when omitted.

    Returns
    -------
    int
        The revision of the review.

    Raises
    ------
    InputError
        If the number is none, the days are in disorder, or nobody or no reason is named.
    """
    from geo.reconciliation.targets import estimate_target

    begins = first or estimate.period.end
    changes = {
        "value": f"{value:.15g}",
        "until": until.isoformat(),
        "first": begins.isoformat() if begins else "",
        "since": estimate.period.start.isoformat() if estimate.period.start else "",
        "figure": estimate.figure_ids[0] if estimate.figure_ids else "",
        "owner": owner or "",
    }
    kept = tuple((name, said) for name, said in changes.items() if said)
    return decide(store, Review(estimate_target(estimate), "agree", kept, reviewer, datetime.now(UTC), reason))


def agreements(store: Store, *, on: date | None = None) -> list[tuple[Agreement, int]]:
    """Return the numbers agreed that stand, oldest first, each with the number of its review, which undo names.

    Parameters
    ----------
    on
        Only those shown on that day.
    """
    from geo.reconciliation.decisions import agreement
    from geo.reconciliation.targets import About, about
    from geo.reconciliation.verdicts import standing

    by_target: dict[str, list[Review]] = {}
    for review in store.reviews():
        if about(review.target) is About.ESTIMATE:
            by_target.setdefault(review.target, []).append(review)
    found = [
        (replace(made), number)
        for reviews in by_target.values()
        for number in standing(reviews)
        if (made := agreement(reviews[number - 1])) is not None
        and (on is None or ((made.first is None or made.first <= on) and on <= made.until))
    ]
    return sorted(found, key=lambda one: (one[0].agreed_at, one[0].target))
