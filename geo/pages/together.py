"""What other figures say of the same thing: side by side, to be split from a claim or merged into it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import CrisisMapError
from geo.pages import reviewer, session, wording
from geo.pages.highlight import STYLE, plain, quoted

if TYPE_CHECKING:
    from geo.reconciliation import Observation, Reconciled

#: Figures offered to merge, and how far apart their days may be.
_MOST, _NEAR = 5, timedelta(days=10)


def show(reconciled: Reconciled, figure_id: str) -> None:
    """Show the figures of the same claim, those that contradict it, and those that might belong to it."""
    claim = reconciled.claim_of(figure_id)
    same = [one for one in (claim.figure_ids if claim is not None else ()) if one != figure_id]
    others = _others(reconciled, figure_id, {figure_id, *same})
    against = _against(reconciled, figure_id)
    if not same and not others:
        st.caption(wording.say("together.none"))
        return
    st.html(STYLE)
    if same:
        st.markdown(f"**{wording.say('together.same', n=len(same))}**")
    for other in same:
        _row(reconciled.observations[other], against.get(other), (figure_id, other), "split")
    if others:
        st.markdown(f"**{wording.say('together.others')}**")
    for other in others:
        _row(reconciled.observations[other], against.get(other), (figure_id, other), "merge")


def _row(other: Observation, reason: str | None, pair: tuple[str, str], verdict: str) -> None:
    left, right = st.columns([5, 1], vertical_alignment="center")
    with left:
        st.html(quoted(other, reason))
    if right.button(wording.say(f"together.{verdict}"), key=f"{verdict}_{pair[1]}", width="stretch"):
        _link(pair, verdict)


def _link(pair: tuple[str, str], verdict: str) -> None:
    from geo.pipeline import link

    who = reviewer.name()
    if not who:
        st.warning(wording.say("review.name.missing"), icon=":material/person:")
        return
    try:
        with session.store(write=True) as store:
            link(store, pair, verdict, reviewer=who, reason=wording.say("review.reason.read"))
    except CrisisMapError as error:
        st.warning(plain(error))
        return
    st.session_state["linked"] = (pair, verdict)
    st.rerun()


def said() -> None:
    """Say what was merged or split a moment ago, with the button that lifts it."""
    pair, verdict = st.session_state.get("linked", (None, ""))
    if pair is None:
        return
    left, right = st.columns([3, 1], vertical_alignment="center")
    left.success(wording.say(f"together.did.{verdict}"))
    if right.button(wording.say("undo"), icon=":material/undo:", key="undo_link", width="stretch"):
        st.session_state.pop("linked")
        from geo.pipeline import link

        with session.store(write=True) as store:
            link(store, pair, "undo", reviewer=reviewer.name(), reason=wording.say("review.reason.read"))
        st.rerun()


def _against(reconciled: Reconciled, figure_id: str) -> dict[str, str]:
    """Return why other figures contradict this one, by their ids."""
    from geo.models import Relation

    found = {}
    for one in reconciled.links:
        if one.relation is Relation.CONTRADICTS and figure_id in {one.from_figure, one.to_figure}:
            found[one.to_figure if one.from_figure == figure_id else one.from_figure] = one.reason
    return found


def _others(reconciled: Reconciled, figure_id: str, known: set[str]) -> list[str]:
    """Return figures that count the same near the same place and day, the nearest number first."""
    one = reconciled.observations[figure_id]

    def near(other: Observation) -> bool:
        if other.figure.indicator != one.figure.indicator or other.figure.counting is not one.figure.counting:
            return False
        if one.place is None or other.place is None or one.place.country != other.place.country:
            return False
        days = one.figure.period.end, other.figure.period.end
        return days[0] is not None and days[1] is not None and abs(days[0] - days[1]) <= _NEAR

    size = one.figure.quantity.value or 0.0
    found = [key for key, other in reconciled.observations.items() if key not in known and near(other)]
    found.sort(key=lambda key: (abs((reconciled.observations[key].figure.quantity.value or 0.0) - size), key))
    return found[:_MOST]
