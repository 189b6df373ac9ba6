"""What the pages keep between two runs of their script: the store, and what was reconciled from it.

Every cache is keyed by how the store stands, so that a page shows what the command line wrote a moment ago, and what
a person changed in the files beside the store.
"""

from __future__ import annotations

import gc
import json
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from geo import settings
from geo.errors import CrisisMapError, StoreError
from geo.pages import wording
from geo.pages.address import View, shown
from geo.pages.choices import Choices, choices_of
from geo.pages.highlight import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geo.exports import House
    from geo.gazetteer import Gazetteer
    from geo.layers import Layers
    from geo.models import Policy
    from geo.pipeline import Filters, Kept
    from geo.reconciliation import Reconciled
    from geo.settings import Settings
    from geo.store.glance import Glance
    from geo.store.store import Store


class Standing(NamedTuple):
    """What names all that the pages show: the store, its last write, and when the files beside it were written.

    Attributes
    ----------
    at, begun
        Moments of the last and of the first write: another file under the same path has others. The first is empty
        for a store on a server.
    beside
        Last change in nanoseconds and size in bytes of the sources of one's own and of the added boundaries; None for
        a file that is not there.
    """

    address: str
    revision: int
    at: str
    begun: str
    beside: tuple[tuple[int, int] | None, ...]


def configured() -> Settings:
    """Return the settings of this process; a wrong one is shown and stops the page."""
    try:
        return settings.load()
    except CrisisMapError as error:
        st.error(plain(error))
        st.stop()


@contextmanager
def store(*, write: bool = False, stop: bool = True) -> Iterator[Store]:
    """Open the store for a `with` block; what goes wrong is shown and stops the page.

    Parameters
    ----------
    write
        Whether it may be changed; a store that does not exist is then made.
    stop
        Without it, what goes wrong is raised.
    """
    from geo.store import connect

    try:
        with connect(configured().store, read_only=not write) as opened:
            yield opened
    except CrisisMapError as error:
        if not stop:
            raise
        st.error(plain(error))
        st.stop()


def gazetteer() -> Gazetteer:
    """Return the gazetteer with the boundaries that were added beside the store."""
    from geo.gazetteer import open_gazetteer

    with store() as opened:
        return open_gazetteer(added=opened.folder)


def house() -> House:
    """Return what the organisation has decided, kept beside the store; what is wrong is shown and stops the page."""
    from geo.exports import load_house
    from geo.store.files import folder_of

    try:
        return load_house(folder_of(configured().store))
    except CrisisMapError as error:
        st.error(plain(error))
        st.stop()


def revision() -> int:
    """Return the revision of the store as it stands now; a store that is not there yet is made."""
    return _stands().revision


def _stands() -> Glance:
    from geo.store import connect
    from geo.store.glance import glance

    found = glance(configured().store)
    if found is not None:
        return found
    try:
        with connect(configured().store, read_only=True) as opened:
            return _asked(opened)
    except StoreError:
        # Not there, or of an older form: opening it to write mends both, or says what is wrong.
        with store(write=True) as opened:
            return _asked(opened)


def _asked(opened: Store) -> Glance:
    from geo.store.glance import Glance

    return Glance(opened.revision, "".join(entry.at.isoformat() for entry in opened.history(last=1)), "")


def standing() -> Standing:
    """Return how the store and the files beside it stand now."""
    from geo.pipeline import beside
    from geo.store.files import folder_of

    address = configured().store
    return Standing(address, *_stands(), beside(folder_of(address)))


@st.cache_resource(max_entries=1, show_spinner=False)
def kept_of(address: str, begun: str) -> Kept:  # noqa: ARG001  cache key
    """Return what is kept of the store between two questions."""
    from geo.pipeline import Kept

    with store() as opened:
        return Kept.load(opened)


@st.cache_resource(max_entries=6, show_spinner=False)
def reconciled_of(stands: Standing, filters: Filters, policy: Policy) -> Reconciled:
    """Return the figures of the store that pass some filters, compared."""
    from geo.pipeline import Filters as Every
    from geo.pipeline import reconcile_store

    with store() as opened:
        found = reconcile_store(opened, policy=policy, filters=filters, kept=kept_of(stands.address, stands.begun))
    if filters == Every():
        set_apart()
    return found


def set_apart() -> None:
    """Set what there is apart from what comes and goes with each run of a page.

    Millions of records stay: looking for garbage among them at each change of a filter would take seconds.
    """
    # Garbage first: circles that nobody reaches would be set apart too, and never be freed.
    gc.collect()
    gc.freeze()


def whole() -> Reconciled:
    """Return every figure of the store, reconciled."""
    from geo.models import Policy
    from geo.pipeline import Filters

    return reconciled_of(standing(), Filters(), Policy.LATEST)


def published_days() -> tuple[date, date] | None:
    """Return the first and last day on which a report was published; None where no day is known."""
    with store() as opened:
        days = [one.published for one in opened.documents(brief=True) if one.published is not None]
    return (min(days), max(days)) if days else None


def store_days() -> tuple[date, date] | None:
    """Return the days of the first and of the last write of the store, in UTC; None where nothing was written."""
    with store() as opened:
        last = opened.history(last=1)
        first = opened.history(last=opened.revision)[:1]
    return (first[0].at.date(), last[0].at.date()) if first and last else None


@st.cache_resource(max_entries=6, show_spinner=False)
def layers_of(stands: Standing, filters: Filters, policy: Policy) -> Layers:
    """Return what a map of them shows."""
    from geo.pipeline import map_layers

    return map_layers(reconciled_of(stands, filters, policy), revision=stands.revision)


def state_of(stands: Standing) -> str:
    """Return what names the content of a store, for files that are kept from one start to the next."""
    return repr(stands._replace(address=str(Path(stands.address).absolute())))


@st.cache_resource(max_entries=2, show_spinner=False)
def _choices(stands: Standing) -> Choices | None:
    from geo.pages.kept import kept

    def make() -> bytes:
        registry = reconciled_of(stands, Filters(), Policy.LATEST).registry
        found = choices_of(layers_of(stands, Filters(), Policy.LATEST), registry)
        return b"null" if found is None else json.dumps(asdict(found), default=str).encode()

    from geo.models import Policy
    from geo.pipeline import Filters

    # As at every start: read from a file of the last start, because what it takes to work it out is long.
    given = json.loads(kept(f"choices {state_of(stands)}", make))
    if given is None:
        return None
    days = {name: date.fromisoformat(given.pop(name)) for name in ("first", "last")}
    several = {name: tuple(value) for name, value in given.items() if isinstance(value, list)}
    return Choices(**{**given, **several, **days})


def choices() -> Choices | None:
    """Return what the filters can be set to, None where the store holds no figure."""
    with st.spinner(wording.say("busy.reconciling")):
        return _choices(standing())


@st.cache_resource(max_entries=4, show_spinner=False)
def _place_names(stands: Standing, language: str) -> dict[str, str]:  # noqa: ARG001  cache key
    found = _choices(stands)
    return {} if found is None else {one: wording.place_name(one, name) for one, name in found.places.items()}


def place_names() -> dict[str, str]:
    """Return the places of the filters by id, in the language of the pages: asking for each anew takes a while."""
    return _place_names(standing(), wording.language())


def filters_of(chosen: View) -> Filters:
    """Return the filters of a view as the pipeline takes them."""
    from geo.pipeline import Filters

    return Filters(
        indicators=chosen.indicator,
        groups=chosen.group,
        places=chosen.place,
        countries=chosen.country,
        sources=chosen.source,
        languages=chosen.language,
        since=chosen.since,
        until=chosen.at,
        confidence=chosen.confidence,
        reviewed={"yes": True, "no": False}.get(chosen.reviewed),
        known_on=chosen.known,
    )


def last_view() -> View:
    """Return the view that the Map page showed last in this session."""
    view = st.session_state.get("steering_view")
    return view if isinstance(view, View) else View()


def reconciled_at(places: tuple[str, ...]) -> Reconciled:
    """Return what is known at some places, everything where none is named."""
    from geo.models import Policy
    from geo.pipeline import Filters

    return reconciled_of(standing(), Filters(places=places), Policy.LATEST)


def window_start(chosen: View) -> date | None:
    """Return the first day that the map of a view counts from; None where it counts everything.

    As on the map, "since" the first day of the data is no bound: a number known from the day before to a later
    one is in the totals there, and so it is in every product.
    """
    seen = shown(chosen.map)
    if seen.since is None:
        return chosen.since
    if not seen.rising:
        return seen.since
    start = layers_of(standing(), filters_of(chosen), chosen.policy).start
    return seen.since if seen.since > start else None


def bound(since: date | None) -> date | None:
    """Return a first day as the bound of what a product counts; none where it is that of all the data."""
    possible = choices()
    return since if since and possible is not None and since > possible.first else None


def narrowed(chosen: View) -> tuple[str, ...]:
    """Say in words the filters of a view that its data has passed."""
    possible = choices()
    names = {} if possible is None else possible.places
    labels: dict[str, Callable[[str], str]] = {
        "indicator": wording.indicator,
        "group": wording.group,
        "place": lambda place: wording.place_name(place, names.get(place, place)),
        "country": wording.country,
        "source": wording.source,
        "language": wording.language_name,
    }
    said = {name: ", ".join(label(code) for code in getattr(chosen, name)) for name, label in labels.items()}
    said |= {
        "since": wording.day(chosen.since),
        "until": wording.day(chosen.at),
        "known": wording.day(chosen.known),
        "confidence": wording.count(chosen.confidence) if chosen.confidence else "",
        "reviewed": wording.say(f"filters.reviewed.{chosen.reviewed}") if chosen.reviewed else "",
    }
    return tuple(
        wording.say("filters.named", name=wording.say(f"filters.{name}"), words=words)
        for name, words in said.items()
        if words
    )


def product(chosen: View, name: str, language: str = "en", narrowed: tuple[str, ...] = ()) -> bytes:
    """Make a product of a view, such as ``map.png``; `narrowed` says in words the filters of the view."""
    from geo.exports import Selection, render
    from geo.indicators import indicators
    from geo.pipeline import MadeOf, log_release

    stands = standing()
    reconciled = reconciled_of(stands, filters_of(chosen), chosen.policy)
    seen = shown(chosen.map)
    kept = tuple(code for code, item in indicators().items() if item.family not in seen.hidden) if seen.hidden else ()
    selection = Selection(
        at=seen.at or chosen.at,
        since=window_start(chosen),
        indicators=kept,
        language=language,
        revision=stands.revision,
        narrowed=narrowed,
        house=house(),
    )
    content = render(reconciled, name, selection)
    made_of = MadeOf(reconciled, selection, filters=filters_of(chosen))
    log_release(configured().store, made_of, name=f"crisis-map-{name}", content=content)
    return content


def served(name: str, content: bytes, mime: str = "application/json") -> str:
    """Serve a file as long as the page needs it and return its address, which changes with its content."""
    from streamlit import runtime

    return str(runtime.get_instance().media_file_mgr.add(content, mime, f"crisis-map/{name}"))
