"""Figures and documents that leave their words and offsets in the store until they are asked for.

A million figures fit into memory this way. Rows are never overwritten, so what is read later is what the row said when
the record was made.
"""

from __future__ import annotations

from dataclasses import fields
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from sqlalchemy import select

from geo.errors import StoreError
from geo.models import Document, Evidence, Figure, Span
from geo.store.figure_reader import FigureReader, unpack_shares
from geo.store.rows import unpack, unpack_list
from geo.store.schema import figures, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from sqlalchemy import Connection

    from geo.models import Place, Role, Share, Toponym

_K = TypeVar("_K")
_V = TypeVar("_V")

#: Details of so many figures, and texts of so many documents, stay at hand.
_MOST_DETAILS = 20_000
_MOST_TEXTS = 2_000
_CHUNK = 500

#: What `StoredFigure` leaves out, behind the row number and the id.
_LEFT_OUT = tuple(
    figures.c[name]
    for name in ("row", "id", "start", "end", "number_start", "number_end", "quote", "toponyms", "shares", "evidence")
)


class Details(NamedTuple):
    """The half of a figure that stays in the store."""

    span: Span
    number_span: Span
    quote: str
    toponyms: tuple[Toponym, ...]
    shares: tuple[Share, ...]
    evidence: tuple[Evidence, ...]


class StoredFigure(Figure):
    """A figure of a store; what `Details` names is read when it is asked for.

    A changed copy (`dataclasses.replace`) is a plain `Figure`, and equal content makes equal figures of either kind.
    """

    __slots__ = ("row", "shelf")

    row: int
    shelf: DetailShelf

    def __new__(cls, *_: Any, **fields: Any) -> Any:
        """Return a plain figure: that of a store is made by `stored_figure`."""
        return Figure(**fields)

    @property
    def span(self) -> Span:
        """The quote."""
        return self.shelf.details(self).span

    @property
    def number_span(self) -> Span:
        """The number itself."""
        return self.shelf.details(self).number_span

    @property
    def quote(self) -> str:
        """The sentence."""
        return self.shelf.details(self).quote

    @property
    def toponyms(self) -> tuple[Toponym, ...]:
        """Where it is true."""
        return self.shelf.details(self).toponyms

    @property
    def shares(self) -> tuple[Share, ...]:
        """Shares of it."""
        return self.shelf.details(self).shares

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words on which its fields rest."""
        return self.shelf.details(self).evidence

    def __eq__(self, other: object) -> bool:
        """Tell whether both say the same."""
        if isinstance(other, StoredFigure) and self.shelf is other.shelf and self.row == other.row:
            return True
        return _same(self, other, Figure) if isinstance(other, Figure) else NotImplemented

    __hash__ = Figure.__hash__


class StoredDocument(Document):
    """A document of a store; its text is read when it is asked for, see `StoredFigure`."""

    __slots__ = ("shelf",)

    shelf: DetailShelf

    def __new__(cls, *_: Any, **fields: Any) -> Any:
        """Return a plain document: that of a store is made by `stored_document`."""
        return Document(**fields)

    @property
    def text(self) -> str:
        """The whole text, as the offsets count it."""
        return self.shelf.text(self)

    def __eq__(self, other: object) -> bool:
        """Tell whether both say the same."""
        return _same(self, other, Document) if isinstance(other, Document) else NotImplemented

    __hash__ = Document.__hash__


def _same(one: Figure | Document, other: object, kind: type[Figure | Document]) -> bool:
    """Compare field by field, what has to be read last."""
    left_out = Details._fields if kind is Figure else ("text",)
    named = [field.name for field in fields(kind)]
    ordered = sorted(named, key=left_out.__contains__)
    return all(getattr(one, name) == getattr(other, name) for name in ordered)


FIGURE_FIELDS = tuple(field.name for field in fields(Figure) if field.name not in Details._fields)
_DOCUMENT_FIELDS = tuple(field.name for field in fields(Document) if field.name != "text")


def stored_figure(row: int, shelf: DetailShelf, values: Sequence[Any]) -> StoredFigure:
    """Return the figure of a row, with the values of `FIGURE_FIELDS` in their order."""
    figure: StoredFigure = object.__new__(StoredFigure)
    put = object.__setattr__
    put(figure, "row", row)
    put(figure, "shelf", shelf)
    for name, value in zip(FIGURE_FIELDS, values, strict=True):
        put(figure, name, value)
    return figure


def stored_document(document: Document, shelf: DetailShelf) -> StoredDocument:
    """Return a document without its text, which it finds on the shelf."""
    found: StoredDocument = object.__new__(StoredDocument)
    put = object.__setattr__
    put(found, "shelf", shelf)
    for name in _DOCUMENT_FIELDS:
        put(found, name, getattr(document, name))
    return found


class LeanFigure(NamedTuple):
    """A figure, and by toponym its role and the place it was resolved to."""

    figure: Figure
    located: tuple[tuple[Role | None, Place | None], ...]


class DetailShelf:
    """Reads what lean records leave in the store, and keeps the last of it at hand.

    Parameters
    ----------
    reading
        Opens a snapshot of the store, also after it was closed.
    """

    def __init__(self, reading: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._reading = reading
        self._details: dict[int, tuple[str, Details]] = {}
        self._texts: dict[str, str] = {}
        self._keeping = Lock()

    def fetch(self, records: Sequence[Figure | Document]) -> None:
        """Read what these records leave out, all of them together."""
        rows = {one.row for one in records if isinstance(one, StoredFigure)} - self._details.keys()
        ids = {one.id for one in records if isinstance(one, StoredDocument)} - self._texts.keys()
        if not rows and not ids:
            return
        with self._reading() as connection:
            if rows:
                self._read_details(connection, sorted(rows))
            if ids:
                self._read_texts(connection, sorted(ids))

    def details(self, figure: StoredFigure) -> Details:
        """Return what a figure left out.

        Raises
        ------
        StoreError
            If the store no longer has the row.
        """
        found = self._details.get(figure.row)
        if found is None:
            with self._reading() as connection:
                # The sentences around it are asked for next.
                of_document = select(figures.c.row).where(figures.c.document_id == figure.document_id)
                # Not looked up at hand again: another thread may have begun that anew meanwhile.
                read = self._read_details(connection, connection.execute(of_document).scalars().all())
            found = read.get(figure.row)
        if found is None or found[0] != figure.id:
            raise _replaced(figure)
        return found[1]

    def text(self, document: StoredDocument) -> str:
        """Return the text of a document.

        Raises
        ------
        StoreError
            If the store no longer has it.
        """
        found = self._texts.get(document.id)
        if found is None:
            with self._reading() as connection:
                found = self._read_texts(connection, [document.id]).get(document.id)
        if found is None:
            raise _replaced(document)
        return found

    def _read_details(self, connection: Connection, rows: Sequence[int]) -> dict[int, tuple[str, Details]]:
        found: dict[int, tuple[str, Details]] = {}
        reader = FigureReader({})
        for first in range(0, len(rows), _CHUNK):
            statement = select(*_LEFT_OUT).where(figures.c.row.in_(rows[first : first + _CHUNK]))
            for (
                row,
                figure_id,
                start,
                end,
                number_start,
                number_end,
                quote,
                said,
                shares,
                evidence,
            ) in connection.execute(statement):
                found[row] = (
                    figure_id,
                    Details(
                        Span(start, end),
                        Span(number_start, number_end),
                        unpack(quote),
                        reader.named(unpack_list(said)[0]),
                        unpack_shares(shares),
                        tuple([Evidence(name, Span(a, b)) for name, a, b in unpack_list(evidence)]),
                    ),
                )
        with self._keeping:
            self._details = _latest(self._details, found, _MOST_DETAILS)
        return found

    def _read_texts(self, connection: Connection, ids: Sequence[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for first in range(0, len(ids), _CHUNK):
            statement = select(texts.c.document_id, texts.c.text).where(
                texts.c.document_id.in_(ids[first : first + _CHUNK])
            )
            found |= {document_id: unpack(text) for document_id, text in connection.execute(statement)}
        with self._keeping:
            self._texts = _latest(self._texts, found, _MOST_TEXTS)
        return found


def _latest(kept: dict[_K, _V], found: dict[_K, _V], most: int) -> dict[_K, _V]:
    """Add what was found; where that is too much, begin anew, for others may still read what there was."""
    if len(kept) + len(found) > most:
        return found
    kept.update(found)
    return kept


def _replaced(record: Figure | Document) -> StoreError:
    kind = "figure" if isinstance(record, Figure) else "document"
    message = f"{kind} {record.id} is no longer in the store: another store lies in its place. Open it again"
    return StoreError(message)
