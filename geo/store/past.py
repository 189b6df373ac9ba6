"""What the store remembers of itself: its history, and what stands in place of what stood."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select

from geo.store.records import HistoryEntry
from geo.store.rows import pack, pack_moment, unpack
from geo.store.schema import documents, figures, history, places
from geo.store.versions import stored_at
from geo.store.writing import ENTERED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Connection, Table

#: Ids in one query: below every database's limit of parameters.
_CHUNK = 500


def read_history(connection: Connection, target: str | None, last: int | None) -> list[HistoryEntry]:
    """Return the writes in order, of one target or of all, or only the last ones."""
    statement = select(history).order_by(history.c.revision.desc()).limit(last)
    if target is not None:
        statement = statement.where(history.c.target == pack(target))
    rows = connection.execute(statement).all()
    return [
        HistoryEntry(
            row.revision, datetime.fromisoformat(row.at), row.action, unpack(row.target), json.loads(row.counts)
        )
        for row in reversed(rows)
    ]


def read_revision_at(connection: Connection, moment: datetime) -> int:
    """Return the revision that stood at a moment with a zone."""
    statement = select(history.c.revision).where(history.c.at <= pack_moment(moment))
    return connection.execute(statement.order_by(history.c.revision.desc()).limit(1)).scalar() or 0


def read_moment(connection: Connection, revision: int) -> datetime | None:
    """Return when a revision was written; None where there is none."""
    at = connection.execute(select(history.c.at).where(history.c.revision == revision)).scalar()
    return None if at is None else datetime.fromisoformat(at)


def read_successors(connection: Connection, figure_ids: Sequence[str], as_of: int | None = None) -> dict[str, str]:
    """Return the standing figure whose number overlaps, for each figure that no longer stands."""
    old, new = figures.alias("old"), figures.alias("new")
    found: dict[str, str] = {}
    for first in range(0, len(figure_ids), _CHUNK):
        chunk = figure_ids[first : first + _CHUNK]
        standing = select(figures.c.id).where(figures.c.id.in_(chunk), stored_at(figures, as_of))
        statement = (
            select(old.c.id, new.c.id)
            .join(new, and_(new.c.document_id == old.c.document_id, stored_at(new, as_of)))
            .where(
                old.c.id.in_(chunk),
                old.c.id.not_in(standing),
                new.c.rule != ENTERED,
                old.c.number_start < new.c.number_end,
                new.c.number_start < old.c.number_end,
            )
            # The last one taken stands: the one of the same indicator, else the first in the text.
            .order_by(old.c.since, old.c.indicator == new.c.indicator, new.c.number_start.desc(), new.c.id)
        )
        found |= {row[0]: row[1] for row in connection.execute(statement)}
    return found


def read_touched(connection: Connection, after: int, until: int | None) -> list[str]:
    """Return the ids of the documents whose figures may stand otherwise after one revision than after another."""

    def between(table: Table) -> ColumnElement[bool]:
        marks = [table.c.since > after, table.c.until > after]
        if until is not None:
            marks = [and_(marks[0], table.c.since <= until), and_(marks[1], table.c.until <= until)]
        return or_(*marks)

    families = select(documents.c.family).where(between(documents))
    statement = (
        select(documents.c.id)
        .where(documents.c.family.in_(families))
        .union(select(figures.c.document_id).where(between(figures)))
    )
    return sorted(connection.execute(statement).scalars())


def read_changed_places(connection: Connection, after: int) -> set[str]:
    """Return the ids of the places whose rows were written after a revision."""
    return set(connection.execute(select(places.c.id).where(places.c.since > after)).scalars())
