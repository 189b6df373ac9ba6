"""What the pages keep between two runs of their script: the store, and what was reconciled from it.

Every cache is keyed by the revision of the store, so that a page shows what the command line wrote a moment ago.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import streamlit as st

from geo import settings
from geo.errors import CrisisMapError
from geo.pages.address import View, parse, query

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.layers import Layers
    from geo.models import Policy
    from geo.pipeline import Filters
    from geo.reconciliation import Reconciled
    from geo.settings import Settings
    from geo.store import Store


def configured() -> Settings:
    """Return the settings of this process; a wrong one is shown and stops the page."""
    try:
        return settings.load()
    except CrisisMapError as error:
        st.error(str(error))
        st.stop()


@contextmanager
def store(*, write: bool = False) -> Iterator[Store]:
    """Open the store for a `with` block; what goes wrong is shown and stops the page.

    Parameters
    ----------
    write
        Whether it may be changed.
    """
    from geo.store import connect

    try:
        with connect(configured().store, read_only=not write) as opened:
            yield opened
    except CrisisMapError as error:
        st.error(str(error))
        st.stop()


def revision() -> int:
    """Return the revision of the store, 0 where there is none yet."""
    with store(write=True) as opened:
        return opened.revision


@st.cache_resource(max_entries=4, show_spinner="Reconciling the reports …")
def _reconciled(_address: str, _revision: int, filters: Filters, policy: Policy) -> Reconciled:
    from geo.pipeline import reconcile_store

    with store() as opened:
        return reconcile_store(opened, policy=policy, filters=filters)


@st.cache_resource(max_entries=4, show_spinner="Drawing …")
def _layers(address: str, revision_: int, filters: Filters, policy: Policy) -> Layers:
    from geo.pipeline import map_layers

    return map_layers(_reconciled(address, revision_, filters, policy), revision=revision_)


def view() -> View:
    """Return the view that the address of the page asks for; what cannot be read is said."""
    asked, problems = parse({key: st.query_params.get_all(key) for key in st.query_params})
    for problem in problems:
        st.warning(f"The address could not be read in full: {problem}.")
    return asked


def remember(chosen: View) -> None:
    """Put a view into the address of the page."""
    wanted = query(chosen)
    if {key: st.query_params.get_all(key) for key in st.query_params} != wanted:
        st.query_params.from_dict(wanted)
