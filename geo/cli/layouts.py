"""The options of `export` and `atlas` that say what a page looks like, and the bar that says how far it is."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.exports import Layout, Selection
    from geo.reconciliation import Reconciled

_DOTS = {"1x": 96, "2x": 192, "print": 300}


def _dpi(words: str) -> int:
    if words in _DOTS:
        return _DOTS[words]
    if not words.isdecimal():
        message = f"{words!r} is not a number of dots an inch: use 1x, 2x, print, or a number such as 300"
        raise argparse.ArgumentTypeError(message)
    return int(words)


def add_options(sub: argparse.ArgumentParser) -> None:
    """Add what a layout can be told on the command line; the rest is said by a template."""
    from geo.exports.layout import SIZES

    sub.add_argument("--template", default="map", metavar="T", help="name of a template, or a TOML file of your own")
    sub.add_argument("--size", choices=tuple(SIZES), help="paper, instead of the template's")
    sub.add_argument("--orientation", choices=("landscape", "portrait"), help="instead of the template's")
    sub.add_argument("--title", metavar="TEXT", help="title, instead of the template's")
    sub.add_argument(
        "--language", choices=("en", "fr"), help="language of titles and legends (default: the template's)"
    )
    sub.add_argument("--dpi", type=_dpi, metavar="N", help="dots an inch of pictures: 1x, 2x, print, or a number")


def layout_of(arguments: argparse.Namespace) -> Layout:
    """Return the layout that the options ask for."""
    from geo.exports import load_layout

    names = ("size", "orientation", "title", "language", "dpi")
    return load_layout(Path(arguments.template), **{name: getattr(arguments, name) for name in names})


def files_of(
    arguments: argparse.Namespace, reconciled: Reconciled, selection: Selection, layout: Layout
) -> Iterator[Path]:
    """Yield the files to write; in a folder they are named by place, product, size and day.

    Raises
    ------
    InputError
        If a folder is given without a format.
    """
    from geo.exports import file_name, format_of, request

    for path in arguments.output:
        if not path.is_dir():
            yield path
            continue
        if not arguments.format:
            message = f"{path} is a folder: say what to write into it with --format, such as --format pdf"
            raise InputError(message)
        for ending in arguments.format:
            kind = format_of(f"x.{ending}")
            yield path / file_name(request(reconciled, "", selection, layout), kind)


class Bar:
    """A bar on a terminal that follows a product, silence elsewhere."""

    def __init__(self, name: str) -> None:
        self._bar: Any = None
        if sys.stderr.isatty():
            from tqdm import tqdm

            self._bar = tqdm(total=100, desc=name, unit="%", leave=False)

    def __call__(self, share: float, _step: str) -> None:
        """Move to a share from 0 to 1."""
        if self._bar is not None:
            self._bar.update(round(share * 100) - self._bar.n)
            if share >= 1:
                self._bar.close()
