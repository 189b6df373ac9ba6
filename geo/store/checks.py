"""What can be wrong with a store, each with where it is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, text

from geo.store.figure_rows import named_places
from geo.store.rows import unpack, unpack_list
from geo.store.schema import counter, documents, figures, history, metadata, places, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection


def check(connection: Connection) -> list[str]:
    """Return everything that is wrong, in words; nothing if all is well."""
    wrong = list(_database(connection)) if connection.dialect.name == "sqlite" else []
    if wrong:
        # With damaged pages, what the other queries find is no evidence.
        return wrong
    return [*_references(connection), *_revisions(connection), *_contents(connection)]


def _database(connection: Connection) -> Iterator[str]:
    for (said,) in connection.execute(text("PRAGMA integrity_check")):
        if said != "ok":
            yield f"the file is damaged: {said}"


def _references(connection: Connection) -> Iterator[str]:
    """Look for rows that refer to none; a server can be told not to look, so this does not trust it."""
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            target = key.column
            missing = (
                select(func.count())
                .select_from(table)
                .where(key.parent.is_not(None), key.parent.not_in(select(target)))
            )
            number = connection.execute(missing).scalar_one()
            if number:
                yield f"{number} rows of {table.name} refer to {target.table.name} that are not there"
    orphans = (
        select(figures.c.document_id, func.count())
        .where(
            figures.c.until.is_(None),
            figures.c.document_id.not_in(select(documents.c.id).where(documents.c.until.is_(None))),
        )
        .group_by(figures.c.document_id)
    )
    for document_id, number in connection.execute(orphans):
        yield f"{number} figures stand without their document {document_id}"


def _revisions(connection: Connection) -> Iterator[str]:
    revision = connection.execute(select(counter.c.revision)).scalar_one()
    last, number = connection.execute(select(func.max(history.c.revision), func.count()).select_from(history)).one()
    if (last or 0) != revision or number != revision:
        yield f"the history ends at revision {last or 0} with {number} entries, the store is at {revision}"
    for table in (documents, figures):
        newest = connection.execute(select(func.max(table.c.since))).scalar() or 0
        ended = connection.execute(select(func.max(table.c.until))).scalar() or 0
        if max(newest, ended) > revision:
            yield f"{table.name} hold revision {max(newest, ended)}, the store is at {revision}"


def _contents(connection: Connection) -> Iterator[str]:
    known = set(connection.execute(select(places.c.id)).scalars())
    columns = (
        figures.c.id, figures.c.document_id, figures.c.quote, figures.c.start, figures.c.end,
        figures.c.number_start, figures.c.number_end, figures.c.toponyms, figures.c.candidates, figures.c.rule,
    )  # fmt: skip
    statement = select(*columns).where(figures.c.until.is_(None)).order_by(figures.c.document_id)
    document_id, whole = None, ""
    for row in connection.execution_options(stream_results=True, yield_per=1000).execute(statement):
        if row.document_id != document_id:
            document_id, whole = row.document_id, _text(connection, row.document_id)
        where = f"figure {row.id} of document {row.document_id}"
        if whole[row.start : row.end] != unpack(row.quote):
            yield f"{where}: its quote is not the text from {row.start} to {row.end}"
        if not row.start <= row.number_start <= row.number_end <= row.end:
            yield f"{where}: its number, {row.number_start} to {row.number_end}, is outside its quote"
        for place in sorted(named_places(unpack_list(row.toponyms)[1], unpack_list(row.candidates)) - known):
            yield f"{where}: place {place} is not in the store"
    for key, stored in connection.execute(select(texts.c.document_id, texts.c.toponyms)):
        for place in sorted(named_places(*unpack_list(stored)) - known):
            yield f"document {key}: place {place} is not in the store"


def _text(connection: Connection, document_id: str) -> str:
    stored = connection.execute(select(texts.c.text).where(texts.c.document_id == document_id)).scalar()
    return unpack(stored or "")
