"""Numbers that a team agreed on: pinned with an owner, a reason and a last day, whatever later reports say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import CrisisMapError
from geo.pages import reviewer, session, wording
from geo.pages.highlight import plain

if TYPE_CHECKING:
    from geo.models import Agreement, Estimate
    from geo.reconciliation import Reconciled

#: Days for which a number is agreed unless another day is given.
_USUAL = timedelta(days=30)


def show(reconciled: Reconciled) -> None:
    """Show the numbers that stand, and the form to agree on another."""
    said = st.session_state.pop("agreed", None)
    if said:
        st.success(plain(said))
    _standing()
    rows = _rows(reconciled)
    if not rows:
        st.info(wording.say("review.no_figures"))
        return
    st.subheader(wording.say("agree.title"), anchor=False)
    st.caption(wording.say("agree.about"))
    ids, wanted = list(rows), st.query_params.get("estimate", "")
    chosen = st.selectbox(
        wording.say("agree.estimate"),
        ids,
        index=ids.index(wanted) if wanted in rows else 0,
        format_func=lambda key: _named(rows[key]),
        key=f"agree_estimate_{session.revision()}",
    )
    row = rows[chosen]
    if row.disagreement:
        st.caption(plain(wording.reason(row.disagreement)))
    left, middle, right = st.columns(3)
    value = left.number_input(
        wording.say("review.value"), value=row.best, min_value=0.0, step=1.0, format="%.10g", key=f"agree_{chosen}"
    )
    until = middle.date_input(
        wording.say("agree.until"),
        value=max(row.period.end or datetime.now(UTC).date(), datetime.now(UTC).date()) + _USUAL,
        format=wording.day_format(),
        key="agree_until",
    )
    owner = right.text_input(wording.say("agree.owner"), placeholder=reviewer.name(), key="agree_owner")
    reason = st.text_input(wording.say("review.reason"), key="agree_reason")
    if st.button(wording.say("agree.save"), icon=":material/push_pin:", type="primary", key="agree_save"):
        _save(row, value, until, owner.strip(), reason.strip())


def _rows(reconciled: Reconciled) -> dict[str, Estimate]:
    ends = [one.figure.period.end for one in reconciled.observations.values() if one.figure.period.end is not None]
    return {row.id: row for row in reconciled.estimates(max(ends))} if ends else {}


def _named(row: Estimate) -> str:
    number = "–" if row.best is None else wording.count(row.best)
    bounds = ""
    if row.low is not None and row.high is not None and row.low != row.high:
        bounds = f" ({wording.span(row.low, row.high)})"
    counting = wording.say(f"counting.{row.counting}")
    return f"{wording.indicator(row.indicator)} · {wording.place(row.place)} · {counting}: {number}{bounds}"


def _save(row: Estimate, value: float | None, until: object, owner: str, reason: str) -> None:
    from datetime import date

    from geo.pipeline import agree

    who = reviewer.name()
    if not who:
        st.warning(wording.say("review.name.missing"), icon=":material/person:")
        return
    if value is None or not reason or not isinstance(until, date):
        st.warning(wording.say("agree.missing"))
        return
    try:
        with session.store(write=True) as store:
            agree(store, row, value, until=until, reviewer=who, reason=reason, owner=owner or None)
    except CrisisMapError as error:
        st.warning(plain(error))
        return
    st.session_state["agreed"] = wording.say("agree.done", name=_named(row), value=wording.count(value))
    st.rerun()


def _standing() -> None:
    """List the numbers agreed, each with the button that lifts it."""
    from geo.pipeline import agreements
    from geo.reconciliation.targets import row_of

    with session.store() as store:
        found = agreements(store)
        places = {place.id: place for place in store.places()}
    for made, number in found:
        key, place_id = row_of(made.target) or (None, "")
        place = wording.place(places[place_id]) if place_id in places else place_id
        indicator = wording.indicator(key.indicator) if key is not None else ""
        words = wording.say(
            "agree.row",
            value=wording.count(made.value),
            name=f"{indicator}, {place}",
            owner=made.owner,
            until=wording.day(made.until),
            reason=made.reason,
        )
        left, right = st.columns([5, 1], vertical_alignment="center")
        left.markdown(plain(words))
        if right.button(wording.say("undo"), icon=":material/undo:", key=f"lift_{made.target}_{number}"):
            _lift(made, number)


def _lift(made: Agreement, number: int) -> None:
    from geo.models import Review
    from geo.pipeline import decide

    who = reviewer.name()
    if not who:
        st.warning(wording.say("review.name.missing"), icon=":material/person:")
        return
    reason = wording.say("agree.lifted")
    review = Review(made.target, "undo", (("review", str(number)),), who, datetime.now(UTC), reason)
    with session.store(write=True) as store:
        decide(store, review)
    st.rerun()
