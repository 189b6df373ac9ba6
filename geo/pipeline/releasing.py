"""What left the store: a log of products, and what of them is no longer so."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from geo.pipeline.reconciling import Filters, reconcile_store

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geo.exports import Layout, Selection
    from geo.exports.request import Request
    from geo.models import Estimate
    from geo.reconciliation import Reconciled
    from geo.store.records import Release
    from geo.store.store import Store

    #: Number of the page, and the names of a row.
    _Key = tuple[Any, ...]

#: Filters that are days.
_DAYS = frozenset({"since", "until", "known_on"})


class Row(NamedTuple):
    """One number of a product, or of the table as it is now."""

    low: float | None
    best: float | None
    high: float | None
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MadeOf:
    """What a product was made of.

    Attributes
    ----------
    layout
        Fills what the selection leaves open, as in `geo.exports.render`.
    filters
        Those that the data had passed.
    pages
        Filters of each page, where they differ: see `geo.exports.atlas_pages`. The rows of each page are kept.
    """

    reconciled: Reconciled
    selection: Selection
    layout: Layout | None = None
    filters: Filters = field(default_factory=Filters)
    pages: Sequence[Selection] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One number of a product that is no longer so.

    Attributes
    ----------
    row
        Indicator, counting, role, group, unit, name and id of the place, by name; what the product calls the place
        (``shown``), and the days of its page where it has several (``since``, ``at``).
    before, after
        The number in the product and now; None where it was not there, or is there no more.
    """

    row: Mapping[str, str]
    before: Row | None
    after: Row | None


@dataclass(frozen=True, slots=True)
class Correction:
    """A product with what of it is no longer so."""

    release: Release
    changes: tuple[Change, ...]


def log_release(address: str, made_of: MadeOf, *, name: str, content: bytes) -> str | None:
    """Keep a product in the log of the store at an address; return in words why it is not there, None where it is.

    A product is no worse for a store that cannot be written to: it was made, and stays.
    """
    from geo.errors import StoreError
    from geo.store import connect

    try:
        with connect(address) as store:
            keep_release(store, made_of, name=name, content=content)
    except StoreError as error:
        return f"{name} is not in the log of what was exported ({error})"
    return None


def keep_release(store: Store, made_of: MadeOf, *, name: str, content: bytes) -> int:
    """Keep a product in the log of the store, with the numbers that it shows; return its number in the log.

    Parameters
    ----------
    name, content
        Name of the file, and its bytes, of which the hash is kept.
    """
    from geo.exports import last_day, request
    from geo.store.records import Release

    reconciled, layout = made_of.reconciled, made_of.layout
    made = request(reconciled, name, made_of.selection, layout)
    each = [request(reconciled, name, page, layout) for page in made_of.pages]
    shown = made.selection
    day = shown.at or last_day(reconciled)
    said: dict[str, Any] = {
        "at": day.isoformat() if day else None,
        "from": shown.since.isoformat() if shown.since else None,
        "layers": list(shown.indicators),
        "place": shown.place,
        "language": shown.language,
        "policy": reconciled.policy.value,
        "filters": _packed(made_of.filters),
        "quotes": made.withholding.quotes,
        "exact_by": shown.exact_by,
    }
    if each:
        said["pages"] = [_page(page.selection, last_day(reconciled)) for page in each]
    release = Release(
        number=0,
        revision=shown.revision,
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        made_at=datetime.now(UTC),
        cleared_by=shown.cleared_by,
        filters=said,
        rows=tuple(row for number, page in enumerate(each or [made]) for row in _rows(page, number if each else None)),
    )
    return store.release(release)


def _page(selection: Selection, last: date | None) -> dict[str, Any]:
    """Return the days and the place of a page, as JSON keeps them."""
    at = selection.at or last
    return {
        "at": at.isoformat() if at else None,
        "from": selection.since.isoformat() if selection.since else None,
        "place": selection.place,
    }


def _rows(made: Request, page: int | None) -> Iterator[dict[str, Any]]:
    """Return the numbers of a page with their exact places, which stay in the store, and what the page calls them."""
    from geo.exports.placenames import place_name

    for exact, shown in zip(made.exact_estimates, made.estimates, strict=True):
        row = _kept(exact)
        if shown.place.id != exact.place.id:
            row["shown"] = place_name(shown.place, made.language, made.gazetteer)
        yield row if page is None else row | {"page": page}


def _packed(filters: Filters) -> dict[str, Any]:
    """Return the filters that are set, as JSON keeps them."""
    held = {one.name: getattr(filters, one.name) for one in fields(filters)}
    return {
        key: value.isoformat() if isinstance(value, date) else list(value) if isinstance(value, tuple) else value
        for key, value in held.items()
        if value is not None and value != ()
    }


def _unpacked(kept: Mapping[str, Any]) -> Filters:
    known = {one.name for one in fields(Filters)}
    held: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else date.fromisoformat(value) if key in _DAYS else value
        for key, value in kept.items()
        if key in known
    }
    return Filters(**held)


_NAMES = ("indicator", "counting", "role", "group", "unit", "place", "place_id")


def _kept(estimate: Estimate) -> dict[str, Any]:
    names = (
        *(estimate.indicator, estimate.counting.value, estimate.role.value, estimate.group.code, estimate.unit.value),
        *(estimate.place.name, estimate.place.id),
    )
    numbers = {"low": estimate.low, "best": estimate.best, "high": estimate.high}
    return {**dict(zip(_NAMES, names, strict=True)), **numbers, "figures": list(estimate.figure_ids)}


def products_of(releases: Sequence[Release], figure_id: str) -> list[Release]:
    """Return the products in which a figure stands, in the order they were made."""
    return [one for one in releases if any(figure_id in row["figures"] for row in one.rows)]


def corrections(store: Store) -> list[Correction]:
    """Return the products of the log that hold a number that is no longer so, in the order they were made.

    Each is worked out anew with its own filters, days and policy from what the store holds now. A product whose
    numbers all stand is left out.
    """
    from geo.models import Policy

    found, known = [], {}
    for release in store.releases():
        said = release.filters
        # Products of one policy and the same filters rest on the same figures, which are worked out once.
        key = (said["policy"], repr(sorted(said["filters"].items())))
        if said["at"] is not None and key not in known:
            known[key] = reconcile_store(store, policy=Policy(said["policy"]), filters=_unpacked(said["filters"]))
        changes = _changes(release, known.get(key))
        if changes:
            found.append(Correction(release, changes))
    return found


def _changes(release: Release, reconciled: Reconciled | None) -> tuple[Change, ...]:
    from geo.exports import Selection, request

    said = release.filters
    now: list[dict[str, Any]] = []
    pages = said.get("pages")
    for number, page in enumerate(pages or [said]):
        if page["at"] is None or reconciled is None:
            continue
        selection = Selection(
            at=date.fromisoformat(page["at"]),
            since=date.fromisoformat(page["from"]) if page["from"] else None,
            indicators=tuple(said["layers"]),
            place=page["place"],
            exact_by=said.get("exact_by"),
        )
        now += _rows(request(reconciled, release.name, selection), number if pages else None)
    before, after = _by_name(release.rows), _by_name(now)
    shown = {_key(row): row["shown"] for row in (*now, *release.rows) if "shown" in row}
    keys = [*before, *(key for key in after if key not in before)]
    return tuple(
        Change(_named(key, shown.get(key), pages), before.get(key), after.get(key))
        for key in keys
        if _numbers(before.get(key)) != _numbers(after.get(key))
    )


def _named(key: _Key, shown: str | None, pages: Sequence[Mapping[str, Any]] | None) -> dict[str, str]:
    """Return a row by name, with what the product calls its place, and the days of the page on which it stands."""
    row = dict(zip(_NAMES, key[1:], strict=True))
    row["shown"] = shown or row["place"]
    if pages:
        row["since"], row["at"] = pages[key[0]]["from"] or "", pages[key[0]]["at"] or ""
    return row


def _key(row: Mapping[str, Any]) -> _Key:
    return (row.get("page", 0), *(row[name] for name in _NAMES))


def _by_name(rows: Sequence[Mapping[str, Any]]) -> dict[_Key, Row]:
    return {_key(row): Row(row["low"], row["best"], row["high"], tuple(row["figures"])) for row in rows}


def _numbers(row: Row | None) -> tuple[float | None, ...] | None:
    return None if row is None else (row.low, row.best, row.high)
