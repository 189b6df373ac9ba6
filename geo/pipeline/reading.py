"""Read, extract, geocode and store: from reports to the store."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from geo import settings
from geo.errors import InputError, InvalidRecordError
from geo.extraction import extract
from geo.gazetteer import open_gazetteer
from geo.geocoding import geocode, resolve
from geo.models import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from geo.gazetteer import Gazetteer
    from geo.geocoding import CachedFallback
    from geo.models import Located, LocatedFigure
    from geo.settings import Settings
    from geo.sources import Item, Note, Unreadable
    from geo.store.store import Store

#: How the address of a document begins that a person typed in, such as a phone call.
ENTERED = "entered:"


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


def understand(
    document: Document,
    gazetteer: Gazetteer,
    corrections: Mapping[str, str] | None = None,
    fallback: CachedFallback | None = None,
) -> Reading:
    """Extract the figures and toponyms of a document and geocode them.

    Parameters
    ----------
    corrections
        Place ids by folded name, which win over the gazetteer's ranking.
    fallback
        Asked for names that the gazetteer does not know; nobody is when None.
    """
    extraction = extract(document, gazetteer)
    rules = corrections or {}
    return Reading(
        document=document,
        located=tuple(geocode(extraction, gazetteer, corrections=rules, fallback=fallback)),
        toponyms=tuple(resolve(extraction, gazetteer, corrections=rules, fallback=fallback)),
    )


def online_geocoder(configured: Settings, folder: Path) -> CachedFallback | None:
    """Return the geocoder on the network that the settings allow, None where they allow none.

    Parameters
    ----------
    folder
        Where its answers are kept.

    Raises
    ------
    InputError
        If geopy has no such service, or it needs more than a name to be asked.
    """
    if not configured.online:
        return None
    from geopy.exc import GeocoderNotFound, GeopyError
    from geopy.geocoders import get_geocoder_for_service

    from geo.geocoding import CachedFallback

    try:
        service = get_geocoder_for_service(configured.geocoder)(user_agent="crisis-map", timeout=configured.timeout)
    except (GeocoderNotFound, GeopyError, TypeError) as error:
        message = f"CRISIS_MAP_GEOCODER={configured.geocoder!r} cannot be asked ({error}): use nominatim or photon"
        raise InputError(message) from error
    return CachedFallback(service, folder / "geocoded.sqlite")


def understand_each(items: Iterable[Item], store: Store | None = None) -> Iterator[Understood]:
    """Understand each document among what `geo.sources` yields; the rest passes through.

    Parameters
    ----------
    items
        What `read`, `read_bytes` or `read_text` of `geo.sources` yields.
    store
        Its corrections and the boundaries beside it are used.
    """
    from geo.sources import Unreadable

    gazetteer = open_gazetteer(added=store.folder if store is not None else None)
    corrections = store.corrections() if store is not None else None
    fallback = online_geocoder(settings.load(), store.folder) if store is not None else None
    for item in items:
        if not isinstance(item, Document):
            yield item
            continue
        try:
            yield understand(item, gazetteer, corrections, fallback)
        except Exception as error:  # noqa: BLE001  one text that defeats the rules must not stop the others
            yield Unreadable(item.address, f"it could not be understood ({type(error).__name__}: {error}); report it")


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
    for item in understand_each(items, store):
        if not isinstance(item, Reading):
            done.problems.append((item.address, item.message))
            if progress is not None:
                progress(item.address)
            continue
        address = item.document.address
        try:
            changed = store.add(item.document, item.located, item.toponyms)
        except InvalidRecordError as error:
            done.problems.append((address, str(error)))
            continue
        if changed:
            done.added.append(address)
            done.figures += len(item.located)
        else:
            done.unchanged.append(address)
        if progress is not None:
            progress(address)
    return done


def refresh(store: Store, *, progress: Callable[[str], None] | None = None) -> Ingested:
    """Understand every stored report anew, by today's rules, corrections and boundaries; reviews stay.

    Returns
    -------
    Ingested
        ``added`` are the reports whose figures or places changed.
    """
    # What a person typed in is no report: it is kept as it was entered.
    reports = (document for document in store.documents() if not document.address.startswith(ENTERED))
    return ingest(reports, store, progress=progress)
