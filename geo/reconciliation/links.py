"""How figures bear on one another, with the reason in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.models import Counting, Link, Relation
from geo.reconciliation.drafts import CRISIS_GAP
from geo.reconciliation.levels import amount
from geo.reconciliation.places import is_country
from geo.reconciliation.statements import ROUNDED, holds, same_body

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geo.reconciliation.counting import Node
    from geo.reconciliation.drafts import Draft
    from geo.reconciliation.places import Atlas
    from geo.reconciliation.reconciled import Reconciled
    from geo.reconciliation.records import Observation
    from geo.reconciliation.registry import SourceRegistry
    from geo.reconciliation.statements import Statement


def links(reconciled: Reconciled) -> list[Link]:
    """Return the links between figures, sorted; within a claim each figure is linked to the one before it."""
    known = reconciled.observations
    found: set[Link] = set(reconciled.denied.links)
    for family in reconciled.families.values():
        for draft in family.drafts:
            found.update(_within(draft))
            found.update(_citations(draft, known, reconciled.registry))
        found.update(_parts(family.nodes, family.neighbours, family.atlas))
    for (one, other), review in reconciled.decided.merged.items():
        if one in known and other in known:
            found.add(Link(other, one, Relation.SAME, f"merged by {review.reviewer}: {review.reason}"))
    for observation in known.values():
        figure = observation.figure
        if figure.part_of in known and figure.part_of is not None:
            found.add(Link(figure.id, figure.part_of, Relation.PART_OF, "the text gives it as a part of the other"))
        if figure.repeat_of in known and figure.repeat_of is not None:
            found.add(Link(figure.id, figure.repeat_of, Relation.SAME, "the same number again in one text"))
    return sorted(found, key=lambda link: (link.from_figure, link.to_figure, link.relation))


def _within(draft: Draft) -> Iterator[Link]:
    everything = sorted(draft.everything, key=lambda s: (s.end, not s.dated, s.published, s.id))
    for index, new in enumerate(everything):
        if index:
            yield _pair(new, everything[index - 1], draft)
        other = next((old for old in reversed(everything[:index]) if old.size != new.size and old.end == new.end), None)
        if other is not None and other is not everything[index - 1]:
            yield _pair(new, other, draft)


def _pair(new: Statement, old: Statement, draft: Draft) -> Link:
    relation, reason = _relation(new, old, draft)
    return Link(new.id, old.id, relation, f"{reason}: {amount(new.size)} against {amount(old.size)}")


def _relation(new: Statement, old: Statement, draft: Draft) -> tuple[Relation, str]:
    stock, revised = draft.key.counting is Counting.STOCK, same_body(new, old) and new.end > old.end
    grown = not stock and new.dated and new.end > old.end and new.size >= old.size
    found = Relation.UPDATES if grown or revised else Relation.CONTRADICTS
    where = new.place.name
    if new.size == old.size:
        found, reason = (
            Relation.SAME,
            f"the same number for {where}" if new.dated else f"undated, it agrees for {where}",
        )
    elif new.end == old.end and max(new.firmness, old.firmness) >= ROUNDED and holds(new, old):
        found, reason = Relation.SAME, "rounded, it agrees"
    elif not new.dated:
        found, reason = Relation.CONTRADICTS, f"undated, but the same people in {where}"
    elif grown:
        reason = f"a later total since {new.start}" if new.start else "a later total"
    elif revised:
        reason = f"{new.source_name} revised it on {new.end}"
    elif stock:
        reason = f"in {where} by {new.end}"
    elif new.start == new.end:
        reason = f"one event in {where}"
    else:
        reason = f"one total for {where} since {new.start}" if new.start else f"one total for {where}"
    return found, reason


def _citations(draft: Draft, known: Mapping[str, Observation], registry: SourceRegistry) -> Iterator[Link]:
    """Link every report that relays a source to the one that printed it first."""
    by_source: dict[tuple[str, float], list[Statement]] = {}
    for statement in (*draft.statements, *draft.joined):
        if statement.source:
            by_source.setdefault((statement.source, statement.size), []).append(statement)
    for relays in by_source.values():
        relays.sort(key=lambda s: (s.relayed, s.published, s.id))
        first = relays[0]
        for other in relays[1:]:
            if other.document_id != first.document_id:
                observation = known[other.id]
                path = registry.chain(observation.figure.attributed_to, observation.document.publisher)
                yield Link(other.id, first.id, Relation.CITES, f"one source, {' → '.join(path)}")


def _parts(nodes: Sequence[Node], neighbours: Sequence[Sequence[int]], atlas: Atlas) -> Iterator[Link]:
    """Link the last figure of a claim to that of the smallest claim that holds it."""
    for node in nodes:
        last = node.levels[-1]
        wider = []
        for index in neighbours[node.index]:
            other = nodes[index]
            top = other.levels[-1]
            inside = atlas.contains(other.place, node.place) and top.size >= last.size
            near = abs(top.end - last.end) <= CRISIS_GAP
            within = near if node.is_stock else other.first <= node.first and last.end <= top.end
            if inside and within and top.standing[0].id != last.standing[0].id:
                wider.append((is_country(other.place), top.size, other.extent, other.id, other, top))
        if wider:
            *_, other, top = min(wider, key=lambda entry: entry[:4])
            reason = f"inside {amount(top.size)} in {other.place.name}"
            reason += f" by {top.end}" if node.is_stock else f" from {top.start or 'an unsaid day'} to {top.end}"
            yield Link(last.standing[0].id, top.standing[0].id, Relation.PART_OF, reason)
