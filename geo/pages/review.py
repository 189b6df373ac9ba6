"""The *Review* page: one doubtful figure at a time, with its sentence, to accept, reject, change, or undo that."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import streamlit as st

from geo.pages import agreeing, entering, figure_fields, frame, placing, reviewer, together, verdicts, wording
from geo.pages.highlight import STYLE, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.models import LocatedFigure
    from geo.pages.verdicts import Board, Made
    from geo.reconciliation import Observation

_WAITING, _DONE, _ENTER, _AGREED = "waiting", "done", "enter", "agreed"


def _go(figure_id: str | None) -> None:
    """Open a figure; its id in the address makes it a link."""
    st.query_params.pop("figure", None)
    if figure_id is not None:
        st.query_params["figure"] = figure_id


def _keep(observation: Observation, verdict: str, changes: Mapping[str, str], following: str | None) -> None:
    """Make a review of a figure and go on to the following one."""
    target = observation.figure.id
    if _append(target, verdict, changes):
        st.session_state["review_last"] = (
            target,
            wording.say(f"review.did.{verdict}", name=wording.figure(observation), changes=_changes(changes.items())),
        )
        _go(following)
        st.rerun()


def _append(target: str, verdict: str, changes: Mapping[str, str]) -> bool:
    """Append a review; what is wrong with it is shown."""
    from geo.models import Review

    who = reviewer.name()
    if not who:
        st.warning(wording.say("review.name.missing"), icon=":material/person:")
        return False
    reason = st.session_state.get(f"review_reason_{target}", "").strip() or wording.say("review.reason.read")
    problem = verdicts.decide(Review(target, verdict, tuple(changes.items()), who, datetime.now(UTC), reason))
    if problem:
        st.warning(plain(problem))
    return not problem


def _undo(figure_id: str, made: Made) -> None:
    if _append(made.target, "undo", {"review": str(made.number)}):
        st.session_state.pop("review_last", None)
        st.session_state["review_said"] = wording.say("review.undone", name=_verdict(made))
        _go(figure_id)
        st.rerun()


def _show_last() -> None:
    """Say which review was made a moment ago, with the button that lifts it."""
    undone = st.session_state.pop("review_said", None)
    if undone:
        st.success(plain(undone))
    target, words = st.session_state.get("review_last", (None, ""))
    found = verdicts.opened(target) if target is not None else None
    standing = [made for made in found[1] if made.stands] if found else []
    if not standing:
        return
    left, right = st.columns([3, 1], vertical_alignment="center")
    left.success(plain(words))
    if right.button(wording.say("undo"), icon=":material/undo:", shortcut="U", key="review_undo_last", width="stretch"):
        _undo(target, standing[-1])


def _verdict(made: Made) -> str:
    if made.review.verdict == "undo":
        return wording.say("review.verdict.undo", number=dict(made.review.changes).get("review", ""))
    return wording.say(f"review.verdict.{made.review.verdict}", changes=_changes(made.review.changes))


def _changes(changes: Iterable[tuple[str, str]]) -> str:
    """Name the fields that a review changes with their new values, a place by its name."""
    return ", ".join(
        f"{wording.known(f'review.field.{name}', name)} = "
        f"{(placing.name_of(value) if name == 'place' else value) or wording.say('review.not_said')}"
        for name, value in changes
    )


def _sentence(observation: Observation, located: LocatedFigure, reasons: tuple[str, ...]) -> None:
    document = observation.document
    about = (
        document.publisher,
        wording.day(document.published, wording.say("date.unknown")),
        document.title or document.address,
    )
    st.subheader(plain(wording.figure(observation)), anchor=False)
    st.caption(plain(" · ".join(part for part in about if part)))
    st.html(STYLE + verdicts.passage(document, located))
    figure = observation.figure
    said = (
        wording.source(figure.attributed_to),
        wording.days(figure.period.start, figure.period.end, wording.say("date.undated")),
        wording.say(f"counting.{figure.counting}"),
        wording.say("review.confidence", n=round(figure.confidence, 2)),
    )
    st.caption(plain(" · ".join(said)))
    for reason in reasons:
        st.markdown(f":orange-badge[{wording.say('review.doubt')}] {plain(wording.reason(reason))}")


def _verdicts(observation: Observation, following: str | None) -> None:
    st.text_input(
        wording.say("review.reason"),
        placeholder=wording.say("review.reason.hint", words=wording.say("review.reason.read")),
        label_visibility="collapsed",
        key=f"review_reason_{observation.figure.id}",
    )
    with st.container(horizontal=True, gap="small", key="verdicts"):
        if st.button(wording.say("review.accept"), icon=":material/check:", shortcut="A", type="primary", key="accept"):
            _keep(observation, "accept", {}, following)
        if st.button(wording.say("review.reject"), icon=":material/close:", shortcut="X", key="reject"):
            _keep(observation, "reject", {}, following)


def _history(figure_id: str, made: list[Made]) -> None:
    for one in made:
        review = one.review
        left, right = st.columns([4, 1], vertical_alignment="center")
        when = wording.moment(review.reviewed_at)
        words = f"{one.number}. {_verdict(one)} · {review.reviewer}, {when} · {review.reason}"
        left.caption(plain(words) if one.stands or review.verdict == "undo" else f"~~{plain(words)}~~")
        if one.stands and right.button(
            wording.say("undo"), key=f"undo_{one.target}_{one.number}", icon=":material/undo:"
        ):
            _undo(figure_id, one)


def _one(board: Board, ids: list[str], figure_id: str) -> None:
    """Show one figure of the list to decide about."""
    found = verdicts.opened(figure_id)
    observation = board.reconciled.observations.get(figure_id)
    if found is None or observation is None:
        st.warning(wording.say("review.gone"))
        return
    located, made = found
    place = ids.index(figure_id) if figure_id in ids else -1
    before, following = (ids[place - 1], ids[(place + 1) % len(ids)]) if place >= 0 else (None, next(iter(ids), None))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="steps"):
        st.button(
            wording.say("review.back"),
            icon=":material/chevron_left:",
            shortcut="B",
            on_click=_go,
            args=(before,),
            key="back",
            disabled=before is None,
        )
        st.button(
            wording.say("review.next"),
            icon=":material/chevron_right:",
            shortcut="N",
            on_click=_go,
            args=(following,),
            key="next",
            disabled=following is None,
        )
        if place >= 0:
            st.caption(wording.say("review.position", n=place + 1, all=wording.count(len(ids))))
    waiting = board.queue.get(figure_id)
    after = following if following != figure_id else None
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _sentence(observation, located, waiting.doubt.reasons if waiting else ())
        _verdicts(observation, after)
        with st.expander(wording.say("review.change"), icon=":material/edit:", expanded=True):
            now = figure_fields.of(observation.figure)
            given = figure_fields.show(now, f"{figure_id}_{len(made)}_{wording.language()}")
            changes = figure_fields.changed(now, given)
            if st.button(
                wording.say("review.save"), icon=":material/save:", shortcut="S", key="save", disabled=not changes
            ):
                _keep(observation, "change", changes, after)
        _history(figure_id, made)
        with st.expander(wording.say("together.title"), icon=":material/compare_arrows:", expanded=True):
            together.show(board.reconciled, figure_id)
    with right:
        named = verdicts.named(observation.document.id)
        placing.place_of(observation, located, named, lambda changes: _keep(observation, "change", changes, after))


def _body() -> None:
    board = verdicts.board()
    numbers = {_WAITING: len(board.queue), _DONE: len(board.done)}

    def label(name: str) -> str:
        words = wording.say(f"review.{name}")
        return wording.say("review.number", name=words, n=numbers[name]) if name in numbers else words

    left, right = st.columns([3, 2], vertical_alignment="bottom")
    chosen = left.segmented_control(
        wording.say("review.list"),
        [_WAITING, _DONE, _ENTER, _AGREED],
        default=_AGREED if "estimate" in st.query_params else _WAITING,
        required=True,
        format_func=label,
        label_visibility="collapsed",
        on_change=_go,
        args=(None,),
        key="review_list",
    )
    reviewer.ask(right)
    if chosen == _ENTER:
        entering.said()
        st.subheader(wording.say("enter.title"), anchor=False)
        st.caption(wording.say("enter.about"))
        entering.form("call")
        return
    if chosen == _AGREED:
        agreeing.show(board.reconciled)
        return
    together.said()
    _show_last()
    ids = list(board.queue) if chosen == _WAITING else list(board.done)
    figure_id = st.query_params.get("figure") or next(iter(ids), None)
    if figure_id is None and not board.reconciled.observations:
        st.info(wording.say("review.no_figures"))
        return
    if figure_id is None:
        st.info(wording.say("review.nothing" if chosen == _WAITING else "review.nobody"))
        return
    _one(board, ids, figure_id)


with frame.column("page.review"):
    _body()
