"""Maps, briefs, decks, films, tables and atlases: the options that say what they look like, and their making."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.cli.commands import DONE, NOTHING, folder_of, reconciled_store, say
from geo.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.exports import Format, Layout, Selection
    from geo.reconciliation import Reconciled
    from geo.settings import Settings

_DOTS = {"1x": 96, "2x": 192, "print": 300}


def _dpi(words: str) -> int:
    if words in _DOTS:
        return _DOTS[words]
    if not words.isdecimal():
        message = f"{words!r} is not a number of dots an inch: use 1x, 2x, print, or a number such as 300"
        raise argparse.ArgumentTypeError(message)
    return int(words)


def add_options(sub: argparse.ArgumentParser, template: str) -> None:
    """Add what a layout can be told on the command line; the rest is said by a template."""
    from geo.exports.layout import SIZES, templates

    sub.add_argument(
        "--template",
        default=template,
        metavar="T",
        help=f"a template ({', '.join(templates())}), or a TOML file of your own",
    )
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
) -> Iterator[tuple[Path, Format]]:
    """Yield the files to write, each with its format; in a folder they are named by place, product, size and day.

    Raises
    ------
    InputError
        If a folder is given without a format.
    """
    from geo.exports import file_name, format_of, request

    for path in arguments.output:
        if not path.is_dir():
            yield path, format_of(path.name)
            continue
        if not arguments.format:
            message = f"{path} is a folder: say what to write into it with --format, such as --format pdf"
            raise InputError(message)
        for ending in arguments.format:
            kind = format_of(f"x.{ending}")
            yield path / file_name(request(reconciled, "", selection, layout), kind), kind


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


def _known_place(asked: str, reconciled: Reconciled, folder: Path | None) -> str | None:
    """Return the name or id by which figures are known at a place or in it; None where there is none."""
    from geo.gazetteer import open_gazetteer
    from geo.geocoding import candidates

    if reconciled.knows(asked):
        return asked
    found = candidates(asked, open_gazetteer(added=folder))
    return next((one.place.id for one in found if reconciled.knows(one.place.id)), None)


def _unknown_place(asked: str, reconciled: Reconciled) -> str:
    """Say that no figure is known at a place, and which places are nearest by name."""
    from difflib import get_close_matches

    names = sorted({o.place.name for o in reconciled.observations.values() if o.place is not None})
    near = get_close_matches(asked, names, n=5, cutoff=0.6) or names[:5]
    hint = f"places with figures are {', '.join(near)}" if near else "no figure of the store has a place"
    return f"no figure is known at {asked!r}, nothing was written: {hint}{' …' if len(names) > len(near) else ''}"


def _selected(arguments: argparse.Namespace, settings: Settings, layout: Layout) -> tuple[Reconciled, Selection] | None:
    """Return the data and the filters that the options ask for; None, said, where no figure is at the place."""
    from geo.exports import Selection
    from geo.gazetteer.views import border_view
    from geo.indicators import indicator

    border_view(settings.border_view)  # a wrong one is named before the work begins
    for code in arguments.indicator or ():
        indicator(code)
    reconciled, revision = reconciled_store(arguments, settings)
    asked = arguments.place
    if asked is not None:
        asked = _known_place(asked, reconciled, folder_of(arguments.store or settings.store))
        if asked is None:
            say(_unknown_place(arguments.place, reconciled))
            return None
    return reconciled, Selection(
        at=arguments.at,
        since=arguments.since,
        indicators=tuple(arguments.indicator or ()),
        place=asked,
        language=layout.language,
        revision=revision,
        cleared_by=arguments.cleared_by,
    )


def export(arguments: argparse.Namespace, settings: Settings) -> int:
    """Write maps, briefs, decks, films and tables."""
    from geo import exports

    layout = layout_of(arguments)
    found = _selected(arguments, settings, layout)
    if found is None:
        return NOTHING
    reconciled, selection = found
    for path, kind in files_of(arguments, reconciled, selection, layout):
        name = f"{path.name}.{kind.ending}"
        content = exports.render(reconciled, name, selection, layout, progress=Bar(path.name))
        exports.write_file(path, content)
        say(f"{path} written")
        _keep(arguments, settings, path.name, content, found, layout)
    return DONE


def atlas(arguments: argparse.Namespace, settings: Settings) -> int:
    """Write one page for each province or each week into a PDF."""
    from geo import exports

    layout = layout_of(arguments)
    found = _selected(arguments, settings, layout)
    if found is None:
        return NOTHING
    reconciled, selection = found
    path = arguments.output
    if path.suffix.lower() != ".pdf":
        message = f"{path}: an atlas is a PDF: name a file such as atlas.pdf"
        raise InputError(message)
    content = exports.atlas(reconciled, selection, layout, by=arguments.by, progress=Bar(path.name))
    exports.write_file(path, content)
    say(f"{path} written")
    _keep(arguments, settings, path.name, content, found, layout)
    return DONE


def _keep(  # noqa: PLR0913, PLR0917  what a product is made of
    arguments: argparse.Namespace,
    settings: Settings,
    name: str,
    content: bytes,
    made_of: tuple[Reconciled, Selection],
    layout: Layout,
) -> None:
    """Keep a product in the log of the store, where the store can be written to."""
    from geo.errors import StoreError
    from geo.pipeline import Filters, keep_release
    from geo.store import connect

    filters = Filters(known_on=arguments.known_on, household_size=arguments.household_size)
    reconciled, selection = made_of
    try:
        with connect(arguments.store or settings.store) as store:
            keep_release(
                store,
                name=name,
                content=content,
                reconciled=reconciled,
                selection=selection,
                layout=layout,
                filters=filters,
            )
    except StoreError as error:
        say(f"{name} is not in the log of what was exported ({error})")
