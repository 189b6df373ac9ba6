"""Fitting the confidence of figures on gold: points for features by logistic regression, then a staircase.

The points are log-odds, held small by a ridge; the staircase is the isotonic regression of what was right on
what the points say (pool adjacent violators), so that a confidence of 0.9 means nine in ten. The staircase is that of
texts written apart, where there are enough: of texts that the rules were made with, more is right than of any other.
Both are deterministic. `geo.extraction.confidence` reads the file that `write` makes.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, NamedTuple

from geo.evaluation.figures import score_figures
from geo.evaluation.gold import gold_document, read_gold
from geo.evaluation.quality import APART, DEVELOPED
from geo.extraction.classifier import complete, leave
from geo.extraction.confidence import Scale, features
from geo.extraction.engine import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from geo.gazetteer import Gazetteer

#: Weight of the ridge, in figures; steps of Newton's method.
_RIDGE = 4.0
_STEPS = 25
#: Fewest figures of a stair: of 40, 60 … 160 the one whose confidences are nearest to what is right, on texts held out
#: (Brier score); and of a feature.
_STAIR = 120
_SEEN = 5
_ROUNDS = 10
#: Fewest figures of texts written apart that say by themselves what points are worth.
_ENOUGH = 300
#: A stair without a wrong figure is not certain: as many right and wrong figures are added to each.
_PRIOR = 1.0


class Sample(NamedTuple):
    """A figure of a text with gold: the id of the text, what is known of its reading, whether it is right.

    `apart` tells that the rules were not made with the text.
    """

    text: str
    features: tuple[str, ...]
    right: bool
    apart: bool = False


def samples(folder: Path, gazetteer: Gazetteer) -> list[Sample]:
    """Return every figure found in the texts to develop on, and in those written apart.

    Parameters
    ----------
    folder
        Holds the gold, as `geo.evaluation.quality` describes it.
    """
    found = []
    for path in (path for pattern in (*DEVELOPED, APART) for path in sorted(folder.glob(pattern))):
        for entry in read_gold(path):
            # of the texts on which the classifier is trained it says too much that is right
            extraction, drafts = read(gold_document(dict(entry)), gazetteer, complete if path.match(APART) else leave)
            given = [
                {
                    "kind": figure.indicator,
                    "value": figure.quantity.value,
                    "low": figure.quantity.low,
                    "high": figure.quantity.high,
                    "quote": figure.quote,
                }
                for figure in extraction.figures
            ]
            scores = score_figures([entry], [{"id": entry["id"], "figures": given}])
            false = {(quote, kind) for _, what, kind, _, _, quote in scores.errors if what == "false"}
            found += [
                Sample(entry["id"], features(draft), (one["quote"], one["kind"]) not in false, path.match(APART))
                for one, draft in zip(given, drafts, strict=True)
            ]
    return found


def fit(known: Sequence[Sample]) -> Scale:
    """Return the table that fits figures of which is known whether they are right."""
    import numpy as np  # the only place of the package that fits anything

    counts: dict[str, int] = {}
    for sample in known:
        for feature in sample.features:
            counts[feature] = counts.get(feature, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= _SEEN)
    column = {name: index + 1 for index, name in enumerate(names)}
    table = np.zeros((len(known), len(names) + 1))
    table[:, 0] = 1.0
    for row, sample in enumerate(known):
        for feature in sample.features:
            if feature in column:
                table[row, column[feature]] = 1.0
    right = np.array([sample.right for sample in known], dtype=float)
    ridge = np.full(len(names) + 1, _RIDGE)
    ridge[0] = 1e-6
    weights = np.zeros(len(names) + 1)
    for _ in range(_STEPS):
        likely = 1.0 / (1.0 + np.exp(-table @ weights))
        slope = table.T @ (likely - right) + ridge * weights
        curve = (table.T * (likely * (1.0 - likely))) @ table + np.diag(ridge)
        weights = weights - np.linalg.solve(curve, slope)
    points = {name: round(float(weights[index]), 3) for name, index in column.items()}
    scale = Scale(round(float(weights[0]), 3), points, (0.0,), (0.5,))
    told = _telling(known)
    thresholds, shares = staircase((round(scale.raw(sample.features), 6), sample.right) for sample in told)
    return Scale(scale.start, points, thresholds, shares)


def _telling(known: Sequence[Sample]) -> Sequence[Sample]:
    """Return the figures by which points are worth what they are: of texts written apart, if there are enough."""
    apart = [sample for sample in known if sample.apart]
    return apart if len(apart) >= _ENOUGH else known


def staircase(pairs: Iterable[tuple[float, bool]]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the stairs of the isotonic regression of what is right on what was said: thresholds, shares.

    Parameters
    ----------
    pairs
        ``(probability, whether right)``.
    """
    stairs: list[list[float]] = []  # from, right, all
    ordered = sorted(pairs)
    index = 0
    while index < len(ordered):
        stop = min(len(ordered), index + _STAIR)
        while stop < len(ordered) and ordered[stop][0] == ordered[stop - 1][0]:
            stop += 1  # equal points stand on one stair
        if len(ordered) - stop < _STAIR:
            stop = len(ordered)  # too few are left for a stair of their own
        group = ordered[index:stop]
        stairs.append([group[0][0], sum(right for _, right in group), len(group)])
        index = stop
        while len(stairs) > 1 and stairs[-2][1] / stairs[-2][2] >= stairs[-1][1] / stairs[-1][2]:
            last = stairs.pop()
            stairs[-1] = [stairs[-1][0], stairs[-1][1] + last[1], stairs[-1][2] + last[2]]
    shares = tuple(round((right + _PRIOR) / (count + 2 * _PRIOR), 3) for _, right, count in stairs)
    return (0.0, *(first for first, _, _ in stairs[1:])), shares


def held_out(known: Sequence[Sample]) -> list[tuple[float, bool]]:
    """Return ``(confidence, whether right)`` of figures by tables that did not see their texts, in ten rounds.

    Of those in texts written apart, if there are enough; of all otherwise.
    """
    given, told = [], _telling(known)
    for turn in range(_ROUNDS):
        seen = [sample for sample in known if _turn(sample) != turn]
        scale = fit(seen) if seen else None
        given += [
            (round(scale.probability(sample.features), 2), sample.right)
            for sample in told
            if scale is not None and _turn(sample) == turn
        ]
    return given


def _turn(sample: Sample) -> int:
    return zlib.crc32(sample.text.encode()) % _ROUNDS


def write(scale: Scale, path: Path) -> None:
    """Write a table as `geo.extraction.confidence` reads it."""
    lines = [
        "# How sure a figure is. Written by `make accuracy`; do not edit.",
        "# Log-odds of being right: where a figure starts, and what each feature of its reading adds.",
        f"start = {scale.start}",
        "",
        "[points]",
        *(f'"{name}" = {value}' for name, value in scale.points.items()),
        "",
        "# how often figures were right whose points amount to a probability of at least this",
        "[steps]",
        f"from = [{', '.join(str(threshold) for threshold in scale.thresholds)}]",
        f"right = [{', '.join(str(share) for share in scale.shares)}]",
        "",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
