"""What two states of knowledge differ in: figures and estimates that are new, revised, withdrawn or contradicted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from geo.reconciliation.news import CONTRADICTED, NEW, REPEATED, REVISED, sort_news

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from geo.models import Estimate
    from geo.reconciliation.reconciled import Reconciled
    from geo.reconciliation.records import Observation

WITHDRAWN = "withdrawn"


_Shown = TypeVar("_Shown")


def _side(before: _Shown | None, after: _Shown | None) -> _Shown:
    """Return what stands now, or what stood before where nothing does."""
    found = after if after is not None else before
    if found is None:
        message = "a difference has a side"
        raise ValueError(message)
    return found


@dataclass(frozen=True, slots=True)
class FigureDifference:
    """One figure that only one of the two states knows, or that they know differently.

    Attributes
    ----------
    kind
        ``new``, ``revised``, ``contradicted`` (it differs from what another figure says of the same thing),
        ``repeated`` or ``withdrawn``.
    before, after
        The figure with its place and report, whose text and span give the sentence; None where it is not known.
    reason
        In words, where there is more to say than the numbers.
    """

    kind: str
    before: Observation | None
    after: Observation | None
    reason: str = ""

    @property
    def shown(self) -> Observation:
        """The figure as it is known now, or as it was."""
        return _side(self.before, self.after)


@dataclass(frozen=True, slots=True)
class EstimateDifference:
    """One row of the table that the two states show differently.

    Attributes
    ----------
    kind
        ``new``, ``revised`` (another best value), ``contradicted`` (the best value stays, its range or disagreement
        does not) or ``withdrawn``.
    figure_ids
        The figures that came, changed or went, on which the row rests or rested.
    """

    kind: str
    before: Estimate | None
    after: Estimate | None
    figure_ids: tuple[str, ...]

    @property
    def shown(self) -> Estimate:
        """The row as it is now, or as it was."""
        return _side(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs; figures by place, estimates in the order of the table."""

    figures: tuple[FigureDifference, ...]
    estimates: tuple[EstimateDifference, ...]


def difference(before: Reconciled, after: Reconciled, at: date, since: date | None = None) -> Difference:
    """Compare two states of knowledge about the same days.

    Parameters
    ----------
    before, after
        Such as what the store held on two days, or what was published by then.
    at, since
        Last and first day of the estimates that are compared, as in `Reconciled.estimates`.
    """
    figures = sorted(_figures(before, after), key=lambda one: (_place(one.shown), one.shown.figure.id))
    changed = {one.shown.figure.id for one in figures if one.kind != REPEATED or one.before is not None}
    old, new = ({row.id: row for row in known.estimates(at, since)} for known in (before, after))
    return Difference(tuple(figures), tuple(_estimates(old, new, changed)))


def _place(observation: Observation) -> str:
    return observation.place.name if observation.place is not None else ""


def _figures(before: Reconciled, after: Reconciled) -> Iterator[FigureDifference]:
    came = after.observations.keys() - before.observations.keys()
    kinds = sort_news(after, came)
    for figure_id in sorted(came):
        yield FigureDifference(kinds[figure_id], None, after.observations[figure_id])
    for figure_id in sorted(before.observations.keys() - came):
        old, new = before.observations[figure_id], after.observations.get(figure_id)
        if new is None:
            yield FigureDifference(WITHDRAWN, old, None, "its report no longer says it, or a newer version replaced it")
        elif new.set_aside is not None and old.set_aside is None:
            yield FigureDifference(WITHDRAWN, old, new, new.set_aside)
        elif old.set_aside is not None and new.set_aside is None:
            yield FigureDifference(NEW, old, new, "it counts again")
        elif (said := _said(new)) != (was := _said(old)):
            names = [name for name, value in said.items() if value != was[name]]
            yield FigureDifference(REVISED, old, new, f"another {', '.join(names)}")


def _said(observation: Observation) -> Mapping[str, object]:
    figure = observation.figure
    return {
        "number": replace(figure.quantity, words=""),
        "indicator": (figure.indicator, figure.counting, figure.unit),
        "group": figure.group,
        "period": (figure.period.start, figure.period.end),
        "place": observation.place.id if observation.place is not None else None,
        "source": figure.attributed_to,
        "status": figure.status,
    }


def _estimates(
    old: Mapping[str, Estimate], new: Mapping[str, Estimate], changed: set[str]
) -> Iterator[EstimateDifference]:
    pairs = _paired(old, new)
    for before, after in pairs:
        rests = {*(before.figure_ids if before else ()), *(after.figure_ids if after else ())}
        ids = tuple(sorted(rests & changed))
        if before is None or after is None:
            yield EstimateDifference(WITHDRAWN if after is None else NEW, before, after, ids)
        elif before.best != after.best:
            yield EstimateDifference(REVISED, before, after, ids)
        elif (before.low, before.high, before.disagreement) != (after.low, after.high, after.disagreement):
            yield EstimateDifference(CONTRADICTED, before, after, ids)


def _paired(
    old: Mapping[str, Estimate], new: Mapping[str, Estimate]
) -> Sequence[tuple[Estimate | None, Estimate | None]]:
    """Pair the rows of two tables, also where an earlier figure moved the beginning of a crisis."""
    left = {_kind(row): row for row in old.values() if row.id not in new}
    pairs: list[tuple[Estimate | None, Estimate | None]] = []
    for row in new.values():
        before = old.get(row.id) or left.pop(_kind(row), None)
        pairs.append((before, row))
    gone = {row.id for row in left.values()}
    pairs += [(row, None) for row in old.values() if row.id in gone]
    return pairs


def _kind(row: Estimate) -> tuple[str, ...]:
    return row.indicator, row.counting, row.role, row.unit, row.place.id
