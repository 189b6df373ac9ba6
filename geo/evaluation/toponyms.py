"""Toponyms against gold: recognised by overlap, resolved within 161 km.

The distance is the 100 miles of the geoparsing literature (Gritta et al., 2018, "What's missing in
geographical parsing?").
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geo.evaluation.figures import kilometres
from geo.evaluation.gold import Ratio, gold_document
from geo.exports.rows import toponym_row
from geo.extraction import extract
from geo.geocoding import resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geo.gazetteer import Gazetteer

#: 100 miles in kilometres.
_NEAR_KM = 161.0


@dataclass(slots=True)
class ToponymScores:
    """Counts over the documents scored.

    Attributes
    ----------
    recognised
        Spans that overlap a gold span, one to one.
    located
        ``found`` of ``predicted``: predictions with coordinates that are within 161 km of the gold
        they match; ``matched`` of ``gold``: gold with coordinates found and within 161 km.
    """

    recognised: Ratio = field(default_factory=Ratio)
    located: Ratio = field(default_factory=Ratio)


def predict_toponyms(
    gold: Iterable[Mapping[str, Any]], gazetteer: Gazetteer, *, demonyms: bool = True
) -> tuple[list[dict[str, Any]], float]:
    """Recognise and resolve the toponyms of every gold text.

    Parameters
    ----------
    demonyms
        Whether adjectives and names of peoples are kept.

    Returns
    -------
    predictions : list of dict
        ``{"id", "toponyms"}`` in the order of the gold.
    seconds : float
        Time that extraction and resolution took.
    """
    predictions = []
    seconds = 0.0
    for entry in gold:
        document = gold_document(dict(entry))
        start = time.perf_counter()
        # gold marks bare names: "Syria", not "north-western Syria"
        located = resolve(extract(document, gazetteer), gazetteer, bare=True)
        seconds += time.perf_counter() - start
        rows = [toponym_row(item) for item in located if demonyms or not item.toponym.demonym]
        predictions.append({"id": entry["id"], "toponyms": rows})
    return predictions, seconds


def _pairs(gold: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]]) -> list[tuple[int, int]]:
    """Pair overlapping spans one to one, equal spans first, then the longest overlap."""
    overlaps = []
    for i, wanted in enumerate(gold):
        for j, row in enumerate(found):
            overlap = min(wanted["end"], row["end"]) - max(wanted["start"], row["start"])
            if overlap > 0:
                same = (wanted["start"], wanted["end"]) == (row["start"], row["end"])
                overlaps.append((not same, -overlap, i, j))
    free_gold, free_found, pairs = set(range(len(gold))), set(range(len(found))), []
    for _, _, i, j in sorted(overlaps):
        if i in free_gold and j in free_found:
            free_gold.discard(i)
            free_found.discard(j)
            pairs.append((i, j))
    return pairs


def score_toponyms(gold: Iterable[Mapping[str, Any]], predictions: Iterable[Mapping[str, Any]]) -> ToponymScores:
    """Compare predictions with gold, documents matched by id.

    Returns
    -------
    ToponymScores
        A recognised toponym without coordinates counts as not located.
    """
    by_id = {entry["id"]: entry["toponyms"] for entry in predictions}
    scores = ToponymScores()
    for entry in gold:
        wanted, found = entry["toponyms"], by_id.get(entry["id"], [])
        pairs = _pairs(wanted, found)
        scores.recognised += Ratio(len(pairs), len(found), len(pairs), len(wanted))
        near = 0
        for i, j in pairs:
            if wanted[i].get("lat") is None or found[j].get("lat") is None:
                continue
            distance = kilometres((wanted[i]["lat"], wanted[i]["lon"]), (found[j]["lat"], found[j]["lon"]))
            near += distance <= _NEAR_KM
        scores.located += Ratio(
            near,
            sum(row.get("lat") is not None for row in found),
            near,
            sum(item.get("lat") is not None for item in wanted),
        )
    return scores
