"""What stands around the map of a picture: totals with the sizes of circles, legend, scale bar, north, small print."""

from __future__ import annotations

import math
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.exports.words import ground, number, span, text
from geo.indicators import indicator, indicators
from geo.models import EstimateBasis, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Canvas

    from geo.models import Estimate

LINE, INK, QUIET, STALE = "#b9b4aa", "#222222", "#565656", "#9a9a9a"

#: Kilometres of one degree of latitude.
_KM_A_DEGREE = 111.195

#: Roles that say where people left.
FROM = Role.ORIGIN

#: Rows of totals that fit above the legend.
_ROWS = 11


@dataclass(frozen=True, slots=True)
class Caption:
    """The words around the picture.

    Attributes
    ----------
    title, subtitle
        Above the map.
    at, since
        The days that the picture covers, both inclusive.
    note
        Small print: revision, policy.
    language
        ISO 639-1 code, ``en`` or ``fr``.
    """

    title: str
    subtitle: str
    at: date
    since: date | None
    note: str
    language: str = "en"


def value_of(estimate: Estimate) -> float | None:
    """Return the number that the circle stands for: the best, else what is known at least."""
    return estimate.best if estimate.best is not None else estimate.low


def label_of(estimate: Estimate, language: str) -> str:
    """Write the value on the map so that it is never more exact than what was said.

    A range stays a range, a sum of ours and a lower bound say "at least".
    """
    low, best, high = estimate.low, estimate.best, estimate.high
    if low is not None and high is not None and low < high:
        return span(low, high, language)
    value = best if best is not None else low
    if value is None:
        return "?"
    return f"≥ {number(value, language)}" if _floor(estimate) else number(value, language)


def _floor(estimate: Estimate) -> bool:
    return estimate.best is None or estimate.basis is EstimateBasis.OUR_SUM


def _total(rows: Sequence[Estimate], language: str) -> str:
    """Return the sum of rows with its range; rows never overlap, that is the table's promise."""
    known = [item for item in rows if value_of(item) is not None]
    best = sum(value_of(item) or 0 for item in known)
    low = sum(item.low if item.low is not None else (item.best or 0) for item in known)
    high = sum(item.high if item.high is not None else (value_of(item) or 0) for item in known)
    shown = number(best, language)
    if any(_floor(item) for item in known) or len(known) > 1:
        shown = f"{text('at_least', language)} {shown}"
    return f"{shown} ({span(low, high, language)})" if low != high else shown


def _round(value: float) -> float:
    """Return the largest of 1, 2, 5, 10, 20 … that is not above a value.

    Examples
    --------
    >>> _round(385)
    200.0
    """
    power = 10.0 ** math.floor(math.log10(max(value, 1)))
    return max(step * power for step in (1, 2, 5) if step * power <= max(value, 1))


class Scale:
    """Sizes of circles: area proportional to the value, each family of indicators by its own largest one."""

    #: Radius of the largest circle shown beside the totals, in points.
    SAMPLE = 12.0

    def __init__(self, estimates: Iterable[Estimate], largest: float) -> None:
        self.largest = largest
        self.peak: dict[str, float] = {}
        for item in estimates:
            family = indicator(item.indicator).family
            self.peak[family] = max(self.peak.get(family, 1.0), item.high or value_of(item) or 1.0)

    def radius(self, code: str, value: float) -> float:
        """Return the radius in points of a value of an indicator."""
        return max(3.0, self.largest * math.sqrt(value / self.peak.get(indicator(code).family, value)))

    def sample(self, code: str, value: float) -> tuple[float, float]:
        """Return a round value, at most `value`, and its radius, which fits beside the totals."""
        shown = _round(value)
        while self.radius(code, shown) > self.SAMPLE and shown > 1:
            shown = _round(shown * 0.9)
        return shown, self.radius(code, shown)


def write_totals(canvas: Canvas, frame: tuple[float, float, float, float], rows: Sequence[Estimate], scale: Scale,
                 language: str) -> None:  # fmt: skip
    """Write a total for each indicator, in one column, each with a circle of a round value to compare with.

    Parameters
    ----------
    frame
        Left, bottom, width and height of the column, in shares of the picture.
    """
    from matplotlib.patches import Circle

    _, _, width, height = frame
    inches = canvas.get_size_inches()
    axes = canvas.add_axes(frame)
    wide, high = inches[0] * width * 72, inches[1] * height * 72
    axes.set(xlim=(0, wide), ylim=(0, high))
    axes.axis("off")
    axes.text(0, high, text("totals", language), fontsize=12.5, weight="bold", va="top")
    axes.text(wide, high - 3, text("sizes", language), fontsize=8, va="top", ha="right", color=QUIET)
    groups: dict[tuple[str, str, bool], list[Estimate]] = {}
    for code in indicators():
        for item in rows:
            if item.indicator == code:
                groups.setdefault((code, item.counting.value, item.role is FROM), []).append(item)
    y = high - 26
    step = min(39.0, (high - 26) / max(1, min(len(groups), _ROWS)))
    for (code, counting, origin), members in list(groups.items())[:_ROWS]:
        colour = indicator(code).colour
        label = indicator(code).label.get(language, code)
        how = text("from" if origin else counting, language)
        stale = f", {text('part_stale', language)}" if any(item.stale for item in members) else ""
        axes.plot([5], [y - 6], "o", color=colour, markersize=8)
        axes.text(16, y, f"{label}, {how}{stale}", fontsize=8.6, va="top", color=QUIET)
        axes.text(16, y - 12.5, _total(members, language), fontsize=11, va="top", weight="bold", color=INK)
        value, radius = scale.sample(code, max((value_of(item) or 1) for item in members))
        spot = (wide - Scale.SAMPLE, y - 14)
        axes.add_patch(Circle(spot, radius, facecolor=colour, alpha=0.55, linewidth=0))
        words = number(value, language)
        axes.text(spot[0] - Scale.SAMPLE - 4, y - 14, words, fontsize=8, ha="right", va="top", color=QUIET)
        y -= step
    if len(groups) > _ROWS:
        axes.text(16, y, text("more_rows", language, n=str(len(groups) - _ROWS)), fontsize=8.6, va="top", color=QUIET)


def write_legend(canvas: Canvas, corner: tuple[float, float], used: frozenset[str], language: str) -> None:
    """Explain the signs that the map uses, and no others.

    Parameters
    ----------
    corner
        Lower left corner, in shares of the picture.
    used
        Among ``here, from, ring, stale, joint, area, border, disputed``.
    """
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    dot: dict[str, Any] = {"linestyle": "none", "marker": "o", "markersize": 9, "markeredgecolor": INK}
    looks: dict[str, Any] = {
        "here": Line2D([], [], markerfacecolor="#8a8a8a", **dot | {"markeredgecolor": "white"}),
        "from": Line2D([], [], markerfacecolor="none", **dot),
        "ring": Line2D([], [], markerfacecolor="#dddddd", **dot),
        "stale": Line2D([], [], markerfacecolor=STALE, **dot),
        "area": Patch(facecolor="#dddddd", edgecolor=QUIET),
        "joint": Patch(facecolor="#f0f0f0", edgecolor=QUIET, hatch="////"),
        "border": Line2D([], [], color=QUIET, linewidth=3),
        "disputed": Line2D([], [], color=QUIET, linewidth=1, linestyle=(0, (4, 3))),
    }
    handles = []
    for name, handle in looks.items():
        if name in used:
            handle.set_label(text(name, language))
            handles.append(handle)
    canvas.legend(
        handles=handles, loc="lower left", bbox_to_anchor=corner, frameon=False, fontsize=8.6, borderaxespad=0,
        title=text("legend", language), title_fontproperties={"size": 10.5, "weight": "bold"}, alignment="left",
        labelspacing=0.75, handletextpad=1.0, borderpad=0,
    )  # fmt: skip


def draw_scale_bar(axes: Axes, degrees_wide: float, latitude: float, width: float, height: float) -> None:
    """Draw a bar of a round length at the lower left, and an arrow to the north at the upper right.

    Parameters
    ----------
    degrees_wide, latitude
        Width of the map and its middle latitude, in degrees.
    width, height
        Of the map, in points.
    """
    km_wide = degrees_wide * _KM_A_DEGREE * math.cos(math.radians(latitude))
    length = _round(km_wide / 5)
    points = length / km_wide * width
    axes.plot([14, 14 + points], [16, 16], color=INK, linewidth=2.2, solid_capstyle="butt", zorder=8)
    axes.text(14 + points / 2, 20, f"{length:g} km", ha="center", fontsize=8.5, zorder=8)
    axes.annotate(
        "N", (width - 20, height - 10), xytext=(width - 20, height - 44), ha="center", va="center", fontsize=10,
        arrowprops={"arrowstyle": "-|>", "color": INK, "linewidth": 1.4}, zorder=8,
    )  # fmt: skip


def small_print(estimates: Sequence[Estimate], caption: Caption, remarks: Sequence[str]) -> list[str]:
    """Return the lines under the map: what is not shown, sources, disclaimer. What does not fit is counted."""
    names = sorted({source for item in estimates for source in item.sources if source}, key=str.casefold)
    kept = list(names)
    head = text("sources", caption.language)
    while True:
        more = f" {text('more_sources', caption.language, n=str(len(names) - len(kept)))}" if kept != names else ""
        lines = textwrap.wrap(f"{head}: {', '.join(kept)}{more}", 205)
        if len(lines) <= 2 or not kept:  # noqa: PLR2004  two lines fit
            break
        kept.pop()
    out = textwrap.wrap(" ".join(remarks), 205)[:1] + lines
    return [
        *out,
        *textwrap.wrap(f"{text('disclaimer', caption.language)} {ground(caption.language)} {caption.note}", 205),
    ]
