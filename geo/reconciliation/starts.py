"""Totals that do not say since when they count (rule 3).

"900,000 have fled so far" continues the count that it fits: a total of the same
people on the same ground, with a stated start, that it equals or grows from.
Otherwise its start stays unknown, and it is never added to anything.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from geo.reconciliation.groups import stand_for
from geo.reconciliation.statements import MAIN_PART, SAME_END, Statement, by_day, grown, holds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from geo.reconciliation.places import Atlas

#: Only a count that ran for longer than one event can be continued.
_RUNNING = timedelta(days=2)
#: A later total must not lie further away than this, nor an earlier one.
_REACH = timedelta(days=45)


def with_starts(statements: Sequence[Statement], atlas: Atlas) -> list[Statement]:
    """Return the statements, those without a start with that of the count that they continue."""
    if all(s.start is not None for s in statements):
        return list(statements)
    at: dict[str, list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=by_day):
        if statement.start is not None and statement.end - statement.start >= timedelta(days=1):
            at[statement.place.id].append(statement)
    found = []
    for statement in statements:
        if statement.start is None:
            counts = [
                c for p in atlas.near(statement.place) if atlas.agree(p, statement.place) for c in at.get(p.id, ())
            ]
            starts = _starts(statement, sorted(counts, key=by_day))
            found.append(replace(statement, start=min(starts, default=None)))
        else:
            found.append(statement)
    return found


def _starts(statement: Statement, counts: list[Statement]) -> Iterator[date]:
    """Yield the starts of the counts that the statement may continue; the earliest counts nobody twice."""
    ends = [count.end for count in counts]
    reach = counts[bisect_left(ends, statement.end - _REACH) : bisect_right(ends, statement.end + _REACH)]
    for count in reach:
        if count.start is None or not stand_for(count.group, statement.group):
            continue
        apart = abs(count.end - statement.end)
        if apart <= SAME_END:
            fits = holds(count, statement)
        elif count.end - count.start < _RUNNING or count.start > statement.end:
            fits = False
        else:
            early, late = (count, statement) if count.end < statement.end else (statement, count)
            least = MAIN_PART * late.size * grown(count.start, early.end, late.end)
            fits = least <= early.size <= late.size
        if fits:
            yield count.start
