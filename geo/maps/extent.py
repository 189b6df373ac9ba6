"""Where the data lie: the box that a map shows first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.layers.plain import SumSteps

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.layers import Layers, Series
    from geo.models import Place

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees (EPSG:4326)."""

Standing = tuple[tuple[float, float], Box]
"""A point that stands for a place, and the box that holds it."""

_MOST = 0.9
_REACH = 1.3
_FURTHEST = 2.0
_NEARLY_NONE_DEGREES = 3.0
_WIDEST_AREA_DEGREES = 12.0


def standing(place: Place) -> Standing | None:
    """Return the point and the box of a place, None where it has neither."""
    point = place.point
    return None if point is None else (point, _extent(place, point))


def home_box(
    layers: Layers, known: Mapping[str, Standing | None] | None = None, steps: Mapping[str, int] | None = None
) -> Box | None:
    """Return the box that holds most of the data, None if nothing has a place.

    A single place that lies far from all others would shrink the rest to a
    blot. Places count by the number of steps of their series; those nearest to
    the weighted centre that make up nine tenths are taken, and whatever lies
    within 1.3 times their distance, or at the other end of an arrow within
    twice that. Areas and lines count with their whole extent
    unless they are countries or wider than 12 degrees.

    Parameters
    ----------
    layers
        What the map shows.
    known
        `standing` of every place by id, where it is known already.
    steps
        `steps_at` of the series, where they are counted already.
    """
    steps = steps_at(layers.series) if steps is None else steps
    known = known if known is not None else {one: standing(place) for one, place in layers.places.items()}
    found = [
        (place_id, *at, steps[place_id]) for place_id in layers.places if place_id in steps and (at := known[place_id])
    ]
    if not found:
        return None
    x, y = (_median([(point[axis], min(weight, 50)) for _, point, _, weight in found]) for axis in (0, 1))
    by_distance = sorted((max(abs(point[0] - x), abs(point[1] - y)), weight) for _, point, _, weight in found)
    total, so_far, radius = sum(weight for _, weight in by_distance), 0, 0.0
    for distance, weight in by_distance:
        radius, so_far = distance, so_far + weight
        if so_far >= _MOST * total:
            break
    reach = max(_REACH * radius, _NEARLY_NONE_DEGREES)
    near = {place_id for place_id, point, _, _ in found if max(abs(point[0] - x), abs(point[1] - y)) <= reach}
    # An arrow of which one end is seen shows the other one too, unless that would shrink everything.
    within = {
        place_id for place_id, point, _, _ in found if max(abs(point[0] - x), abs(point[1] - y)) <= _FURTHEST * reach
    }
    near |= {end for way in _ways(layers) if not near.isdisjoint(way) for end in way if end in within}
    kept = [box for place_id, _, box, _ in found if place_id in near]
    return (
        round(min(box[0] for box in kept), 3),
        round(min(box[1] for box in kept), 3),
        round(max(box[2] for box in kept), 3),
        round(max(box[3] for box in kept), 3),
    )


def steps_at(some: Iterable[Series]) -> dict[str, int]:
    """Return how many steps the series at each place have, and those of people who came from there, by its id."""
    steps: dict[str, int] = {}
    for series in some:
        steps[series.place_id] = steps.get(series.place_id, 0) + len(series.steps)
        if isinstance(series.steps, SumSteps):
            continue
        for origin in {origin for step in series.steps if step.way is not None for origin in step.way.origins}:
            steps[origin] = steps.get(origin, 0) + len(series.steps)
    return steps


def _median(weighted: list[tuple[float, int]]) -> float:
    """Return the middle of numbers that each count so many times, the mean of the two where there are two."""
    weighted.sort()
    half, so_far = sum(weight for _, weight in weighted) / 2, 0
    for index, (number, weight) in enumerate(weighted):
        so_far += weight
        if so_far == half:
            return (number + weighted[index + 1][0]) / 2
        if so_far > half:
            return number
    return weighted[-1][0]


def _ways(layers: Layers) -> set[tuple[str, str]]:
    """Return the ends of every arrow with a number."""
    return {
        (series.place_id, step.way.origins[0])
        for series in layers.series
        if not isinstance(series.steps, SumSteps)
        for step in series.steps
        if step.way is not None and step.way.whole
    }


def _extent(place: Place, point: tuple[float, float]) -> Box:
    """Return the box of a place, of a country or a very wide area only its point."""
    around = (*point, *point)
    if place.geometry is None or place.id == place.country:
        return around
    west, south, east, north = place.geometry.bounds
    return around if max(east - west, north - south) > _WIDEST_AREA_DEGREES else (west, south, east, north)
