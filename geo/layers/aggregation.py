"""Turn the estimates of every day into step functions (the same arithmetic as the table)."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import timedelta
from operator import attrgetter
from typing import TYPE_CHECKING, cast

from geo.indicators import indicators
from geo.layers.bounds import bound_of
from geo.layers.cards import Cards, Chains
from geo.layers.plain import is_plain, plain_series
from geo.layers.records import Layers, Series, Step, Steps, Way
from geo.models import Counting, Estimate, EstimateBasis, Qualifier
from geo.reconciliation.agreements import days_of_agreement
from geo.reconciliation.groups import common_parent

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from geo.models import Group
    from geo.reconciliation import Observation, Reconciled
    from geo.reconciliation.families import Family, Timeline

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
    series: list[Series] = []
    bound = reconciled.bound(since)
    for family in reconciled.families.values():
        series += _of_family(family, bound, reconciled.observations)
    # The day on which a stock ends is a day of silence: nothing is reported, and no map opens there.
    # Nor does one open on the day on which a number ceases to be agreed, which may be far ahead.
    agreed = {made for family in reconciled.families.values() for made in family.agreements}
    silent = set(days_of_agreement(tuple(agreed)))
    days = [day for one in series for day in ends_of(one.steps, silent)]
    days += [day for scope in reconciled.scopes for day in scope.days]
    if since is not None:
        days = [since, *(day for day in days if day >= since)]
    between = (min(days), max(days)) if days else _no_days(since)
    return layers_of(reconciled, sorted(series, key=_order), between, revision)


def layers_of(reconciled: Reconciled, series: Iterable[Series], between: tuple[date, date], revision: int) -> Layers:
    """Return the map of figures whose series are known, in their order, between two days."""
    start, end = between
    return Layers(
        start=start,
        end=end,
        series=tuple(series),
        places=dict(sorted(reconciled.places.items())),
        cards=Cards(reconciled),
        undated=tuple(tray.figure_id for tray in reconciled.undated),
        unplaced=tuple(tray.figure_id for tray in reconciled.unplaced),
        not_aggregated=tuple(tray.figure_id for tray in reconciled.not_aggregated),
        revision=revision,
        policy=reconciled.policy,
        chains=Chains(reconciled),
    )


def ends_of(steps: Sequence[Step], silent: Collection[date]) -> Iterator[date]:
    """Yield the first and the last day on which a series tells of something reported."""
    if isinstance(steps, Steps) and not silent:
        yield from steps.ends
        return
    for ordered in (steps, reversed(steps)):
        day = next((step.day for step in ordered if step.tells and step.day not in silent), None)
        if day is not None:
            yield day


def _of_family(family: Family, since: date | None, figures: Mapping[str, Observation]) -> list[Series]:
    """Return the series of claims that can bear on one another; worked out once for as long as they say the same."""
    kept = cast("dict[int, list[Series]]", family.kept.setdefault(("series", since), {}))
    missing = [number for number in range(len(family.components)) if number not in kept]
    plain = plain_series(family, missing) if missing and since is None and is_plain(family) else {}
    for number in missing:
        # What another thread has put there meanwhile stays: by its series a map knows the families of another one.
        if number in plain:
            kept.setdefault(number, plain[number])
        elif number not in kept:
            kept.setdefault(number, _series(family.timeline(number, since), figures))
    return [one for number in range(len(family.components)) for one in kept[number]]


#: What a step says, but for its day.
_SAID = attrgetter(*(one.name for one in fields(Step) if one.name != "day"))


@dataclass(slots=True)
class _Growing:
    """A series while its steps are put down."""

    first: Estimate
    group: Group
    steps: list[Step] = field(default_factory=list)
    parts: dict[str, _Growing] = field(default_factory=dict)

    def put(self, day: date, row: Estimate, parts: tuple[Estimate, ...], figures: Mapping[str, Observation]) -> None:
        """Add the row of a day, and its parts, where they say something new."""
        self.group = common_parent((self.group, row.group))
        step = _step(day, row, figures)
        self.add(step)
        if len(parts) == 1 and parts[0] is row:
            # All are of one group: what is said of the row is said of its part.
            self._part(row).add(step)
        else:
            for part in parts:
                self._part(part).put(day, part, (), figures)
        if parts and len(self.parts) > len(parts):
            for code in self.parts.keys() - {part.group.code for part in parts}:
                self.parts[code].clear(day)

    def add(self, step: Step) -> None:
        """Add a step where it says something new."""
        if not self.steps or _SAID(self.steps[-1]) != _SAID(step):
            self.steps.append(step)

    def _part(self, row: Estimate) -> _Growing:
        found = self.parts.get(row.group.code)
        if found is None:
            found = self.parts[row.group.code] = _Growing(row, row.group)
        return found

    def clear(self, day: date) -> None:
        """Say that nothing is counted here any more."""
        if self.steps[-1].figure_ids:
            self.steps.append(Step(day, None, None, None))
        for code in self.parts:
            self.parts[code].clear(day)


def _series(timeline: Timeline, figures: Mapping[str, Observation]) -> list[Series]:
    growing: dict[str, _Growing] = {}
    for day, changes in timeline:
        for row_id, changed in changes.items():
            if changed is None:
                growing[row_id].clear(day)
                continue
            row, parts = changed
            growing.setdefault(row_id, _Growing(row, row.group)).put(day, row, parts, figures)
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


def _step(day: date, row: Estimate, figures: Mapping[str, Observation]) -> Step:
    best = row.best
    return Step(
        day=day,
        # One object for one number: there is a step for nearly every figure.
        low=best if row.low == best else row.low,
        best=best,
        high=best if row.high == best else row.high,
        start=row.period.start,
        figure_ids=row.figure_ids,
        basis=row.basis,
        disagreement=row.disagreement,
        words=_words(row, figures) if row.best is None else None,
        agreed=row.agreed,
        stale_after=row.period.end + _STALE if row.counting is Counting.STOCK and row.period.end else None,
        way=_way(row, figures),
        bound=_bound(row, figures),
    )


def _bound(row: Estimate, figures: Mapping[str, Observation]) -> Qualifier | None:
    if row.basis is EstimateBasis.OUR_SUM or row.agreed is not None:
        return None
    bound = bound_of(row.best, row.low, row.high, (figures[one].figure.quantity for one in row.figure_ids))
    return None if bound is Qualifier.ABOUT else bound


def _words(row: Estimate, figures: Mapping[str, Observation]) -> str | None:
    said = {figures[figure_id].figure.quantity.words for figure_id in row.figure_ids}
    return ", ".join(sorted(said - {""})) or None


def _way(row: Estimate, figures: Mapping[str, Observation]) -> Way | None:
    """Return where the people of a row came from.

    Figures about the same thing are silent or agree, so one that names the origin speaks for all of them; in a sum
    each one speaks for itself alone. Where some count the people of one nationality and others everybody, the number
    is of both.
    """
    behind = [figures[figure_id] for figure_id in row.figure_ids]
    origins = {one.origin.id for one in behind if one.origin is not None and one.origin.id != row.place.id}
    if not origins:
        return None
    silent = row.basis is EstimateBasis.OUR_SUM and any(one.origin is None for one in behind)
    mixed = row.group.nationality is None and any(one.figure.group.nationality for one in behind)
    return Way(tuple(sorted(origins)), whole=len(origins) == 1 and not silent and not mixed)


def _no_days(since: date | None) -> tuple[date, date]:
    from datetime import date as day

    only = since or day.min
    return only, only


def _order(series: Series) -> tuple[str, ...]:
    steps = series.steps
    first = (steps.ends[0] if isinstance(steps, Steps) else steps[0].day).isoformat() if len(steps) else ""
    return series.indicator, series.counting, series.role, series.place_id, series.unit, first
