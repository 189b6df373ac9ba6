"""One store, whatever the database behind it."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self, Unpack

from geo.errors import InvalidRecordError
from geo.store import backups, checks, engine, past, people, reading, released
from geo.store.failures import telling
from geo.store.files import file_of, folder_of, is_file
from geo.store.lean import DetailShelf, stored_document
from geo.store.place_rows import PlaceRows
from geo.store.records import Conditions, FigureChange, HistoryEntry, Release
from geo.store.upgrade import upgrade
from geo.store.writing import Writer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from sqlalchemy import Connection

    from geo.models import Document, Located, LocatedFigure, Place, Review
    from geo.store.lean import LeanFigure

#: A report as `add_many` takes it.
Report = tuple["Document", "Sequence[LocatedFigure]", "Sequence[Located]"]


class Store:
    """Documents, figures, places, corrections, reviews and settings.

    Open one with `geo.store.connect`. Every method works on one snapshot; every
    write is whole or absent, also when the program is killed. `revision` grows
    with every write that changes something, so caches can be keyed by it.

    Raises
    ------
    StoreError
        From every method, if the database cannot do what it is asked.
    """

    def __init__(self, address: str | Path, *, read_only: bool = False, wait: float = 30.0) -> None:
        self._where = engine.shown(address)
        self._name = str(file_of(address).absolute()) if is_file(address) else self._where
        self._folder = folder_of(address)
        self._shelf = reading.PlaceShelf()
        self._details = DetailShelf(self._reading_later)
        self._closed = False
        self._places = PlaceRows()
        with telling(self._where):
            self._engine = engine.open_engine(address, read_only=read_only, wait=wait)
            try:
                if is_file(address) and not read_only:
                    engine.use_log(self._engine, wait)
                upgrade(self._engine, where=self._where, read_only=read_only)
            except BaseException:
                self._engine.dispose()
                raise

    def __enter__(self) -> Self:
        """Return the store."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the store."""
        self.close()

    def close(self) -> None:
        """Close every connection; the store can be opened again."""
        self._closed = True
        self._engine.dispose()

    @property
    def folder(self) -> Path:
        """Folder for the files that belong to the store: that of its file, the current one for a server."""
        return self._folder

    @property
    def name(self) -> str:
        """What names the store on this machine: the whole path of its file, or its address without the password."""
        return self._name

    @property
    def details(self) -> DetailShelf:
        """Where lean records find the words that they leave in the store."""
        return self._details

    @property
    def revision(self) -> int:
        """Number of the last write that changed something; 0 for a new store."""
        with self._reading() as connection:
            return reading.read_revision(connection)

    # Reports

    def add(self, document: Document, located: Sequence[LocatedFigure], toponyms: Sequence[Located] = ()) -> bool:
        """Store a report with its figures, in place of what was stored of it.

        Parameters
        ----------
        document
            With `Document.version_of`, it replaces that version, which stays in
            the store but is no longer among `documents` and `figures`.
        located
            Its figures. Those that are stored with the same content are left
            alone; those no longer there are withdrawn, not deleted. Figures
            that a person entered (rule ``"entered"``) stay.
        toponyms
            Every toponym of the text, in reading order.

        Returns
        -------
        bool
            Whether anything changed. When and from where the report was read
            is no change: reading a report twice does nothing.

        Raises
        ------
        InvalidRecordError
            If a figure belongs to another document, two have one id, a number
            cannot be kept, or a document would be a version of itself.
        """
        with self._writing() as writer:
            writer.expect([document.id])
            return writer.add(document, located, toponyms)

    def enter(self, located: LocatedFigure, review: Review, document: Document | None = None) -> int:
        """Store a figure that a person entered, with the review that says who did and why, whole or not at all.

        Parameters
        ----------
        located
            With rule ``"entered"``; of `document`, or of one that is stored.
        document
            A report of its own, such as a phone call; it is stored with the figure.

        Returns
        -------
        int
            The revision.

        Raises
        ------
        InvalidRecordError
            If the figure is stored already, its document is not, or a number cannot be kept.
        """
        with self._writing() as writer:
            if document is not None:
                writer.add(document, (), ())
            writer.enter(located)
            return people.write_review(writer, review)

    def add_many(self, reports: Iterable[Report], *, together: int = 100) -> int:
        """Store many reports, each whole or absent; return how many changed anything.

        Faster than `add` in a loop: `together` reports share a transaction, and
        are lost together if the program is killed before it is done.

        Raises
        ------
        InvalidRecordError
            As from `add`; the reports before the one that is refused are stored.
        """
        changed = 0
        batch: list[Report] = []
        for report in reports:
            batch.append(report)
            if len(batch) == together:
                changed += self._add_batch(batch)
                batch = []
        return changed + self._add_batch(batch)

    def _add_batch(self, batch: Sequence[Report]) -> int:
        if not batch:
            return 0
        changed, refused = 0, None
        with self._writing() as writer:
            writer.expect([document.id for document, _, _ in batch])
            for report in batch:
                try:
                    changed += writer.add(*report)
                except InvalidRecordError as error:
                    # Refused before anything of it was written: the reports before it stay.
                    refused = error
                    break
        if refused is not None:
            raise refused
        return changed

    def remove(self, document_id: str) -> bool:
        """Withdraw a report and its figures; return whether it was there."""
        with self._writing() as writer:
            return writer.remove(document_id)

    def documents(
        self, known_on: date | None = None, *, as_of: int | None = None, replaced: bool = False, brief: bool = False
    ) -> list[Document]:
        """Return the documents by day of publication, undated ones last.

        Parameters
        ----------
        known_on
            Only documents that were out by that day, inclusive. Where only
            week, month or year of publication is known, its last day counts;
            an undated document counts from the day it was retrieved, by which
            it must have been out.
        as_of
            As the store stood at that revision, rather than now.
        replaced
            Also documents that a newer version replaces.
        brief
            With empty texts, for lists.
        """
        with self._reading() as connection:
            return list(
                reading.read_documents(connection, known_on=known_on, as_of=as_of, replaced_too=replaced, brief=brief)
            )

    def document(self, document_id: str, *, as_of: int | None = None) -> Document | None:
        """Return one document, also one that a newer version replaces; None if it is not in the store.

        Parameters
        ----------
        as_of
            As the store stood at that revision, rather than now.
        """
        with self._reading() as connection:
            return reading.read_document(connection, document_id, as_of)

    def figures(self, **wanted: Unpack[Conditions]) -> list[LocatedFigure]:
        """Return the figures that meet every condition given, or all.

        Parameters
        ----------
        **wanted
            See `Conditions`: ``document, ids, indicator, place, start, end,
            known_on, as_of, replaced, brief``.

        Returns
        -------
        list of LocatedFigure
            In the order of the text if documents are named, otherwise in the
            order in which they were stored.
        """
        with reading.uncollected():
            return list(self.each_figure(**wanted))

    def each_figure(self, **wanted: Unpack[Conditions]) -> Iterator[LocatedFigure]:
        """Yield what `figures` returns, without holding all of it in memory."""
        with self._reading() as connection:
            for statement in reading.select_figures(wanted):
                yield from reading.read_figures(connection, statement, self._shelf)

    def lean_documents(self, known_on: date | None = None, *, as_of: int | None = None) -> list[Document]:
        """Return what `documents` does; each text is read from the store when it is asked for, also after `close`."""
        with self._reading() as connection:
            found = reading.read_documents(connection, known_on=known_on, as_of=as_of, replaced_too=False, brief=True)
            return [stored_document(document, self._details) for document in found]

    def each_lean_figure(self, **wanted: Unpack[Conditions]) -> Iterator[LeanFigure]:
        """Yield the figures that meet every condition given, with role and place of their toponyms.

        Their words and offsets are read from the store when they are asked for, also after `close`: many thousand
        figures take a tenth of the memory so. Ask for those of many together, see `geo.models.at_hand`.
        """
        with self._reading() as connection:
            for statement in reading.select_figures(wanted, lean=True):
                yield from reading.read_lean(connection, statement, self._shelf, self._details)

    def toponyms(self, document_id: str) -> list[Located]:
        """Return every toponym of a document in reading order; none if it is not in the store."""
        with self._reading() as connection:
            return reading.read_toponyms(connection, document_id, self._shelf)

    def places(self) -> list[Place]:
        """Return the places that any figure was located at, by id."""
        with self._reading() as connection:
            return reading.read_places(connection, self._shelf)

    # What people say

    def corrections(self) -> dict[str, str]:
        """Return the rules of the store: the place id that a name means."""
        with self._reading() as connection:
            return people.read_corrections(connection)

    def correct(self, name: str, place_id: str | None, *, reviewer: str = "", reason: str = "") -> bool:
        """Make a rule that a name means a place, or lift it with None; return whether that is new."""
        with self._writing() as writer:
            return people.write_correction(writer, name, place_id, reviewer, reason)

    def reviews(self, target: str | None = None, *, as_of: int | None = None) -> list[Review]:
        """Return the reviews, of one target or of all, in the order they were made.

        Parameters
        ----------
        as_of
            As the store stood at that revision, rather than now.
        """
        with self._reading() as connection:
            return people.read_reviews(connection, target, as_of)

    def review(self, review: Review) -> int:
        """Append a review and return its revision; none is ever changed, and undoing is another review."""
        with self._writing() as writer:
            return people.write_review(writer, review)

    def successors(self, figure_ids: Iterable[str], *, as_of: int | None = None) -> dict[str, str]:
        """Return the standing figure for each figure that a new extraction withdrew.

        That is the one of the same document whose number overlaps, of the same
        indicator if there is one. What has none is left out.

        Parameters
        ----------
        as_of
            As the store stood at that revision, rather than now.
        """
        with self._reading() as connection:
            return past.read_successors(connection, list(figure_ids), as_of)

    def setting(self, key: str, default: Any = None) -> Any:
        """Return the value that `set_setting` kept under the key."""
        with self._reading() as connection:
            return people.read_setting(connection, key, default)

    def set_setting(self, key: str, value: Any, *, counts: bool = True) -> bool:
        """Keep a value of JSON's kinds under a key; return whether it is another.

        With `counts` false the revision stays: for what no result depends on,
        such as the day of the last visit.
        """
        with self._writing() as writer:
            return people.write_setting(writer, key, value, counts=counts)

    # What left the store

    def release(self, release: Release) -> int:
        """Keep a product in the log and return its number; the revision stays, for no number depends on it."""
        with self._writing() as writer:
            return released.write_release(writer.connection, release)

    def releases(self) -> list[Release]:
        """Return the products that left the store, in the order they were made."""
        with self._reading() as connection:
            return released.read_releases(connection)

    # The store itself

    def history(self, *, target: str | None = None, last: int | None = None) -> list[HistoryEntry]:
        """Return the writes in order, of one target or of all, or only the last ones."""
        with self._reading() as connection:
            return past.read_history(connection, target, last)

    def written_at(self, revision: int) -> datetime | None:
        """Return when a revision was written, in UTC; None where the store never had it."""
        with self._reading() as connection:
            return past.read_moment(connection, revision)

    def revision_at(self, moment: datetime) -> int:
        """Return the revision that stood at a moment, for `as_of`; a moment without zone is in UTC."""
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        with self._reading() as connection:
            return past.read_revision_at(connection, aware)

    def changes(self, after: int, until: int | None = None) -> list[FigureChange]:
        """Return the figures that differ between two revisions: new, revised and withdrawn.

        Parameters
        ----------
        after, until
            Revisions; `until` is now when omitted.
        """
        with self._reading() as connection:
            touched = past.read_touched(connection, after, until)
        if not touched:
            return []
        before = {f.figure.id: f for f in self.figures(document=touched, as_of=after)}
        now = {f.figure.id: f for f in self.figures(document=touched, as_of=until)}
        pairs = [(before.get(key), now.get(key)) for key in [*now, *(key for key in before if key not in now)]]
        return [FigureChange(old, new) for old, new in pairs if old != new]

    def touched(self, after: int, until: int | None = None) -> list[str]:
        """Return the ids of the documents that two revisions may show differently, themselves or in their figures.

        Parameters
        ----------
        after, until
            Revisions; `until` is now when omitted.
        """
        with self._reading() as connection:
            return past.read_touched(connection, after, until)

    def changed_places(self, after: int) -> set[str]:
        """Return the ids of the places that were stored, or stored otherwise, after a revision."""
        with self._reading() as connection:
            return past.read_changed_places(connection, after)

    def counts(self) -> dict[str, int]:
        """Return how many ``documents``, ``figures`` and ``places`` the store holds."""
        with self._reading() as connection:
            return reading.count(connection)

    def check(self) -> list[str]:
        """Return what is wrong with the store, in words; nothing if all is well.

        Looks at the pages of the file, at references between the tables, at
        every quote, which must be the text at its span, at every place that a
        figure or candidate refers to, and at revisions.
        """
        with self._reading() as connection:
            return checks.check(connection)

    def backup(self, path: str | Path) -> None:
        """Copy the store, as it stands now, to a SQLite file, while others read and write it.

        The file appears when it is whole; one of that name is replaced. It is a
        store itself and opens with `connect`, also when this one is kept by
        PostgreSQL.
        """
        with telling(self._where):
            backups.backup(self._engine, path)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with telling(self._where), engine.reading(self._engine) as connection:
            yield connection

    @contextmanager
    def _reading_later(self) -> Iterator[Connection]:
        """Open a snapshot for what lean records left out, also when the store was closed since."""
        try:
            with self._reading() as connection:
                yield connection
        finally:
            if self._closed:
                self._engine.dispose()

    @contextmanager
    def _writing(self) -> Iterator[Writer]:
        with telling(self._where):
            with engine.writing(self._engine) as connection:
                writer = Writer(connection, self._places)
                yield writer
                writer.close()
            self._places = writer.places()
