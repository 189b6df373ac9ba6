"""Reconcile and aggregate: from the store to estimates and map data."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.errors import InputError
from geo.gazetteer import ADDED, open_gazetteer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from geo.gazetteer import Gazetteer
    from geo.layers import Layers
    from geo.models import Document, Group, LocatedFigure, Period, Place, Policy, Review, Role
    from geo.pipeline.kept import Kept
    from geo.reconciliation import Observation, Reconciled
    from geo.reconciliation import SourceRegistry as Registry
    from geo.reconciliation.decisions import Decisions
    from geo.reconciliation.statements import Key
    from geo.store.lean import LeanFigure
    from geo.store.store import Store


def observations(
    located: Iterable[LocatedFigure], documents: Mapping[str, Document], gazetteer: Gazetteer
) -> list[Observation]:
    """Return the figures as reconciliation takes them: each with the one place and role on which it stands."""
    from geo.geocoding import joint_place, origin_place
    from geo.reconciliation import Observation

    observed = []
    for item in located:
        place, role = joint_place(item, gazetteer)
        document, origin = documents[item.figure.document_id], origin_place(item, place, role, gazetteer)
        observed.append(Observation(item.figure, place, role, document, origin=origin))
    return observed


def lean_observations(
    found: Iterable[LeanFigure], documents: Mapping[str, Document], gazetteer: Gazetteer
) -> list[Observation]:
    """Return what `observations` does, of figures that leave their words in the store."""
    from geo.geocoding import joint_place, origin_place
    from geo.models import Located, LocatedFigure, Span, Toponym
    from geo.reconciliation import Observation

    # Where figures stand is worked out once for each set of places, roles and people: there are few of them.
    stands: dict[tuple[object, ...], tuple[Place | None, Role, Place | None]] = {}
    observed = []
    nowhere = Span(0, 0)
    for figure, located in found:
        key = (figure.group, *((role, place and place.id) for role, place in located))
        stand = stands.get(key)
        if stand is None:
            bare = tuple(Located(Toponym(nowhere, "", role), place) for role, place in located)
            item = LocatedFigure(figure, bare)
            place, role = joint_place(item, gazetteer)
            stand = stands[key] = (place, role, origin_place(item, place, role, gazetteer))
        observed.append(Observation(figure, stand[0], stand[1], documents[figure.document_id], origin=stand[2]))
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
    as_of
        What the store held at that revision, reviews included; `geo.pipeline.moment` finds the revision of a day.
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
    as_of: int | None = None
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
        return self.in_space(observation.place)

    def passing(self, observations: Iterable[Observation], registry: Registry) -> list[Observation]:
        """Return the observations that take part, as `passes` tells of each; many at once for much less."""
        some = list(observations)
        if self.indicators:
            some = [one for one in some if one.figure.indicator in self.indicators]
        if self.places or self.countries:
            # Few places bear many figures.
            places = {one.place.id: one.place for one in some if one.place is not None}
            inside = {place_id for place_id, place in places.items() if self.in_space(place)}
            some = [one for one in some if one.place is not None and one.place.id in inside]
        if self.sources:
            names = {said: source_name(said, registry) for said in {one.figure.attributed_to for one in some}}
            some = [one for one in some if names[one.figure.attributed_to] in self.sources]
        if self.languages:
            some = [one for one in some if one.document.language in self.languages]
        rest = replace(self, indicators=(), places=(), countries=(), sources=(), languages=())
        return some if rest == EVERY else [one for one in some if rest.passes(one, registry)]

    def families(self, whole: Reconciled, inside: Mapping[str, bool]) -> list[tuple[Key, str]] | None:
        """Return the keys of the families of which every figure takes part, where all others have none that does.

        None where a family has figures of both kinds, or where only a look at each figure tells.

        Parameters
        ----------
        inside
            Of each place, by id, whether figures there take part (`in_space`).
        """
        if replace(self, indicators=(), places=(), countries=()) != EVERY:
            return None
        found = []
        for key, family in whole.families.items():
            if self.indicators and family.key.indicator not in self.indicators:
                continue
            if self.places or self.countries:
                said = {inside[place.id] for place in family.scope.standing}
                if len(said) > 1:
                    return None
                if said == {False}:
                    continue
            found.append(key)
        return found

    def in_space(self, place: Place | None) -> bool:
        """Tell whether figures at a place take part, as far as places and countries are set."""
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


#: No filter is set.
EVERY = Filters()


def lineage(group: Group) -> Iterator[Group]:
    """Yield a group of people and those that contain it, the narrowest first."""
    around: Group | None = group
    while around is not None:
        yield around
        around = around.parent


#: File in the folder of a store with sources of one's own, in the form of the registry that ships.
SOURCES = "sources.toml"


def source_registry(store: Store) -> Registry:
    """Return the sources that ship and, over them, those of the file ``sources.toml`` in the folder of the store.

    Raises
    ------
    InputError
        If that file cannot be read or has a word that is not of the form.
    """
    edited = store.folder / SOURCES
    return _registry(edited, written(edited))


@lru_cache(maxsize=4)
def _registry(edited: Path, stamp: tuple[int, int] | None) -> Registry:
    """Return the registry with a file of one's own as it was written last."""
    from geo.reconciliation import SourceRegistry

    return SourceRegistry.load(edited if stamp else None)


def source_name(attributed_to: str | None, registry: Registry) -> str:
    """Return the canonical name of a source, ``"unattributed"`` where nobody is named."""
    source = registry.find(attributed_to)
    return source.name if source is not None else "unattributed"


def beside(folder: Path) -> tuple[tuple[int, int] | None, ...]:
    """Return what changes when the sources or the boundaries of one's own in the folder of a store are written."""
    return tuple(written(folder / name) for name in (SOURCES, ADDED))


def written(path: Path) -> tuple[int, int] | None:
    """Return what changes when a file is written; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def reconcile_store(
    store: Store, *, policy: Policy, filters: Filters | None = None, kept: Kept | None = None
) -> Reconciled:
    """Reconcile what a store holds, as far as it passes the filters.

    Parameters
    ----------
    kept
        What was read and worked out of this store before; it is brought up to date.
    """
    from geo.store.reading import uncollected

    with uncollected():
        return _reconcile_store(store, policy, filters or Filters(), kept)


def _reconcile_store(store: Store, policy: Policy, filters: Filters, kept: Kept | None) -> Reconciled:
    from geo.reconciliation import as_people, reconcile

    registry = source_registry(store)
    # One revision for all: a report that comes in between two readings waits for the next one.
    revision = store.revision if filters.as_of is None else filters.as_of
    now = filters.as_of is None and filters.known_on is None and filters.household_size is None
    found: Collection[Observation] | None = None
    if kept is not None and now:
        kept.grow(store, revision, registry)
        part = kept.part(store, revision, registry, policy, filters)
        if part is not None:
            return part
    every = 0
    if kept is not None and filters.as_of is None and filters.known_on is None:
        shelves = kept.observations(store, revision)
        if shelves is not None:
            every = len(shelves)
            # A review may bring a figure to a place that its text does not name.
            found = shelves.candidates(EVERY if store.reviews(as_of=revision) else filters, registry)
    if found is None:
        lean = store.lean_documents(known_on=filters.known_on, as_of=revision)
        documents = {document.id: document for document in lean}
        located = store.each_lean_figure(known_on=filters.known_on, as_of=revision)
        found = lean_observations(located, documents, open_gazetteer(added=store.folder))
        every = len(found)
    observed, decided = reviewed(found, store, revision)
    passing = filters.passing(observed, registry)
    if filters.household_size is not None:
        passing = [as_people(item, filters.household_size) for item in passing]
    before = kept.last(policy) if kept is not None else None
    reconciled = reconcile(passing, registry, policy=policy, before=before, decided=decided)
    if kept is not None:
        kept.keep(reconciled, whole=len(passing) == every)
        if now and len(passing) == every:
            kept.keep_whole(reconciled, observed, revision)
    return reconciled


def reviewed(
    observed: Collection[Observation], store: Store, as_of: int | None = None
) -> tuple[list[Observation], Decisions]:
    """Lay the reviews of a store over figures; reviews stay with a number that was extracted anew.

    Parameters
    ----------
    as_of
        As the store stood at that revision, rather than now.

    Returns
    -------
    tuple
        The figures as people left them, and what people decided about links, places and estimates, as
        `geo.reconciliation.reconcile` takes them.
    """
    from geo.reconciliation.decisions import NONE, decisions

    reviews = store.reviews(as_of=as_of)
    if not reviews:
        return list(observed), NONE
    from geo.reconciliation import reviewing
    from geo.reconciliation.targets import figures_of

    named = {figure_id for review in reviews for figure_id in figures_of(review)}
    successors = store.successors(named, as_of=as_of)
    places = named_places(reviews, open_gazetteer(added=store.folder))
    laid = reviewing.apply(observed, reviews, places=places, successors=successors)
    return laid, decisions(reviews, successors)


def named_places(reviews: Iterable[Review], gazetteer: Gazetteer) -> dict[str, Place]:
    """Return the places and pins that reviews name, by id; those that no gazetteer knows are left out."""
    from geo.reconciliation import reviewing

    places = {}
    for review in reviews:
        changes = dict(review.changes)
        where = reviewing.where_to(changes)
        if not where:
            continue
        if where.startswith("pin:"):
            longitude, latitude = float(changes["longitude"]), float(changes["latitude"])
            around = gazetteer.containing(longitude, latitude)
            places[where] = reviewing.pin(longitude, latitude, gazetteer.place(around.id) if around else None)
        else:
            # A place may have gone with an older gazetteer: the figure then keeps the one that it has.
            with suppress(InputError):
                places[where] = gazetteer.place(where)
    return places


def map_layers(reconciled: Reconciled, *, revision: int) -> Layers:
    """Return all that a map of reconciled figures shows, at every time step."""
    from geo.layers import aggregate
    from geo.store.reading import uncollected

    with uncollected():
        return aggregate(reconciled, revision=revision)
