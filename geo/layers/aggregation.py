"""Turn the estimates of every day into step functions (the same arithmetic as the table)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from geo.indicators import indicators
from geo.layers.records import FigureCard, Layers, Series, Step
from geo.models import Counting, Estimate
from geo.reconciliation.groups import common_parent

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from geo.models import Group, Place
    from geo.reconciliation import Reconciled
    from geo.reconciliation.families import Timeline

#: A stock that nobody repeated for this long is shown as "last reported".
_STALE = timedelta(days=30)


def aggregate(reconciled: Reconciled, *, since: date | None = None, revision: int = 0) -> Layers:
    """Return everything that a map needs, for every day at once.

    Parameters
    ----------
    reconciled
        Figures that have been compared.
    since
        First day, inclusive, from which flows are counted; from the first
        figure when omitted. Stocks are carried forward from before it.
    revision
        Of the store that the figures come from.

    Returns
    -------
    Layers
        At any day the level of every series is the row that
        `Reconciled.estimates` gives for that day and `since`.
    """
    places: dict[str, Place] = {}
    series: list[Series] = []
    words = {o.figure.id: o.figure.quantity.words for o in reconciled.observations.values()}
    for timeline in reconciled.timelines(since):
        series += _series(timeline, places, words)
    cards = _cards(reconciled)
    for observation in reconciled.observations.values():
        if observation.place is not None:
            places.setdefault(observation.place.id, observation.place)
    days = [step.day for one in series for step in one.steps]
    days += [o.figure.period.end for o in reconciled.observations.values() if o.figure.period.end is not None]
    if since is not None:
        days = [since, *(day for day in days if day >= since)]
    start, end = (min(days), max(days)) if days else _no_days(since)
    return Layers(
        start=start,
        end=end,
        series=tuple(sorted(series, key=_order)),
        places=dict(sorted(places.items())),
        cards=cards,
        undated=tuple(tray.figure_id for tray in reconciled.undated),
        unplaced=tuple(tray.figure_id for tray in reconciled.unplaced),
        not_aggregated=tuple(tray.figure_id for tray in reconciled.not_aggregated),
        revision=revision,
        policy=reconciled.policy,
        chains={figure_id: reconciled.chain(figure_id) for figure_id in reconciled.observations},
    )


@dataclass(slots=True)
class _Growing:
    """A series while its steps are put down."""

    first: Estimate
    group: Group
    steps: list[Step] = field(default_factory=list)
    parts: dict[str, _Growing] = field(default_factory=dict)

    def put(self, day: date, row: Estimate, parts: tuple[Estimate, ...], words: Mapping[str, str]) -> None:
        """Add the row of a day, and its parts, where they say something new."""
        self.group = common_parent((self.group, row.group))
        step = _step(day, row, words)
        if not self.steps or replace(self.steps[-1], day=day) != step:
            self.steps.append(step)
        for part in parts:
            self.parts.setdefault(part.group.code, _Growing(part, part.group)).put(day, part, (), words)
        for code in self.parts.keys() - {part.group.code for part in parts}:
            self.parts[code].clear(day)

    def clear(self, day: date) -> None:
        """Say that nothing is counted here any more."""
        if self.steps[-1].figure_ids:
            self.steps.append(Step(day, None, None, None))
        for code in self.parts:
            self.parts[code].clear(day)


def _series(timeline: Timeline, places: dict[str, Place], words: Mapping[str, str]) -> list[Series]:
    growing: dict[str, _Growing] = {}
    for day, changes in timeline:
        for row_id, changed in changes.items():
            if changed is None:
                growing[row_id].clear(day)
                continue
            row, parts = changed
            places[row.place.id] = row.place
            growing.setdefault(row_id, _Growing(row, row.group)).put(day, row, parts, words)
    return [_finish(one) for one in growing.values()]


def _finish(growing: _Growing) -> Series:
    first = growing.first
    table = indicators().get(first.indicator)
    ends = None
    if first.counting is Counting.STOCK and table is not None and table.ends_after_days is not None:
        last = growing.steps[-1]
        ends = last.day if not last.figure_ids else None
    return Series(
        indicator=first.indicator,
        counting=first.counting,
        role=first.role,
        group=growing.group.code,
        unit=first.unit,
        place_id=first.place.id,
        steps=tuple(growing.steps),
        ends=ends,
        parts=tuple(_finish(part) for _, part in sorted(growing.parts.items(), key=lambda item: item[1].group.code)),
    )


def _step(day: date, row: Estimate, words: Mapping[str, str]) -> Step:
    return Step(
        day=day,
        low=row.low,
        best=row.best,
        high=row.high,
        start=row.period.start,
        figure_ids=row.figure_ids,
        basis=row.basis,
        disagreement=row.disagreement,
        words=", ".join(sorted({words[i] for i in row.figure_ids if words[i]})) or None if row.best is None else None,
        stale_after=row.period.end + _STALE if row.counting is Counting.STOCK and row.period.end else None,
    )


def _cards(reconciled: Reconciled) -> dict[str, FigureCard]:
    reasons = {
        tray.figure_id: tray.reason for tray in (*reconciled.undated, *reconciled.unplaced, *reconciled.not_aggregated)
    }
    return {
        figure_id: FigureCard(
            figure=observation.figure,
            document=observation.document,
            place_id=observation.place.id if observation.place is not None else None,
            reason=reasons.get(figure_id),
        )
        for figure_id, observation in reconciled.observations.items()
    }


def _no_days(since: date | None) -> tuple[date, date]:
    from datetime import date as day

    only = since or day.min
    return only, only


def _order(series: Series) -> tuple[str, ...]:
    first = series.steps[0].day.isoformat() if series.steps else ""
    return series.indicator, series.counting, series.role, series.place_id, series.unit, first
