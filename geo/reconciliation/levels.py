"""The value of one claim from day to day (rules 2, 3, 5 and 8).

On each day some of a claim's figures *stand*: nothing newer has replaced them.
Best is one of those that stand; low and high span them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from geo.models import Counting, Policy
from geo.reconciliation.groups import label
from geo.reconciliation.statements import ROUNDED, close, preference, same_body

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geo.reconciliation.drafts import Draft
    from geo.reconciliation.places import Atlas
    from geo.reconciliation.statements import Statement

#: What the sources said over this many days makes the range of a stock (rule 5).
RANGE_DAYS = 30
#: Tolls of one event rise for this long; what differs later is a disagreement.
_RISING_DAYS = 3


@dataclass(frozen=True, slots=True)
class Level:
    """What a claim says from `day` on.

    `start` and `end` are the days that the best figure covers; `standing` are
    the figures that nothing has replaced, the best first, and `spanning` those
    of them that make low and high. `disagreement` says in words what they
    disagree on; None when they agree. `latest` is the best figure by the policy
    of that name; None where there is no choice.
    """

    day: date
    start: date | None
    end: date
    low: float
    best: float | None
    high: float | None
    standing: tuple[Statement, ...]
    spanning: tuple[Statement, ...]
    disagreement: str | None = None
    latest: Statement | None = None

    @property
    def size(self) -> float:
        """The number to rank by, also where nobody said one."""
        return self.low if self.best is None else self.best


def levels(draft: Draft, policy: Policy, atlas: Atlas) -> tuple[Level, ...]:
    """Return the levels of a claim, oldest first, each holding until the next."""
    if len(draft.statements) == 1 and not draft.joined:
        return (_level(draft.end, draft.statements[0], draft.statements, draft, policy),)
    if draft.key.counting is Counting.STOCK:
        return _stock_levels(draft, policy)
    return _flow_levels(draft, policy, atlas)


def with_policy(level: Level, draft: Draft, policy: Policy) -> Level:
    """Return a level of a claim with another choice of the best value; the very level where the choice is the same."""
    if level.latest is None:
        return level
    stock = draft.key.counting is Counting.STOCK
    spanning = _spoken(level.standing) if stock else _range(level.standing)
    if _chosen(level.latest, spanning, policy) is level.standing[0]:
        return level
    return _level(level.day, level.latest, level.standing, draft, policy)


def _disagreement(standing: Sequence[Statement], spanning: Sequence[Statement], *, one_day: bool) -> str | None:
    """Say in words what the figures of one level disagree on; None when they agree."""
    said: dict[str, list[str]] = {}
    for statement in sorted(spanning, key=lambda s: (s.size, s.source_name, s.id)):
        if statement.value is not None and statement.source_name not in said.setdefault(amount(statement.value), []):
            said[amount(statement.value)].append(statement.source_name)
    parts = []
    if len(said) > 1:
        values = "; ".join(f"{value} ({', '.join(names)})" for value, names in said.items())
        parts.append(f"values differ: {values}")
    groups = sorted({label(s.group) for s in standing})
    if len(groups) > 1 and not one_day:  # of one event the most specific group is meant
        parts.append(f"definitions differ: {', '.join(groups)}")
    return "; ".join(parts) or None


def amount(value: float) -> str:
    """Write a number with thousands separated."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def _flow_levels(draft: Draft, policy: Policy, atlas: Atlas) -> tuple[Level, ...]:
    found: list[Level] = []
    standing: list[Statement] = []
    best: Statement | None = None
    everything = draft.everything
    for day, same_day in groupby(everything, key=lambda s: s.end):
        new = list(same_day)
        pool = [*standing, *new]
        standing = [s for s in pool if not any(_replaces(t, s, atlas) for t in pool if t is not s)] or pool
        best = _follow(best, [s for s in new if s in standing], standing, atlas)
        found.append(_level(day, best, standing, draft, policy))
    return tuple(found)


def _follow(best: Statement | None, new: list[Statement], standing: list[Statement], atlas: Atlas) -> Statement:
    """Return the newest figure, unless it is another source's lower one: a total does not fall by itself."""
    if best is not None:
        new = [s for s in new if s.size >= best.size or _revises(s, best, atlas)]
        if not new and best in standing:
            return best
    newest = max(s.end for s in standing)
    return min(new or [s for s in standing if s.end == newest], key=preference)


def _revises(new: Statement, old: Statement, atlas: Atlas) -> bool:
    """Tell whether a body corrects its own figure: downwards too, but only with a later report."""
    if not same_body(new, old) or not atlas.contains(new.place, old.place) or new.published < old.published:
        return False
    if new.end < old.end:
        return new.size >= old.size and new.published > old.published
    return (new.end, new.published) > (old.end, old.published)


def _replaces(new: Statement, old: Statement, atlas: Atlas) -> bool:
    """Tell whether `old` no longer stands beside `new`."""
    if old.figure.superseded and not new.figure.superseded:
        return True
    if _revises(new, old, atlas) or _in_one_voice(new, old):
        return True
    if new.end > old.end and new.size >= old.size and (new.value is not None or old.value is None):
        return True
    if _rising_toll(new, old):
        return True
    # A part of the place cannot contradict the whole by being smaller.
    inside = new.place.id != old.place.id and atlas.contains(new.place, old.place)
    return inside and old.end >= new.end and old.size < new.size and not close(old.size, new.size)


def _in_one_voice(new: Statement, old: Statement) -> bool:
    """Tell whether one report gives both by one source: it does not contradict itself, the smaller is a part."""
    return (
        new.document_id == old.document_id
        and new.figure.attributed_to == old.figure.attributed_to
        and new.end == old.end
        and new.dated == old.dated
        and new.size > old.size
        and new.value is not None
    )


def _rising_toll(new: Statement, old: Statement) -> bool:
    """Tell whether the toll of one event was counted on: by a later report, or by one source on one day."""
    if not (new.end == old.end and new.dated and old.dated) or new.value is None or new.size < old.size:
        return False
    soon = new.published - new.end.toordinal() <= _RISING_DAYS
    same_day = old.published == new.published and same_body(new, old) and new.size > old.size
    return soon and (old.published < new.published or same_day)


def _range(standing: Sequence[Statement]) -> list[Statement]:
    """Return the figures that span low and high: words and rounded numbers do not widen exact ones (rule 2)."""
    spoken = _spoken(standing)
    firm = {s.end for s in spoken if s.firmness == 0}
    return [s for s in spoken if s.firmness < ROUNDED or s.end not in firm]


def _spoken(standing: Sequence[Statement]) -> Sequence[Statement]:
    return [s for s in standing if s.value is not None] or standing


def _chosen(latest: Statement, spanning: Sequence[Statement], policy: Policy) -> Statement:
    """Return the best figure by the policy (rule 8): always one that somebody said."""
    numbers = [s for s in spanning if s.value is not None]
    if numbers and policy is Policy.LOWEST:
        return min(numbers, key=lambda s: (s.size, preference(s)))
    if numbers and policy is Policy.HIGHEST:
        return min(numbers, key=lambda s: (-s.size, preference(s)))
    return latest


def _level(day: date, latest: Statement, standing: Sequence[Statement], draft: Draft, policy: Policy) -> Level:
    stock = draft.key.counting is Counting.STOCK
    start = None if stock else draft.start
    if len(standing) == 1:
        best, alone = standing[0], tuple(standing)
        return Level(day, best.start or start, best.end, best.low, best.value, best.high, alone, alone)
    spanning = _spoken(standing) if stock else _range(standing)
    best = _chosen(latest, spanning, policy)
    around = {s.id: s for s in [best, *sorted(spanning, key=lambda s: s.id)]}
    low = min(s.low for s in around.values())
    ceilings = [s.high for s in around.values() if s.high is not None]
    stand = tuple({s.id: s for s in [best, *sorted(standing, key=lambda s: s.id)]}.values())
    start, span = best.start or start, tuple(around.values())
    return Level(
        day=day,
        start=start,
        end=best.end,
        low=low if best.value is None else min(low, best.value),
        best=best.value,
        high=max(ceilings) if ceilings else None,
        standing=stand,
        spanning=span,
        disagreement=_disagreement(stand, span, one_day=start == best.end) if len(stand) > 1 else None,
        latest=latest,
    )


def _stock_levels(draft: Draft, policy: Policy) -> tuple[Level, ...]:
    found: list[Level] = []
    window: list[Statement] = []
    everything = draft.everything
    for day, same_day in groupby(everything, key=lambda s: s.end):
        window = [s for s in window if day - s.end < timedelta(days=RANGE_DAYS)]
        window += same_day
        current = [s for s in window if not any(_corrects(t, s) for t in window)]
        spoken = _spoken(current)
        newest = max(s.end for s in spoken)
        best = min((s for s in spoken if s.end == newest), key=preference)
        found.append(_level(day, best, current, draft, policy))
    return tuple(found)


def _corrects(new: Statement, old: Statement) -> bool:
    """Tell whether a named source has given a newer number since."""
    if old.figure.superseded and not new.figure.superseded and new.document_id == old.document_id:
        return True
    if _in_one_voice(new, old):
        return True
    if not old.source or old.source != new.source or new.value is None:
        return False
    return (new.end, new.published) > (old.end, old.published) and new.place.id == old.place.id
