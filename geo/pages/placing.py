"""Where a figure stands: the map beside its sentence, the candidates one click away, a search, and the pin."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import InputError
from geo.pages import session, wording
from geo.pages.highlight import plain
from geo.pages.locator import locator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from geo.models import Candidate, Located, LocatedFigure, Place
    from geo.reconciliation import Observation

    Keep = Callable[[Mapping[str, str]], None]

#: Places offered for a name that somebody looks up.
_FOUND = 6

#: A candidate in a country of which the text names nothing must score this share of the best one.
_NEAR_ENOUGH = 0.5

#: Places of one name among which those are chosen.
_MOST_FOUND = 60


def candidates(located: LocatedFigure, named: Iterable[Located]) -> list[Candidate]:
    """Return the candidates for the places of a figure, each place once; those of its report where it has none.

    Left out is who bears the name somewhere far from all that the text tells of, and is much less likely: to a text
    on Turkey, the towns of that name in the United States are noise. A search finds them.

    Parameters
    ----------
    named
        Every toponym of the report.
    """
    from geo.models import Candidate

    named = list(named)
    about = _about(named)
    found = {one.place.id: one for each in located.located for one in _likely(each.candidates, about)}
    if not found:
        where = located.figure.span.start
        nearest = sorted(named, key=lambda one: abs(one.toponym.span.start - where))
        places = {one.place.id: one.place for one in nearest if one.place is not None}
        found = {key: Candidate(place, 0.0) for key, place in [*places.items()][:_FOUND]}
    return _of_the_text(found.values(), named)


def _about(named: Iterable[Located]) -> Counter[str]:
    """Return the countries that a text is about, each with how many of its places the text names."""
    return Counter(one.place.country for one in named if one.place is not None and one.place.country)


def _likely(some: Sequence[Candidate], about: Counter[str]) -> list[Candidate]:
    best = max((one.score for one in some), default=0.0)
    return [one for one in some if about[one.place.country or ""] or one.score >= best * _NEAR_ENOUGH]


def _of_the_text(found: Iterable[Candidate], named: Iterable[Located]) -> list[Candidate]:
    """Return candidates in their order, those of the countries that the text is about first."""
    about = _about(named)
    return sorted(found, key=lambda one: -about[one.place.country or ""])


def _is_country(place: Place) -> bool:
    return place.id == place.country


def name_of(place_id: str) -> str:
    """Return the name of a place by its id, the id itself where no gazetteer knows it."""
    try:
        return session.gazetteer().place(place_id).name
    except InputError:
        return place_id


def _inside(place: Place) -> str:
    """Name the province and the country in which a place lies."""
    province = name_of(place.admin1).removesuffix(" area") if place.admin1 and place.admin1 != place.id else ""
    country = wording.country(place.country) if place.country and place.country != place.id else ""
    return ", ".join(dict.fromkeys(name for name in (province, country) if name and name != place.name))


def place_of(observation: Observation, located: LocatedFigure, named: Iterable[Located], keep: Keep) -> None:
    """Show where a figure stands and take another place for it.

    Parameters
    ----------
    named
        Every toponym of its report.
    keep
        Called with the changes of a review.
    """
    figure_id, current = observation.figure.id, observation.place
    looked_up = _looked_up(figure_id, named)
    offered = [*looked_up, *candidates(located, named)]
    done = locator(current, offered, key=f"locator_{figure_id}")
    if done.pick:
        keep({"place": str(done.pick)})
    if done.moved:
        st.session_state["pin"] = (figure_id, done.moved)
    _pin(figure_id, keep)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="place_now"):
        name = plain(wording.place(current)) if current else wording.say("review.place.none")
        st.caption(wording.say("review.place.is", name=name), width="content")
        if current is not None:
            st.page_link("geo/pages/map.py", label=wording.say("review.place.map"), query_params={"place": current.id})
    st.text_input(
        wording.say("review.place.search"),
        placeholder=wording.say("review.place.search"),
        label_visibility="collapsed",
        key=f"place_search_{figure_id}",
    )
    # Who looks up the place that it is finds it too: what else bears the name is then not all there seems to be.
    known = {one.place.id for one in looked_up}
    others = [one for one in offered if current is None or one.place.id != current.id or one.place.id in known]
    _buttons(others, current, keep)


def _buttons(offered: Sequence[Candidate], current: Place | None, keep: Keep) -> None:
    with st.container(horizontal=True, gap="small", key="candidates"):
        for one in {one.place.id: one for one in offered}.values():
            said = wording.place(one.place), wording.say(f"kind.{one.place.kind}"), _inside(one.place)
            label = " · ".join(part for part in said if part)
            why = plain("; ".join(map(wording.reason, one.reasons))) or None
            here = current is not None and one.place.id == current.id
            if st.button(plain(label), key=f"candidate_{one.place.id}", help=why, disabled=here):
                keep({"place": one.place.id})


def _looked_up(figure_id: str, named: Iterable[Located]) -> list[Candidate]:
    """Return the places of the name that was typed in: a country, those of the text's countries, the important ones."""
    from geo.models import Candidate

    name = st.session_state.get(f"place_search_{figure_id}", "").strip()
    if not name:
        return []
    gazetteer = session.gazetteer()
    found = gazetteer.find(name)
    if not found:
        st.caption(wording.say("review.place.unknown", name=plain(name)))
    some = [Candidate(gazetteer.place(entry.id), entry.importance) for entry in found[:_MOST_FOUND]]
    return sorted(_of_the_text(some, named), key=lambda one: not _is_country(one.place))[:_FOUND]


def _pin(figure_id: str, keep: Keep) -> None:
    """Ask whether a pin that was moved is to stay where it is."""
    moved_figure, moved = st.session_state.get("pin", (None, None))
    if moved_figure != figure_id:
        return
    longitude, latitude = float(moved["longitude"]), float(moved["latitude"])
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="pin_moved"):
        where = f"{wording.count(round(latitude, 3))}, {wording.count(round(longitude, 3))}"
        near = _near(longitude, latitude)
        words = wording.say("review.pin.near", where=where, name=plain(near)) if near else where
        st.caption(wording.say("review.pin", where=words), width="content")
        if st.button(wording.say("review.pin.keep"), icon=":material/push_pin:", type="primary", key="pin_keep"):
            st.session_state.pop("pin")
            keep({"longitude": f"{longitude:.5f}", "latitude": f"{latitude:.5f}"})


def _near(longitude: float, latitude: float) -> str:
    """Return the name of the town near a point, else of the province or country that holds it."""
    gazetteer = session.gazetteer()
    found = gazetteer.nearest(longitude, latitude, 25) or gazetteer.containing(longitude, latitude)
    return found.name if found is not None else ""
