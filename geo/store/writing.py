"""Writes: all of one transaction, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, insert, select, update

from geo.errors import InvalidRecordError
from geo.store import versions
from geo.store.engine import lock
from geo.store.figure_rows import pack_figure, pack_toponyms
from geo.store.place_rows import PlaceRows, gather, last_row
from geo.store.rows import pack, pack_document, pack_list, pack_moment
from geo.store.schema import counter, documents, figure_places, figures, history, texts

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy import Connection, RowMapping, Table

    from geo.models import Document, Located, LocatedFigure

#: Ids in one query: below every database's limit of parameters.
CHUNK = 500

#: The rule of figures that a person entered: no extraction takes them away.
ENTERED = "entered"

#: What reading the same report again may change without making it another: when and where it was read.
_INCIDENTAL = frozenset({"retrieved", "address", "known_from"})

#: Rows wait for one another in the order in which the tables refer to one another.
_ORDER = (history, texts, documents, figures, figure_places)

_LATER = [c for c in documents.columns if c.name not in {"row", "since", "until", "family", "edition"}]
_CURRENT_DOCUMENT = select(documents.c.row, *_LATER).where(
    documents.c.id == bindparam("document_id"), documents.c.until.is_(None)
)
_CURRENT_FIGURES = select(*[c for c in figures.columns if c.name not in {"since", "until"}]).where(
    figures.c.document_id == bindparam("document_id"), figures.c.until.is_(None)
)
_TOPONYMS = select(texts.c.toponyms).where(texts.c.document_id == bindparam("document_id"))


@dataclass(frozen=True, slots=True)
class _Difference:
    """What of a report is not stored yet, or otherwise."""

    new: list[dict[str, Any]]
    revised: list[dict[str, Any]]
    replaced: list[int]
    withdrawn: list[int]
    moved: list[tuple[int, int]]

    def __bool__(self) -> bool:
        return bool(self.new or self.revised or self.withdrawn or self.moved)

    @property
    def standing(self) -> list[dict[str, Any]]:
        return self.new + self.revised

    @property
    def ended(self) -> list[int]:
        return self.replaced + self.withdrawn


class Writer:
    """The changes of one write transaction, which holds the only write lock of the store.

    Parameters
    ----------
    connection
        Inside its transaction.
    places
        What the last writer left; void if another program wrote since.
    """

    def __init__(self, connection: Connection, places: PlaceRows) -> None:
        self.connection = connection
        self.revision = lock(connection)
        self._first = self.revision
        self._places = places.at(self.revision)
        self._absent: set[str] = set()
        self._waiting: dict[str, list[dict[str, Any]]] = {table.name: [] for table in _ORDER}
        self._next: dict[str, int] = {}

    def places(self) -> PlaceRows:
        """Return what the next writer may take for stored, after the commit."""
        return self._places.at(self._first, now=self.revision)

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
        self._waiting["history"].append(row)
        return self.revision

    def close(self) -> None:
        """Write everything down, the revision last of all."""
        self.flush()
        if self.revision > self._first:
            self.connection.execute(update(counter).values(revision=self.revision))

    def flush(self) -> None:
        """Insert the rows that wait, many at a time."""
        for table in _ORDER:
            rows = self._waiting[table.name]
            if rows:
                self.connection.execute(insert(table), rows)
                self._waiting[table.name] = []

    def expect(self, ids: Collection[str]) -> None:
        """Look up at once which of the documents that will be added the store knows nothing of."""
        known: set[str] = set()
        sought = list(ids)
        for first in range(0, len(sought), CHUNK):
            chunk = sought[first : first + CHUNK]
            known |= set(
                self.connection.execute(select(texts.c.document_id).where(texts.c.document_id.in_(chunk))).scalars()
            )
            later = select(documents.c.version_of).where(documents.c.version_of.in_(chunk))
            known |= set(self.connection.execute(later).scalars())
        self._absent |= set(sought) - known

    def add(self, document: Document, located: Sequence[LocatedFigure], toponyms: Sequence[Located]) -> bool:
        """Store a report with its figures and toponyms; return whether anything changed."""
        described = pack_document(document)
        packed = _pack_figures(document, located)
        mentioned = pack_toponyms(toponyms)
        fresh = document.id in self._absent and document.version_of is None
        if not fresh:
            self.flush()
        versions.refuse_circle(self.connection, document)
        old = None if fresh else self._current(document.id)
        difference = _compare([] if old is None else self._stored_figures(document.id), packed)
        whole = gather([one for figure in located for one in figure.located] + list(toponyms))
        stale = self._places.stale(self.connection, whole)
        before = None if fresh else self._toponyms(document.id)
        same = old is not None and all(old[k] == v for k, v in described.items() if k not in _INCIDENTAL)
        if same and before == mentioned and not stale and not difference:
            return False

        counts = {
            "new": len(difference.new),
            "revised": len(difference.revised),
            "withdrawn": len(difference.withdrawn),
            "figures": len(packed),
            "places": len(stale),
        }
        revision = self.note("added" if old is None else "updated", document.id, counts)
        self._places.store(self.connection, stale, revision)
        self._store_text(document, before, mentioned)
        if not same:
            self._store_document(document, described, old, revision, fresh=fresh)
        self._store_figures(difference, {one.figure.id: one for one in located}, revision)
        self._absent.discard(document.id)
        if not fresh:
            self.flush()
        return True

    def enter(self, located: LocatedFigure) -> None:
        """Add a figure that a person entered to a document that is stored."""
        figure = located.figure
        self.flush()
        document = self._current(figure.document_id)
        if document is None:
            message = f"the store holds no document {figure.document_id!r}: ingest the report first"
            raise InvalidRecordError(message)
        stored = self._stored_figures(figure.document_id)
        if figure.id in {row["id"] for row in stored}:
            message = (
                f"the store holds that figure already, {figure.id}: review it rather than entering it twice, "
                "or undo the review that took it back"
            )
            raise InvalidRecordError(message)
        row = {**pack_figure(located), "position": len(stored)}
        revision = self.note("entered", figure.document_id, {"new": 1})
        stale = self._places.stale(self.connection, gather(list(located.located)))
        self._places.store(self.connection, stale, revision)
        self._store_figures(_Difference([row], [], [], [], []), {figure.id: located}, revision)
        self.flush()

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
        return self.connection.execute(_CURRENT_DOCUMENT, {"document_id": document_id}).mappings().one_or_none()

    def _stored_figures(self, document_id: str) -> Sequence[RowMapping]:
        return self.connection.execute(_CURRENT_FIGURES, {"document_id": document_id}).mappings().all()

    def _toponyms(self, document_id: str) -> str | None:
        return self.connection.execute(_TOPONYMS, {"document_id": document_id}).scalar_one_or_none()

    def _store_text(self, document: Document, before: str | None, mentioned: str) -> None:
        if before is None:
            row = {"document_id": document.id, "text": pack(document.text), "toponyms": mentioned}
            self._waiting["texts"].append(row)
        elif before != mentioned:
            self.connection.execute(update(texts).where(texts.c.document_id == document.id).values(toponyms=mentioned))

    def _store_document(
        self, document: Document, described: Mapping[str, Any], old: RowMapping | None, revision: int, *, fresh: bool
    ) -> None:
        if old is not None:
            self.connection.execute(update(documents).where(documents.c.row == old["row"]).values(until=revision))
        family, edition = versions.place_among(self.connection, document)
        row = {**described, "row": self._numbers(documents, 1), "since": revision, "family": family, "edition": edition}
        self._waiting["documents"].append(row)
        if not fresh:
            self.flush()
            versions.renumber_after(self.connection, document.id, family, edition)

    def _store_figures(self, difference: _Difference, located: Mapping[str, LocatedFigure], revision: int) -> None:
        self._withdraw(difference.ended, revision)
        for number, position in difference.moved:
            self.connection.execute(update(figures).where(figures.c.row == number).values(position=position))
        if not difference.standing:
            return
        first = self._numbers(figures, len(difference.standing))
        for number, row in enumerate(difference.standing, first):
            self._waiting["figures"].append({**row, "row": number, "since": revision})
            ids = {one.place.id for one in located[row["id"]].located if one.place is not None}
            self._waiting["figure_places"] += [
                {"figure": number, "place": self._places.row(key)} for key in sorted(ids)
            ]

    def _withdraw(self, rows: Sequence[int], revision: int) -> None:
        for first in range(0, len(rows), CHUNK):
            chunk = rows[first : first + CHUNK]
            self.connection.execute(update(figures).where(figures.c.row.in_(chunk)).values(until=revision))

    def _numbers(self, table: Table, count: int) -> int:
        """Return the first of so many free row numbers; nobody else can take one before the commit."""
        if table.name not in self._next:
            self._next[table.name] = last_row(self.connection, table) + 1
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


def _compare(stored: Sequence[RowMapping], packed: Sequence[dict[str, Any]]) -> _Difference:
    before = {row["id"]: row for row in stored}
    # What a person entered stays as it was entered, also when the rules find it later.
    packed = [row for row in packed if row["id"] not in before or before[row["id"]]["rule"] != ENTERED]
    ids = {row["id"] for row in packed}
    revised = [row for row in packed if row["id"] in before and _differs(before[row["id"]], row)]
    changed = {row["id"] for row in revised}
    return _Difference(
        new=[row for row in packed if row["id"] not in before],
        revised=revised,
        replaced=[before[key]["row"] for key in changed],
        withdrawn=[row["row"] for row in stored if row["id"] not in ids and row["rule"] != ENTERED],
        moved=[
            (before[row["id"]]["row"], row["position"])
            for row in packed
            if row["id"] in before and row["id"] not in changed and before[row["id"]]["position"] != row["position"]
        ],
    )


def _differs(stored: RowMapping, row: Mapping[str, Any]) -> bool:
    return any(stored[name] != value for name, value in row.items() if name != "position")
