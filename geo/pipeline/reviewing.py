"""What people decide about figures, links, places and estimates: checked, then kept for good."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from geo.errors import InputError
from geo.gazetteer import open_gazetteer
from geo.models.words import typed
from geo.pipeline.reconciling import named_places, observations

if TYPE_CHECKING:
    from geo.models import Document, LocatedFigure, Place, Review
    from geo.reconciliation import Observation, Reconciled
    from geo.reconciliation.doubts import Doubt
    from geo.store.store import Store


@dataclass(frozen=True, slots=True)
class Queued:
    """A figure that waits for a review, with all that is needed to judge it.

    Attributes
    ----------
    doubt
        How doubtful it is, how large, and why.
    located
        The figure with the candidates for its places.
    place
        Where it stands now; None where no place was found.
    """

    doubt: Doubt
    located: LocatedFigure
    document: Document
    place: Place | None


def review_queue(store: Store, reconciled: Reconciled) -> list[Queued]:
    """Return the figures of a store that nobody has reviewed, by doubt × size, the weightiest first."""
    from geo.reconciliation.doubts import doubts

    waiting = doubts(reconciled)
    located = {item.figure.id: item for item in store.figures()}
    known = reconciled.observations
    return [
        Queued(one, located[one.figure_id], known[one.figure_id].document, known[one.figure_id].place)
        for one in waiting
        if one.figure_id in located
    ]


def decide(store: Store, review: Review) -> int:
    """Append a review after checking that it says something that can be applied; return its revision.

    Parameters
    ----------
    review
        Over a figure, a link, a place or an estimate: `geo.reconciliation.targets` writes the target and says which
        verdicts each takes, `geo.reconciliation.verdicts` which changes. A figure is entered by `geo.pipeline.enter`.

    Raises
    ------
    InputError
        If the store holds no such figure, the gazetteer no such place, or the review breaks a rule of
        `geo.reconciliation.verdicts.check` or does not fit what it is about as it stands.
    """
    from geo.reconciliation import verdicts
    from geo.reconciliation.targets import About, about, place_of, row_of

    review = replace(
        review,
        reviewer=typed(review.reviewer),
        reason=typed(review.reason),
        changes=tuple((name, typed(said)) for name, said in review.changes),
    )
    earlier = store.reviews(review.target)
    kind = about(review.target)
    if kind is About.FIGURE:
        found = store.figures(ids=[review.target], replaced=True)
        if not found and not earlier:
            raise InputError(_unknown(review.target))
    verdicts.check(review, earlier)
    if kind is About.FIGURE:
        _check_figure(store, review, earlier)
    elif kind is About.LINK and review.verdict != "undo":
        _check_link(store, review)
    elif kind is About.PLACE:
        _check_places(store, [place_of(review.target), dict(review.changes).get("place", "")])
    elif kind is About.ESTIMATE and review.verdict != "undo":
        row = row_of(review.target)
        _check_places(store, [row[1] if row else ""])
        pinned_to = dict(review.changes).get("figure")
        if pinned_to and not store.figures(ids=[pinned_to], replaced=True):
            raise InputError(_unknown(pinned_to))
    return store.review(review)


def link(store: Store, pair: tuple[str, str], verdict: str, *, reviewer: str, reason: str) -> int:
    """Say that two figures are about the same event (``merge``), are not (``split``), or lift that (``undo``).

    The last word on a pair holds. It stays with the numbers when their reports are read anew.

    Parameters
    ----------
    pair
        Ids of the figures, in any order.

    Returns
    -------
    int
        The revision of the review.

    Raises
    ------
    InputError
        If the store lacks one of the figures, if figures to merge do not count the same, or if nothing stands that
        could be undone.
    """
    from geo.models import Review
    from geo.reconciliation.targets import link_target
    from geo.reconciliation.verdicts import LIFTS, standing

    target = link_target(*pair)
    changes: tuple[tuple[str, str], ...] = ()
    if verdict == "undo":
        live = standing(store.reviews(target))
        if not live:
            message = f"nobody merged or split {pair[0]} and {pair[1]}, so there is nothing to undo"
            raise InputError(message)
        changes = ((LIFTS, str(live[-1])),)
    return decide(store, Review(target, verdict, changes, reviewer, datetime.now(UTC), reason))


def _unknown(figure_id: str) -> str:
    return f"the store holds no figure {figure_id!r}: `geo review --queue` and figures.csv list the ids"


def _check_figure(store: Store, review: Review, earlier: list[Review]) -> None:
    from geo.reconciliation import reviewing

    if review.verdict == "enter" and not any(one.verdict == "enter" for one in earlier):
        message = "a figure is entered with `geo enter`, not by a review of one that reports gave"
        raise InputError(message)
    gazetteer = open_gazetteer(added=store.folder)
    place_id = dict(review.changes).get("place")
    if place_id:
        gazetteer.place(place_id)
    places = named_places([review], gazetteer)
    for after in reviewing.apply(_observed(store, [review.target]), [*earlier, review], places=places):
        reviewing.check_fits(review, after)


def _observed(store: Store, figure_ids: list[str]) -> list[Observation]:
    found = store.figures(ids=figure_ids, replaced=True)
    documents = {item.figure.document_id: store.document(item.figure.document_id) for item in found}
    known = {key: value for key, value in documents.items() if value is not None}
    kept = [item for item in found if item.figure.document_id in known]
    return observations(kept, known, open_gazetteer(added=store.folder))


def _check_link(store: Store, review: Review) -> None:
    """Refuse a link between figures that are not there, or that could never be one claim."""
    from geo.pipeline.reconciling import reviewed
    from geo.reconciliation.statements import key_of
    from geo.reconciliation.targets import pair_of

    pair = pair_of(review.target)
    # As people left them: a figure whose indicator was corrected merges with those of the right indicator.
    known = {item.figure.id: item for item in reviewed(_observed(store, list(pair)), store)[0]}
    for figure_id in pair:
        if figure_id not in known:
            raise InputError(_unknown(figure_id))
    if review.verdict != "merge":
        return
    one, other = (key_of(known[figure_id]) for figure_id in pair)
    differing = [f"{name} ({a} and {b})" for name, a, b in zip(one._fields, one, other, strict=True) if a != b]
    if differing:
        message = f"figures that differ in {', '.join(differing)} do not count the same people: change one first"
        raise InputError(message)


def _check_places(store: Store, place_ids: list[str]) -> None:
    gazetteer = open_gazetteer(added=store.folder)
    kept = {place.id for place in store.places()}
    for place_id in place_ids:
        if place_id and place_id not in kept and not place_id.startswith("pin:"):
            gazetteer.place(place_id)
