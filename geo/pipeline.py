"""The only place where the stages meet; reading this module is reading the design.

::

    read ─► extract ─► geocode ─► store ─► reconcile ─► aggregate ─► draw ─► export / dashboard
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from geo import settings
from geo.errors import InputError, InvalidRecordError
from geo.extraction import extract
from geo.gazetteer import open_gazetteer
from geo.geocoding import geocode, joint_place, origin_place, resolve
from geo.models import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from geo.gazetteer import Gazetteer
    from geo.geocoding import CachedFallback
    from geo.layers import Layers
    from geo.models import Group, Located, LocatedFigure, Period, Place, Policy, Review
    from geo.reconciliation import Observation, Reconciled
    from geo.reconciliation import SourceRegistry as Registry
    from geo.reconciliation.doubts import Doubt
    from geo.reconciliation.news import News
    from geo.settings import Settings
    from geo.sources import Item, Note, Unreadable
    from geo.store.store import Store


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
    return ingest(store.documents(), store, progress=progress)


def observations(
    located: Iterable[LocatedFigure], documents: Mapping[str, Document], gazetteer: Gazetteer
) -> list[Observation]:
    """Return the figures as reconciliation takes them: each with the one place and role on which it stands."""
    from geo.reconciliation import Observation

    observed = []
    for item in located:
        place, role = joint_place(item, gazetteer)
        document, origin = documents[item.figure.document_id], origin_place(item, place, role, gazetteer)
        observed.append(Observation(item.figure, place, role, document, origin=origin))
    return observed


@dataclass(frozen=True, slots=True)
class Filters:
    """Which figures take part; a figure passes when it passes each filter that is set.

    Attributes
    ----------
    indicators
        Codes.
    groups
        Codes of groups of people; a figure passes when its group is one of them or is contained in one.
    places
        Ids of places; a figure passes when its place is one of them, lies in one (by country, admin-1
        or as member of a joint place), or jointly covers one.
    countries
        ISO 3166-1 alpha-2 codes; a figure passes when its place lies in one, or touches one by definition.
    sources
        Canonical names of who said it, ``"unattributed"`` included.
    languages
        ISO 639-1 codes of the reports.
    confidence
        Least confidence, between 0 and 1.
    reviewed
        Whether a review stands over the figure; either when None.
    since, until
        First and last day; a dated figure passes when its period touches a day between them, both
        inclusive, an undated one always: it is in its tray.
    known_on
        Only reports published on that day or before it.
    household_size
        People in a household: households then count as people, with the factor in their words.
    """

    indicators: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    confidence: float = 0.0
    reviewed: bool | None = None
    since: date | None = None
    until: date | None = None
    known_on: date | None = None
    household_size: float | None = None

    def passes(self, observation: Observation, registry: Registry) -> bool:
        """Tell whether an observation takes part."""
        figure = observation.figure
        if not self._in_time(figure.period) or (self.indicators and figure.indicator not in self.indicators):
            return False
        if figure.confidence < self.confidence or self.reviewed not in {None, bool(observation.reviews)}:
            return False
        if self.languages and observation.document.language not in self.languages:
            return False
        if self.groups and not any(group.code in self.groups for group in lineage(figure.group)):
            return False
        if self.sources and source_name(figure.attributed_to, registry) not in self.sources:
            return False
        return self._in_space(observation.place)

    def _in_space(self, place: Place | None) -> bool:
        if not self.places and not self.countries:
            return True
        if place is None:
            return False
        touched = {place.country, *place.countries}
        if self.countries and touched.isdisjoint(self.countries):
            return False
        return not self.places or not {place.id, place.admin1, *place.members, *touched}.isdisjoint(self.places)

    def _in_time(self, period: Period) -> bool:
        first, last = period.start or period.end, period.end or period.start
        if self.since is not None and last is not None and last < self.since:
            return False
        return self.until is None or first is None or first <= self.until


def lineage(group: Group) -> Iterator[Group]:
    """Yield a group of people and those that contain it, the narrowest first."""
    around: Group | None = group
    while around is not None:
        yield around
        around = around.parent


def source_name(attributed_to: str | None, registry: Registry) -> str:
    """Return the canonical name of a source, ``"unattributed"`` where nobody is named."""
    source = registry.find(attributed_to)
    return source.name if source is not None else "unattributed"


def reconcile_store(store: Store, *, policy: Policy, filters: Filters | None = None) -> Reconciled:
    """Reconcile what a store holds, as far as it passes the filters."""
    from geo.reconciliation import SourceRegistry, as_people, reconcile

    registry, filters = SourceRegistry.load(), filters or Filters()
    # One revision for both: a report that comes in between the two readings waits for the next one.
    revision = store.revision
    documents = {document.id: document for document in store.documents(known_on=filters.known_on, as_of=revision)}
    located = store.figures(known_on=filters.known_on, as_of=revision)
    observed = observations(located, documents, open_gazetteer(added=store.folder))
    passing = [item for item in reviewed(observed, store) if filters.passes(item, registry)]
    if filters.household_size is not None:
        passing = [as_people(item, filters.household_size) for item in passing]
    return reconcile(passing, registry, policy=policy)


def reviewed(observed: Sequence[Observation], store: Store) -> list[Observation]:
    """Return figures as the reviews of a store leave them; reviews stay with a number that was extracted anew."""
    reviews = store.reviews()
    if not reviews:
        return list(observed)
    from geo.reconciliation import reviewing

    gazetteer, places = open_gazetteer(added=store.folder), {}
    for review in reviews:
        place_id = dict(review.changes).get("place")
        if place_id:
            # A place may have gone with an older gazetteer: the figure then keeps the one that it has.
            with suppress(InputError):
                places[place_id] = gazetteer.place(place_id)
    successors = store.successors({review.target for review in reviews})
    return reviewing.apply(observed, reviews, places=places, successors=successors)


@dataclass(frozen=True, slots=True)
class Queued:
    """A figure that waits for a review, with all that is needed to judge it.

    Attributes
    ----------
    doubt
        How doubtful it is, how large, and why.
    located
        The figure with the candidates for its places.
    place
        Where it stands now; None where no place was found.
    """

    doubt: Doubt
    located: LocatedFigure
    document: Document
    place: Place | None


def review_queue(store: Store, reconciled: Reconciled) -> list[Queued]:
    """Return the figures of a store that nobody has reviewed, by doubt × size, the weightiest first."""
    from geo.reconciliation.doubts import doubts

    waiting = doubts(reconciled)
    located = {item.figure.id: item for item in store.figures()}
    known = reconciled.observations
    return [
        Queued(one, located[one.figure_id], known[one.figure_id].document, known[one.figure_id].place)
        for one in waiting
        if one.figure_id in located
    ]


def decide(store: Store, review: Review) -> int:
    """Append a review of a figure after checking that it says something that can be applied; return its revision.

    Raises
    ------
    InputError
        If the store holds no such figure, the gazetteer no such place, or the review breaks a rule of
        `geo.reconciliation.reviewing.check` or does not fit the figure as it stands.
    """
    from geo.reconciliation import reviewing

    earlier = store.reviews(review.target)
    found = store.figures(ids=[review.target], replaced=True)
    if not found and not earlier:
        message = f"the store holds no figure {review.target!r}: `geo review --queue` and figures.csv list the ids"
        raise InputError(message)
    reviewing.check(review, earlier)
    place_id = dict(review.changes).get("place")
    gazetteer = open_gazetteer(added=store.folder)
    places = {place_id: gazetteer.place(place_id)} if place_id else {}
    documents = {item.figure.document_id: store.document(item.figure.document_id) for item in found}
    observed = observations(found, {key: value for key, value in documents.items() if value is not None}, gazetteer)
    for after in reviewing.apply(observed, [*earlier, review], places=places):
        reviewing.check_fits(review, after)
    return store.review(review)


@dataclass(frozen=True, slots=True)
class Brought:
    """What an ingest brought: the figures that came, by what they are to the others, and the first doubts.

    Attributes
    ----------
    withdrawn
        Number of figures that their reports no longer say.
    doubts
        The weightiest of the figures that came and have something against them, at most five.
    """

    news: News
    withdrawn: int
    doubts: tuple[tuple[Doubt, Observation], ...]


#: In a store of more figures than this, what came is compared with the figures at the same places only.
_COMPARED_WITH_ALL = 5000
_FIRST_DOUBTS = 5


def brought(store: Store, since: int) -> Brought:
    """Compare the figures that came to a store after a revision with those that it held."""
    from geo.models import Policy
    from geo.reconciliation import SourceRegistry, reconcile
    from geo.reconciliation.doubts import doubts
    from geo.reconciliation.news import news

    changes = store.changes(since)
    came = {one.after.figure.id: one.after for one in changes if one.after is not None}
    changed = {one.after.figure.id for one in changes if one.after is not None and one.before is not None}
    around = _around(store, came)
    documents = {document.id: document for document in _documents(store, around)}
    observed = observations(around, documents, open_gazetteer(added=store.folder))
    reconciled = reconcile(reviewed(observed, store), SourceRegistry.load(), policy=Policy.LATEST)
    first = [one for one in doubts(reconciled, among=came) if one.reasons][:_FIRST_DOUBTS]
    return Brought(
        news=news(reconciled, came, changed),
        withdrawn=sum(one.after is None for one in changes),
        doubts=tuple((one, reconciled.observations[one.figure_id]) for one in first),
    )


def _around(store: Store, came: Mapping[str, LocatedFigure]) -> list[LocatedFigure]:
    """Return the figures that those that came may bear on, themselves included."""
    if store.counts()["figures"] <= _COMPARED_WITH_ALL:
        return store.figures(brief=True)
    indicators = {item.figure.indicator for item in came.values()}
    places = {one.place.id for item in came.values() for one in item.located if one.place is not None}
    near = store.figures(brief=True, indicator=indicators, place=places) if places else []
    return list({item.figure.id: item for item in (*near, *came.values())}.values())


def _documents(store: Store, located: Iterable[LocatedFigure]) -> list[Document]:
    if store.counts()["figures"] <= _COMPARED_WITH_ALL:
        return store.documents(brief=True)
    wanted = {item.figure.document_id for item in located}
    return [document for document in map(store.document, sorted(wanted)) if document is not None]


def map_layers(reconciled: Reconciled, *, revision: int) -> Layers:
    """Return all that a map of reconciled figures shows, at every time step."""
    from geo.layers import aggregate

    return aggregate(reconciled, revision=revision)
