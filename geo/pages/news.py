"""What came into the store since the reader was last there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.pages import session

if TYPE_CHECKING:
    from geo.pipeline import Alert

#: Setting of the store that holds the revision up to which everything was seen.
_SEEN = "dashboard.seen"


def alerts() -> list[Alert]:
    """Return the alerts since everything was last called seen, the gravest first; none for a store that is new here."""
    now = session.revision()
    since = _seen()
    if since is None or since >= now:
        return []
    return _alerts(session.configured().store, now, since)


def seen() -> None:
    """Call everything seen that the store holds now."""
    with session.store(write=True) as store:
        store.set_setting(_SEEN, store.revision, counts=False)


def begin() -> None:
    """Remember what the store held when the dashboard first showed it, so that what comes later is news."""
    if _seen() is None:
        seen()


def _seen() -> int | None:
    with session.store() as store:
        found = store.setting(_SEEN)
    return int(found) if isinstance(found, int) else None


@st.cache_resource(max_entries=2, show_spinner=False)
def _alerts(address: str, revision: int, since: int) -> list[Alert]:  # noqa: ARG001  cache key
    from geo.pipeline import alerts as since_revision

    with session.store() as store:
        return since_revision(store, since)
