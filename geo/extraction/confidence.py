"""How sure a figure is: a table of points for its evidence, fitted on gold and read from ``confidence.toml``.

The points of a figure's features are added up, and a staircase says how often figures with so many points were right.
`geo.evaluation.calibration` fits both, and writes the file.
"""

from __future__ import annotations

import math
import tomllib
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.extraction.counting import Draft

_FILE = Path(__file__).with_name("confidence.toml")
#: How far the best reading of a number is ahead of the next one, in the points of `geo.extraction.counting`.
_CLOSE, _CLEAR = 1.0, 2.5
#: What the words of an indicator weigh that are near, and far, in the same points.
_FAR, _NEAR = 5.5, 7.5
_LEAST, _MOST = 0.05, 0.99
_WEIGHED = frozenset({"after", "before", "label"})


@dataclass(frozen=True, slots=True)
class Scale:
    """Points by feature, and what they are worth.

    Attributes
    ----------
    start
        Log-odds of a figure without any feature.
    points
        Log-odds that each feature adds.
    thresholds, shares
        Shares right of figures whose probability by points reaches each threshold, both ascending.
    """

    start: float
    points: Mapping[str, float]
    thresholds: Sequence[float]
    shares: Sequence[float]

    def raw(self, features: Iterable[str]) -> float:
        """Return the probability by points alone."""
        total = self.start + sum(self.points.get(feature, 0.0) for feature in features)
        return 1.0 / (1.0 + math.exp(-total))

    def probability(self, features: Iterable[str]) -> float:
        """Return how often figures with such features were right."""
        step = max(0, bisect_right(self.thresholds, round(self.raw(features), 6)) - 1)
        return self.shares[step]


def features(draft: Draft) -> tuple[str, ...]:
    """Return what is known of how a number was read, as words: ``after``, ``bare``, ``close`` and so on."""
    found = [f"relation:{draft.relation}", f"head:{draft.head.kind}", f"indicator:{draft.indicator}"]
    if draft.relation in _WEIGHED:
        found.append("words:far" if draft.score < _FAR else "words:near" if draft.score >= _NEAR else "words:between")
    found.append("rival:close" if draft.margin < _CLOSE else "rival:none" if draft.margin >= _CLEAR else "rival:near")
    if draft.mention.word and (draft.mention.value or 0) <= 1:
        found.append("number:one")
    found.append(f"status:{draft.status}")
    return tuple(found)


@cache
def scale() -> Scale:
    """Return the fitted table.

    Raises
    ------
    DataError
        If the file is not what it should be.
    """
    try:
        table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
        return Scale(table["start"], table["points"], table["steps"]["from"], table["steps"]["right"])
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise DataError.damaged(_FILE, error) from error


def confidence(draft: Draft) -> float:
    """Return the probability that indicator and value of a figure are right."""
    return _confidence(features(draft))


@cache
def _confidence(found: tuple[str, ...]) -> float:
    """Return the same for some features, of which few go together."""
    return round(max(_LEAST, min(_MOST, scale().probability(found))), 2)
