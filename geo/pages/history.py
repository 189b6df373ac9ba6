"""The *History* page: what is new since the last visit, and the difference between two moments."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.errors import CrisisMapError
from geo.pages import frame, news, reviewer, session, wording
from geo.pages.highlight import STYLE, plain, quoted

if TYPE_CHECKING:
    from geo.models import Estimate
    from geo.reconciliation.differences import Difference, EstimateDifference

#: What the two moments are: days by which reports were published, or days on which the store held them.
_MODES = ("published", "held")
#: Rows of a table and cards shown.
_ROWS, _CARDS = 200, 25
_KINDS = ("new", "revised", "contradicted", "withdrawn")


def _alerts() -> None:
    """Show what came since this person's last visit, the gravest first, with the button that calls it seen."""
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    left.subheader(wording.say("history.news"), anchor=False)
    reviewer.ask(right)
    news.begin()
    found = news.alerts()
    if not found:
        st.caption(wording.say("history.news.none"))
        return
    numbers = Counter(one.kind for one in found)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="alerts"):
        parts = [wording.say(f"n.alert.{kind}", n=n) for kind, n in numbers.items()]
        st.markdown(f"**{', '.join(parts)}**", width="content")
        st.button(wording.say("history.seen"), icon=":material/done_all:", on_click=news.seen, key="seen")
    st.html(STYLE)
    for one in found[:_CARDS]:
        kind = wording.say(f"kind.of.{one.kind}")
        agreed = ""
        if one.agreed is not None:
            value = wording.count(one.agreed.value)
            agreed = wording.say("history.agreed", value=value, owner=one.agreed.owner)
        left, right = st.columns([5, 1], vertical_alignment="center")
        with left:
            st.html(quoted(one.figure, one.reason, badge=kind, note=agreed))
        figure_id = one.figure.figure.id
        right.page_link("geo/pages/review.py", label=wording.say("history.open"), query_params={"figure": figure_id})
    if len(found) > _CARDS:
        st.caption(wording.say("history.more", n=len(found) - _CARDS))


def _choose() -> tuple[str, date, date]:
    """Ask for the two moments; they are kept in the address."""
    today = datetime.now(UTC).date()
    first, last = session.published_days() or (today, today)
    query = st.query_params
    mode = st.segmented_control(
        wording.say("history.mode"),
        _MODES,
        default=query["mode"] if query.get("mode") in _MODES else _MODES[0],
        required=True,
        format_func=lambda name: wording.say(f"history.mode.{name}"),
        key=f"history_mode_{wording.language()}",
    )
    if mode == "held":
        first, last = session.store_days() or (today, today)
    left, right = st.columns(2)
    earlier = max(first, min(_day(query.get("earlier")) or last - timedelta(days=7), last))
    later = max(first, min(_day(query.get("later")) or last, last))
    before, after = (
        column.date_input(
            wording.say(f"history.{name}"),
            value=value,
            format=wording.day_format(),
            min_value=first,
            max_value=last,
            key=f"{name}_{mode}",
        )
        or value
        for column, name, value in ((left, "earlier", earlier), (right, "later", later))
    )
    for name, value in (("mode", mode), ("earlier", before.isoformat()), ("later", after.isoformat())):
        if query.get(name) != value:
            query[name] = value
    return str(mode), before, after


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


@st.cache_resource(max_entries=4, show_spinner=False)
def _difference(stands: session.Standing, mode: str, before: date, after: date) -> Difference | None:  # noqa: ARG001
    from geo.models import Policy
    from geo.pipeline import Filters, compare, moment

    with session.store(stop=False) as store:
        if mode == "held":
            sides = Filters(as_of=moment(store, before)), Filters(as_of=moment(store, after))
        else:
            sides = Filters(known_on=before), Filters(known_on=after)
        return compare(store, *sides, policy=Policy.LATEST)


def _number(row: Estimate | None) -> str:
    if row is None:
        return "–"
    if row.best is None:
        return wording.say("unknown")
    bounds = ""
    if row.low is not None and row.high is not None and row.low != row.high:
        bounds = f" ({wording.span(row.low, row.high)})"
    return f"{wording.count(row.best)}{bounds}"


def _row(one: EstimateDifference) -> dict[str, Any]:
    shown = one.shown
    return {
        wording.say("history.column.kind"): wording.say(f"kind.of.{one.kind}"),
        wording.say("history.column.what"): wording.indicator(shown.indicator),
        wording.say("history.column.place"): wording.place(shown.place),
        wording.say("history.column.before"): _number(one.before),
        wording.say("history.column.after"): _number(one.after),
        wording.say("history.column.why"): wording.reason(shown.disagreement or "")
        or ", ".join(map(wording.source, shown.sources)),
    }


def _compare() -> None:
    st.subheader(wording.say("history.title"), anchor=False)
    mode, before, after = _choose()
    if after < before:
        st.warning(wording.say("history.order"))
        return
    try:
        with st.spinner(wording.say("busy.reconciling")):
            found = _difference(session.standing(), mode, before, after)
    except CrisisMapError as error:
        st.warning(plain(wording.translated(str(error))))
        return
    if mode == "published":
        with st.container(horizontal=True, gap="small", key="history_maps"):
            for day in dict.fromkeys((before, after)):
                label = wording.say("history.map", day=wording.day(day))
                st.page_link("geo/pages/map.py", label=label, query_params={"known": day.isoformat()})
    rows = [one for one in found.estimates if one.kind in _KINDS] if found is not None else []
    if found is None or not rows:
        st.info(wording.say("history.same"))
        return
    numbers = Counter(one.kind for one in rows)
    st.markdown(f"**{', '.join(wording.say(f'n.row.{kind}', n=numbers[kind]) for kind in _KINDS if numbers[kind])}**")
    st.dataframe([_row(one) for one in rows[:_ROWS]], hide_index=True, height=min(38 + 35 * len(rows), 460))
    figures = [one for one in found.figures if one.kind in _KINDS]
    with st.expander(wording.say("history.figures", n=len(figures))):
        st.html(
            STYLE
            + "".join(
                quoted(one.shown, one.reason or None, badge=wording.say(f"kind.of.{one.kind}"))
                for one in figures[:_CARDS]
            )
        )
        if len(figures) > _CARDS:
            st.caption(wording.say("history.more", n=len(figures) - _CARDS))


def _body() -> None:
    if not session.revision():
        st.info(wording.say("history.empty"))
        return
    _alerts()
    _compare()


with frame.column("page.history"):
    _body()
