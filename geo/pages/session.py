"""What the pages keep between two runs of their script: the store, and what was reconciled from it.

Every cache is keyed by the revision of the store, so that a page shows what the command line wrote a moment ago.
"""

from __future__ import annotations

import gc
import json
import threading
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from geo import settings
from geo.errors import CrisisMapError, StoreError
from geo.pages import figures, wording
from geo.pages.address import View, shown
from geo.pages.frame import MAP_FILLS
from geo.pages.highlight import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geo.exports import House, Layout, Selection
    from geo.gazetteer import Gazetteer
    from geo.layers import Layers
    from geo.maps.encoding import Prepared
    from geo.models import Policy
    from geo.pipeline import Filters, Kept
    from geo.reconciliation import Reconciled, SourceRegistry
    from geo.settings import Settings
    from geo.store.store import Store


#: Seconds after the first map before anything is worked out ahead: the browser still draws.
_LATER = 2.0


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters can be set to.

    Attributes
    ----------
    groups
        Codes of the groups of people counted, and of those that contain them.
    places
        Names by id: every place with a figure.
    countries
        ISO 3166-1 alpha-2 codes of the countries in which they lie.
    languages
        ISO 639-1 codes of the reports.
    first, last
        Days that the figures cover, both inclusive.
    """

    indicators: tuple[str, ...]
    groups: tuple[str, ...]
    places: dict[str, str]
    countries: tuple[str, ...]
    sources: tuple[str, ...]
    languages: tuple[str, ...]
    first: date
    last: date


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
    """Return what the organisation has decided for all its products, kept beside the store."""
    from geo.exports import load_house
    from geo.store.files import folder_of

    return load_house(folder_of(configured().store))


def revision() -> int:
    """Return the revision of the store as it stands now; a store that is not there yet is made."""
    from geo.store import connect

    try:
        with connect(configured().store, read_only=True) as opened:
            return int(opened.revision)
    except StoreError:
        # Not there, or of an older form: opening it to write mends both, or says what is wrong.
        with store(write=True) as opened:
            return int(opened.revision)


@st.cache_resource(max_entries=1, show_spinner=False)
def _kept(address: str) -> Kept:  # noqa: ARG001  cache key
    from geo.pipeline import Kept

    return Kept()


@st.cache_resource(max_entries=6, show_spinner=False)
def _reconciled(address: str, revision: int, filters: Filters, policy: Policy) -> Reconciled:  # noqa: ARG001  cache key
    from geo.pipeline import Filters as Every
    from geo.pipeline import reconcile_store

    with store() as opened:
        found = reconcile_store(opened, policy=policy, filters=filters, kept=_kept(address))
    if filters == Every():
        # Millions of records that stay: looking for garbage among them at each change of a filter would take seconds.
        # Garbage first: circles that nobody reaches would be set apart too, and never be freed.
        gc.collect()
        gc.freeze()
    return found


def whole() -> Reconciled:
    """Return every figure of the store, reconciled."""
    from geo.models import Policy
    from geo.pipeline import Filters

    return _reconciled(configured().store, revision(), Filters(), Policy.LATEST)


@st.cache_resource(max_entries=2, show_spinner=False)
def _prepare(address: str, revision: int) -> threading.Timer:
    timer = threading.Timer(_LATER, _work_ahead, (address, revision))
    timer.daemon = True
    timer.start()
    return timer


def _work_ahead(address: str, revision: int) -> None:
    from streamlit.runtime.scriptrunner import StopException

    from geo.models import Policy
    from geo.pipeline import Filters

    # What goes wrong here goes wrong again for the page that needs it, which says so.
    with suppress(CrisisMapError, StopException, OSError):
        _layers(address, revision, Filters(), Policy.LATEST)


def prepare() -> None:
    """Work out in the background what the first filter will ask for: the first map may come from a file."""
    _prepare(configured().store, revision())


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
def _layers(address: str, revision: int, filters: Filters, policy: Policy) -> Layers:
    from geo.pipeline import map_layers

    return map_layers(_reconciled(address, revision, filters, policy), revision=revision)


def _state(address: str, revision: int) -> str:
    """Return what names the content of a store: another file under the same path has another history."""
    with store() as opened:
        last = [entry.at.isoformat() for entry in opened.history(last=1)]
        added = [(path.name, path.stat().st_mtime_ns) for path in sorted(opened.folder.glob("boundaries*"))]
    return repr((str(Path(address).absolute()), revision, last, added))


@st.cache_resource(max_entries=2, show_spinner=False)
def _choices(address: str, revision: int) -> Choices | None:
    from geo.pages.kept import kept

    def make() -> bytes:
        registry = _reconciled(address, revision, Filters(), Policy.LATEST).registry
        found = _choices_of(_layers(address, revision, Filters(), Policy.LATEST), registry)
        return b"null" if found is None else json.dumps(asdict(found), default=str).encode()

    from geo.models import Policy
    from geo.pipeline import Filters

    # As at every start: read from a file of the last start, because what it takes to work it out is long.
    given = json.loads(kept(f"choices {_state(address, revision)}", make))
    if given is None:
        return None
    days = {name: date.fromisoformat(given.pop(name)) for name in ("first", "last")}
    several = {name: tuple(value) for name, value in given.items() if isinstance(value, list)}
    return Choices(**{**given, **several, **days})


def _choices_of(whole: Layers, registry: SourceRegistry) -> Choices | None:
    from geo.models import Group
    from geo.pipeline import lineage, source_name

    if not whole.cards:
        return None
    cards = whole.cards.values()
    groups = {group.code for card in cards for group in lineage(card.figure.group)}
    countries = {code for place in whole.places.values() for code in (place.country, *place.countries) if code}
    names = {place.id: place.name for place in whole.places.values()}
    return Choices(
        indicators=tuple(dict.fromkeys(card.figure.indicator for card in cards)),
        groups=tuple(sorted(groups - {Group().code})),
        places=dict(sorted(names.items(), key=lambda item: item[1])),
        countries=tuple(sorted(countries)),
        sources=tuple(sorted({source_name(card.figure.attributed_to, registry) for card in cards})),
        languages=tuple(sorted({card.document.language for card in cards})),
        first=whole.start,
        last=whole.end,
    )


def choices() -> Choices | None:
    """Return what the filters can be set to, None where the store holds no figure."""
    with st.spinner(wording.say("busy.reconciling")):
        return _choices(configured().store, revision())


def _filters(chosen: View) -> Filters:
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


@dataclass(frozen=True, slots=True)
class Drawn:
    """The data of a map as a file: `name` changes with the content; no figure passed the filters where it is empty."""

    name: str
    content: bytes


@st.cache_resource(max_entries=1, show_spinner=False)
def _prepared(address: str) -> Prepared:  # noqa: ARG001  cache key
    from geo.exports.placenames import place_name
    from geo.gazetteer import open_gazetteer
    from geo.maps.encoding import Prepared

    places = open_gazetteer()
    return Prepared(lambda place, language: place_name(place, language, places))


@st.cache_resource(max_entries=8, show_spinner=False)
def _drawn(address: str, revision: int, filters: Filters, policy: Policy) -> Drawn:
    import hashlib

    from geo.maps.component import data_file
    from geo.models import Policy as Policies
    from geo.pages.kept import kept
    from geo.pipeline import Filters as Every

    def make() -> bytes:
        layers = _layers(address, revision, filters, policy)
        # The map of the next start is read from a file before anything is reconciled: its sentences are within.
        details = None if usual else figures.offer(layers)
        return data_file(layers, details=details, kept=_prepared(address))[1] if layers.cards else b""

    usual = (filters, policy) == (Every(), Policies.LATEST)
    if not usual and policy is Policies.LATEST and _reconciled(address, revision, filters, policy) is whole():
        return _drawn(address, revision, Every(), policy)
    content = kept(f"map {_state(address, revision)}", make) if usual else make()
    return Drawn(f"layers-{hashlib.sha256(content).hexdigest()[:16]}.json", content)


def drawn(chosen: View) -> Drawn:
    """Return what the map of a view shows."""
    with st.spinner(wording.say("busy.reconciling")):
        return _drawn(configured().store, revision(), _filters(chosen), chosen.policy)


def last_view() -> View:
    """Return the view that the Map page showed last in this session."""
    view = st.session_state.get("steering_view")
    return view if isinstance(view, View) else View()


def reconciled_at(places: tuple[str, ...]) -> Reconciled:
    """Return what is known at some places, everything where none is named."""
    from geo.models import Policy
    from geo.pipeline import Filters

    return _reconciled(configured().store, revision(), Filters(places=places), Policy.LATEST)


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
    start = _layers(configured().store, revision(), _filters(chosen), chosen.policy).start
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

    now = revision()
    reconciled = _reconciled(configured().store, now, _filters(chosen), chosen.policy)
    seen = shown(chosen.map)
    kept = tuple(code for code, item in indicators().items() if item.family not in seen.hidden) if seen.hidden else ()
    selection = Selection(
        at=seen.at or chosen.at,
        since=window_start(chosen),
        indicators=kept,
        language=language,
        revision=now,
        narrowed=narrowed,
        house=house(),
    )
    content = render(reconciled, name, selection)
    keep_product(f"crisis-map-{name}", content, reconciled, selection, filters=_filters(chosen))
    return content


def keep_product(  # noqa: PLR0913  what a product is made of
    name: str,
    content: bytes,
    reconciled: Reconciled,
    selection: Selection,
    *,
    layout: Layout | None = None,
    filters: Filters | None = None,
) -> None:
    """Keep a product in the log of the store; one that cannot be written to goes without, and the product stays."""
    from geo.pipeline import keep_release
    from geo.store import connect

    with suppress(StoreError), connect(configured().store) as opened:
        keep_release(
            opened,
            name=name,
            content=content,
            reconciled=reconciled,
            selection=selection,
            layout=layout,
            filters=filters,
        )


@st.cache_resource(max_entries=4, show_spinner=False)
def _base_map(address: str, revision: int, language: str, view: str) -> tuple[str, bytes]:
    import hashlib

    from geo.maps.component import base_map_file
    from geo.models import Policy
    from geo.pages.kept import kept
    from geo.pipeline import Filters

    def make() -> bytes:
        return base_map_file(_layers(address, revision, Filters(), Policy.LATEST), language, view)[1]

    data = _drawn(address, revision, Filters(), Policy.LATEST).name
    content = kept(f"base map of {data} in {language}, {view}", make)
    return f"base-map-{hashlib.sha256(content).hexdigest()[:16]}.json", content


def base_map() -> tuple[str, bytes]:
    """Return the base map under the whole of the data as a file, so that no filter has to draw another."""
    return _base_map(configured().store, revision(), wording.language(), house().view)


def served(name: str, content: bytes, mime: str = "application/json") -> str:
    """Serve a file as long as the page needs it and return its address, which changes with its content."""
    from streamlit import runtime

    return str(runtime.get_instance().media_file_mgr.add(content, mime, f"crisis-map/{name}"))


@st.cache_resource(show_spinner=False)
def _module() -> tuple[str, bytes]:
    from geo.maps.component import module, module_name

    return module_name(), module().encode()


#: The component's own script is fetched once and kept by the browser. The data come in a list: in anything
#: else Streamlit looks for tables, and loads pandas to do so.
LOADER = """let module = null;
export default async function (component) {
  module ??= import(new URL(%s, document.baseURI).href);
  return (await module).default({ ...component, data: component.data[0] });
}
"""


@st.cache_resource(show_spinner=False)
def _component(address: str) -> Any:
    from geo.maps.component import MARKUP, style_sheet

    return st.components.v2.component(
        "crisis_map", html=MARKUP, css=style_sheet() + MAP_FILLS, js=LOADER % json.dumps(address)
    )


def map_component() -> Any:
    """Return the map as a Streamlit component, which takes its payload in a list of one."""
    return _component(served(*_module(), "text/javascript"))
