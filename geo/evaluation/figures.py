"""Figures against gold, by (indicator, value) within a document, and what is known of those that match.

A gold range is matched by an equal range or by a single value within it, a gold single value by a
range that starts there. Optional gold is neither missed nor false. Place, date and source are
judged on the matched figures alone: within 50 km; days in common over days in either of at least
one half; a content word in common.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from geo.evaluation.gold import Ratio, gold_document
from geo.extraction.classifier import complete, leave
from geo.extraction.engine import read
from geo.gazetteer.regions import distance_km
from geo.geocoding import geocode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geo.gazetteer import Gazetteer
    from geo.models import LocatedFigure

#: Radius of the Earth in kilometres, and the distance within which a place is right.
_NEAR_KM = 50.0

#: Share of days in common from which a period is right.
_COMMON_DAYS = 0.5

#: Indicators that gold sets do not tell apart.
_SAME = {"in_need": "affected", "arrested": "detained", "returnees": "returned", "dead": "killed"}

#: Words too common to show that two sources are one.
_STOP = frozenset(
    (
        *("the", "of", "and", "in", "for", "to", "by", "its", "his", "at", "on"),
        *("le", "la", "les", "de", "du", "des", "et", "un", "une", "en", "au", "aux"),
        *("el", "los", "las", "del", "al", "y", "por", "ve"),
    )
)

#: The order in which the roles of places speak for a figure.
_ROLE_ORDER = ("event", "host", "blocked_at", "destination", "origin")


@dataclass(slots=True)
class FigureScores:
    """Counts over the documents scored.

    Attributes
    ----------
    overall
        Over (indicator, value) pairs.
    by_indicator
        The same for each indicator.
    attributes
        ``place``, ``date``, ``source``: right and judged; ``invented``: sources given where gold has none.
    errors
        ``(document, "missed" | "false", indicator, low, high, quote)``.
    """

    overall: Ratio = field(default_factory=Ratio)
    by_indicator: dict[str, Ratio] = field(default_factory=dict)
    attributes: Counter[str] = field(default_factory=Counter)
    errors: list[tuple[str, str, str, float, float, str]] = field(default_factory=list)

    def share(self, name: str) -> float | None:
        """Return the share of one attribute that is right, None where gold has none of it."""
        judged = self.attributes[f"{name}_judged"]
        return self.attributes[name] / judged if judged else None


def _point(located: LocatedFigure) -> tuple[float, float] | None:
    """Return the mean point of the places of a figure's first role, as (latitude, longitude)."""
    for role in _ROLE_ORDER:
        points = [
            point
            for item in located.located
            if item.toponym.role == role and item.place is not None and (point := item.place.point) is not None
        ]
        if points:
            return (
                round(sum(point[1] for point in points) / len(points), 5),
                round(sum(point[0] for point in points) / len(points), 5),
            )
    return None


def _prediction(located: LocatedFigure) -> dict[str, Any]:
    figure = located.figure
    point = _point(located)
    return {
        "kind": figure.indicator,
        "value": figure.quantity.value,
        "low": figure.quantity.low,
        "high": figure.quantity.high,
        "start": figure.span.start,
        "end": figure.span.end,
        "quote": figure.quote,
        "status": figure.status.value,
        "confidence": round(figure.confidence, 3),
        "rule": figure.rule,
        "lat": point[0] if point else None,
        "lon": point[1] if point else None,
        "places": [item.place.name for item in located.located if item.place is not None],
        "date_start": figure.period.start.isoformat() if figure.period.start else None,
        "date_end": figure.period.end.isoformat() if figure.period.end else None,
        "source": figure.attributed_to,
    }


def predict_figures(
    gold: Iterable[Mapping[str, Any]], gazetteer: Gazetteer, *, rules_only: bool = False
) -> tuple[list[dict[str, Any]], float]:
    """Extract and geocode every gold text.

    Parameters
    ----------
    gold, gazetteer
        The texts, and the places that names are compared with.
    rules_only
        Whether the classifier, which is trained on the texts to develop on, is left out.

    Returns
    -------
    predictions : list of dict
        ``{"id", "figures"}`` of every status, in the order of the gold.
    seconds : float
        Time that extraction and geocoding took, without reading or scoring.
    """
    predictions = []
    seconds = 0.0
    for entry in gold:
        document = gold_document(dict(entry))
        start = time.perf_counter()
        extraction, _ = read(document, gazetteer, leave if rules_only else complete)
        located = geocode(extraction, gazetteer)
        seconds += time.perf_counter() - start
        predictions.append({"id": entry["id"], "figures": [_prediction(item) for item in located]})
    return predictions, seconds


def _range(figure: Mapping[str, Any]) -> tuple[float, float] | None:
    low, high = figure.get("low"), figure.get("high")
    if low is None and high is None:
        value = figure.get("value")
        return None if value is None else (float(value), float(value))
    low = high if low is None else low
    high = low if high is None else high
    return float(low or 0), float(high or 0)


def _kind(figure: Mapping[str, Any], key: str = "kind") -> str:
    kind = str(figure.get(key) or "")
    return _SAME.get(kind, kind)


def _same_range(gold: tuple[float, float], found: tuple[float, float]) -> bool:
    if gold == found:
        return True
    if gold[0] != gold[1]:
        return found[0] == found[1] and gold[0] <= found[0] <= gold[1]
    return gold[0] in found


def _distinct(figures: Iterable[Mapping[str, Any]]) -> dict[tuple[str, tuple[float, float]], Mapping[str, Any]]:
    distinct: dict[tuple[str, tuple[float, float]], Mapping[str, Any]] = {}
    for figure in figures:
        bounds = _range(figure)
        if bounds is not None:
            distinct.setdefault((_kind(figure), bounds), figure)
    return distinct


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the great-circle distance between two (latitude, longitude) points."""
    return distance_km(a[1], a[0], b[1], b[0])


def _days_agree(gold: Mapping[str, Any], found: Mapping[str, Any]) -> bool:
    start, end = found.get("date_start"), found.get("date_end")
    start, end = start or end, end or start
    if not start or not end:
        return False
    days = [date.fromisoformat(day[:10]).toordinal() for day in (gold["date_start"], gold["date_end"], start, end)]
    common = min(days[1], days[3]) - max(days[0], days[2]) + 1
    either = max(days[1], days[3]) - min(days[0], days[2]) + 1
    return common > 0 and common / either >= _COMMON_DAYS


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{2,}", text.lower())) - _STOP


def _judge(gold: Mapping[str, Any], found: Mapping[str, Any], counts: Counter[str]) -> None:
    """Count what is right about a matched figure."""
    if gold.get("lat") is not None:
        counts["place_judged"] += 1
        if found.get("lat") is not None:
            near = kilometres((gold["lat"], gold["lon"]), (found["lat"], found["lon"])) <= _NEAR_KM
            counts["place"] += near
    if gold.get("date_start") and gold.get("date_end"):
        counts["date_judged"] += 1
        counts["date"] += _days_agree(gold, found)
    if gold.get("source"):
        counts["source_judged"] += 1
        counts["source"] += bool(found.get("source") and _words(gold["source"]) & _words(found["source"]))
    else:
        counts["invented_judged"] += 1
        counts["invented"] += bool(found.get("source"))


def _match(
    gold: Sequence[tuple[tuple[str, tuple[float, float]], Mapping[str, Any]]],
    found: Sequence[tuple[tuple[str, tuple[float, float]], Mapping[str, Any]]],
) -> dict[int, int]:
    """Pair gold with predictions one to one, equal ranges before ranges that only fit."""
    pairs: dict[int, int] = {}
    for exact in (True, False):
        for i, ((kind, bounds), entry) in enumerate(gold):
            if i in pairs:
                continue
            kinds = {kind, _kind(entry, "alt_kind")}
            for j, ((found_kind, found_bounds), _) in enumerate(found):
                if j in pairs.values() or found_kind not in kinds:
                    continue
                if bounds == found_bounds if exact else _same_range(bounds, found_bounds):
                    pairs[i] = j
                    break
    return pairs


def score_figures(
    gold: Iterable[Mapping[str, Any]],
    predictions: Iterable[Mapping[str, Any]],
    *,
    stated_only: bool = False,
) -> FigureScores:
    """Compare predictions with gold.

    Parameters
    ----------
    gold, predictions
        Documents with ``id`` and ``figures``, matched by id.
    stated_only
        Whether gold figures marked ``"stated": false`` are optional.

    Returns
    -------
    FigureScores
        Precision counts only documents whose gold is complete.
    """
    by_id = {entry["id"]: entry["figures"] for entry in predictions}
    scores = FigureScores()
    for entry in gold:
        wanted = list(_distinct(entry["figures"]).items())
        found = list(_distinct(by_id.get(entry["id"], ())).items())
        pairs = _match(wanted, found)
        for i, j in pairs.items():
            _judge(wanted[i][1], found[j][1], scores.attributes)
        required = {
            (_kind(figure), _range(figure))
            for figure in entry["figures"]
            if not figure.get("optional") and not (stated_only and figure.get("stated") is False)
        }
        for i, (key, figure) in enumerate(wanted):
            if key in required:
                _count(scores, key[0], Ratio(matched=int(i in pairs), gold=1))
                if i not in pairs:
                    scores.errors.append((entry["id"], "missed", key[0], *key[1], figure.get("quote", "")))
        if entry.get("complete", True):
            for j, (key, figure) in enumerate(found):
                _count(scores, key[0], Ratio(found=int(j in pairs.values()), predicted=1))
                if j not in pairs.values():
                    scores.errors.append((entry["id"], "false", key[0], *key[1], figure.get("quote", "")))
    return scores


def _count(scores: FigureScores, kind: str, ratio: Ratio) -> None:
    scores.overall += ratio
    scores.by_indicator[kind] = scores.by_indicator.get(kind, Ratio()) + ratio
