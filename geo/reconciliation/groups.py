"""Which groups of people contain, overlap or stand for one another."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from geo.models import Group, GroupKind

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Counted on purpose as a part of a larger group: close to it in number, they are still not it.
_SUBSETS = frozenset({GroupKind.CHILD, GroupKind.WOMAN, GroupKind.AID_WORKER})

#: Words that reports use for one another when they speak of people on the move.
_MOVING = frozenset({GroupKind.PEOPLE, GroupKind.MIGRANT, GroupKind.REFUGEE})


@cache
def lineage(group: Group) -> tuple[Group, ...]:
    """Return the group and everything that contains it, nearest first."""
    parent = group.parent
    return (group,) if parent is None else (group, *lineage(parent))


def contains(wide: Group, narrow: Group) -> bool:
    """Tell whether everyone in `narrow` is in `wide`."""
    return wide in lineage(narrow)


def common_parent(groups: Iterable[Group]) -> Group:
    """Return the narrowest group that contains all of them; people at large for none."""
    groups = tuple(groups)
    if groups and all(group is groups[0] for group in groups):
        return groups[0]
    shared: tuple[Group, ...] | None = None
    for group in groups:
        line = lineage(group)
        shared = line if shared is None else tuple(g for g in shared if g in line)
    return shared[0] if shared else Group()


@cache
def overlap(one: Group, other: Group) -> bool:
    """Tell whether somebody may be in both groups; when in doubt, yes."""
    if contains(one, other) or contains(other, one):
        return True
    kinds = {one.kind, other.kind}
    if kinds == {GroupKind.CHILD, GroupKind.WOMAN}:
        return False
    if GroupKind.COMBATANT in kinds and len(kinds) > 1:
        return False
    sides = {one.party or one.nationality, other.party or other.nationality}
    return None in sides or len(sides) == 1


@cache
def stand_for(one: Group, other: Group) -> bool:
    """Tell whether two reports may mean the same people by these two groups (rule 1)."""
    if one == other:
        return True
    if contains(one, other) or contains(other, one):
        narrow = one if contains(other, one) else other
        return narrow.kind not in _SUBSETS
    same_origin = one.nationality is not None and one.nationality == other.nationality
    return same_origin and {one.kind, other.kind} <= _MOVING


def label(group: Group) -> str:
    """Name the group in words for a reason or a disagreement."""
    words = str(group.kind).replace("_", " ")
    detail = group.party or group.nationality
    return f"{words} ({detail})" if detail else words
