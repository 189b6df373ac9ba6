"""Writes: all of one transaction, or nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, update

from geo.errors import InvalidRecordError
from geo.store import versions
from geo.store.engine import lock
from geo.store.figure_rows import pack_figure, pack_toponyms
from geo.store.place_rows import ATTRIBUTES, gather, pack_place
from geo.store.rows import pack, pack_document, pack_list, pack_moment
from geo.store.schema import counter, documents, figure_places, figures, history, places, texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, RowMapping, Table

    from geo.models import Document, Located, LocatedFigure, Place

#: Ids in one query: below every database's limit of parameters.
CHUNK = 500

#: What reading the same report again may change without making it another: when and where it was read.
_INCIDENTAL = frozenset({"retrieved", "address", "known_from"})

_DOCUMENT_COLUMNS = tuple(c for c in documents.columns if c.name not in {"row", "since", "until", "family", "edition"})
_FIGURE_COLUMNS = tuple(c for c in figures.columns if c.name not in {"since", "until"})


class Writer:
    """The changes of one write transaction, which holds the only write lock of the store.

    Parameters
    ----------
    connection
        Inside its transaction.
    settled
        Places known to be stored as they are, from the transaction that made
        the revision of the same number; extended as places are stored.
    """

    def __init__(self, connection: Connection, settled: dict[int, dict[str, Place]]) -> None:
        self.connection = connection
        self.revision = lock(connection)
        self._first = self.revision
        self._settled = dict(settled.get(self.revision, {}))
        self._next: dict[str, int] = {}

    @property
    def changed(self) -> bool:
        """Whether anything was written."""
        return self.revision > self._first

    def settled(self) -> dict[int, dict[str, Place]]:
        """Return what the next writer may take for stored."""
        return {self.revision: self._settled}

    def note(self, action: str, target: str, counts: Mapping[str, int] | None = None) -> int:
        """Count one change and keep it in the history; return its revision."""
        self.revision += 1
        row = {
            "revision": self.revision,
            "at": pack_moment(datetime.now(UTC)),
            "action": action,
            "target": pack(target),
            "counts": pack_list(counts or {}),
        }
        self.connection.execute(insert(history), row)
        return self.revision

    def close(self) -> None:
        """Write the revision down, last of all."""
        if self.changed:
            self.connection.execute(update(counter).values(revision=self.revision))

    def add(self, document: Document, located: Sequence[LocatedFigure], toponyms: Sequence[Located]) -> bool:
        """Store a report with its figures and toponyms; return whether anything changed."""
        described = pack_document(document)
        packed = _pack_figures(document, located)
        mentioned = pack_toponyms(toponyms)
        versions.refuse_circle(self.connection, document)
        whole = gather([one for figure in located for one in figure.located] + list(toponyms))

        old = self._current(document.id)
        stored = {row["id"]: row for row in self._stored_figures(document.id)} if old else {}
        stale_places = self._stale(whole)
        same_text = self._text(document.id) == mentioned if old else False
        same_document = old is not None and all(old[k] == v for k, v in described.items() if k not in _INCIDENTAL)
        new = [row for row in packed if row["id"] not in stored]
        revised = [row for row in packed if row["id"] in stored and _differs(stored[row["id"]], row)]
        ids = {row["id"] for row in packed}
        withdrawn = [row for row in stored.values() if row["id"] not in ids]
        moved = [
            (stored[row["id"]]["row"], row["position"])
            for row in packed
            if row["id"] in stored and row not in revised and stored[row["id"]]["position"] != row["position"]
        ]
        if old and same_document and same_text and not (stale_places or new or revised or withdrawn or moved):
            return False

        counts = {
            "new": len(new),
            "revised": len(revised),
            "withdrawn": len(withdrawn),
            "figures": len(packed),
            "places": len(stale_places),
        }
        revision = self.note("updated" if old else "added", document.id, counts)
        self._store_places(stale_places, revision)
        self._store_text(document, mentioned)
        if not same_document:
            self._store_document(document, described, old, revision)
        self._withdraw([stored[row["id"]]["row"] for row in revised] + [row["row"] for row in withdrawn], revision)
        for number, position in moved:
            self.connection.execute(update(figures).where(figures.c.row == number).values(position=position))
        self._store_figures(new + revised, {f.figure.id: f for f in located}, revision)
        return True

    def remove(self, document_id: str) -> bool:
        """Withdraw a report and its figures; return whether it was there."""
        old = self._current(document_id)
        if old is None:
            return False
        rows = [row["row"] for row in self._stored_figures(document_id)]
        revision = self.note("removed", document_id, {"withdrawn": len(rows)})
        self.connection.execute(update(documents).where(documents.c.row == old["row"]).values(until=revision))
        self._withdraw(rows, revision)
        return True

    def insert(self, table: Table, row: Mapping[str, Any], action: str, target: str) -> int:
        """Append a row that is keyed by its revision; return the revision."""
        revision = self.note(action, target)
        self.connection.execute(insert(table), {**row, "revision": revision})
        return revision

    def _current(self, document_id: str) -> RowMapping | None:
        statement = select(documents.c.row, *_DOCUMENT_COLUMNS).where(
            documents.c.id == document_id, documents.c.until.is_(None)
        )
        return self.connection.execute(statement).mappings().one_or_none()

    def _stored_figures(self, document_id: str) -> Sequence[RowMapping]:
        statement = select(*_FIGURE_COLUMNS).where(figures.c.document_id == document_id, figures.c.until.is_(None))
        return self.connection.execute(statement).mappings().all()

    def _text(self, document_id: str) -> str | None:
        statement = select(texts.c.toponyms).where(texts.c.document_id == document_id)
        return self.connection.execute(statement).scalar_one_or_none()

    def _stale(self, whole: Mapping[str, Place]) -> list[dict[str, Any]]:
        """Return the rows of the places that are not stored yet, or otherwise."""
        unsure = {key: place for key, place in whole.items() if self._settled.get(key) is not place}
        known: dict[str, Any] = {}
        ids = list(unsure)
        for first in range(0, len(ids), CHUNK):
            columns = [places.c[name] for name in ATTRIBUTES]
            statement = select(places.c.id, *columns, places.c.shape).where(places.c.id.in_(ids[first : first + CHUNK]))
            known |= {row["id"]: row for row in self.connection.execute(statement).mappings()}
        stale = []
        for key, place in unsure.items():
            row, before = pack_place(place), known.get(key)
            if before is not None and row["shape"] is None:
                # A place named without its outline takes nothing from the one that is stored with it.
                del row["geometry"], row["shape"]
            if before is None or any(before[name] != value for name, value in row.items() if name in before):
                stale.append(row)
        self._settled |= unsure
        return stale

    def _store_places(self, rows: Sequence[dict[str, Any]], revision: int) -> None:
        present = self._rows_of([row["id"] for row in rows])
        for row in rows:
            if row["id"] in present:
                self.connection.execute(update(places).where(places.c.id == row["id"]).values(**row, since=revision))
        fresh = [row for row in rows if row["id"] not in present]
        if fresh:
            first = self._numbers(places, len(fresh))
            self.connection.execute(
                insert(places), [{**row, "row": first + n, "since": revision} for n, row in enumerate(fresh)]
            )

    def _rows_of(self, ids: Sequence[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        for first in range(0, len(ids), CHUNK):
            statement = select(places.c.id, places.c.row).where(places.c.id.in_(ids[first : first + CHUNK]))
            found |= {row.id: row.row for row in self.connection.execute(statement)}
        return found

    def _store_text(self, document: Document, mentioned: str) -> None:
        stored = self._text(document.id)
        if stored is None:
            row = {"document_id": document.id, "text": pack(document.text), "toponyms": mentioned}
            self.connection.execute(insert(texts), row)
        elif stored != mentioned:
            self.connection.execute(update(texts).where(texts.c.document_id == document.id).values(toponyms=mentioned))

    def _store_document(
        self, document: Document, described: Mapping[str, Any], old: RowMapping | None, revision: int
    ) -> None:
        if old is not None:
            self.connection.execute(update(documents).where(documents.c.row == old["row"]).values(until=revision))
        family, edition = versions.place_among(self.connection, document)
        row = {**described, "row": self._numbers(documents, 1), "since": revision, "family": family, "edition": edition}
        self.connection.execute(insert(documents), row)
        versions.renumber_after(self.connection, document.id, family, edition)

    def _withdraw(self, rows: Sequence[int], revision: int) -> None:
        for first in range(0, len(rows), CHUNK):
            chunk = rows[first : first + CHUNK]
            self.connection.execute(update(figures).where(figures.c.row.in_(chunk)).values(until=revision))

    def _store_figures(
        self, rows: Sequence[dict[str, Any]], located: Mapping[str, LocatedFigure], revision: int
    ) -> None:
        if not rows:
            return
        first = self._numbers(figures, len(rows))
        standing = [{**row, "row": first + n, "since": revision} for n, row in enumerate(rows)]
        self.connection.execute(insert(figures), standing)
        where = {row["row"]: {one.place.id for one in located[row["id"]].located if one.place} for row in standing}
        numbers = self._rows_of(sorted(set().union(*where.values())))
        pairs = [{"figure": row, "place": numbers[place]} for row, ids in where.items() for place in sorted(ids)]
        if pairs:
            self.connection.execute(insert(figure_places), pairs)

    def _numbers(self, table: Table, count: int) -> int:
        """Return the first of so many free row numbers; nobody else can take one before the commit."""
        if table.name not in self._next:
            last = self.connection.execute(select(func.max(table.c.row))).scalar()
            self._next[table.name] = (last or 0) + 1
        first = self._next[table.name]
        self._next[table.name] += count
        return first


def _pack_figures(document: Document, located: Sequence[LocatedFigure]) -> list[dict[str, Any]]:
    rows = [{**pack_figure(figure), "position": position} for position, figure in enumerate(located)]
    seen: set[str] = set()
    for row in rows:
        if row["document_id"] != document.id:
            message = (
                f"{document.address}: figure {row['id']} belongs to document {row['document_id']}, not to {document.id}"
            )
            raise InvalidRecordError(message)
        if row["id"] in seen:
            message = f"{document.address}: two figures have the id {row['id']}, the same number and indicator"
            raise InvalidRecordError(message)
        seen.add(row["id"])
    return rows


def _differs(stored: RowMapping, row: Mapping[str, Any]) -> bool:
    return any(stored[name] != value for name, value in row.items() if name != "position")
