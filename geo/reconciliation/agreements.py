"""Numbers that a team agreed on: shown as the best value for some days, whatever later reports say."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from geo.models import Counting, EstimateBasis
from geo.reconciliation.counting import Window
from geo.reconciliation.levels import amount

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from geo.models import Agreement, Estimate
    from geo.reconciliation.families import Family
    from geo.reconciliation.reconciled import Reconciled
    from geo.reconciliation.statements import Statement


def pinned(row: Estimate, agreements: Sequence[Agreement], at: date, since: date | None) -> Estimate:
    """Return a row with the number agreed for a day as its best value; the very row given where there is none.

    Low and high go on to span what reports say, and the number agreed. What the reports alone would give is said in
    the disagreement where it is another number.

    Parameters
    ----------
    agreements
        Those of the row, the latest first, which wins.
    at, since
        As asked of `geo.reconciliation.Reconciled.estimates`. A total agreed on since a day says nothing of a window
        that begins later.
    """
    made = next((one for one in agreements if _holds(one, row, at, since)), None)
    if made is None:
        return row
    words = None
    if row.best != made.value:
        said = "no number" if row.best is None else amount(row.best)
        words = (
            f"agreed by {made.owner} until {made.until} ({made.reason}): {amount(made.value)}; "
            f"reports say {said} ({', '.join(row.sources)})"
        )
    return replace(
        row,
        low=made.value if row.low is None else min(row.low, made.value),
        best=made.value,
        high=made.value if row.high is None else max(row.high, made.value),
        basis=EstimateBasis.AGREED,
        disagreement="; ".join(part for part in (words, row.disagreement) if part) or None,
        agreed=made,
    )


def _holds(made: Agreement, row: Estimate, at: date, since: date | None) -> bool:
    if not _shown_on(made, at):
        return False
    if row.counting is Counting.STOCK or since is None:
        return True
    return made.since is not None and since <= made.since


def against_agreed(reconciled: Reconciled, figure_ids: Collection[str]) -> dict[str, Agreement]:
    """Return, for those of some figures that go against an agreed number, that number.

    Where one claim stands behind the estimate, a figure does whose words do not allow the number; where several are
    added up, one after which the sum is another.
    """
    found: dict[str, Agreement] = {}
    for family in reconciled.families.values():
        for row_id, made in (family.agreed if family.agreements else {}).items():
            drafts = [
                draft for node, draft in zip(family.nodes, family.drafts, strict=True) if family.row_of(node) == row_id
            ]
            for statement in (s for draft in drafts for s in draft.everything if s.id in figure_ids):
                holding = next((one for one in made if _shown_on(one, statement.end)), None)
                if holding is None or (len(drafts) == 1 and _allows(statement, holding.value)):
                    continue
                if len(drafts) == 1 or not _sum_is(family, row_id, statement, holding):
                    found[statement.id] = holding
    return found


def _allows(statement: Statement, value: float) -> bool:
    if statement.value is not None:
        return statement.value == value
    return statement.low <= value and (statement.high is None or value <= statement.high)


def _sum_is(family: Family, row_id: str, statement: Statement, made: Agreement) -> bool:
    rows = family.rows(family.nodes, Window(statement.end), split=False, as_reported=True)
    return any(row.id == row_id and row.best == made.value for row in rows)


def _shown_on(made: Agreement, day: date) -> bool:
    return (made.first is None or made.first <= day) and day <= made.until


def days_of_agreement(agreements: Sequence[Agreement]) -> Iterator[date]:
    """Yield the days on which an agreed number begins or ceases to be shown."""
    for made in agreements:
        if made.first is not None:
            yield made.first
        yield made.until + timedelta(days=1)
