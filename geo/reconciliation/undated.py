"""Undated figures that may join a dated claim (rule 2); the others stay in the tray."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from geo.reconciliation.groups import stand_for
from geo.reconciliation.pairs import NO_PAIRS, Pairs
from geo.reconciliation.statements import holds, key_of, state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reconciliation.drafts import Draft
    from geo.reconciliation.places import Atlas
    from geo.reconciliation.records import Observation
    from geo.reconciliation.registry import SourceRegistry
    from geo.reconciliation.statements import Key, Statement

#: A report this many days younger than the claim may still speak of it.
_YOUNGER_DAYS = 14


@dataclass(frozen=True, slots=True)
class Join:
    """An undated figure, the dated one that it agrees with, and the claim of both."""

    statement: Statement
    anchor: Statement
    draft: Draft


def join(
    observations: Sequence[Observation],
    drafts: Sequence[Draft],
    registry: SourceRegistry,
    atlas: Atlas,
    pairs: Pairs = NO_PAIRS,
) -> tuple[list[Join], list[tuple[Observation, str]]]:
    """Split undated figures into those that join a claim and those that stay out, with the reason.

    Parameters
    ----------
    pairs
        What people said of figures that belong together, or do not.
    """
    by_key: dict[Key, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_key[draft.key].append(draft)
    indexes = {key: _Dated(some, atlas, pairs) for key, some in by_key.items()}
    joined: list[Join] = []
    tray: list[tuple[Observation, str]] = []
    for observation in observations:
        index = indexes.get(key_of(observation))
        found = index.match(observation, registry) if index else None
        if found is None:
            tray.append((observation, _reason(observation)))
        else:
            joined.append(found)
    return joined, tray


def _reason(observation: Observation) -> str:
    published = observation.document.published
    if observation.figure.period.start is not None:
        return "the text says since when it counts, not until when, and the report has no date"
    if published is None:
        return "neither the text nor the report says when it is true"
    return f"the text does not say when it is true, and no dated figure up to {published} agrees with it"


class _Dated:
    """The dated figures of one key, by place and day."""

    def __init__(self, drafts: Sequence[Draft], atlas: Atlas, pairs: Pairs) -> None:
        self._atlas = atlas
        self._pairs = pairs
        self._drafts = {s.id: (s, draft) for draft in drafts for s in draft.statements} if pairs else {}
        self._at: dict[str, list[tuple[date, str, Statement, Draft]]] = defaultdict(list)
        for draft in drafts:
            for statement in draft.statements:
                self._at[statement.place.id].append((statement.end, statement.id, statement, draft))
        for dated in self._at.values():
            dated.sort(key=lambda entry: entry[:2])

    def match(self, observation: Observation, registry: SourceRegistry) -> Join | None:
        """Return the claim that the figure joins: the nearest in days, then in value."""
        place, published = observation.place, observation.document.published
        told = self._told(observation, registry)
        if told is not None or place is None or published is None:
            return told
        undated = state(observation, registry, start=None, end=published, dated=False)
        oldest = date.fromordinal(max(1, published.toordinal() - _YOUNGER_DAYS))
        found: list[tuple[tuple[int, float, str], Statement, Draft]] = []
        for near in self._atlas.near(place):
            if not (self._atlas.contains(near, place) or self._atlas.contains(place, near)):
                continue
            dated = self._at.get(near.id, [])
            for end, _, statement, draft in dated[bisect_left(dated, (oldest, "")) :]:
                if end > published:
                    break
                if self._pairs and self._pairs.part([undated.id], {s.id for s in draft.statements}):
                    continue
                if stand_for(statement.group, undated.group) and _agrees(undated, statement):
                    rank = ((published - end).days, abs(undated.size - statement.size), statement.id)
                    found.append((rank, statement, draft))
        if not found:
            return None
        _, anchor, draft = min(found, key=lambda item: item[0])
        return Join(replace(undated, start=anchor.start, end=anchor.end), anchor, draft)

    def _told(self, observation: Observation, registry: SourceRegistry) -> Join | None:
        """Return the claim that a person merged the figure with."""
        named = sorted(self._pairs.together.get(observation.figure.id, frozenset()) & self._drafts.keys())
        for anchor, draft in (self._drafts[figure_id] for figure_id in named):
            if not self._pairs.part([observation.figure.id], {s.id for s in draft.statements}):
                undated = state(observation, registry, start=anchor.start, end=anchor.end, dated=False)
                return Join(undated, anchor, draft)
        return None


def _agrees(undated: Statement, dated: Statement) -> bool:
    """Tell whether the values are within 20 %, or the words of one hold the other; and the starts, if both say it."""
    start = undated.figure.period.start
    if dated.figure.superseded or (start is not None and start != dated.start):
        return False
    return holds(undated, dated)
