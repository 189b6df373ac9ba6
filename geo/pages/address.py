"""The view of a page in its address, so that a link reopens it.

Keys of the query: ``indicator``, ``group``, ``place``, ``country``, ``source``, ``language`` (each may be repeated),
``since``, ``at``, ``known`` (ISO days), ``confidence``, ``reviewed``, ``policy``, ``lang`` for the language of the
interface, and ``map`` for what the map itself remembers (day, window, layers, extent).
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from geo.indicators import indicators
from geo.models import Policy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class View:
    """What the reader chose to see.

    Attributes
    ----------
    indicator, group, place, country, source, language
        Codes, codes of groups, place ids, ISO 3166-1 alpha-2 codes, canonical sources and ISO 639-1 codes of the
        reports to keep; all when empty.
    since, at
        First and last day on which things are true, both inclusive; unbounded when None.
    known
        Only reports published by that day.
    confidence
        Least confidence of a figure, between 0 and 1.
    reviewed
        Whether a person has reviewed the figure, ``yes`` or ``no``; either when empty.
    policy
        Which of the reported values is best.
    lang
        Language of the interface; the browser's own when empty.
    map
        State of the map, opaque to Python.
    """

    indicator: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    since: date | None = None
    at: date | None = None
    known: date | None = None
    confidence: float = 0.0
    reviewed: str = ""
    policy: Policy = Policy.LATEST
    lang: str = ""
    map: str = field(default="")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def parse(query: Mapping[str, Sequence[str]]) -> tuple[View, list[str]]:
    """Read a view from the query of an address.

    Parameters
    ----------
    query
        The values of each key.

    Returns
    -------
    view : View
        What could be read.
    problems : list of str
        A sentence for each part that could not, which is then left out.
    """
    problems: list[str] = []
    given: dict[str, object] = {name: _several(query, name, problems) for name in SEVERAL}
    for name in DAYS:
        text = _last(query, name)
        given[name] = _day(text)
        if text and given[name] is None:
            problems.append(f"“{text}” is not a day such as 2020-02-29")
    for name, read, problem in (
        ("policy", _policy, "no policy is called “{}”"),
        ("confidence", _confidence, "“{}” is not a confidence between 0 and 1"),
        ("reviewed", _reviewed, "“{}” is neither yes nor no"),
    ):
        text = _last(query, name)
        value = read(text)
        if value is not None:
            given[name] = value
        elif text:
            problems.append(problem.format(text))
    given["map"] = next(iter(query.get("map", ())), "")
    given["lang"] = _last(query, "lang")
    return View(**given), problems  # type: ignore[arg-type]


#: Fields that hold several values, and those that hold a day.
SEVERAL = ("indicator", "group", "place", "country", "source", "language")
DAYS = ("since", "at", "known")


def _several(query: Mapping[str, Sequence[str]], name: str, problems: list[str]) -> tuple[str, ...]:
    values = tuple(dict.fromkeys(value for value in query.get(name, ()) if value))
    if name == "indicator":
        problems += [f"no indicator is called “{value}”" for value in values if value not in indicators()]
        values = tuple(value for value in values if value in indicators())
    return values


def _last(query: Mapping[str, Sequence[str]], name: str) -> str:
    return next(reversed(query.get(name, ())), "")


def _policy(text: str) -> Policy | None:
    return Policy(text) if text in set(Policy) else None


def _confidence(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if 0 <= number <= 1 else None


def _reviewed(text: str) -> str | None:
    return text if text in {"yes", "no"} else None


def query(view: View) -> dict[str, list[str]]:
    """Return the query that `parse` reads back; what is at its default is left out."""
    default = View()
    out: dict[str, list[str]] = {}
    for item in fields(View):
        value = getattr(view, item.name)
        if value == getattr(default, item.name):
            continue
        out[item.name] = [str(part) for part in value] if isinstance(value, tuple) else [str(value)]
    return out


@dataclass(frozen=True, slots=True)
class Shown:
    """What the map itself says that it shows.

    Attributes
    ----------
    at
        The day of the slider; the last one of the data when None.
    since
        First day of its window, inclusive; unbounded when None.
    hidden
        Codes of the indicator families switched off.
    rising
        Whether `since` is the start of a window that grows with the day ("since a day").
    """

    at: date | None = None
    since: date | None = None
    hidden: frozenset[str] = frozenset()
    rising: bool = False


def shown(state: str) -> Shown:
    """Read the day, the window and the layers from the state of the map; what cannot be read is left out.

    Examples
    --------
    >>> shown("day=2020-03-05&window=last:7").since
    datetime.date(2020, 2, 28)
    """
    said = {key: values[-1] for key, values in parse_qs(state).items()}
    at = _day(said.get("day", ""))
    mode, _, detail = said.get("window", "").partition(":")
    since = None
    if mode == "since":
        since = _day(detail)
    elif mode == "day":
        since = at
    elif mode == "last" and at is not None and detail.isdecimal() and 0 < len(detail) <= 4:  # noqa: PLR2004  digits
        since = date.fromordinal(max(1, at.toordinal() - int(detail) + 1)) if int(detail) else at
    return Shown(at, since, frozenset(filter(None, said.get("hide", "").split(","))), mode == "since")
