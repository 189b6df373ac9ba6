"""What was worked out of a store, as a file: one part for each family of figures, so that each is read by itself.

The file holds records and nothing that could run: reading it makes no object of any kind but those of `_KINDS`. Places
and documents stand in it once; words and texts stay in the store (see `geo.store.lean`).
"""

from __future__ import annotations

import io
import json
import os
import pickle
import zlib
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta, timezone
from functools import partial
from itertools import accumulate
from operator import attrgetter
from threading import RLock
from typing import IO, TYPE_CHECKING, Any

from geo.layers import Series, Step, Way
from geo.layers.plain import Columns, Row, Rows, SumSteps
from geo.models import (
    Agreement,
    Basis,
    Counting,
    Document,
    EstimateBasis,
    Evidence,
    Figure,
    Group,
    GroupKind,
    Link,
    Period,
    Place,
    PlaceKind,
    Policy,
    Precision,
    PublishedBasis,
    Qualifier,
    Quantity,
    Relation,
    Review,
    Role,
    Share,
    Span,
    Status,
    Toponym,
    Unit,
)
from geo.pipeline.later import ById, Later, Once
from geo.reconciliation import Observation, Reconciled, Tray
from geo.reconciliation.counting import Node
from geo.reconciliation.decisions import Decisions
from geo.reconciliation.denials import Denials
from geo.reconciliation.drafts import Draft
from geo.reconciliation.families import Family, Scope, Settled
from geo.reconciliation.levels import Level
from geo.reconciliation.pairs import Pairs
from geo.reconciliation.statements import Key, Statement
from geo.store.lean import FIGURE_FIELDS, StoredDocument, StoredFigure, stored_document, stored_figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from geo.reconciliation import SourceRegistry
    from geo.store.lean import DetailShelf

    #: Says how a record is written: what makes it again, and of what.
    _Rule = Callable[[Any], tuple[Any, ...]]
    #: What makes objects, by the name under which a file asks for it.
    _Makers = dict[tuple[str, str], Any]

#: Records that are made of their fields as they are.
_RECORDS: tuple[type, ...] = (
    Agreement, Decisions, Denials, Draft, Evidence, Figure, Group, Level, Link, Node, Observation, Pairs, Period,
    Quantity, Review, Series, Share, Span, Statement, Step, Toponym, Tray, Way,
)  # fmt: skip
#: What families keep for later stages and is worth keeping here: the series of all days, and their rows.
_KEPT = ("rows", ("series", None))
_LENGTH = 8
_TUPLES: tuple[type, ...] = (Columns, Key, Rows, Scope, Settled)
_ENUMS: tuple[type, ...] = (
    Basis, Counting, EstimateBasis, GroupKind, PlaceKind, Policy, Precision, PublishedBasis, Qualifier, Relation, Role,
    Status, Unit,
)  # fmt: skip
_KINDS = {
    (kind.__module__, kind.__qualname__): kind
    for kind in (*_RECORDS, *_TUPLES, *_ENUMS, Document, SumSteps, date, datetime, timedelta, timezone)
}

#: What goes wrong in a file that is damaged or not of this form.
UNREADABLE = (
    pickle.UnpicklingError, OSError, EOFError, ValueError, TypeError, KeyError, IndexError, AttributeError, zlib.error,
    NotImplementedError, OverflowError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a store at a revision.

    Attributes
    ----------
    read
        Every figure of the store as it was read.
    whole
        What was worked out of all of them.
    replaced
        Those of reports that others replace, which are not in `whole`.
    """

    revision: int
    read: Sequence[Observation]
    whole: Reconciled
    replaced: Sequence[Observation]


def write(file: IO[bytes], known: Known, head: Mapping[str, Any]) -> None:
    """Write what is known to a file.

    Parameters
    ----------
    head
        What tells for which store and program it holds, of JSON's kinds; read by `read_head`.
    """
    whole, register = known.whole, _Register()
    table, parts = _RULES | register.table(), []
    standing, read = ({id(one) for one in some} for some in (whole.observations.values(), known.read))

    def put(content: object, rules: Mapping[type, _Rule] = table) -> None:
        packed = _packed(content, rules)
        file.write(packed)
        parts.append((len(packed), zlib.crc32(packed)))

    sizes = []
    for (key, country), family in whole.families.items():
        put(tuple(family.observations))
        # The figures of claims are those of the observations, which are read first.
        figures = {id(one.figure): number for number, one in enumerate(family.observations)}
        numbered = dict.fromkeys({type(one.figure) for one in family.observations}, _numbering(figures))
        work = family.drafts, family.nodes, family.neighbours, family.row_ids
        put(tuple(map(tuple, work)), table | numbered)
        said = family.disputes, family.pairs, family.agreements, tuple(family.undated), family.scope, family.components
        put((key, country, *said, {name: dict(family.kept[name]) for name in _KEPT if name in family.kept}))
        sizes.append((len(family.observations), len(family.nodes)))
    others = [one for one in known.read if id(one) not in standing]
    changed = [one.figure.id for one in whole.observations.values() if id(one) not in read]
    put((tuple(whole.loose), others, changed, list(known.replaced)))
    shares = next((family.shares for family in whole.families.values()), {})
    trays = whole.unplaced, whole.not_aggregated, whole.denied, whole.decided
    put((len(whole.loose), whole.scopes[-1], whole.ties, *trays, shares))
    put((register.documents, list(register.ids)), _RULES | _BARE)
    put(register.places, _RULES | _BARE)
    index = json.dumps({**head, "policy": whole.policy, "revision": known.revision, "sizes": sizes, "parts": parts,
                        "read": len(known.read), "replaced": len(known.replaced)}).encode()  # fmt: skip
    file.write(index)
    file.write(len(index).to_bytes(_LENGTH, "big"))


def read_head(file: IO[bytes]) -> dict[str, Any]:
    """Return what a file says of itself.

    Raises
    ------
    One of `UNREADABLE`
        If the file is damaged.
    """
    file.seek(-_LENGTH, io.SEEK_END)
    length = int.from_bytes(file.read(_LENGTH), "big")
    file.seek(-_LENGTH - length, io.SEEK_END)
    found = json.loads(file.read(length))
    if not isinstance(found, dict):
        message = "no index at the end"
        raise TypeError(message)
    return found


def read(file: IO[bytes], head: Mapping[str, Any], registry: SourceRegistry, shelf: DetailShelf) -> Known:
    """Read what `write` wrote; figures and claims of a family when somebody asks for them.

    Parameters
    ----------
    file
        May be closed: what is read later holds it open.
    head
        From `read_head`.
    shelf
        Where figures and documents find the rest of themselves.

    Raises
    ------
    One of `UNREADABLE`
        If the file is damaged: all of it is looked at now, and nothing goes wrong later.
    """
    # What is read later refers to what it is made of and never back, so that all of it goes with the last of it.
    parts = _Parts(file, head["parts"])
    basic: _Makers = {**_KINDS, _name(_place): _place, _name(_array): _array}
    basic[_name(_numbered_place)] = parts.unpacked(-1, basic).__getitem__
    lock = RLock()
    documents = Once(partial(_documents, parts, basic, shelf), lock)
    makers = {
        **basic,
        _name(_numbered_document): lambda number: documents()[0][number],
        _name(_stored_figure): lambda row, number, first, *values: stored_figure(
            row, shelf, (first, documents()[1][number], *values)
        ),
    }
    rest = Once(partial(parts.unpacked, -4, makers), lock)
    loose, around, ties, unplaced, not_aggregated, denied, decided, shares = parts.unpacked(-3, basic)
    policy = Policy(head["policy"])
    families: dict[tuple[Key, str], Family] = {}
    for number, (figures, claims) in enumerate(head["sizes"]):
        observations = Later(figures, Once(partial(parts.unpacked, 3 * number, makers), lock))
        work = Once(partial(_work, parts, 3 * number + 1, makers, observations), lock)
        drafts, nodes, neighbours, row_ids = (
            Later(claims, Once(partial(_nth, work, which), lock)) for which in range(4)
        )
        key, country, disputes, pairs, agreements, undated, scope, components, kept = parts.unpacked(
            3 * number + 2, {**basic, _name(_row): partial(Row, nodes)}
        )
        family = Family(key, observations, disputes, registry, policy, shares, pairs, agreements, kept)
        known = {"scope": scope, "components": components, "settled": Settled(drafts, undated)}
        families[key, country] = family.with_work(
            {**known, "nodes": nodes, "neighbours": neighbours, "row_ids": row_ids}
        )
    apart = Later(loose, Once(partial(_nth, rest, 0), lock))
    together = Once(partial(_together, tuple(one.observations for one in families.values()), apart), lock)
    standing = ById(loose + sum(figures for figures, _ in head["sizes"]), together)
    whole = Reconciled(standing, unplaced, not_aggregated, denied, policy, registry, families, decided)
    whole.with_work({"loose": apart, "scopes": (*(one.scope for one in families.values()), around), "ties": ties})
    return Known(
        head["revision"],
        Later(head["read"], Once(partial(_as_read, standing, rest), lock)),
        whole,
        Later(head["replaced"], Once(partial(_nth, rest, 3), lock)),
    )


class _Parts:
    """The parts of a file, each read when it is asked for."""

    def __init__(self, file: IO[bytes], parts: Sequence[tuple[int, int]]) -> None:
        self._file = -1
        # Of the file itself: another may take its place before the rest of it is read.
        self._file = os.dup(file.fileno())
        self._lock = RLock()
        begins = accumulate((length for length, _ in parts), initial=0)
        self._where = [(begin, length) for begin, (length, _) in zip(begins, parts, strict=False)]
        for number, (_, crc) in enumerate(parts):
            if zlib.crc32(self._content(number)) != crc:
                message = "a part is not as it was written"
                raise ValueError(message)

    def __del__(self) -> None:
        """Close the file with the last of what could be read of it."""
        if self._file >= 0:
            os.close(self._file)

    def unpacked(self, number: int, makers: _Makers) -> Any:
        """Return what a part holds."""
        return _Unpickler(io.BytesIO(self._content(number)), makers).load()

    def _content(self, number: int) -> bytes:
        begin, length = self._where[number]
        found = bytearray()
        with self._lock:
            os.lseek(self._file, begin, os.SEEK_SET)
            # One call reads no more than two gigabytes.
            while len(found) < length and (more := os.read(self._file, length - len(found))):
                found += more
        return bytes(found)


def _documents(parts: _Parts, makers: _Makers, shelf: DetailShelf) -> tuple[list[StoredDocument], list[str]]:
    bare, ids = parts.unpacked(-2, makers)
    return [stored_document(one, shelf) for one in bare], ids


def _work(parts: _Parts, number: int, makers: _Makers, observations: Sequence[Observation]) -> Sequence[Any]:
    figures = {_name(_numbered_figure): lambda which: observations[which].figure}
    found: Sequence[Any] = parts.unpacked(number, {**makers, **figures})
    return found


def _as_read(standing: Mapping[str, Observation], rest: Callable[[], Sequence[Any]]) -> tuple[Observation, ...]:
    _, others, changed, _ = rest()
    without = set(changed)
    return (*(one for figure_id, one in standing.items() if figure_id not in without), *others)


def _nth(parts: Callable[[], Sequence[Any]], which: int) -> Any:
    return parts()[which]


def _together(families: Iterable[Sequence[Observation]], loose: Iterable[Observation]) -> dict[str, Observation]:
    found = {one.figure.id: one for some in (*families, loose) for one in some}
    return {figure_id: found[figure_id] for figure_id in sorted(found)}


class _Register:
    """Places and documents by number: they stand in many parts, and in the file once."""

    def __init__(self) -> None:
        self.places: list[Place] = []
        self.documents: list[Document] = []
        self.ids: dict[str, int] = {}
        self._numbers: dict[int, int] = {}

    def table(self) -> dict[type, _Rule]:
        """Return how places, documents and figures are written: by their numbers."""
        return {
            Place: self._place,
            Document: self._document,
            StoredDocument: self._document,
            StoredFigure: self._figure,
        }

    def _place(self, place: Place) -> tuple[Any, ...]:
        return _numbered_place, (self._number(place, self.places),)

    def _document(self, document: Document) -> tuple[Any, ...]:
        return _numbered_document, (self._number(document, self.documents),)

    def _figure(self, figure: StoredFigure) -> tuple[Any, ...]:
        first, document_id, *values = _of_figure(figure)
        return _stored_figure, (figure.row, self.ids.setdefault(document_id, len(self.ids)), first, *values)

    def _number(self, one: Any, among: list[Any]) -> int:
        # By identity: what is one object stays one. The list keeps it, so that no other comes by its number.
        number = self._numbers.get(id(one))
        if number is None:
            number = self._numbers[id(one)] = len(among)
            among.append(one)
        return number


_of_figure = attrgetter(*FIGURE_FIELDS)


# These stand in a file for what is made with its tables; `read` puts in their place what makes it.


def _numbered_place(number: int) -> Place:
    raise NotImplementedError(number)


def _numbered_document(number: int) -> Document:
    raise NotImplementedError(number)


def _stored_figure(row: int, number: int, *values: Any) -> Figure:
    raise NotImplementedError(row, number, values)


def _numbered_figure(number: int) -> Figure:
    raise NotImplementedError(number)


def _row(indexes: tuple[int, ...], words: Any) -> Row:
    raise NotImplementedError(indexes, words)


def _numbering(numbers: Mapping[int, int]) -> _Rule:
    """Return how figures are written of which others are known by number."""
    return lambda figure: (_numbered_figure, (numbers[id(figure)],))


def _place(geometry: bytes | None, *values: Any) -> Place:
    """Make a place of the bytes of its geometry and its other fields."""
    import shapely

    made = dict(zip(_PLACE_FIELDS, values, strict=True))
    return Place(**made, geometry=None if geometry is None else shapely.from_wkb(geometry))


def _array(kind: str, content: bytes) -> Any:
    """Make a column of numbers."""
    import numpy as np

    return np.frombuffer(content, dtype=np.dtype(kind))


_PLACE_FIELDS = tuple(field.name for field in fields(Place) if field.name != "geometry")
_of_place = attrgetter(*_PLACE_FIELDS)


def _write_place(place: Place) -> tuple[Any, ...]:
    return _place, (None if place.geometry is None else place.geometry.wkb, *_of_place(place))


def _write_document(document: Document) -> tuple[Any, ...]:
    return Document, tuple("" if field.name == "text" else getattr(document, field.name) for field in fields(Document))


def _write_array(values: Any) -> tuple[Any, ...]:
    return _array, (values.dtype.str, values.tobytes())


def _by_fields(kind: Any) -> _Rule:
    of_record = attrgetter(*(field.name for field in fields(kind)))
    return lambda record: (kind, of_record(record))


def _rules() -> dict[type, _Rule]:
    import numpy as np

    return {
        **{kind: _by_fields(kind) for kind in _RECORDS},
        Row: lambda row: (_row, (row.indexes, row.words)),
        SumSteps: lambda steps: (SumSteps, (steps.columns, steps.first, steps.last, steps.row)),
        np.ndarray: _write_array,
    }


_RULES = _rules()
_BARE: dict[type, _Rule] = {Place: _write_place, Document: _write_document, StoredDocument: _write_document}


def _packed(content: object, rules: Mapping[type, _Rule]) -> bytes:
    file = io.BytesIO()
    pickler = pickle.Pickler(file, protocol=5)
    pickler.dispatch_table = dict(rules)
    pickler.dump(content)
    return file.getvalue()


class _Unpickler(pickle.Unpickler):
    """Makes objects of the kinds that it is given and of no other."""

    def __init__(self, file: IO[bytes], makers: _Makers) -> None:
        super().__init__(file)
        self._makers = makers

    def find_class(self, module: str, name: str) -> Any:
        """Return what makes an object; refuse what no file of ours names."""
        found = self._makers.get((module, name))
        if found is None:
            message = f"{module}.{name} is no part of what is kept"
            raise pickle.UnpicklingError(message)
        return found


def _name(maker: Callable[..., Any]) -> tuple[str, str]:
    return maker.__module__, maker.__qualname__
