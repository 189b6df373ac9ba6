"""What is kept of a store between two questions, in memory and from one start to the next."""

from __future__ import annotations

import hashlib
import os
import weakref
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Lock
from time import time
from typing import TYPE_CHECKING, Any

from geo.gazetteer import ADDED, open_gazetteer
from geo.pipeline.narrowing import Shelves
from geo.pipeline.reconciling import (
    EVERY,
    SOURCES,
    Filters,
    lean_observations,
    observations,
    source_registry,
    written,
)
from geo.settings import cache_folder, program_stamp

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from geo.gazetteer import Gazetteer
    from geo.models import Place, Policy
    from geo.pipeline import shelving
    from geo.reconciliation import Observation, Reconciled
    from geo.reconciliation import SourceRegistry as Registry
    from geo.reconciliation.families import Family
    from geo.reconciliation.statements import Key
    from geo.store.store import Store

#: Files kept, one a store; the oldest go first.
_MOST_FILES = 6
_SUFFIX = ".families"
_PARTIAL = ".partial"
#: Seconds after which nobody writes to a file any more that was never finished.
_ABANDONED = 3600
#: Figures from which on a file is worth its while: fewer are worked out as fast.
_LEAST = 2000
#: Reports up to which what is known is brought up to date by them alone.
_FEW = 200
#: A file is written anew when this share of the figures was worked out since.
_ANEW = 0.1


class Kept:
    """What was read and worked out of one store, so that the next question costs what is new and no more.

    A program that asks again and again keeps one for each store and hands it to `reconcile_store`. Results are the
    same without it. `load` brings back what `save` wrote in an earlier run.
    """

    def __init__(self) -> None:
        self._on_disk: dict[tuple[Key, str], tuple[weakref.ref[Family], int]] = {}
        self._revision: int | None = None
        self._observed: dict[str, list[Observation]] = {}
        self._as_read: Sequence[Observation] = ()
        self._since_read: list[tuple[Collection[str], Sequence[Observation]]] = []
        self._boundaries: tuple[int, int] | None = None
        self._gazetteer: Gazetteer | None = None
        self._last: dict[Policy, Reconciled] = {}
        self._whole: dict[Policy, tuple[int, Reconciled, Sequence[Observation]]] = {}
        self._shelves: tuple[object, Shelves] | None = None
        self._shelves_of_whole: tuple[object, Shelves] | None = None
        self._lock = Lock()

    def observations(self, store: Store, revision: int) -> Shelves | None:
        """Return the figures of a store at a revision; None where the store has been at a later one."""
        boundaries = written(store.folder / ADDED)
        with self._lock:
            gazetteer = self._gazetteer
            self._take_in()
            if self._revision is None or gazetteer is None or boundaries != self._boundaries:
                self._boundaries = boundaries
                self._whole, self._last = {}, {}  # of other outlines
                self._read(store, revision, open_gazetteer(added=store.folder))
            elif revision < self._revision:
                return None
            elif revision > self._revision:
                self._whole = {}
                self._bring_up(store, self._revision, revision, gazetteer)
            if self._shelves is None or self._shelves[0] is not self._observed:
                self._shelves = self._observed, Shelves(one for some in self._observed.values() for one in some)
            return self._shelves[1]

    def _take_in(self) -> None:
        """Take in what a file holds of the figures as they were read, and what was read since."""
        if self._as_read or self._since_read:
            self._shelves = None
        for one in self._as_read:
            self._observed.setdefault(one.document.id, []).append(one)
        for touched, read in self._since_read:
            self._observed |= {document_id: [] for document_id in touched}
            for one in read:
                self._observed[one.document.id].append(one)
        self._as_read, self._since_read = (), []

    def _read(self, store: Store, revision: int, gazetteer: Gazetteer) -> None:
        documents = {document.id: document for document in store.lean_documents(as_of=revision)}
        observed: dict[str, list[Observation]] = {document_id: [] for document_id in documents}
        for one in lean_observations(store.each_lean_figure(as_of=revision), documents, gazetteer):
            observed[one.document.id].append(one)
        self._observed, self._revision, self._gazetteer = observed, revision, gazetteer

    def _bring_up(self, store: Store, before: int, revision: int, gazetteer: Gazetteer) -> None:
        """Read anew what the writes since may have changed."""
        if self._moved(store.changed_places(before)):
            self._read(store, revision, gazetteer)
            return
        touched = store.touched(before, revision)
        # Others may be reading what there was.
        self._observed = dict(self._observed)
        self._since_read = [(touched, _observed(store, touched, revision, gazetteer))]
        self._take_in()
        self._revision = revision

    def grow(self, store: Store, revision: int, registry: Registry) -> None:
        """Bring up to date what is known of all figures, where the writes since bear on few families alone.

        Otherwise nothing is done, and all figures are compared anew at the next question.
        """
        from geo.reconciliation import grown

        with self._lock:
            before, gazetteer = self._revision, self._gazetteer
            known = next((one for one in list(self._whole.values()) if one[0] == before), None)
            if before is None or gazetteer is None or known is None or revision <= before or known[2]:
                return
            if not self._stands(store, known[1]) or known[1].registry != registry or store.reviews(as_of=revision):
                return
            whole = known[1]
            if self._stand_at(whole, store.changed_places(before)):
                return
            touched = store.touched(before, revision)
            if len(touched) > _FEW:
                return
            gone, come = (_observed(store, touched, at, gazetteer) for at in (before, revision))
            found = grown(whole, gone, come)
            if found is None:
                return
            self._since_read = [*self._since_read, (touched, come)]
            self._revision = revision
            self._last = {found.policy: found}
            self._whole = {found.policy: (revision, found, ())}

    def _moved(self, changed: Collection[str]) -> bool:
        """Tell whether any figure stands at a place that was written since."""
        if not changed:
            return False
        places = {
            place.id: place
            for some in self._observed.values()
            for one in some
            for place in (one.place, one.origin)
            if place is not None
        }
        return _touch(places.values(), changed)

    @staticmethod
    def _stand_at(whole: Reconciled, changed: Collection[str]) -> bool:
        """Tell whether any figure stands at a place that was written since, without a look at each."""
        return bool(changed) and _touch(whole.places.values(), changed)

    def last(self, policy: Policy) -> Reconciled | None:
        """Return what was worked out last: for this policy, else for another, from which much can be taken over."""
        return self._last.get(policy) or next(iter(self._last.values()), None)

    def keep(self, reconciled: Reconciled, *, whole: bool) -> None:
        """Remember what was worked out; that of a part of the figures only where nothing else is known."""
        if whole:
            # What other policies chose is chosen anew out of this, for less than it takes to keep it.
            self._last = {reconciled.policy: reconciled}
        elif not self._last:
            self._last[reconciled.policy] = reconciled

    def keep_whole(self, reconciled: Reconciled, observed: Iterable[Observation], revision: int) -> None:
        """Remember what is known of all figures at a revision, beside those of reports that others replace."""
        replaced = [one for one in observed if one.figure.id not in reconciled.observations]
        self._whole = {reconciled.policy: (revision, reconciled, replaced)}

    def part(
        self, store: Store, revision: int, registry: Registry, policy: Policy, filters: Filters
    ) -> Reconciled | None:
        """Return what passes the filters out of what is known of all figures; None where it must be worked out anew."""
        current = [one for one in (self._whole.get(policy), *self._whole.values()) if one and one[0] == revision]
        if not current or written(store.folder / ADDED) != self._boundaries:
            return None
        _, whole, replaced = current[0]
        if whole.registry != registry:
            return None
        if whole.policy is not policy:
            whole = whole.with_policy(policy)
            self._whole = {**self._whole, policy: (revision, whole, replaced)}  # others may be going through it
        if filters == EVERY:
            return whole
        from geo.reconciliation import part, part_of_families

        before = filters.passing(replaced, registry)
        families = None if before else filters.families(whole, _inside(whole, filters))
        if families is not None:
            return part_of_families(whole, families, filters.passing(whole.loose, registry))
        some = filters.passing(self._shelved(whole).candidates(filters, registry), registry)
        passing = sorted(some, key=lambda one: one.figure.id)
        # A report whose successor does not pass would come back.
        successors = {one.document.version_of for one in (*passing, *before)} if before else set()
        if any(one.document.id not in successors for one in before):
            return None
        return part(whole, {one.figure.id: one for one in passing})

    def _shelved(self, whole: Reconciled) -> Shelves:
        shelves = self._shelves_of_whole
        if shelves is None or shelves[0] is not whole.observations:
            shelves = self._shelves_of_whole = whole.observations, Shelves(whole.observations.values())
        return shelves[1]

    def prepare(self, store: Store) -> None:
        """Read what a filter asks for that cuts families, and put it on shelves, so that the first one need not."""
        with self._lock:
            known = next(iter(self._whole.values()), None)
        if known is not None and known[0] == store.revision:
            self._shelved(known[1])
            self.observations(store, known[0])

    @classmethod
    def load(cls, store: Store) -> Kept:
        """Return what an earlier run kept of a store, as far as it still holds; nothing otherwise.

        What was kept of another version of the program, of other sources or boundaries beside the store, or of a
        store with another past does not hold. What the store gained since is worked out at the next question.
        """
        from geo.pipeline import shelving

        kept = cls()
        path, boundaries = kept_file(store), written(store.folder / ADDED)
        try:
            found = _read(path, store)
        except FileNotFoundError:
            return kept
        except shelving.UNREADABLE:
            with suppress(OSError):
                path.unlink()
            return kept
        if found is not None:
            kept._restore(store, found, boundaries)
        return kept

    def save(self, store: Store, *, least: int = _LEAST) -> bool:
        """Keep what is known of a store for the next run; return whether it was worth it.

        A folder that cannot be written to is no error.

        Parameters
        ----------
        least
            Figures from which on a file is written.
        """
        from geo.pipeline.shelving import Known

        with self._lock:
            newest = next(iter(self._whole.values()), None)
        if newest is None:
            return False
        revision, whole, replaced = newest
        work = _work(whole)
        new = sum(len(whole.families[key].observations) for key, done in work.items() if self._on_disk.get(key) != done)
        if len(whole.observations) < least or new < _ANEW * len(whole.observations):
            return False
        state = _state(store, revision)
        with self._lock:
            # The state first: what is written to the files beside the store after this look is told by the next.
            if state["at"] is None or revision != self._revision or not self._stands(store, whole):
                return False
            self._take_in()
            read = [one for some in self._observed.values() for one in some]
        try:
            _write(kept_file(store), Known(revision, read, whole, replaced), state)
        except OSError:
            return False
        self._on_disk = work
        return True

    def _stands(self, store: Store, whole: Reconciled) -> bool:
        """Tell whether the files beside a store are those of which something was worked out."""
        return written(store.folder / ADDED) == self._boundaries and source_registry(store) == whole.registry

    def _restore(self, store: Store, known: shelving.Known, boundaries: tuple[int, int] | None) -> None:
        self._as_read = known.read
        self._revision = known.revision
        self._boundaries = boundaries
        self._gazetteer = open_gazetteer(added=store.folder)
        self._last = {known.whole.policy: known.whole}
        self._whole = {known.whole.policy: (known.revision, known.whole, known.replaced)}
        self._on_disk = _work(known.whole)


def _observed(store: Store, documents: Collection[str], revision: int, gazetteer: Gazetteer) -> list[Observation]:
    """Return the figures of some documents as they stood at a revision."""
    found = [document for one in documents if (document := store.document(one, as_of=revision)) is not None]
    standing = store.figures(document=documents, as_of=revision) if documents else []
    return observations(standing, {document.id: document for document in found}, gazetteer)


def _inside(whole: Reconciled, filters: Filters) -> dict[str, bool]:
    """Return of each place, by id, whether figures there take part: one bears those of many families."""
    if not filters.places and not filters.countries:
        return {}
    return {place_id: filters.in_space(place) for place_id, place in whole.places.items()}


def _touch(places: Iterable[Place], ids: Collection[str]) -> bool:
    """Tell whether any of some places is one of others by their ids, or is made of one."""
    return any(not {place.id, *place.members}.isdisjoint(ids) for place in places)


#: Under this name a family keeps its series of all days.
_SERIES = ("series", None)


def _work(whole: Reconciled) -> dict[tuple[Key, str], tuple[weakref.ref[Family], int]]:
    """Return what is worked out: each family, and for how many of its components the series are known."""
    return {key: (weakref.ref(one), len(one.kept.get(_SERIES, ()))) for key, one in whole.families.items()}


def kept_file(store: Store) -> Path:
    """Return the file in which what is known of a store is kept from one run to the next: in the user's cache."""
    name = hashlib.sha256(store.name.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return cache_folder() / f"{name}{_SUFFIX}"


def _read(path: Path, store: Store) -> shelving.Known | None:
    """Return what a file holds; None where it does not hold any more."""
    from geo.pipeline import shelving
    from geo.store.reading import uncollected

    with path.open("rb") as file:
        if not _own(file.fileno()):
            return None
        head = shelving.read_head(file)
        state = _state(store, head["revision"])
        if state["at"] is None or any(head.get(name) != value for name, value in state.items()):
            return None
        with uncollected():
            return shelving.read(file, head, source_registry(store), store.details)


def _write(path: Path, known: shelving.Known, state: Mapping[str, Any]) -> None:
    """Write a file in one step, for the user alone, and let go of those of stores not asked for longest."""
    from geo.pipeline.shelving import write

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=f"{path.stem}.", suffix=_PARTIAL, delete=False) as file:
        partial = Path(file.name)
        try:
            write(file, known, state)
        except BaseException:
            partial.unlink(missing_ok=True)
            raise
    partial.replace(path)
    with suppress(OSError):  # another program may clean up at the same time
        oldest_first = sorted(path.parent.glob(f"*{_SUFFIX}"), key=lambda one: one.stat().st_mtime)
        left = [one for one in path.parent.glob(f"*{_PARTIAL}") if time() - one.stat().st_mtime > _ABANDONED]
        for old in (*oldest_first[:-_MOST_FILES], *left):
            old.unlink(missing_ok=True)


def _state(store: Store, revision: int) -> dict[str, Any]:
    """Return what must be the same for a file to hold."""
    at = store.written_at(revision)
    beside = {name: _content(store.folder / name) for name in (SOURCES, ADDED)}
    program = hashlib.sha256(program_stamp().encode()).hexdigest()
    return {"program": program, "store": store.name, "at": at and at.isoformat(), "beside": beside}


def _content(path: Path) -> str | None:
    """Return what names the content of a file; None where there is none."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def _own(file: int) -> bool:
    """Tell whether a file is the user's own, written by nobody else."""
    if not hasattr(os, "getuid"):
        return True
    found = os.fstat(file)
    return found.st_uid == os.getuid() and not found.st_mode & 0o022
