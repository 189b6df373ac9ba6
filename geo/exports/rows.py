"""One flat row for each figure, toponym and estimate: the keys of the command line's JSON lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from geo.models import Document, Estimate, Located, LocatedFigure

#: Decimals of a coordinate in degrees: about 1 m.
_DECIMALS = 5


def _number(value: float | None) -> float | int | None:
    """Write a whole number without a decimal point."""
    if value is None:
        return None
    return int(value) if float(value).is_integer() else value


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def place_row(located: Located) -> dict[str, Any]:
    """Return one place of a figure: the name in the text and what it was resolved to.

    Returns
    -------
    dict
        ``text, name, id, kind, country, lat, lon, precision_km, role, basis``; latitude and
        longitude in degrees (EPSG:4326); all but ``text``, ``role`` and ``basis`` are None where
        the name is unresolved.
    """
    place = located.place
    point = place.point if place is not None else None
    return {
        "text": located.toponym.name,
        "name": place.name if place else None,
        "id": place.id if place else None,
        "kind": place.kind.value if place else None,
        "country": place.country or "-".join(place.countries) or None if place else None,
        "lat": round(point[1], _DECIMALS) if point else None,
        "lon": round(point[0], _DECIMALS) if point else None,
        "precision_km": place.precision_km if place else None,
        "role": located.toponym.role.value if located.toponym.role else None,
        "basis": located.toponym.basis.value,
    }


def figure_row(located: LocatedFigure, document: Document) -> dict[str, Any]:
    """Return one figure as the command line prints it.

    `value` is the number as written, None for "dozens"; ``start_char`` and ``end_char`` bound the
    quote, end exclusive; dates are inclusive ISO dates, None where the text does not say.
    """
    figure = located.figure
    return {
        "document": document.address,
        "id": figure.id,
        "indicator": figure.indicator,
        "value": _number(figure.quantity.value),
        "low": _number(figure.quantity.low),
        "high": _number(figure.quantity.high),
        "qualifier": figure.quantity.qualifier.value,
        "words": figure.quantity.words,
        "unit": figure.unit.value,
        "who": figure.who,
        "group": figure.group.code,
        "counting": figure.counting.value,
        "status": figure.status.value,
        "quote": figure.quote,
        "start_char": figure.span.start,
        "end_char": figure.span.end,
        "number_start": figure.number_span.start,
        "number_end": figure.number_span.end,
        "period_start": _iso(figure.period.start),
        "period_end": _iso(figure.period.end),
        "period_expression": figure.period.expression,
        "attributed_to": figure.attributed_to,
        "publisher": document.publisher,
        "published": _iso(document.published),
        "part_of": figure.part_of,
        "repeat_of": figure.repeat_of,
        "superseded": figure.superseded,
        "enemy_claim": figure.enemy_claim,
        "shares": [{"percent": share.percent, "who": share.who} for share in figure.shares],
        "rule": figure.rule,
        "confidence": round(figure.confidence, 3),
        "evidence": [{"field": item.field, "start": item.span.start, "end": item.span.end} for item in figure.evidence],
        "places": [place_row(item) for item in located.located],
    }


def toponym_row(located: Located) -> dict[str, Any]:
    """Return one toponym of a text: offsets (end exclusive), resolved place and its point."""
    row = place_row(located)
    span = located.toponym.span
    return {
        "start": span.start,
        "end": span.end,
        "name": located.toponym.name,
        "place": row["name"],
        "id": row["id"],
        "kind": row["kind"],
        "country": row["country"],
        "lat": row["lat"],
        "lon": row["lon"],
        "demonym": located.toponym.demonym,
    }


def estimate_row(estimate: Estimate) -> dict[str, Any]:
    """Return one estimate as the command line prints it; dates inclusive, numbers None only where nobody said any."""
    return {
        "id": estimate.id,
        "indicator": estimate.indicator,
        "counting": estimate.counting.value,
        "role": estimate.role.value,
        "group": estimate.group.code,
        "unit": estimate.unit.value,
        "place": estimate.place.name,
        "place_id": estimate.place.id,
        "place_kind": estimate.place.kind.value,
        "country": estimate.place.country or "-".join(estimate.place.countries) or None,
        "period_start": _iso(estimate.period.start),
        "period_end": _iso(estimate.period.end),
        "low": _number(estimate.low),
        "best": _number(estimate.best),
        "high": _number(estimate.high),
        "sources": list(estimate.sources),
        "figures": list(estimate.figure_ids),
        "disagreement": estimate.disagreement,
        "basis": estimate.basis.value,
        "policy": estimate.policy.value,
        "gaps": [[_iso(start), _iso(end)] for start, end in estimate.gaps],
        "stale": estimate.stale,
        "spread": estimate.spread,
        "agreed_by": estimate.agreed.owner if estimate.agreed else None,
        "agreed_until": _iso(estimate.agreed.until) if estimate.agreed else None,
    }
