"""Versions of one article: which of them stands.

The versions that name one another, directly or not, are a family, known by
its first version. The one furthest from the first stands; of several equally
far, the one retrieved last. So the outcome does not depend on which came in
first, and an older version stands again when the newer one is removed or was
not yet known on the day that is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, or_, select, update

from geo.errors import InvalidRecordError
from geo.store.schema import documents

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, FromClause, Select

    from geo.models import Document


def place_among(connection: Connection, document: Document) -> tuple[str, int]:
    """Return the first version of the document's family and its distance from it."""
    if document.version_of is None:
        return document.id, 0
    parent = connection.execute(
        select(documents.c.family, documents.c.edition).where(
            documents.c.id == document.version_of, documents.c.until.is_(None)
        )
    ).one_or_none()
    return (document.version_of, 1) if parent is None else (parent.family, parent.edition + 1)


def renumber_after(connection: Connection, document_id: str, family: str, edition: int) -> None:
    """Give the later versions of a document, which may have come in before it, their family and distance."""
    later = connection.execute(
        select(documents.c.id).where(
            documents.c.version_of == document_id,
            documents.c.until.is_(None),
            or_(documents.c.family != family, documents.c.edition != edition + 1),
        )
    ).scalars()
    for child in later.all():
        connection.execute(
            update(documents)
            .where(documents.c.id == child, documents.c.until.is_(None))
            .values(family=family, edition=edition + 1)
        )
        renumber_after(connection, child, family, edition + 1)


def refuse_circle(connection: Connection, document: Document) -> None:
    """Raise an error if the document would be a version of itself.

    Raises
    ------
    InvalidRecordError
        If the chain of versions leads back to the document.
    """
    earlier = document.version_of
    seen: set[str] = set()
    while earlier is not None and earlier not in seen:
        if earlier == document.id:
            message = f"{document.address}: document {document.id} cannot be a version of itself: correct version_of"
            raise InvalidRecordError(message)
        seen.add(earlier)
        earlier = connection.execute(
            select(documents.c.version_of).where(documents.c.id == earlier, documents.c.until.is_(None))
        ).scalar_one_or_none()


def stored_at(table: FromClause, as_of: int | None) -> ColumnElement[bool]:
    """Return the condition that a row was in the store at a revision, None for now."""
    if as_of is None:
        return table.c.until.is_(None)
    return and_(table.c.since <= as_of, or_(table.c.until.is_(None), table.c.until > as_of))


def replaced(column: str, known_on: date | None, as_of: int | None) -> Select[Any]:
    """Return the query for a column of the documents of which a newer version was known."""
    old, newer = documents.alias("old"), documents.alias("newer")
    read, read_newer = func.coalesce(old.c.retrieved, ""), func.coalesce(newer.c.retrieved, "")
    conditions = [
        # No first version replaces another: this leaves few rows to look at.
        newer.c.version_of.is_not(None),
        newer.c.row != old.c.row,
        stored_at(old, as_of),
        stored_at(newer, as_of),
        or_(
            newer.c.edition > old.c.edition,
            and_(newer.c.edition == old.c.edition, read_newer > read),
            and_(newer.c.edition == old.c.edition, read_newer == read, newer.c.id > old.c.id),
        ),
    ]
    if known_on is not None:
        conditions.append(newer.c.known_from <= known_on)
    return select(old.c[column]).join(newer, newer.c.family == old.c.family).where(*conditions)
