"""What came into the store since the reader was last there: each person by the name given, all others together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.pages import reviewer, session

if TYPE_CHECKING:
    from geo.pipeline import Alert

#: Setting of the store that holds the revision up to which everything was seen by those who gave no name; one for
#: each name lies beside it.
_SEEN = "dashboard.seen"


def alerts() -> list[Alert]:
    """Return the alerts since this person last called everything seen, the gravest first; none where all is new."""
    stands = session.standing()
    since = _seen(_mark())
    if since is None or since >= stands.revision:
        return []
    return _alerts(stands, since)


def seen() -> None:
    """Call everything seen by this person that the store holds now."""
    with session.store(write=True) as store:
        store.set_setting(_mark(), store.revision, counts=False)


def begin() -> None:
    """Remember what the store held when this person was first here, so that what comes later is news.

    Who gives a name for the first time goes on from where those without one were.
    """
    mark = _mark()
    if _seen(mark) is not None:
        return
    before = _seen(_SEEN)
    if before is None:
        seen()
    else:
        with session.store(write=True) as store:
            store.set_setting(mark, before, counts=False)


def _mark() -> str:
    who = reviewer.name().casefold()
    return f"{_SEEN}.{who}" if who else _SEEN


def _seen(mark: str) -> int | None:
    with session.store() as store:
        found = store.setting(mark)
    return int(found) if isinstance(found, int) else None


@st.cache_resource(max_entries=2, show_spinner=False)
def _alerts(stands: session.Standing, since: int) -> list[Alert]:  # noqa: ARG001  cache key
    from geo.pipeline import alerts as since_revision

    with session.store() as store:
        return since_revision(store, since)
