"""Queries, each on one snapshot of the store."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import func, or_, select

from geo.store.figure_reader import BRIEF, FULL, LEAN, FigureReader
from geo.store.figure_rows import named_places
from geo.store.lean import DetailShelf, LeanFigure, stored_figure
from geo.store.place_rows import unpack_place
from geo.store.rows import unpack, unpack_document, unpack_list
from geo.store.schema import counter, documents, figure_places, figures, places, texts
from geo.store.versions import replaced, stored_at

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, Row, Select

    from geo.models import Document, Located, LocatedFigure, Place
    from geo.store.records import Conditions

#: Rows read at a time: enough to spread the cost of a query, few enough to stay in the cache.
BATCH = 2000

_CHUNK = 500

#: Records made at once from which on they are set apart from what is searched for garbage.
_SET_APART = 200_000


class PlaceShelf:
    """Places already read, kept as long as the store holds them unchanged."""

    def __init__(self) -> None:
        self._places: dict[str, Place] = {}
        self._revision = 0

    def places(self, connection: Connection) -> dict[str, Place]:
        """Return the places known at the snapshot of the connection, which `fetch` adds to."""
        revision = read_revision(connection)
        if revision < self._revision:
            return {}
        if revision > self._revision:
            changed = set(connection.execute(select(places.c.id).where(places.c.since > self._revision)).scalars())
            if not changed.isdisjoint(self._places):
                # Threads that still read an older snapshot keep the older shelf.
                self._places = {key: place for key, place in self._places.items() if key not in changed}
            self._revision = revision
        return self._places


def fetch(connection: Connection, known: dict[str, Place], ids: Collection[str]) -> None:
    """Add the places of these ids, those that exist, to the known ones."""
    missing = [key for key in ids if key not in known]
    for first in range(0, len(missing), _CHUNK):
        statement = select(places).where(places.c.id.in_(missing[first : first + _CHUNK]))
        for row in connection.execute(statement):
            known[row.id] = unpack_place(row)


def read_revision(connection: Connection) -> int:
    """Return the number of the last write that changed something."""
    return int(connection.execute(select(counter.c.revision)).scalar_one())


def read_documents(
    connection: Connection,
    *,
    known_on: date | None,
    as_of: int | None,
    replaced_too: bool,
    brief: bool,
) -> Iterator[Document]:
    """Yield the documents by day of publication, undated ones last."""
    columns = [documents] if brief else [documents, texts.c.text]
    statement = select(*columns).where(*_standing(known_on, as_of, replaced_too=replaced_too))
    if not brief:
        statement = statement.join(texts, texts.c.document_id == documents.c.id)
    order = (documents.c.published.is_(None), documents.c.published, documents.c.id)
    result = connection.execution_options(yield_per=BATCH).execute(statement.order_by(*order))
    for row in result:
        yield unpack_document(row, "" if brief else unpack(row.text))


def read_document(connection: Connection, document_id: str, as_of: int | None = None) -> Document | None:
    """Return one document, replaced by a newer version or not; None if it is not in the store."""
    statement = (
        select(documents, texts.c.text)
        .join(texts, texts.c.document_id == documents.c.id)
        .where(documents.c.id == document_id, stored_at(documents, as_of))
    )
    row = connection.execute(statement).one_or_none()
    return None if row is None else unpack_document(row, unpack(row.text))


def _standing(known_on: date | None, as_of: int | None, *, replaced_too: bool) -> list[ColumnElement[bool]]:
    conditions = [stored_at(documents, as_of)]
    if known_on is not None:
        conditions.append(documents.c.known_from <= known_on)
    if not replaced_too:
        conditions.append(documents.c.row.not_in(replaced("row", known_on, as_of)))
    return conditions


def select_figures(wanted: Conditions, *, lean: bool = False) -> Iterator[Select[Any]]:
    """Yield the queries that together give the figures that meet every condition given.

    One, unless more documents or ids are named than a database takes at a time.
    """
    ids, named = _several(wanted.get("ids")), _several(wanted.get("document"))
    for some in _chunks(named):
        for few in _chunks(ids):
            yield _select_figures(cast("Conditions", {**wanted, "document": some, "ids": few}), lean=lean)


def _chunks(values: list[str] | None) -> Iterator[list[str] | None]:
    if values is None or len(values) <= _CHUNK:
        yield values
        return
    for first in range(0, len(values), _CHUNK):
        yield values[first : first + _CHUNK]


def _select_figures(wanted: Conditions, *, lean: bool) -> Select[Any]:
    known_on, as_of = wanted.get("known_on"), wanted.get("as_of")
    replaced_too = wanted.get("replaced", False)
    named = {key: _several(wanted.get(key)) for key in ("document", "ids", "indicator", "place")}
    columns = LEAN if lean else BRIEF if wanted.get("brief") else FULL
    statement = select(*columns).where(stored_at(figures, as_of))
    for key, column in (("document", figures.c.document_id), ("ids", figures.c.id), ("indicator", figures.c.indicator)):
        values = named[key]
        if values is not None:
            statement = statement.where(column.in_(values))
    if named["place"] is not None:
        at_place = (
            select(figure_places.c.figure)
            .join(places, places.c.row == figure_places.c.place)
            .where(places.c.id.in_(named["place"]))
        )
        statement = statement.where(figures.c.row.in_(at_place))
    statement = statement.where(*_within(wanted.get("start"), wanted.get("end")))
    if known_on is not None:
        standing = select(documents.c.id).where(*_standing(known_on, as_of, replaced_too=replaced_too))
        statement = statement.where(figures.c.document_id.in_(standing))
    elif not replaced_too:
        statement = statement.where(figures.c.document_id.not_in(replaced("id", None, as_of)))
    if named["document"] is not None:
        return statement.order_by(figures.c.document_id, figures.c.position)
    return statement.order_by(figures.c.row)


def _several(wanted: Any) -> list[str] | None:
    if wanted is None:
        return None
    return [wanted] if isinstance(wanted, str) else sorted(wanted)


def _within(start: date | None, end: date | None) -> list[ColumnElement[bool]]:
    """Return the conditions that the period shares a day with the days from start to end, inclusive."""
    if start is None and end is None:
        return []
    first, last = figures.c.period_start, figures.c.period_end
    conditions = [or_(first.is_not(None), last.is_not(None))]
    if start is not None:
        conditions.append(or_(last.is_(None), last >= start))
    if end is not None:
        conditions.append(or_(first.is_(None), first <= end))
    return conditions


@contextmanager
def uncollected() -> Iterator[None]:
    """Make many records at once without looking for garbage among them: they refer to no circle.

    Nor is there any later: where very many stay, what lives is set apart for good, else each look at all of it takes
    seconds. What is set apart and no longer referred to is freed as ever.
    """
    was_on = gc.isenabled()
    gc.disable()
    before = gc.get_count()[0]
    try:
        yield
    finally:
        if was_on:
            if gc.get_count()[0] - before > _SET_APART:
                # Garbage first: circles that nobody reaches would be set apart too, and never be freed.
                gc.collect()
                gc.freeze()
            gc.enable()


def read_figures(connection: Connection, statement: Select[Any], shelf: PlaceShelf) -> Iterator[LocatedFigure]:
    """Yield the figures of a query made by `select_figures`."""
    names = [column.name for column in statement.selected_columns]
    toponyms, candidates = names.index("toponyms"), names.index("candidates") if "candidates" in names else None
    known = shelf.places(connection)
    reader = FigureReader(known)
    result = connection.execution_options(stream_results=True, yield_per=BATCH).execute(statement)
    for rows in result.partitions(BATCH):
        parsed: list[tuple[Row[Any], list[Any], list[Any], list[Any]]] = []
        named: set[str] = set()
        for row in rows:
            said, where = unpack_list(row[toponyms])
            guesses = [] if candidates is None else unpack_list(row[candidates])
            parsed.append((row, said, where, guesses))
            named |= named_places(where, guesses)
        fetch(connection, known, named)
        for row, said, where, guesses in parsed:
            yield reader.figure(row, said, where, guesses)


def read_lean(
    connection: Connection, statement: Select[Any], shelf: PlaceShelf, details: DetailShelf
) -> Iterator[LeanFigure]:
    """Yield the figures of a lean query made by `select_figures`."""
    known = shelf.places(connection)
    reader = FigureReader(known)
    result = connection.execution_options(stream_results=True, yield_per=BATCH).execute(statement)
    for rows in result.partitions(BATCH):
        parsed = [(row, *unpack_list(row[-2])) for row in rows]
        fetch(connection, known, {place for _, _, where in parsed for _, place in where if place is not None})
        for row, said, where in parsed:
            yield LeanFigure(stored_figure(row[-1], details, reader.lean(row)), reader.resolved(said, where))


def read_toponyms(connection: Connection, document_id: str, shelf: PlaceShelf) -> list[Located]:
    """Return every toponym of a document in reading order; none if it is not in the store."""
    statement = (
        select(texts.c.toponyms)
        .join(documents, documents.c.id == texts.c.document_id)
        .where(texts.c.document_id == document_id, documents.c.until.is_(None))
    )
    stored = connection.execute(statement).scalar_one_or_none()
    if stored is None:
        return []
    where, candidates = unpack_list(stored)
    known = shelf.places(connection)
    fetch(connection, known, named_places(where, candidates))
    return FigureReader(known).toponyms(where, candidates)


def read_places(connection: Connection, shelf: PlaceShelf) -> list[Place]:
    """Return the places that any standing figure was located at, by id."""
    statement = (
        select(places.c.id)
        .where(
            places.c.row.in_(
                select(figure_places.c.place)
                .join(figures, figures.c.row == figure_places.c.figure)
                .where(figures.c.until.is_(None))
            )
        )
        .order_by(places.c.id)
    )
    ids = connection.execute(statement).scalars().all()
    known = shelf.places(connection)
    fetch(connection, known, ids)
    return [known[key] for key in ids]


def count(connection: Connection) -> dict[str, int]:
    """Return how many documents, figures and places the store holds now."""
    return {
        "documents": _number(
            connection, select(func.count()).select_from(documents).where(documents.c.until.is_(None))
        ),
        "figures": _number(connection, select(func.count()).select_from(figures).where(figures.c.until.is_(None))),
        "places": _number(connection, select(func.count()).select_from(places)),
    }


def _number(connection: Connection, statement: Select[Any]) -> int:
    return int(connection.execute(statement).scalar_one())
