"""How wide words are, and where lines break, without drawing them. Lengths are points (1/72 inch)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

#: The font that ships with matplotlib, so that pictures are the same on every machine.
FONT = "DejaVu Sans"

_MEASURED_AT = 100

#: White space at which a line may end: all but the spaces that hold words together.
_BREAKS = re.compile(r"[^\S\u00a0\u202f\u2007]+")

#: Height of a line and of its part above the baseline, in shares of the size.
LINE, ASCENT = 1.32, 0.93


@cache
def _font(bold: bool) -> FT2Font:  # noqa: FBT001  two faces
    from matplotlib.font_manager import FontProperties, findfont
    from matplotlib.ft2font import FT2Font

    # One of our own: matplotlib changes the size of those that it keeps.
    font = FT2Font(findfont(FontProperties(family=FONT, weight="bold" if bold else "normal")))
    font.set_size(_MEASURED_AT, 72)
    return font


@lru_cache(maxsize=20_000)
def _advance(words: str, bold: bool) -> float:  # noqa: FBT001  two faces
    import warnings

    from matplotlib.ft2font import LoadFlags

    font = _font(bold)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a sign that the font lacks is drawn as a box; the number stays right
        font.set_text(words, 0, flags=LoadFlags.NO_HINTING)
    return float(font.get_width_height()[0]) / 64 / _MEASURED_AT


def width(words: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a line of text of a size."""
    return _advance(words, bold) * size if words else 0.0


def wrap(words: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines no wider than the room; a word that is wider alone is broken within.

    Spaces that hold words together, as in "3 600 000" and within « », are not broken.

    Examples
    --------
    >>> wrap("one two three", 10, 50)
    ['one two', 'three']
    """
    lines: list[str] = []
    line = ""
    for word in filter(None, _BREAKS.split(words)):
        longer = f"{line} {word}" if line else word
        if width(longer, size, bold=bold) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while width(line, size, bold=bold) > room and len(line) > 1:
            kept = len(line) - 1
            while kept > 1 and width(line[:kept], size, bold=bold) > room:
                kept -= 1
            lines.append(line[:kept])
            line = line[kept:]
    return [*lines, line] if line else lines
