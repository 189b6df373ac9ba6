"""Where symbols and labels go on a picture, so that none hides another. Units are points (1/72 inch), y upwards."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    #: Left, bottom, right, top.
    Box = tuple[float, float, float, float]
    #: From x and y to x and y.
    Leader = tuple[float, float, float, float]

#: Turn between neighbours of one point, in radians: the golden angle spreads any number of them evenly.
_GOLDEN = math.pi * (3 - math.sqrt(5))

_ROUNDS = 260

#: From so many points on, more than one may stand outside the picture.
_MANY = 10

#: Room kept between two circles.
_GAP = 2.4


@dataclass(slots=True)
class Disc:
    """A circle that may move off its point.

    Attributes
    ----------
    x, y
        Its centre.
    at
        The point that it stands for.
    radius
        With its ring.
    """

    x: float
    y: float
    radius: float
    at: tuple[float, float] = field(init=False)

    def __post_init__(self) -> None:
        """Note where it belongs."""
        self.at = (self.x, self.y)

    @property
    def away(self) -> bool:
        """Whether it no longer covers its point."""
        return math.dist((self.x, self.y), self.at) > self.radius

    @property
    def box(self) -> Box:
        """The square around it."""
        return (self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius)


def spread(discs: Sequence[Disc], room: Box, taken: Sequence[Box] = ()) -> None:
    """Move circles apart until none covers another, as near to their points as that allows.

    Each round pushes pairs that overlap apart, the smaller one further, and draws every circle a little
    back to its point: the force layout of Dorling cartograms. The outcome depends on the input alone.

    Parameters
    ----------
    discs
        Changed in place; those of one point start around it.
    room
        What they must stay within.
    taken
        Boxes that stand over the map, such as a locator, under which no circle may lie.
    """
    for turn, disc in enumerate(discs):
        disc.x += 0.5 * math.cos(turn * _GOLDEN)
        disc.y += 0.5 * math.sin(turn * _GOLDEN)
    pairs = [(one, other, one.radius + other.radius + _GAP) for i, one in enumerate(discs) for other in discs[i + 1 :]]
    for number in range(_ROUNDS):
        pull = 0.06 * (1 - number / _ROUNDS)
        for disc in discs:
            disc.x += (disc.at[0] - disc.x) * pull
            disc.y += (disc.at[1] - disc.y) * pull
        for one, other, wanted in pairs:
            # Most pairs are far apart: that costs no call.
            if abs(other.x - one.x) < wanted and abs(other.y - one.y) < wanted:
                _part(one, other)
        for disc in discs:
            disc.x = min(max(disc.x, room[0] + disc.radius), room[2] - disc.radius)
            disc.y = min(max(disc.y, room[1] + disc.radius), room[3] - disc.radius)
            for box in taken:
                _out_of(disc, box, room)


def _out_of(disc: Disc, box: Box, room: Box) -> None:
    """Move a circle out of a box by the shortest way that stays in the room."""
    left, bottom, right, top = (
        *(box[0] - disc.radius - _GAP, box[1] - disc.radius - _GAP),
        *(box[2] + disc.radius + _GAP, box[3] + disc.radius + _GAP),
    )
    if not (left < disc.x < right and bottom < disc.y < top):
        return
    ways = [(left, disc.y), (right, disc.y), (disc.x, bottom), (disc.x, top)]
    inside = [
        way
        for way in ways
        if room[0] + disc.radius <= way[0] <= room[2] - disc.radius
        and room[1] + disc.radius <= way[1] <= room[3] - disc.radius
    ]
    if inside:
        disc.x, disc.y = min(inside, key=lambda way: abs(way[0] - disc.x) + abs(way[1] - disc.y))


def _part(one: Disc, other: Disc) -> None:
    dx, dy = other.x - one.x, other.y - one.y
    apart, wanted = math.hypot(dx, dy), one.radius + other.radius + _GAP
    if apart >= wanted:
        return
    dx, dy = (dx / apart, dy / apart) if apart > 1e-6 else (1.0, 0.0)  # noqa: PLR2004  nearly the same point
    share = other.radius**2 / (one.radius**2 + other.radius**2)
    push = wanted - apart
    one.x, one.y = one.x - dx * push * share, one.y - dy * push * share
    other.x, other.y = other.x + dx * push * (1 - share), other.y + dy * push * (1 - share)


class Free:
    """What room is still free for labels."""

    def __init__(self, room: Box, discs: Iterable[Disc] = (), boxes: Iterable[Box] = ()) -> None:
        self.room = room
        self.discs = list(discs)
        self.boxes = list(boxes)
        self.leaders: list[Leader] = []

    def fits(self, box: Box) -> bool:
        """Tell whether a box lies in the room and covers nothing."""
        left, bottom, right, top = box
        if left < self.room[0] or bottom < self.room[1] or right > self.room[2] or top > self.room[3]:
            return False
        if any(left < b[2] and b[0] < right and bottom < b[3] and b[1] < top for b in self.boxes):
            return False
        return not any(
            math.dist((disc.x, disc.y), (min(max(disc.x, left), right), min(max(disc.y, bottom), top)))
            < disc.radius + 1
            for disc in self.discs
        )

    def take(self, candidates: Iterable[Box], leader: Callable[[Box], Leader | None] = lambda _box: None) -> Box | None:
        """Return the first candidate that fits and keep its room, None where none does.

        Parameters
        ----------
        leader
            Gives the line that would lead from a label to its circle. One that crosses no other label, and a label
            over no other line, are taken first; a label with a line across it is better than none.
        """
        found = None
        for box in candidates:
            if self.fits(box):
                clear = not self._is_crossed(box, leader(box))
                found = box if clear or found is None else found
                if clear:
                    break
        if found is not None:
            self.boxes.append(found)
            line = leader(found)
            self.leaders += [line] if line is not None else []
        return found

    def _is_crossed(self, box: Box, line: Leader | None) -> bool:
        if any(crosses(other, box) for other in self.leaders):
            return True
        return line is not None and any(crosses(line, other) for other in self.boxes)


def crosses(line: Leader, box: Box) -> bool:
    """Tell whether a straight line goes through a box: the method of Liang and Barsky."""
    x, y, to_x, to_y = line
    enters, leaves = 0.0, 1.0
    for step, near, far in ((to_x - x, box[0] - x, box[2] - x), (to_y - y, box[1] - y, box[3] - y)):
        if not step:
            if not near < 0 < far:
                return False
            continue
        first, last = sorted((near / step, far / step))
        enters, leaves = max(enters, first), min(leaves, last)
    return enters < leaves


def beside(box: Box, width: float, height: float) -> Iterable[Box]:
    """Yield places for a label of a size around a box, the best first: right, left, below, above, then further off."""
    left, bottom, right, top = box
    x, y = (left + right) / 2, (bottom + top) / 2
    for gap in (2.0, 8.0, 16.0, 28.0, 44.0, 64.0, 90.0):
        for nudge in (0.0, 0.5, -0.5, 1.0, -1.0, 1.8, -1.8, 2.6, -2.6):
            dy, dx = nudge * (top - bottom + height) / 2, nudge * (right - left + width) / 2
            yield (right + gap, y + dy - height / 2, right + gap + width, y + dy + height / 2)
            yield (left - gap - width, y + dy - height / 2, left - gap, y + dy + height / 2)
            yield (x + dx - width / 2, bottom - gap - height, x + dx + width / 2, bottom - gap)
            yield (x + dx - width / 2, top + gap, x + dx + width / 2, top + gap + height)


def core(points: Sequence[tuple[float, float]]) -> list[int]:
    """Return which points belong to the bulk: the nearest nine tenths, and what lies little further than they do.

    One report from another continent must not shrink a crisis to a dot. The rule is that of the page's
    first view: distances from the median of each coordinate, those within 1.3 times the ninth tenth's kept.
    Among five to nine points only one may stand outside, and only three times as far off as all others.
    """
    middle = median(point[0] for point in points), median(point[1] for point in points)
    distances = [max(abs(x - middle[0]), abs(y - middle[1])) for x, y in points]
    few = len(points) < _MANY
    kept = len(points) - (len(points) >= _MANY / 2) if few else math.ceil(0.9 * len(points))
    reach = max((3.0 if few else 1.3) * sorted(distances)[kept - 1], 3.0)
    return [i for i, distance in enumerate(distances) if distance <= reach]
