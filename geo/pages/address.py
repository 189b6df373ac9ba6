"""The view of a page in its address, so that a link reopens it.

Keys of the query: ``indicator``, ``place``, ``source``, ``country`` (each may be repeated), ``since``, ``at``
(ISO days), ``policy``, and ``map`` for what the map itself remembers (day, window, layers, extent).
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
    indicator, place, source
        Codes, place ids and canonical sources to keep; all when empty.
    since, at
        First and last day on which things are true, both inclusive; unbounded when None.
    policy
        Which of the reported values is best.
    map
        State of the map, opaque to Python.
    """

    indicator: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    since: date | None = None
    at: date | None = None
    policy: Policy = Policy.LATEST
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
    given: dict[str, object] = {}
    problems = []
    for name in ("indicator", "place", "source"):
        values = tuple(dict.fromkeys(value for value in query.get(name, ()) if value))
        if name == "indicator":
            problems += [f"no indicator is called “{value}”" for value in values if value not in indicators()]
            values = tuple(value for value in values if value in indicators())
        given[name] = values
    for name in ("since", "at"):
        values = tuple(query.get(name, ()))
        if values and values[-1]:
            day = _day(values[-1])
            if day is None:
                problems.append(f"“{values[-1]}” is not a day such as 2020-02-29")
            given[name] = day
    policy = tuple(query.get("policy", ()))
    if policy:
        if policy[-1] in set(Policy):
            given["policy"] = Policy(policy[-1])
        else:
            problems.append(f"no policy is called “{policy[-1]}”")
    given["map"] = next(iter(query.get("map", ())), "")
    return View(**given), problems  # type: ignore[arg-type]


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
    """

    at: date | None = None
    since: date | None = None
    hidden: frozenset[str] = frozenset()


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
    return Shown(at, since, frozenset(filter(None, said.get("hide", "").split(","))))
