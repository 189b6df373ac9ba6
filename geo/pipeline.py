"""The only place where the stages meet; reading this module is reading the design.

::

    read ─► extract ─► geocode ─► store ─► reconcile ─► aggregate ─► draw ─► export / dashboard
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from geo.extraction import extract
from geo.gazetteer import open_gazetteer
from geo.geocoding import geocode, joint_place, resolve
from geo.models import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from geo.gazetteer import Gazetteer
    from geo.layers import Layers
    from geo.models import Located, LocatedFigure, Policy
    from geo.reconciliation import Observation, Reconciled
    from geo.sources import Item, Note, Unreadable
    from geo.store import Store


@dataclass(frozen=True, slots=True)
class Reading:
    """One report, read and understood but not stored.

    Attributes
    ----------
    located
        Its figures with their places, in reading order.
    toponyms
        Every toponym of its text with the place it was resolved to.
    """

    document: Document
    located: tuple[LocatedFigure, ...]
    toponyms: tuple[Located, ...]


#: What understanding yields: a reading, or what could not be read or is doubtful.
Understood: TypeAlias = "Reading | Note | Unreadable"


@dataclass(slots=True)
class Ingested:
    """What an ingest did.

    Attributes
    ----------
    added, unchanged
        Addresses of reports that changed the store, and of those it already held.
    figures
        Number of figures in the reports added.
    problems
        ``(address, message)`` of what was skipped or doubtful, in the order met.
    """

    added: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    figures: int = 0
    problems: list[tuple[str, str]] = field(default_factory=list)


def understand(document: Document, gazetteer: Gazetteer, corrections: Mapping[str, str] | None = None) -> Reading:
    """Extract the figures and toponyms of a document and geocode them.

    Parameters
    ----------
    corrections
        Place ids by folded name, which win over the gazetteer's ranking.
    """
    extraction = extract(document, gazetteer)
    rules = corrections or {}
    return Reading(
        document=document,
        located=tuple(geocode(extraction, gazetteer, corrections=rules)),
        toponyms=tuple(resolve(extraction, gazetteer, corrections=rules)),
    )


def understand_each(items: Iterable[Item], corrections: Mapping[str, str] | None = None) -> Iterator[Understood]:
    """Understand each document among what `geo.sources` yields; the rest passes through.

    Parameters
    ----------
    items
        What `read`, `read_bytes` or `read_text` of `geo.sources` yields.
    """
    gazetteer = open_gazetteer()
    for item in items:
        yield understand(item, gazetteer, corrections) if isinstance(item, Document) else item


def ingest(items: Iterable[Item], store: Store, *, progress: Callable[[str], None] | None = None) -> Ingested:
    """Extract, geocode and store the reports among `items`.

    Each report is stored whole or not at all; a bad one among good ones is named and skipped.

    Parameters
    ----------
    items
        What `read`, `read_bytes` or `read_text` of `geo.sources` yields.
    progress
        Called with the address of each report when it is done.
    """
    done = Ingested()
    for item in understand_each(items, store.corrections()):
        if not isinstance(item, Reading):
            done.problems.append((item.address, item.message))
            continue
        address = item.document.address
        if store.add(item.document, item.located, item.toponyms):
            done.added.append(address)
            done.figures += len(item.located)
        else:
            done.unchanged.append(address)
        if progress is not None:
            progress(address)
    return done


def observations(
    located: Iterable[LocatedFigure], documents: Mapping[str, Document], gazetteer: Gazetteer
) -> list[Observation]:
    """Return the figures as reconciliation takes them: each with the one place and role on which it stands."""
    from geo.reconciliation import Observation

    observed = []
    for item in located:
        place, role = joint_place(item, gazetteer)
        observed.append(
            Observation(figure=item.figure, place=place, role=role, document=documents[item.figure.document_id])
        )
    return observed


def reconcile_store(store: Store, *, policy: Policy, known_on: date | None = None) -> Reconciled:
    """Reconcile what a store holds.

    Parameters
    ----------
    known_on
        Only reports published on that day or before it; all when None.
    """
    from geo.reconciliation import load_registry, reconcile

    documents = {document.id: document for document in store.documents(known_on=known_on)}
    located = [item for item in store.figures() if item.figure.document_id in documents]
    return reconcile(observations(located, documents, open_gazetteer()), load_registry(), policy=policy)


def map_layers(store: Store, *, policy: Policy, known_on: date | None = None, since: date | None = None) -> Layers:
    """Return all that a map of a store shows, at every time step."""
    from geo.layers import aggregate

    return aggregate(reconcile_store(store, policy=policy, known_on=known_on), since=since, revision=store.revision)
