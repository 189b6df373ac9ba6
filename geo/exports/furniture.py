"""What stands around a map: totals with the sizes of circles, legend, scale bar, north arrow, locator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.exports.ground import SEA, draw_ground, ground
from geo.exports.measuring import LINE, width, wrap
from geo.exports.sheet import ALERT, FAINT, INK, QUIET, Block, text_block
from geo.exports.symbols import STALE, names_of, origins_of, round_down, write
from geo.exports.view import fitted
from geo.exports.wording import said, total
from geo.exports.words import number, text
from geo.indicators import indicator, indicators
from geo.models import PlaceKind, Role, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from matplotlib.axes import Axes

    from geo.exports.placing import Box
    from geo.exports.sheet import Sheet
    from geo.exports.symbols import Scale
    from geo.exports.view import View
    from geo.models import Estimate
    from geo.reconciliation import Observation

#: The locator shows this many times what the map shows, at least so many degrees.
_AROUND, _LEAST = 5.0, 14.0


def is_shared(row: Estimate) -> bool:
    """Tell whether a number is known only over more than the place asked for: it may hold other rows."""
    return row.disagreement is not None and "share unknown" in row.disagreement


def groups_of(rows: Sequence[Estimate]) -> list[tuple[str, str, list[Estimate]]]:
    """Return rows that may be added up, by indicator, with how they are counted in words' keys.

    A number known only over more than the place asked for stands alone: what it counts may be in the others.
    """
    found: dict[tuple[str, ...], list[Estimate]] = {}
    for code in indicators():
        for row in sorted(rows, key=is_shared):
            if row.indicator == code:
                how = "from" if row.role is Role.ORIGIN else row.counting.value
                apart = row.id if is_shared(row) else ""
                found.setdefault((code, how, row.unit.value, apart), []).append(row)
    return [(key[0], key[1], members) for key, members in found.items()]


def heading_of(code: str, how: str, rows: Sequence[Estimate], language: str, *, stale: bool = True) -> str:
    """Return what a total counts, in words; with `stale`, whether a part of it was last reported long ago."""
    label = indicator(code).label.get(language, code)
    unit = rows[0].unit
    of = f" ({text(unit.value, language)})" if unit is not Unit.PEOPLE and unit is not indicator(code).unit else ""
    old = f", {text('part_stale', language)}" if stale and any(row.stale for row in rows) else ""
    shared = ""
    if is_shared(rows[0]):
        (place,) = names_of(rows[:1], language).values()
        shared = f", {text('over_shared', language, place=place)}"
    return f"{label}{of}, {text(how, language)}{shared}{old}"


def total_blocks(rows: Sequence[Estimate], figures: Mapping[str, Observation], scale: Scale, language: str,  # noqa: PLR0913, PLR0917  what a drawing needs
                 room: float, unit: float) -> list[Block]:  # fmt: skip
    """Return a total for each indicator as blocks, each with a circle of a round value to compare with."""
    size = 10.5 * unit

    def head(sheet: Sheet, left: float, top: float, wide: float) -> None:
        sheet.line(text("totals", language), left, top, size, bold=True)
        sheet.line(text("sizes", language), left + wide, top + unit * -2.5, 6.8 * unit, colour=QUIET, align="right")

    blocks = [Block(size * 1.75, head, with_next=True)]
    blocks += [
        _total_block(code, how, members, figures, scale, language, room, unit) for code, how, members in groups_of(rows)
    ]
    return blocks


def _total_block(code: str, how: str, members: Sequence[Estimate], figures: Mapping[str, Observation], scale: Scale,  # noqa: PLR0913, PLR0917  what a drawing needs
                 language: str, room: float, unit: float) -> Block:  # fmt: skip
    small, large = 7.0 * unit, 9.2 * unit
    sample = scale.largest * 0.55
    indent = 12 * unit
    known = [said(row).value or 0 for row in members]
    value, radius = scale.sample(code, max(known)) if any(known) else (0.0, 0.0)
    shown = number(value, language)
    side = 2 * sample + width(shown, small) + 8 * unit
    first = wrap(heading_of(code, how, members, language), small, room - indent - side)
    second = wrap(total(members, figures).words(language), large, room - indent - side, bold=True)
    high = len(first) * LINE * small + len(second) * LINE * large + 4.5 * unit

    def draw(sheet: Sheet, left: float, top: float, wide: float) -> None:
        from matplotlib.patches import Circle

        sheet.axes.add_patch(
            Circle((left + 4 * unit, top - 4.6 * unit), 3.4 * unit, facecolor=indicator(code).colour, linewidth=0)
        )
        y = top
        for row in first:
            y = sheet.line(row, left + indent, y, small, colour=QUIET)
        for row in second:
            y = sheet.line(row, left + indent, y, large, bold=True)
        if value:
            middle = top - (high - 4.5 * unit) / 2
            at = (left + wide - sample, middle)
            look: dict[str, Any] = {"facecolor": indicator(code).colour, "alpha": 0.55, "linewidth": 0}
            sheet.axes.add_patch(Circle(at, radius, **look))
            sheet.note(f"circle of {shown}", (at[0] - radius, middle - radius, at[0] + radius, middle + radius))
            sheet.line(shown, left + wide - 2 * sample - 3 * unit, middle + small * 0.6, small, colour=QUIET,
                       align="right")  # fmt: skip

    return Block(max(high, 2 * sample + 2 * unit), draw)


#: The signs of a legend in its order.
SIGNS = ("here", "bound", "from", "ring", "stale", "area", "joint", "border", "arrow", "disputed")


def legend_blocks(used: AbstractSet[str], language: str, room: float, unit: float) -> list[Block]:
    """Explain the signs that the map uses, and no others."""
    size = 10.5 * unit
    shown = [sign for sign in SIGNS if sign in used]
    if not shown:
        return []
    head = text_block(text("legend", language), room, size, bold=True, after=size * 0.4, with_next=True)
    return [head, *(_sign_block(sign, language, room, unit) for sign in shown)]


def _sign_block(sign: str, language: str, room: float, unit: float) -> Block:
    size, indent = 7.4 * unit, 26 * unit
    lines = wrap(text(sign, language), size, room - indent)

    def draw(sheet: Sheet, left: float, top: float, _wide: float) -> None:
        _draw_sign(sheet.axes, sign, left, top - 0.62 * size, unit)
        sheet.note(f"sign {sign}", (left, top - size * 1.2, left + indent - 4 * unit, top))
        y = top
        for row in lines:
            y = sheet.line(row, left + indent, y, size)

    return Block(len(lines) * LINE * size + 3.2 * unit, draw)


def _draw_sign(axes: Axes, sign: str, left: float, y: float, unit: float) -> None:
    from matplotlib.patches import Circle, FancyArrowPatch, Rectangle

    x, r, right = left + 10 * unit, 4.2 * unit, left + 20 * unit
    circles: dict[str, dict[str, Any]] = {
        "here": {"facecolor": "#8a8a8a", "edgecolor": "white", "linewidth": 0.8},
        "bound": {"facecolor": "white", "edgecolor": "#8a8a8a", "linewidth": 1.4},
        "from": {"facecolor": "white", "edgecolor": INK, "linewidth": 1.4},
        "stale": {"facecolor": STALE, "edgecolor": INK, "linewidth": 0.8},
    }
    if sign in circles:
        axes.add_patch(Circle((x, y), r, **circles[sign]))
    elif sign == "ring":
        axes.add_patch(Circle((x, y), r * 1.3, facecolor="#8a8a8a", alpha=0.3, edgecolor=INK, linewidth=0.8))
        axes.add_patch(Circle((x, y), r * 0.75, facecolor="#8a8a8a", edgecolor="white", linewidth=0.8))
    elif sign in {"area", "joint"}:
        look: dict[str, Any] = {"facecolor": "#e4e1da", "edgecolor": QUIET, "linewidth": 0.7}
        if sign == "joint":
            look |= {"facecolor": "#f3f1ec", "hatch": "//////"}
        axes.add_patch(Rectangle((left, y - r), 20 * unit, 2 * r, **look))
    elif sign == "arrow":
        axes.add_patch(
            FancyArrowPatch((left, y), (right, y), arrowstyle="-|>", mutation_scale=8, linewidth=1.2, color=QUIET,
                            shrinkA=0, shrinkB=0)
        )  # fmt: skip
    else:
        dashed = sign == "disputed"
        look = {"linewidth": 0.9 * unit if dashed else 2.4, "linestyle": (0, (4, 3)) if dashed else "-"}
        axes.plot([left, right], [y, y], color=QUIET, **look)


def corners_of(view: View, unit: float, *, scale_bar: bool, north_arrow: bool) -> list[Box]:
    """Return the boxes of a map that scale bar and north arrow stand in."""
    boxes: list[Box] = []
    if scale_bar:
        boxes.append((0.0, 0.0, 18 * unit + _bar(view)[1], 27 * unit))
    if north_arrow:
        boxes.append((view.wide - 30 * unit, view.high - 44 * unit, view.wide, view.high))
    return boxes


def _bar(view: View) -> tuple[float, float]:
    """Return kilometres and points of a bar of a round length, about a fifth of the map."""
    km = round_down(view.km_wide / 5)
    return km, km / view.km_wide * view.wide


def draw_scale_bar(axes: Axes, view: View, unit: float) -> None:
    """Draw a bar of a round length at the lower left; it is true at the middle latitude of the map."""
    km, points = _bar(view)
    x, y = 12 * unit, 11 * unit
    axes.plot([x, x, x + points, x + points], [y + 3, y, y, y + 3], color=INK, lw=1.3 * unit, zorder=8,
              solid_capstyle="butt", solid_joinstyle="miter")  # fmt: skip
    words = f"{km:g} km"
    write(axes, words, x + points / 2 - width(words, 7 * unit, bold=True) / 2, y + 5 * unit, 7 * unit, INK)


def draw_north(axes: Axes, view: View, unit: float) -> None:
    """Draw an arrow to the north at the upper right."""
    from matplotlib.patches import Polygon

    x, top = view.wide - 16 * unit, view.high - 9 * unit
    half, high = 5.2 * unit, 19 * unit
    axes.add_patch(Polygon([(x, top), (x - half, top - high), (x, top - high * 0.74)], color=INK, lw=0, zorder=8))
    right = [(x, top), (x + half, top - high), (x, top - high * 0.74)]
    axes.add_patch(Polygon(right, facecolor="white", edgecolor=INK, linewidth=0.7, zorder=8))
    write(axes, "N", x - width("N", 8 * unit, bold=True) / 2, top - high - 9.5 * unit, 8 * unit, INK)


def emptiest_corner(
    view: View, points: Iterable[tuple[float, float]], size: tuple[float, float]
) -> tuple[float, float]:
    """Return the lower left corner of a box of a size where the fewest points lie: lower right or upper left."""
    wide, high = size
    spots = [(view.wide - wide, 0.0), (0.0, view.high - high)]
    seen = [view.point(*point) for point in points]

    def near(spot: tuple[float, float]) -> int:
        return sum(
            spot[0] - wide / 2 < x < spot[0] + 1.5 * wide and spot[1] - high / 2 < y < spot[1] + 1.5 * high
            for x, y in seen
        )

    return min(spots, key=near)


def possible_signs(rows: Sequence[Estimate], figures: Mapping[str, Observation]) -> set[str]:
    """Return the signs of the legend that a map of these rows may use."""
    kinds = {PlaceKind.JOINT: "joint", PlaceKind.BORDER: "border", PlaceKind.LINE: "border"}
    signs = {kinds.get(row.place.kind, "area") for row in rows if row.place.kind is not PlaceKind.POINT}
    signs |= {"from" if row.role is Role.ORIGIN else "here" for row in rows} | {"disputed"}
    signs |= {"bound" for row in rows if row.best is None} | {"stale" for row in rows if row.stale}
    signs |= {"ring" for row in rows if (row.high or 0) > (said(row).value or 0)}
    return signs | {"arrow" for row in rows if origins_of(row, figures)}


def draw_locator(sheet: Sheet, view: View, room: tuple[float, float, float, float], whose: str) -> None:
    """Show where on a smaller scale the map lies, framed in red, in a room of left, bottom, width, height."""
    left, bottom, wide, high = room
    from matplotlib.patches import Rectangle

    middle = ((view.west + view.east) / 2, (view.south + view.north) / 2)
    half = max(view.east - view.west, _LEAST) * _AROUND / 2
    low, up = max(-80.0, middle[1] - half / 2), min(84.0, middle[1] + half / 2)
    around = fitted((max(-180.0, middle[0] - half), low, min(180.0, middle[0] + half), up), wide, high)
    axes = sheet.frame(left, bottom, wide, high, facecolor=SEA)
    axes.spines[:].set(color=FAINT, linewidth=0.7)
    draw_ground(axes, ground(around, whose), around, 0.6)
    west, south = around.point(view.west, view.south)
    east, north = around.point(view.east, view.north)
    look: dict[str, Any] = {"facecolor": ALERT, "alpha": 0.22, "linewidth": 0}
    axes.add_patch(Rectangle((west, south), east - west, north - south, zorder=5, **look))
    axes.add_patch(
        Rectangle((west, south), east - west, north - south, zorder=5, facecolor="none", edgecolor=ALERT, linewidth=1.1)
    )
    sheet.note("locator", (left, bottom, left + wide, bottom + high))
