"""What the Map page draws: the data of a view, as a file or as a part of those of all figures, and the base map."""

from __future__ import annotations

import hashlib
import json
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.errors import CrisisMapError
from geo.pages import figures, session, wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.maps.encoding import Prepared
    from geo.maps.parts import Base
    from geo.models import Policy
    from geo.pages.address import View
    from geo.pages.session import Standing
    from geo.pipeline import Filters
    from geo.reconciliation import Reconciled

#: Figures up to which all are read behind the first map, and those read before what they take is set apart.
_READ_AHEAD, _AT_ONCE = 200_000, 10_000

#: Under this name a session remembers that its page has a map.
_SHOWN = "map_shown"

#: Seconds after the first map before anything is worked out ahead: the browser still draws.
_LATER = 2.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """The data of a map: as a file, or as a part of those of all figures.

    Attributes
    ----------
    name
        Changes with the content.
    content
        The file; empty where no figure passed the filters, and where `part` says all.
    offer
        The figures that the server gives for it; None where they are within.
    part
        What `geo.maps.parts.Part.encode` says.
    """

    name: str
    content: bytes
    offer: figures.Offer | None = None
    part: Mapping[str, Any] | None = None

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.content and self.part is None


@st.cache_resource(max_entries=1, show_spinner=False)
def _prepared(address: str) -> Prepared:  # noqa: ARG001  cache key
    from geo.exports.placenames import place_name
    from geo.gazetteer import open_gazetteer
    from geo.maps.encoding import Prepared

    places = open_gazetteer()
    return Prepared(lambda place, language: place_name(place, language, places))


#: The map of all figures of the store as it stands, once it was worked out behind the first map.
_bases: dict[Standing, Base] = {}


def make_base(stands: Standing) -> None:
    """Take the map of all figures apart, so that filters need only tell which part of it they leave."""
    from geo.layers import Whole
    from geo.maps.parts import Base
    from geo.models import Policy
    from geo.pipeline import Filters as Every

    everything = stands, Every(), Policy.LATEST
    content = _drawn(*everything).content
    if not content:
        return
    reconciled, layers = session.reconciled_of(*everything), session.layers_of(*everything)
    # What a file of the last start holds may have come about in another order, and the map from other families.
    with suppress(ValueError):
        made = Base(Whole(reconciled, layers), content, _prepared(stands.address))
        _bases.clear()
        _bases[stands] = made


@st.cache_resource(max_entries=8, show_spinner=False)
def _part(stands: Standing, filters: Filters, _base: Base) -> Drawn | None:
    from geo.models import Policy

    some = session.reconciled_of(stands, filters, Policy.LATEST)
    # Where all figures pass, their own map is shown, sentences and all.
    part = None if len(some.families) == len(_base.families) else _base.part(some)
    offer = None if part is None else figures.offer(part.layers)
    if part is None or offer is None:
        return None
    told = part.encode(offer.address)
    return Drawn(f"part-{hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]}", b"", offer, told)


@st.cache_resource(max_entries=8, show_spinner=False)
def _drawn(stands: Standing, filters: Filters, policy: Policy) -> Drawn:
    from geo.maps.component import data_file
    from geo.models import Policy as Policies
    from geo.pages.kept import kept
    from geo.pipeline import Filters as Every

    def make(offer: figures.Offer | None = None) -> bytes:
        layers = session.layers_of(stands, filters, policy)
        details = None if offer is None else offer.address
        prepared = _prepared(stands.address)
        # What is kept for the next start is packed for size, what somebody waits for is not.
        return data_file(layers, details=details, kept=prepared, quick=not usual)[1] if layers.cards else b""

    usual = (filters, policy) == (Every(), Policies.LATEST)
    if (
        not usual
        and policy is Policies.LATEST
        and session.reconciled_of(stands, filters, policy) is session.reconciled_of(stands, Every(), policy)
    ):
        return _drawn(stands, Every(), policy)
    # The map of the next start is read from a file before anything is reconciled: its sentences are within.
    offer = None if usual else figures.offer(session.layers_of(stands, filters, policy))
    content = kept(f"map {session.state_of(stands)}", make) if usual else make(offer)
    return Drawn(f"layers-{hashlib.sha256(content).hexdigest()[:16]}.json", content, offer)


def drawn(chosen: View) -> Drawn:
    """Return what the map of a view shows."""
    from geo.models import Policy
    from geo.pipeline import Filters as Every

    stands, filters = session.standing(), session.filters_of(chosen)
    # A page that has had one map has that of all figures, or takes it once for all filters to come.
    later = _SHOWN in st.session_state and chosen.policy is Policy.LATEST and filters != Every()
    # A filter does not wait for the base: until it is there, the data of what is left are sent, and nothing is
    # remembered of its parts.
    base = _bases.get(stands) if later else None
    with st.spinner(wording.say("busy.reconciling")):
        found = (None if base is None else _part(stands, filters, base)) or _drawn(stands, filters, chosen.policy)
    st.session_state[_SHOWN] = True
    if found.offer is not None:
        # The page may have this map for long, while the figures of others are asked for.
        figures.keep(found.offer)
    return found


def all_figures() -> tuple[str, bytes]:
    """Return the data of all figures as a file, of which the map of some may be a part."""
    from geo.models import Policy
    from geo.pipeline import Filters

    found = _drawn(session.standing(), Filters(), Policy.LATEST)
    return found.name, found.content


@st.cache_resource(max_entries=4, show_spinner=False)
def _base_map(stands: Standing, language: str, view: str) -> tuple[str, bytes]:
    from geo.maps.component import base_map_file
    from geo.models import Policy
    from geo.pages.kept import kept
    from geo.pipeline import Filters

    def make() -> bytes:
        return base_map_file(session.layers_of(stands, Filters(), Policy.LATEST), language, view)[1]

    data = _drawn(stands, Filters(), Policy.LATEST).name
    content = kept(f"base map of {data} in {language}, {view}", make)
    return f"base-map-{hashlib.sha256(content).hexdigest()[:16]}.json", content


def base_map() -> tuple[str, bytes]:
    """Return the base map under the whole of the data as a file, so that no filter has to draw another."""
    return _base_map(session.standing(), wording.language(), session.house().view)


@st.cache_resource(max_entries=2, show_spinner=False)
def _prepare(stands: Standing) -> threading.Timer:
    timer = threading.Timer(_LATER, _work_ahead, (stands,))
    timer.daemon = True
    timer.start()
    return timer


def _work_ahead(stands: Standing) -> None:
    from streamlit.runtime.scriptrunner import StopException

    from geo.models import Policy
    from geo.pipeline import Filters

    # What goes wrong here goes wrong again for the page that needs it, which says so.
    with suppress(CrisisMapError, StopException, OSError):
        make_base(stands)
        whole = session.reconciled_of(stands, Filters(), Policy.LATEST)
        with session.store() as opened:
            known = session.kept_of(stands.address, stands.begun)
            if len(whole.observations) <= _READ_AHEAD:
                _read_ahead(whole)
                known.prepare(opened)
            known.save(opened)
        session.set_apart()


def _read_ahead(whole: Reconciled) -> None:
    """Read the figures of all families, so that no filter has to, and set them apart for good."""
    read = 0
    for family in whole.families.values():
        read += len(tuple(family.observations))
        # What figures say of one another is read with the claims.
        _ = next(iter(family.drafts), None)
        if read > _AT_ONCE:
            # In small steps: each stops all pages.
            session.set_apart()
            read = 0


def prepare() -> None:
    """Work out in the background what the first filter will ask for: the first map may come from a file."""
    _prepare(session.standing())
