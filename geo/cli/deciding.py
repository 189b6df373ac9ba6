"""Enter a figure, agree on a number, and list what changed between two moments."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from geo.cli.commands import DONE, NOTHING, WRONG_USAGE, print_rows, say
from geo.cli.reviewing import number_in_words
from geo.errors import InputError

if TYPE_CHECKING:
    import argparse

    from geo.models import Estimate, Place
    from geo.pipeline import Filters
    from geo.reconciliation.differences import EstimateDifference, FigureDifference
    from geo.settings import Settings
    from geo.store.store import Store


def enter(arguments: argparse.Namespace, settings: Settings) -> int:
    """Keep a figure that a person gives."""
    from geo import pipeline
    from geo.models import Counting, Group, Span, Unit
    from geo.store import connect

    with connect(arguments.store or settings.store) as store:
        words = None
        if (arguments.report is None) != (arguments.words is None):
            say("words are selected in a report: give both --report ID and --words TEXT, or neither")
            return WRONG_USAGE
        if arguments.report is not None:
            document = store.document(arguments.report)
            times = document.text.count(arguments.words) if document is not None else 1
            if document is not None and times != 1:
                say(f"the report holds those words {times} times: give them as they stand, and enough of them")
                return NOTHING
            at = document.text.find(arguments.words) if document is not None else 0
            words = Span(at, at + len(arguments.words))
        figure_id = pipeline.enter(
            store,
            pipeline.Entry(
                indicator=arguments.indicator,
                place=_place(store, arguments.place).id,
                reviewer=arguments.by,
                reason=arguments.reason,
                value=arguments.value,
                low=arguments.low,
                high=arguments.high,
                start=arguments.since,
                end=arguments.at,
                source=arguments.source,
                heard=arguments.heard,
                note=arguments.note or "",
                counting=Counting(arguments.counting) if arguments.counting else None,
                unit=Unit(arguments.unit) if arguments.unit else None,
                group=_group(arguments.group) if arguments.group else Group(),
                document=arguments.report,
                words=words,
            ),
        )
    print(figure_id)
    say(f"figure {figure_id} kept; take it back with geo review {figure_id} --verdict undo --set review=1")
    return DONE


def _place(store: Store, asked: str) -> Place:
    """Return the place of an id, or of a name that only one place of the store has."""
    from geo.gazetteer import open_gazetteer
    from geo.geocoding import candidates

    gazetteer = open_gazetteer(added=store.folder)
    try:
        return gazetteer.place(asked)
    except InputError:
        named = [place for place in store.places() if place.name.casefold() == asked.casefold()]
        if len(named) == 1:
            return named[0]
        known = {one.place.id: one.place for one in candidates(asked, gazetteer)}
        if len(known) == 1:
            return next(iter(known.values()))
        if not known:
            raise
        listed = ", ".join(f"{place.id} ({place.name}, {place.country})" for place in list(known.values())[:6])
        message = f"{asked!r} can mean several places: give one of their ids, {listed}"
        raise InputError(message) from None


def _group(code: str) -> Any:
    from geo.models import Group, GroupKind

    try:
        return Group.from_code(code)
    except ValueError:
        message = f"no group is called {code!r}: use {', '.join(GroupKind)}, or one such as combatant:TR or refugee:SY"
        raise InputError(message) from None


def agree(arguments: argparse.Namespace, settings: Settings) -> int:
    """Pin a number to an estimate, or list the numbers that are agreed."""
    from geo import pipeline
    from geo.store import connect

    address = arguments.store or settings.store
    given = (arguments.indicator, arguments.place, arguments.value)
    if not any(item is not None for item in given):
        with connect(address, read_only=True) as store:
            return _agreements(store, arguments.format)
    if None in given or not (arguments.until and arguments.by and arguments.reason):
        say("a number is agreed with INDICATOR PLACE VALUE --until DATE --by WHO --reason WHY; without any, list them")
        return WRONG_USAGE
    with connect(address) as store:
        row = _row(store, arguments)
        pipeline.agree(
            store,
            row,
            arguments.value,
            until=arguments.until,
            reviewer=arguments.by,
            reason=arguments.reason,
            owner=arguments.owner,
            first=arguments.first,
        )
    say(f"{arguments.value:,.10g} {row.indicator}, {row.place.name}, is shown until {arguments.until}; "
        "geo agree lists what is agreed")  # fmt: skip
    return DONE


def _row(store: Store, arguments: argparse.Namespace) -> Estimate:
    """Return the one estimate that the words of the command line name."""
    from geo.exports import last_day
    from geo.indicators import indicator
    from geo.models import Policy
    from geo.pipeline import Kept, reconcile_store

    indicator(arguments.indicator)
    reconciled = reconcile_store(store, policy=Policy.LATEST, kept=Kept.load(store))
    at = arguments.at or last_day(reconciled)
    if at is None:
        message = "the store holds no dated figure, so there is no estimate to agree on: ingest reports first"
        raise InputError(message)
    rows = reconciled.estimates(at, indicators={arguments.indicator})
    wanted = [
        row
        for row in rows
        if arguments.place.casefold() in {row.place.id.casefold(), row.place.name.casefold()}
        and arguments.counting in {None, row.counting}
        and arguments.role in {None, row.role}
        and arguments.unit in {None, row.unit}
    ]
    if len(wanted) == 1:
        return wanted[0]
    shown = wanted or rows
    listed = "; ".join(
        f"{row.indicator} {row.counting}, {row.place.name} [{row.place.id}] {row.role}, {row.unit}" for row in shown[:8]
    )
    if wanted:
        message = f"several estimates fit, name one with --counting, --role or --unit: {listed}"
    else:
        named = f"{arguments.indicator!r} stands at {arguments.place!r} on {at}"
        message = f"no estimate of {named}; there are: {listed or 'none'}"
    raise InputError(message)


def _agreements(store: Store, form: str) -> int:
    from geo.pipeline import agreements

    rows = [
        {
            "target": made.target,
            "review": number,
            "value": int(made.value) if made.value.is_integer() else made.value,
            "first": made.first.isoformat() if made.first else None,
            "until": made.until.isoformat(),
            "owner": made.owner,
            "agreed_at": made.agreed_at.isoformat(timespec="seconds"),
            "reason": made.reason,
        }
        for made, number in agreements(store)
    ]
    columns = ("target", "review", "value", "first", "until", "owner", "agreed_at", "reason")
    if not print_rows(rows, form, columns):
        say("no number is agreed: geo agree INDICATOR PLACE VALUE --until DATE --by WHO --reason WHY")
    return DONE if rows else NOTHING


def sources(arguments: argparse.Namespace, settings: Settings) -> int:
    """List who is who among the sources, or say who is meant by some words."""
    from geo.pipeline import source_registry
    from geo.pipeline.reconciling import SOURCES
    from geo.store import connect

    with connect(arguments.store or settings.store, read_only=True) as store:
        registry, path = source_registry(store), store.folder / SOURCES
    listed = registry.sources
    if arguments.words:
        meant = registry.find(" ".join(arguments.words))
        listed = (meant,) if meant is not None else ()
    rows = [
        {"key": one.key, "name": one.name, "type": one.type, "part_of": one.parent, "country": one.country,
         "party": one.party}
        for one in listed
    ]  # fmt: skip
    print_rows(rows, arguments.format, ("key", "name", "type", "part_of", "country", "party"))
    form = "may add sources and change these, in the form of geo/reconciliation/sources.toml"
    say(f"{path} {'is read too' if path.exists() else form}")
    return DONE if rows else NOTHING


def changes(arguments: argparse.Namespace, settings: Settings) -> int:
    """List what two moments differ in."""
    from geo.models import Policy
    from geo.pipeline import compare
    from geo.store import connect

    with connect(arguments.store or settings.store, read_only=True) as store:
        earlier, later = _moments(store, arguments)
        found = compare(store, earlier, later, policy=Policy(arguments.policy), at=arguments.at)
    if found is None:
        say("the store holds no dated figure: ingest reports, or give their dates with --published or --metadata")
        return NOTHING
    differing = [one for one in found.figures if one.kind != "repeated" or arguments.repeats]
    counts = [sum(one.kind == kind for one in found.figures) for kind in _KINDS]
    say(", ".join(f"{count} {kind}" for count, kind in zip(counts, _KINDS, strict=True)) + " figures; "
        f"{len(found.estimates)} estimates differ")  # fmt: skip
    if arguments.estimates:
        rows = [_estimate_row(one) for one in found.estimates]
        columns: tuple[str, ...] = ("change", "indicator", "place", "before", "after", "range", "why", "figures")
    else:
        rows = [_figure_row(one) for one in differing]
        columns = ("change", "indicator", "place", "before", "after", "source", "published", "why", "id", "quote")
    return DONE if print_rows(rows, arguments.format, columns) else NOTHING


_KINDS = ("new", "revised", "contradicted", "withdrawn", "repeated")


def _moments(store: Store, arguments: argparse.Namespace) -> tuple[Filters, Filters]:
    from geo.pipeline import Filters, moment

    first, last = arguments.first, arguments.last
    if arguments.published:
        if not isinstance(first, date) or isinstance(first, datetime) or isinstance(last, int | datetime):
            message = "--published compares what was out on two days: give days, as in --from 2020-02-20"
            raise InputError(message)
        return Filters(known_on=first), Filters(known_on=last)
    until = None if last is None else moment(store, last)
    return Filters(as_of=moment(store, first)), Filters(as_of=until)


def _figure_row(one: FigureDifference) -> dict[str, Any]:
    shown = one.shown
    figure = shown.figure
    return {
        "change": one.kind,
        "indicator": figure.indicator,
        "place": shown.place.name if shown.place else None,
        "before": number_in_words(one.before.figure) if one.before else None,
        "after": number_in_words(one.after.figure) if one.after and one.kind != "withdrawn" else None,
        "source": figure.attributed_to,
        "published": shown.document.published.isoformat() if shown.document.published else None,
        "why": one.reason or None,
        "id": figure.id,
        "document": shown.document.address,
        "quote": figure.quote,
    }


def _estimate_row(one: EstimateDifference) -> dict[str, Any]:
    shown = one.shown
    return {
        "change": one.kind,
        "indicator": shown.indicator,
        "counting": shown.counting.value,
        "role": shown.role.value,
        "place": shown.place.name,
        "before": one.before.best if one.before else None,
        "after": one.after.best if one.after else None,
        "range": " → ".join(
            f"{row.low:,g} to {row.high:,g}" if row.low is not None and row.high is not None else "unknown"
            for row in (one.before, one.after)
            if row is not None
        ),
        "why": shown.disagreement,
        "figures": list(one.figure_ids),
    }
