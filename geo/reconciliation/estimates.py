"""From counted claims to the rows of the table and the steps of the map."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from geo.models import Estimate, EstimateBasis, Period
from geo.reconciliation.drafts import CRISIS_GAP
from geo.reconciliation.groups import common_parent
from geo.reconciliation.levels import RANGE_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from geo.models import Policy
    from geo.reconciliation.counting import Count, Node
    from geo.reconciliation.statements import Statement


def crises(nodes: Iterable[Node]) -> dict[int, date]:
    """Return for each claim the first day of its crisis: at one place, a year of silence parts two."""
    at: dict[tuple[object, str], list[Node]] = defaultdict(list)
    for node in nodes:
        at[node.key, node.place.id].append(node)
    found: dict[int, date] = {}
    for some in at.values():
        some.sort(key=lambda n: (n.first, n.index))
        begun, last = some[0].first, some[0].first
        for node in some:
            if not node.is_stock and node.first - last > CRISIS_GAP:
                begun = node.first
            last = max(last, node.last)
            found[node.index] = begun
    return found


def row_ids(nodes: Iterable[Node], crisis: Mapping[int, date]) -> dict[int, str]:
    """Return for each claim the id of its row: one indicator, unit, role, place and crisis."""
    known: dict[tuple[object, ...], str] = {}
    found = {}
    for node in nodes:
        parts = (node.key, node.place.id, crisis[node.index])
        if parts not in known:
            text = "\x00".join([*map(str, node.key), node.place.id, crisis[node.index].isoformat()])
            known[parts] = hashlib.sha256(text.encode()).hexdigest()[:16]
        found[node.index] = known[parts]
    return found


def by_group(counts: Iterable[Count]) -> list[list[Count]]:
    """Split the counts of one row by group of people, in the order of their codes."""
    some = list(counts)
    if _one_group(some):
        return [some]
    found: dict[str, list[Count]] = defaultdict(list)
    for count in some:
        found[count.node.group.code].append(count)
    return [found[code] for code in sorted(found)]


def _one_group(counts: Sequence[Count]) -> bool:
    """Tell whether all counts are of the same people; groups are mostly one object, and looking is cheap."""
    first = counts[0].node.group
    return all(count.node.group is first or count.node.group == first for count in counts)


def estimate(
    row_id: str,
    counted: Sequence[Count],
    policy: Policy,
    disputes: Mapping[str, tuple[str, ...]],
    window: tuple[date, date | None] | None = None,
) -> Estimate:
    """Return the reconciled value of the counts of one row.

    Parameters
    ----------
    window
        The day that is asked for and the first day. With it the row says what depends on the day: whether a stock has
        grown stale, and which days no figure of a sum covers.
    """
    spoken = [count for count in counted if count.best is not None]
    counts = spoken or counted
    key, place = counts[0].node.key, counts[0].node.place
    standing = [s for count in counts for s in count.standing]
    behind = standing if len(counts) == len(counted) else [s for count in counted for s in count.standing]
    starts = [count.start for count in counts]
    start = None if None in starts else min(s for s in starts if s is not None)
    summed = len(counts) > 1 or any(count.difference for count in counts)
    return Estimate(
        id=row_id,
        indicator=key.indicator,
        counting=key.counting,
        role=key.role,
        group=counts[0].node.group if _one_group(counts) else common_parent({count.node.group for count in counts}),
        unit=key.unit,
        place=place,
        period=Period(start, max([count.end for count in counts])),
        low=sum([count.low for count in counts]),
        best=sum([count.best or 0.0 for count in counts]) if spoken else None,
        high=_ceiling(counts),
        figure_ids=tuple(sorted({s.id for s in behind})),
        sources=_sources(standing),
        policy=policy,
        basis=EstimateBasis.OUR_SUM if summed else EstimateBasis.REPORTED,
        disagreement=_disagreement(counts, counted, disputes),
        spread=any(count.spread for count in counts),
        gaps=_gaps(counts, *window) if window and len(counts) > 1 and not counts[0].node.is_stock else (),
        stale=window is not None and counts[0].node.is_stock and _stale(counted, window[0]),
    )


def _stale(counts: Sequence[Count], at: date) -> bool:
    return at - max(count.end for count in counts) > timedelta(days=RANGE_DAYS)


def _ceiling(counts: Sequence[Count]) -> float | None:
    highs = [count.high for count in counts if count.high is not None]
    if len(highs) == len(counts):
        return sum(highs)
    if not highs:
        return None
    return sum(count.high if count.high is not None else count.size for count in counts)


def _sources(standing: Iterable[Statement]) -> tuple[str, ...]:
    """Return who said it, named sources first; no attribution is one source, and no independent one (rule 7)."""
    names = {s.source_name for s in standing}
    return tuple(names) if len(names) == 1 else tuple(sorted(names, key=lambda name: (name == "unattributed", name)))


def _disagreement(
    counts: Sequence[Count], everything: Sequence[Count], disputes: Mapping[str, tuple[str, ...]]
) -> str | None:
    parts = []
    for count in counts:
        words = count.level.disagreement
        if words and words not in parts:
            parts.append(words)
    if len(counts) < len(everything):
        silent = (s for c in everything for s in c.standing if c.best is None)
        unsaid = sorted({s.figure.quantity.words or "an unknown number" for s in silent})
        parts.append(f"not added, no number: {', '.join(unsaid)}")
    by = disputes and sorted({name for count in counts for s in count.standing for name in disputes.get(s.id, ())})
    if by:
        parts.append(f"disputed by {', '.join(by)}")
    return "; ".join(parts) or None


def _gaps(counts: Sequence[Count], at: date, since: date | None) -> tuple[tuple[date, date], ...]:
    """Return the runs of days that no figure of a sum covers."""
    spans = sorted((count.first, count.end) for count in counts)
    day = timedelta(days=1)
    cursor = since or spans[0][0]
    found = []
    for first, last in spans:
        if first > cursor:
            found.append((cursor, first - day))
        cursor = max(cursor, last + day)
    if cursor <= at:
        found.append((cursor, at))
    return tuple(found)
