"""Figures and located toponyms as rows, and back.

Equal groups, periods and words are shared between the figures of one reading,
which keeps a million figures within memory.
"""

from __future__ import annotations

import json
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
from geo.store.rows import pack, pack_any, pack_list, unpack
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

#: The columns that `FigureReader` reads, in its order.
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
    index = {toponym: number for number, toponym in reversed(list(enumerate(figure.toponyms)))}
    where = [
        [index.get(one.toponym, _pack_toponym(one.toponym)), None if one.place is None else one.place.id]
        for one in located.located
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
        words: dict[str | None, str | None] = {}
        self._share: Callable[[str | None, str | None], str | None] = words.setdefault

    def figure(self, row: Sequence[Any]) -> LocatedFigure:
        """Return the record that `pack_figure` was given; without candidates and evidence if the row has none."""
        (
            id_, document_id, start, end, number_start, number_end, quote, value, low, high, qualifier, words,
            indicator, counting, unit, who, group_kind, party, nationality, period_start, period_end, precision,
            expression, attributed_to, status, part_of, repeat_of, superseded, enemy_claim, rule, confidence,
            toponyms, shares, *rest,
        ) = row  # fmt: skip
        said, where = json.loads(toponyms)
        named = tuple([self._toponym(fields) for fields in said])
        candidates = json.loads(rest[0]) if rest else []
        evidence = json.loads(rest[1]) if rest else []
        key = (group_kind, party, nationality)
        group = self._groups.get(key)
        if group is None:
            group = Group(_GROUP_KINDS[group_kind], self._word(party), self._word(nationality))
            self._groups[key] = group
        span = (period_start, period_end, precision, expression)
        period = self._periods.get(span)
        if period is None:
            period = Period(period_start, period_end, _PRECISIONS[precision], self._word(expression))
            self._periods[span] = period
        figure = Figure(
            id_,
            self._share(document_id, document_id) or "",
            Span(start, end),
            Span(number_start, number_end),
            unpack(quote),
            Quantity(value, low, high, _QUALIFIERS[qualifier], self._word(words) or ""),
            self._share(indicator, indicator) or "",
            _COUNTINGS[counting],
            _UNITS[unit],
            self._word(who),
            group,
            period,
            named,
            self._word(attributed_to),
            _STATUSES[status],
            part_of,
            repeat_of,
            superseded,
            enemy_claim,
            tuple([Share(percent, of, Span(a, b)) for percent, of, a, b in json.loads(shares)])
            if shares != "[]"
            else (),
            self._word(rule) or "",
            confidence,
            tuple([Evidence(name, Span(a, b)) for name, a, b in evidence]),
        )
        return LocatedFigure(figure, self._located(where, candidates, named))

    def toponyms(self, stored: str) -> list[Located]:
        """Return what `pack_toponyms` was given."""
        where, candidates = json.loads(stored)
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

    def _word(self, stored: str | None) -> str | None:
        if stored is None:
            return None
        words = unpack(stored)
        return self._share(words, words)


def named_places(toponyms: str, candidates: str = "[]") -> set[str]:
    """Return the ids of the places that the columns of a figure refer to."""
    _, where = json.loads(toponyms)
    return {place for _, place in where if place is not None} | _candidate_places(json.loads(candidates))


def named_places_of_text(stored: str) -> set[str]:
    """Return the ids of the places that the toponyms of a document refer to."""
    where, candidates = json.loads(stored)
    return {place for _, place in where if place is not None} | _candidate_places(candidates)


def _candidate_places(candidates: list[list[list[Any]]]) -> set[str]:
    return {candidate[0] for one in candidates for candidate in one}
