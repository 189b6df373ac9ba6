"""Figures and located toponyms as rows; `geo.store.figure_reader` reads them back."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from geo.errors import InvalidRecordError
from geo.store.rows import pack, pack_any, pack_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.models import (
        Figure,
        Located,
        LocatedFigure,
        Toponym,
    )


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


def named_places(where: list[Any], candidates: list[Any]) -> set[str]:
    """Return the ids of the places that located toponyms refer to, with their candidates if given."""
    found = {place for _, place in where if place is not None}
    for one in candidates:
        found.update([candidate[0] for candidate in one])
    return found
