"""Figures and located toponyms as rows, and back.

Equal groups, periods and words are shared between the figures of one reading,
which keeps a million figures within memory.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from geo.errors import InvalidRecordError
from geo.models import (
    Basis,
    Candidate,
    Counting,
    Evidence,
    Figure,
    Group,
    GroupKind,
    Located,
    LocatedFigure,
    Period,
    Precision,
    Qualifier,
    Quantity,
    Role,
    Share,
    Span,
    Status,
    Toponym,
    Unit,
)
from geo.store.rows import pack, pack_any, pack_list, unpack, unpack_list
from geo.store.schema import figures

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from geo.models import Place

_PRECISIONS: dict[str | None, Precision | None] = {p.value: p for p in Precision} | {None: None}
_QUALIFIERS = {q.value: q for q in Qualifier}
_COUNTINGS = {c.value: c for c in Counting}
_UNITS = {u.value: u for u in Unit}
_STATUSES = {s.value: s for s in Status}
_GROUP_KINDS = {k.value: k for k in GroupKind}
_ROLES: dict[str | None, Role | None] = {r.value: r for r in Role} | {None: None}
_BASES = {b.value: b for b in Basis}

#: The columns that `FigureReader` reads, in its order: toponyms and shares last, then candidates and evidence.
BRIEF = tuple(
    c for c in figures.columns if c.name not in {"row", "position", "since", "until", "candidates", "evidence"}
)
FULL = (*BRIEF, figures.c.candidates, figures.c.evidence)


def pack_figure(located: LocatedFigure) -> dict[str, Any]:
    """Return the columns of a figure, its row number, position and revisions left out.

    Raises
    ------
    InvalidRecordError
        If a number of the figure is no number, or too large for a float.
    """
    figure = located.figure
    quantity, period, group = figure.quantity, figure.period, figure.group
    try:
        value, low, high = (None if n is None else float(n) for n in (quantity.value, quantity.low, quantity.high))
        confidence = float(figure.confidence)
    except OverflowError:
        raise _not_a_number(figure) from None
    if any(n is not None and math.isnan(n) for n in (value, low, high, confidence)):
        raise _not_a_number(figure)
    where = [
        [_which(one.toponym, figure.toponyms), None if one.place is None else one.place.id] for one in located.located
    ]
    return {
        "id": figure.id,
        "document_id": figure.document_id,
        "start": figure.span.start,
        "end": figure.span.end,
        "number_start": figure.number_span.start,
        "number_end": figure.number_span.end,
        "quote": pack(figure.quote),
        "value": value,
        "low": low,
        "high": high,
        "qualifier": quantity.qualifier.value,
        "words": pack(quantity.words),
        "indicator": figure.indicator,
        "counting": figure.counting.value,
        "unit": figure.unit.value,
        "who": pack_any(figure.who),
        "group_kind": group.kind.value,
        "group_party": pack_any(group.party),
        "group_nationality": pack_any(group.nationality),
        "period_start": period.start,
        "period_end": period.end,
        "period_precision": None if period.precision is None else period.precision.value,
        "period_expression": pack_any(period.expression),
        "attributed_to": pack_any(figure.attributed_to),
        "status": figure.status.value,
        "denied_by": pack_any(figure.denied_by),
        "part_of": figure.part_of,
        "repeat_of": figure.repeat_of,
        "superseded": figure.superseded,
        "enemy_claim": figure.enemy_claim,
        "rule": pack(figure.rule),
        "confidence": confidence,
        "toponyms": pack_list([[_pack_toponym(t) for t in figure.toponyms], where]),
        "candidates": pack_list(_pack_candidates(located.located)),
        "shares": pack_list([[s.percent, s.who, s.span.start, s.span.end] for s in figure.shares]),
        "evidence": pack_list([[e.field, e.span.start, e.span.end] for e in figure.evidence]),
    }


def _not_a_number(figure: Figure) -> InvalidRecordError:
    message = (
        f"figure {figure.id} ({figure.quote[:60]!r}): {figure.quantity.words[:40]!r} is no number that can be kept"
    )
    return InvalidRecordError(message)


def _which(toponym: Toponym, of_figure: tuple[Toponym, ...]) -> int | list[Any]:
    """Return the number of a toponym among those of the figure, or all of it."""
    for number, other in enumerate(of_figure):
        if toponym is other or toponym == other:
            return number
    return _pack_toponym(toponym)


def _pack_toponym(toponym: Toponym) -> list[Any]:
    return [
        toponym.span.start,
        toponym.span.end,
        toponym.name,
        None if toponym.role is None else toponym.role.value,
        toponym.basis.value,
        toponym.form,
        toponym.anchors,
        toponym.direction,
        toponym.side,
        toponym.type_word,
        toponym.distance_km,
        toponym.demonym,
    ]


def _pack_candidates(located: Sequence[Located]) -> list[list[list[Any]]]:
    if not any(one.candidates for one in located):
        return []
    return [[[c.place.id, c.score, *c.reasons] for c in one.candidates] for one in located]


def pack_toponyms(located: Sequence[Located]) -> str:
    """Return the located toponyms of a whole document as one text."""
    where = [[_pack_toponym(one.toponym), None if one.place is None else one.place.id] for one in located]
    return pack_list([where, _pack_candidates(located)])


class FigureReader:
    """Turns rows of the columns `BRIEF` or `FULL` into records.

    Parameters
    ----------
    places
        The places by id; every id in the rows must be there.
    """

    def __init__(self, places: Mapping[str, Place]) -> None:
        self._places = places
        self._groups: dict[tuple[str, str | None, str | None], Group] = {}
        self._periods: dict[tuple[date | None, date | None, str | None, str | None], Period] = {}
        self._words = _Words()
        names: dict[str | None, str | None] = {}
        self._share: Callable[[str | None, str | None], str | None] = names.setdefault

    def figure(self, row: Sequence[Any], said: list[Any], where: list[Any], candidates: list[Any]) -> LocatedFigure:
        """Return the record that `pack_figure` was given; without evidence if the row has none.

        `said` and `where` are the parts of its column of toponyms.
        """
        (
            id_, document_id, start, end, number_start, number_end, quote, value, low, high, qualifier, words,
            indicator, counting, unit, who, group_kind, party, nationality, period_start, period_end, precision,
            expression, attributed_to, status, denied_by, part_of, repeat_of, superseded, enemy_claim, rule,
            confidence, _, shares, *rest,
        ) = row  # fmt: skip
        known = self._words
        named = tuple([self._toponym(fields) for fields in said])
        evidence = unpack_list(rest[1]) if rest else ()
        key = (group_kind, party, nationality)
        group = self._groups.get(key)
        if group is None:
            group = Group(
                _GROUP_KINDS[group_kind],
                None if party is None else known[party],
                None if nationality is None else known[nationality],
            )
            self._groups[key] = group
        span = (period_start, period_end, precision, expression)
        period = self._periods.get(span)
        if period is None:
            period = Period(
                period_start, period_end, _PRECISIONS[precision], None if expression is None else known[expression]
            )
            self._periods[span] = period
        figure = Figure(
            id=id_,
            document_id=known[document_id],
            span=Span(start, end),
            number_span=Span(number_start, number_end),
            quote=unpack(quote),
            quantity=Quantity(value, low, high, _QUALIFIERS[qualifier], known[words]),
            indicator=known[indicator],
            counting=_COUNTINGS[counting],
            unit=_UNITS[unit],
            who=None if who is None else known[who],
            group=group,
            period=period,
            toponyms=named,
            attributed_to=None if attributed_to is None else known[attributed_to],
            status=_STATUSES[status],
            denied_by=None if denied_by is None else known[denied_by],
            part_of=part_of,
            repeat_of=repeat_of,
            superseded=superseded,
            enemy_claim=enemy_claim,
            shares=_shares(shares),
            rule=known[rule],
            confidence=confidence,
            evidence=tuple([Evidence(name, Span(a, b)) for name, a, b in evidence]),
        )
        return LocatedFigure(figure, self._located(where, candidates, named))

    def toponyms(self, where: list[Any], candidates: list[Any]) -> list[Located]:
        """Return what `pack_toponyms` was given, from the two parts of its text."""
        return list(self._located(where, candidates, ()))

    def _located(
        self, where: list[list[Any]], candidates: list[list[list[Any]]], named: tuple[Toponym, ...]
    ) -> tuple[Located, ...]:
        places = self._places
        return tuple(
            [
                Located(
                    named[which] if isinstance(which, int) else self._toponym(which),
                    None if place is None else places[place],
                    tuple([Candidate(places[c[0]], c[1], tuple(c[2:])) for c in candidates[number]])
                    if candidates
                    else (),
                )
                for number, (which, place) in enumerate(where)
            ]
        )

    def _toponym(self, fields: list[Any]) -> Toponym:
        start, end, name, role, basis, form, anchors, direction, side, type_word, distance, demonym = fields
        share = self._share
        return Toponym(
            Span(start, end),
            share(name, name) or "",
            _ROLES[role],
            _BASES[basis],
            share(form, form) or "",
            tuple([share(a, a) or "" for a in anchors]) if anchors else (),
            share(direction, direction),
            share(side, side),
            share(type_word, type_word),
            distance,
            demonym,
        )


class _Words(dict[str, str]):
    """Words by the form in which they are stored, each made once."""

    def __missing__(self, stored: str) -> str:
        words = self[stored] = unpack(stored)
        return words


def _shares(stored: str) -> tuple[Share, ...]:
    if stored == "[]":
        return ()
    return tuple([Share(percent, of, Span(start, end)) for percent, of, start, end in unpack_list(stored)])


def named_places(where: list[Any], candidates: list[Any]) -> set[str]:
    """Return the ids of the places that located toponyms refer to, with their candidates if given."""
    found = {place for _, place in where if place is not None}
    for one in candidates:
        found.update([candidate[0] for candidate in one])
    return found
