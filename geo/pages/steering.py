"""Keeps the address of the Map page, its filters and the map itself in step.

The address steers when it was changed from outside: a link, the Back button, an edit. Otherwise the
filters and the map steer, and the address follows. What the page wrote last is kept in the session, so
that the two cases can be told apart.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.models import Policy
from geo.pages import wording
from geo.pages.address import DAYS, SEVERAL, View, parse, query
from geo.pages.highlight import plain

if TYPE_CHECKING:
    from geo.pages.choices import Choices

#: Fields of the view that a filter sets.
FILTERS = (*SEVERAL, *DAYS, "confidence", "reviewed", "policy")

_WRITTEN, _VIEW, _BASE, _TURN, _ASKED, _HEARD, _OUTDATED, _CLEARED, _PAST, _NOTICES = (
    f"steering_{name}"
    for name in ("written", "view", "base", "turn", "asked", "heard", "outdated", "cleared", "past", "notices")
)

#: Views that can be gone back to.
_MOST_PAST = 50

#: For so many seconds the browser may still send an address that the page has replaced since: what the reader
#: did meanwhile travelled towards us while the new address travelled towards the browser.
_ECHO = 1.5


def key(name: str) -> str:
    """Return the key of a filter's widget; another one each time that the address steers, so that it starts anew."""
    return f"filter_{name}_{st.session_state.get(_TURN, 0)}"


def start(name: str) -> Any:
    """Return what a filter is set to before anybody touches it."""
    value = getattr(st.session_state[_BASE], name)
    return list(value) if isinstance(value, tuple) else value


def _address() -> dict[str, list[str]]:
    return {key: st.query_params.get_all(key) for key in st.query_params}


def _write(view: View) -> None:
    wanted = query(view)
    if _address() != wanted:
        st.query_params.from_dict(wanted)
    before = st.session_state.get(_WRITTEN)
    if before is not None and before != wanted:
        now = time.monotonic()
        recent = [(old, when) for old, when in st.session_state.get(_OUTDATED, []) if now - when < _ECHO]
        st.session_state[_OUTDATED] = [*recent, (before, now)]
    st.session_state[_WRITTEN] = wanted
    earlier = st.session_state.get(_VIEW)
    if earlier is not None and _filters(earlier) != _filters(view):
        st.session_state[_PAST] = [*st.session_state.get(_PAST, []), earlier][-_MOST_PAST:]
    st.session_state[_VIEW] = view


def _filters(view: View) -> tuple[Any, ...]:
    return tuple(getattr(view, name) for name in FILTERS)


def _echo(address: dict[str, list[str]]) -> bool:
    """Tell whether an address is only late."""
    now = time.monotonic()
    return any(old == address and now - when < _ECHO for old, when in st.session_state.get(_OUTDATED, []))


def _possible(view: View, choices: Choices) -> View:
    """Drop what the filters do not offer: the report that had it may have been removed."""

    def within(day: Any) -> Any:
        return None if day is None else min(max(day, choices.first), choices.last)

    offered = {
        "indicator": choices.indicators,
        "group": choices.groups,
        "place": choices.places,
        "country": choices.countries,
        "source": choices.sources,
        "language": choices.languages,
    }
    several: dict[str, Any] = {
        name: tuple(value for value in getattr(view, name) if value in offered[name]) for name in SEVERAL
    }
    return replace(view, **several, since=within(view.since), at=within(view.at))


def _steer(view: View) -> None:
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    st.session_state[_BASE] = view
    _write(view)


def begin(choices: Choices) -> None:
    """Set the filters from the address where it was changed from outside; call before they are drawn.

    What cannot be read, or is not there, is left out, and said until a filter is set or another address is opened.
    Coming back from another page, whose address names no view, the view of before is shown again.
    """
    address = _address()
    stayed = key("policy") in st.session_state or st.session_state.pop(_CLEARED, False)
    if stayed and (address == st.session_state.get(_WRITTEN) or _echo(address)):
        view = _possible(st.session_state[_VIEW], choices)
        if view != st.session_state[_VIEW]:
            _steer(view)
        _say_again()
        return
    notices: list[str] = []
    if address.keys() - {wording.ADDRESS_KEY} or _VIEW not in st.session_state:
        asked, problems = parse(address)
        notices += [wording.say("address.problem", problem=plain(wording.translated(problem))) for problem in problems]
    else:
        asked = st.session_state[_VIEW]
    view = _possible(asked, choices)
    if view != asked:
        notices.append(wording.say("address.gone"))
    view = replace(view, lang=wording.addressed())
    st.session_state[_ASKED] = view.map
    _steer(view)
    st.session_state[_NOTICES] = _filters(view), notices
    _say_again()


def _say_again() -> None:
    """Say what the address got wrong for as long as the filters stand as it set them."""
    filters, notices = st.session_state.get(_NOTICES, ((), []))
    if notices and filters == _filters(_set_to()):
        for notice in notices:
            st.warning(notice)
    else:
        st.session_state.pop(_NOTICES, None)


def _set_to() -> View:
    """Return the view that the filters are set to."""
    now: dict[str, Any] = {}
    for name in FILTERS:
        value = st.session_state.get(key(name), start(name))
        now[name] = tuple(value) if isinstance(value, list | tuple) else value
    now["policy"] = Policy(now["policy"] or Policy.LATEST)
    now["confidence"] = now["confidence"] or 0.0
    now["reviewed"] = now["reviewed"] or ""
    now["lang"] = wording.addressed()
    view: View = replace(st.session_state[_VIEW], **now)
    return view


def chosen() -> View:
    """Return the view that the filters and the map show; the address follows."""
    view = _set_to()
    _write(view)
    return view


def asked_of_map() -> str:
    """Return the state that the map is asked to take; it changes only when the address was changed from outside."""
    return str(st.session_state.get(_ASKED, ""))


def heard(state: str | None) -> None:
    """Take note of what the map says it shows; what it said before is no news."""
    if state and state != st.session_state.get(_HEARD):
        st.session_state[_HEARD] = state
        _write(replace(st.session_state[_VIEW], map=state))


def clear() -> None:
    """Clear the filters; day, window and extent of the map stay."""
    now = st.session_state[_VIEW]
    _steer(View(map=now.map, lang=now.lang))
    st.session_state[_CLEARED] = True


def undo() -> None:
    """Go back to the filters before the last change; day, window and extent of the map stay."""
    past = st.session_state.get(_PAST, [])
    if past:
        now = st.session_state[_VIEW]
        _steer(replace(past[-1], map=now.map, lang=now.lang))
        st.session_state[_PAST] = past[:-1]
        st.session_state[_CLEARED] = True


def undoable() -> bool:
    """Tell whether a filter was changed since the page was opened."""
    return bool(st.session_state.get(_PAST))


def count() -> int:
    """Return how many filters are set."""
    view, default = chosen(), View()
    return sum(getattr(view, name) != getattr(default, name) for name in FILTERS)


def label() -> str:
    """Return the name of the button that opens the filters; it says how many are set."""
    number = count()
    return wording.say("filters.set", n=number) if number else wording.say("filters.title")
