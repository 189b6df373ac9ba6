"""The slider as a film: animated GIF, and MP4 where ffmpeg is installed.

The ground is drawn once; each step draws circles, labels and totals over it. Every circle keeps its spot over the
whole film: circles are laid out once, at their largest.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.errors import ExportError
from geo.exports.composing import outside_of, period_text, remark, small_print, view_of
from geo.exports.furniture import corners_of, draw_north, draw_scale_bar, total_blocks
from geo.exports.ground import SEA, draw_ground, ground
from geo.exports.sheet import FAINT, QUIET, SETTINGS, Column, Sheet, flow, raster
from geo.exports.symbols import Scale, Symbols, draw_area, draw_arrows, names_of
from geo.exports.words import text
from geo.indicators import indicators

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from geo.exports.request import Request
    from geo.exports.view import View
    from geo.models import Estimate

#: Size of the film in points, dots an inch, and how long a step and the last one stand, in milliseconds.
_WIDE, _HIGH, _DOTS, _STEP, _LAST = 960.0, 540.0, 84, 700, 3000

#: How strong the pale circles beside the totals are.
_PALE = 0.55

#: Most steps of a film.
_STEPS = 30

_MARGIN, _HEAD, _FOOT, _PANEL = 22.0, 62.0, 34.0, 250.0

#: Room below the totals that a remark takes at most, in points.
_REMARK = 40.0

#: Longest time that ffmpeg may take, in seconds.
_PATIENCE = 120


@dataclass(frozen=True, slots=True)
class _Frame:
    """One step of the film."""

    image: Any
    milliseconds: int


def write_gif(request: Request) -> bytes:
    """Write the slider as an animated GIF that begins anew at its end."""
    from PIL import Image

    frames = list(_frames(request))
    palette = _palette([one.image for one in frames])
    images = [one.image.quantize(palette=palette, dither=Image.Dither.NONE) for one in frames]
    out = io.BytesIO()
    images[0].save(
        out, "GIF", save_all=True, append_images=images[1:], duration=[one.milliseconds for one in frames], loop=0,
        comment=_comment(request).encode(), optimize=False,
    )  # fmt: skip
    return out.getvalue()


def _palette(images: Sequence[Any]) -> Any:
    """Return one set of colours for all steps, with those of the indicators among them."""
    from PIL import Image, ImageColor, ImageDraw

    wide, high = images[0].width // 4, images[0].height // 4
    shown = [images[0], images[len(images) // 2], images[-1]]
    whole = Image.new("RGB", (wide * len(shown), high + 60), "white")
    for turn, image in enumerate(shown):
        whole.paste(image.resize((wide, high), Image.Resampling.NEAREST), (turn * wide, 0))
    colours = [item.colour for item in indicators().values()]
    swatch = whole.width / len(colours)
    draw = ImageDraw.Draw(whole)
    for turn, colour in enumerate(colours):
        # As circles are, and as the pale ones beside the totals are.
        pale = tuple(round(255 - (255 - part) * _PALE) for part in ImageColor.getrgb(colour)[:3])
        for top, fill in ((high, colour), (high + 30, pale)):
            draw.rectangle((turn * swatch, top, (turn + 1) * swatch, top + 30), fill=fill)
    return whole.quantize(255, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def write_mp4(request: Request) -> bytes:
    """Write the slider as an MP4 film (H.264).

    Raises
    ------
    ExportError
        If ffmpeg is not installed or cannot make it.
    """
    program = shutil.which("ffmpeg")
    if program is None:
        message = "an MP4 film needs the program ffmpeg, which is not installed: install it, or write a .gif"
        raise ExportError(message)
    frames = _frames(request)
    first = next(frames)
    wide, high = first.image.size
    wide, high = wide // 2 * 2, high // 2 * 2
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "film.mp4"
        command = [
            *(program, "-hide_banner", "-loglevel", "error", "-f", "rawvideo", "-pix_fmt", "rgb24"),
            *("-s", f"{wide}x{high}", "-r", "10", "-i", "-", "-c:v", "libx264", "-preset", "veryfast", "-crf", "20"),
            *("-pix_fmt", "yuv420p", "-threads", "1", "-fflags", "+bitexact", "-flags:v", "+bitexact"),
            *("-metadata", f"title={request.layout.title_text()}", "-metadata", f"comment={_comment(request)}"),
            *("-movflags", "+faststart", "-y", str(path)),
        ]
        log = Path(folder) / "log"
        with (
            log.open("wb") as said,
            subprocess.Popen(  # noqa: S603  the program found on the path, with our own words
                command, stdin=subprocess.PIPE, stderr=said
            ) as running,
        ):
            if running.stdin is not None:
                with suppress(BrokenPipeError), running.stdin:
                    for one in chain((first,), frames):  # each drawn when the last one is written: none is held
                        picture = one.image.crop((0, 0, wide, high)).tobytes()
                        for _ in range(one.milliseconds // 100):
                            running.stdin.write(picture)
            try:
                running.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                running.kill()
                running.wait()
        if running.returncode or not path.exists():
            words = log.read_text(errors="replace").strip()[-200:]
            message = f"ffmpeg could not make the film ({words}): write a .gif"
            raise ExportError(message)
        return path.read_bytes()


def _comment(request: Request) -> str:
    from geo.exports.image import metadata

    return "; ".join(f"{key}: {value}" for key, value in metadata(request).items() if key != "Title")


def _frames(request: Request) -> Iterator[_Frame]:
    """Yield the steps, ground and circles put together."""
    from matplotlib import rc_context

    from geo.exports.briefing import Briefing, steps

    days = steps(Briefing(request).first, request.day, most=_STEPS)
    by_day = [(one, _placed(request.for_day(one).estimates)) for one in days]
    by_day = [(one, rows) for one, rows in by_day if rows]
    if not by_day:
        message = f"nothing to show up to {request.day}: choose another day, or other indicators"
        raise ExportError(message)
    with rc_context(SETTINGS):
        film = _Film(request, [rows for _, rows in by_day])
        for turn, (one, rows) in enumerate(by_day):
            request.progress(0.1 + 0.85 * turn / len(by_day), one.isoformat())
            last = turn == len(by_day) - 1
            yield _Frame(film.step(one, rows, (turn + 1) / len(by_day)), _LAST if last else _STEP)


def _placed(rows: Sequence[Estimate]) -> list[Estimate]:
    return sorted((row for row in rows if row.place.point is not None), key=lambda row: row.id)


class _Film:
    """Draws the steps of a film with one view, one scale and one spot for each circle."""

    def __init__(self, request: Request, everything: Sequence[Sequence[Estimate]]) -> None:
        self.request = request
        wide, high = _WIDE - 2 * _MARGIN - _PANEL - 14, _HIGH - _HEAD - _FOOT
        self.room = (_MARGIN, _FOOT, wide, high)
        rows = [row for day in everything for row in day]
        unique = {row.place.id: row for row in rows}
        self.view: View = view_of(request, [unique[key] for key in sorted(unique)], wide, high)
        self.scale = Scale(rows)
        layout = request.layout
        self.corners = corners_of(self.view, 1.0, scale_bar=layout.scale_bar, north_arrow=layout.north_arrow)
        laid = Symbols(self.view, list(_largest(everything).values()), self.scale, request.language, {}, self.corners)
        by_row = {one.row.id: one.disc for one in laid.symbols}
        self.spots = {key: by_row[row.id] for key, row in _largest(everything).items() if row.id in by_row}
        sheet = Sheet(_WIDE, _HIGH)
        axes = sheet.frame(*self.room, facecolor=SEA)
        axes.spines[:].set(color=FAINT, linewidth=0.8)
        found = ground(self.view, request.selection.house.view)
        draw_ground(axes, found, self.view, 1.0)
        taken = len(laid.free.boxes)
        laid.name_countries(axes, found, request.selection.house.view)
        self.corners += laid.free.boxes[taken:]
        if layout.scale_bar:
            draw_scale_bar(axes, self.view, 1.0)
        if layout.north_arrow:
            draw_north(axes, self.view, 1.0)
        mark = request.mark
        right = _WIDE - _MARGIN
        if mark:
            right = sheet.badge(mark, right, _HIGH - 16, 7.6) - 12
        sheet.paragraph(request.layout.title_text(), _MARGIN, _HIGH - 14, right - _MARGIN, 17, bold=True)
        sheet.paragraph(small_print(request), _MARGIN, _FOOT - 9, _WIDE - 2 * _MARGIN, 6.2, colour=QUIET)
        self.ground = raster(sheet, _DOTS).convert("RGBA")

    def step(self, day: date, rows: Sequence[Estimate], share: float) -> Any:
        """Return one step as a picture."""
        from PIL import Image

        request = self.request.for_day(day)
        sheet = Sheet(_WIDE, _HIGH, clear=True)
        left, bottom, wide, high = self.room
        axes = sheet.frame(left, bottom, wide, high)
        axes.axis("off")
        figures = request.reconciled.observations
        for row in {row.place.id: row for row in rows}.values():
            draw_area(axes, row, self.view)
        draw_arrows(axes, rows, self.view, figures)
        spots = {row.id: self.spots[key] for key, row in spots_of(rows).items() if key in self.spots}
        symbols = Symbols(self.view, rows, self.scale, request.language, figures, self.corners, spots)
        symbols.draw(axes)
        sheet.line(period_text(request), _MARGIN, _HIGH - 37, 12, bold=True)
        right = _WIDE - _MARGIN - _PANEL
        room = _HIGH - _HEAD - _FOOT
        blocks = total_blocks(request.estimates, figures, self.scale, request.language, _PANEL, 1.0)
        fitting = [block for i, block in enumerate(blocks) if sum(one.high for one in blocks[: i + 1]) <= room - 12]
        flow(fitting, iter([Column(sheet, right, _HIGH - _HEAD, _PANEL, room)]))
        outside = outside_of(rows, self.view, names_of(rows, request.language))
        free = room - sum(block.high for block in fitting) - 22
        if outside and len(fitting) == len(blocks) and free > _REMARK:
            words = remark("outside", outside, request.language)
            sheet.paragraph(words, right, _FOOT + free, _PANEL, 7, colour=QUIET)
        if len(fitting) < len(blocks):
            words = text("more_rows", request.language, n=str(len(blocks) - len(fitting)))
            sheet.line(words, right, _FOOT + 10, 7, colour=QUIET)
        sheet.axes.plot([left, left + wide], [bottom - 4] * 2, color="#e4e1da", linewidth=2.4, solid_capstyle="butt")
        sheet.axes.plot([left, left + wide * share], [bottom - 4] * 2, color="#8f897d", linewidth=2.4)
        over = raster(sheet, _DOTS, clear=True)
        return Image.alpha_composite(self.ground, over).convert("RGB")


def _largest(days: Sequence[Sequence[Estimate]]) -> dict[tuple[str, ...], Estimate]:
    """Return of each circle the row at which it is largest, in the order of the circles."""
    found: dict[tuple[str, ...], Estimate] = {}
    for rows in days:
        for key, row in spots_of(rows).items():
            if key not in found or (row.high or row.best or 0) > (found[key].high or found[key].best or 0):
                found[key] = row
    return {key: found[key] for key in sorted(found)}


def spots_of(rows: Sequence[Estimate]) -> dict[tuple[str, ...], Estimate]:
    """Return the rows of a day by what makes rows of several days the same circle.

    Several places that are kept back may stand for one district: each has a circle of its own.
    """
    found: dict[tuple[str, ...], Estimate] = {}
    for row in rows:
        kind = (row.indicator, row.counting.value, row.role.value, row.group.code, row.unit.value, row.place.id)
        turn = sum(key[:-1] == kind for key in found)
        found[*kind, str(turn)] = row
    return found
