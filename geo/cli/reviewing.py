"""Review figures: the queue, one verdict at a time, and what an ingest leaves to review."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from geo.cli.commands import DONE, NOTHING, WRONG_USAGE, print_rows, say

if TYPE_CHECKING:
    import argparse

    from geo.models import Figure, Place
    from geo.pipeline import Brought, Queued
    from geo.settings import Settings
    from geo.store.store import Store

_COLUMNS = ("id", "weight", "number", "indicator", "place", "reasons", "candidates", "quote")


def review(arguments: argparse.Namespace, settings: Settings) -> int:
    """List what to review, or append one review."""
    from geo.store import connect

    address = arguments.store or settings.store
    if arguments.other is not None:
        return _link(arguments, settings)
    if arguments.queue and not arguments.figure and not arguments.verdict:
        with connect(address, read_only=True) as store:
            return _queue(store, arguments.format)
    if arguments.queue or not arguments.figure:
        say("review takes either --queue, or the id of a figure with --verdict, --by and --reason")
        return WRONG_USAGE
    if arguments.verdict is None:
        with connect(address, read_only=True) as store:
            return _reviews(store, arguments.figure, arguments.format)
    wrong = [item for item in arguments.set if "=" not in item]
    if wrong or not (arguments.by and arguments.reason):
        say(
            f"{wrong[0]!r} is not FIELD=VALUE, such as value=34"
            if wrong
            else "a review says who made it and why: add --by WHO --reason WHY"
        )
        return WRONG_USAGE
    changes = tuple((name.strip(), value.strip()) for name, _, value in (item.partition("=") for item in arguments.set))
    with connect(address) as store:
        return _decide(store, arguments, changes)


def _link(arguments: argparse.Namespace, settings: Settings) -> int:
    """Merge or split two figures, undo that, or list the reviews of their link."""
    from geo.pipeline import link
    from geo.reconciliation.targets import link_target
    from geo.store import connect

    if not arguments.figure or arguments.queue or arguments.set:
        say("two figures are merged or split with: review FIGURE_ID --with FIGURE_ID --verdict merge|split")
        return WRONG_USAGE
    pair = (arguments.figure, arguments.other)
    if arguments.verdict is None:
        with connect(arguments.store or settings.store, read_only=True) as store:
            return _reviews(store, link_target(*pair), arguments.format)
    if not (arguments.by and arguments.reason):
        say("a review says who made it and why: add --by WHO --reason WHY")
        return WRONG_USAGE
    with connect(arguments.store or settings.store) as store:
        link(store, pair, arguments.verdict, reviewer=arguments.by, reason=arguments.reason)
    say(f"{arguments.verdict} of {pair[0]} and {pair[1]} kept; lift it with --verdict undo")
    return DONE


def _decide(store: Store, arguments: argparse.Namespace, changes: tuple[tuple[str, str], ...]) -> int:
    from geo.models import Review
    from geo.pipeline import decide
    from geo.reconciliation.reviewing import LIFTS, standing

    if arguments.verdict == "undo" and not changes:
        live = standing(store.reviews(arguments.figure))
        if not live:
            say(f"no review of {arguments.figure} stands, so there is nothing to undo")
            return NOTHING
        changes = ((LIFTS, str(live[-1])),)
    made = Review(
        arguments.figure, arguments.verdict, changes, arguments.by, datetime.now(UTC), reason=arguments.reason
    )
    decide(store, made)
    number = len(store.reviews(arguments.figure))
    say(f"review {number} of {arguments.figure} kept; lift it with --verdict undo --set review={number}")
    return DONE


def _reviews(store: Store, target: str, form: str) -> int:
    from geo.reconciliation.reviewing import standing

    made = store.reviews(target)
    live = set(standing(made))
    rows = [
        {
            "review": number,
            "verdict": one.verdict,
            "changes": ", ".join(f"{name}={value}" for name, value in one.changes),
            "by": one.reviewer,
            "at": one.reviewed_at.isoformat(timespec="seconds"),
            "reason": one.reason,
            "stands": number in live,
        }
        for number, one in enumerate(made, start=1)
    ]
    if not print_rows(rows, form, ("review", "verdict", "changes", "by", "at", "reason", "stands")):
        say(f"nobody has reviewed {target}: add --verdict accept, reject or change")
    return DONE if rows else NOTHING


def _queue(store: Store, form: str) -> int:
    from geo.models import Policy
    from geo.pipeline import Kept, reconcile_store, review_queue

    waiting = review_queue(store, reconcile_store(store, policy=Policy.LATEST, kept=Kept.load(store)))
    if not print_rows([_row(item) for item in waiting], form, _COLUMNS):
        say("no figure waits for a review")
    return DONE if waiting else NOTHING


def _row(item: Queued) -> dict[str, Any]:
    from geo.exports.rows import figure_row

    best = {one.place.id: one for located in item.located.located for one in located.candidates}
    return figure_row(item.located, item.document) | {
        "weight": round(item.doubt.weight, 3),
        "doubt": round(item.doubt.doubt, 3),
        "size": round(item.doubt.size, 3),
        "reasons": list(item.doubt.reasons),
        "number": number_in_words(item.located.figure),
        "place": item.place.name if item.place else None,
        "place_id": item.place.id if item.place else None,
        "candidates": [
            {"name": one.place.name, "id": one.place.id, "score": round(one.score, 3), "reasons": list(one.reasons)}
            for one in best.values()
        ],
    }


def number_in_words(figure: Figure) -> str:
    """Return the number of a figure for people: its value, else the words of the text, else its bounds."""
    quantity = figure.quantity
    if quantity.value is not None:
        return f"{quantity.value:,g}" if quantity.value < 1 else f"{quantity.value:,.0f}"
    return quantity.words or " to ".join(f"{n:,.0f}" for n in (quantity.low, quantity.high) if n is not None)


def brought_in_words(reports: int, brought: Brought) -> str:
    """Return what an ingest brought as one line, with the ids that ``review`` takes."""
    news = brought.news
    counts = [
        f"{news.new} new figure{'' if news.new == 1 else 's'}",
        f"{news.revised} revised",
        f"{news.contradict} contradict",
        f"{news.repeats} repeats",
        *([f"{brought.withdrawn} withdrawn"] if brought.withdrawn else []),
    ]
    line = f"{reports} report{'' if reports == 1 else 's'}: {', '.join(counts)}"
    if not brought.doubts:
        return f"{line}; no doubts"
    first = "; ".join(
        f"{_named(observation.figure, observation.place)} [{doubt.figure_id}]" for doubt, observation in brought.doubts
    )
    return f"{line}; start with these doubts: {first}"


def _named(figure: Figure, place: Place | None) -> str:
    where = place.name if place else "no place"
    return f"{number_in_words(figure)} {figure.indicator.replace('_', ' ')}, {where}"
