"""Maps, briefs, decks, films, tables and atlases: the options that say what they look like, and their making."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.cli.commands import DONE, NOTHING, folder_of, reconciled_store, say
from geo.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.exports import Format, Layout, Selection
    from geo.pipeline import MadeOf
    from geo.reconciliation import Reconciled
    from geo.settings import Settings

#: Said at each product until somebody has decided, never in the way of a script.
_ASK = (
    "no disclaimer and no view of borders of your organisation is set, so the program's own are used; set them once:"
    " crisis-map organisation --disclaimer TEXT --border-view VIEW, or with neither to keep these"
)

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
    sub.add_argument(
        "--quotes", choices=("full", "short", "none"), help="how much of their sentences figures bring (default: full)"
    )
    sub.add_argument(
        "--exact-places-by",
        metavar="WHO",
        help="who decides that camps, clinics and routes keep their exact places; without a name their districts stand"
        " for them",
    )
    sub.add_argument("--dpi", type=_dpi, metavar="N", help="dots an inch of pictures: 1x, 2x, print, or a number")


def layout_of(arguments: argparse.Namespace) -> Layout:
    """Return the layout that the options ask for."""
    from geo.exports import load_layout

    names = ("size", "orientation", "title", "language", "dpi", "quotes")
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
    from geo.exports import Selection, load_house
    from geo.gazetteer.views import border_view
    from geo.indicators import indicator
    from geo.store.files import folder_of as store_folder

    border_view(settings.border_view)  # a wrong one is named before the work begins
    house = load_house(store_folder(arguments.store or settings.store))
    if not house.decided:
        say(_ASK)
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
        exact_by=arguments.exact_places_by,
        house=house,
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
        _keep(arguments, settings, _made_of(arguments, found, layout), path, content)
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
    pages = exports.atlas_pages(reconciled, selection, layout, by=arguments.by)
    _keep(arguments, settings, _made_of(arguments, found, layout, pages), path, content)
    return DONE


def organisation(arguments: argparse.Namespace, settings: Settings) -> int:
    """Set the organisation's own disclaimer and view of borders, kept beside the store, or show them."""
    from geo.exports import HOUSE, load_house, save_house
    from geo.store.files import folder_of as store_folder

    folder = store_folder(arguments.store or settings.store)
    house = load_house(folder)
    if arguments.show:
        print(f"border_view: {house.view}")
        for language, words in sorted(house.disclaimer.items()):
            print(f"disclaimer ({language}): {words}")
        if not house.decided:
            say(_ASK)
        return DONE
    texts = dict(house.disclaimer)
    if arguments.disclaimer is not None:
        texts[arguments.language] = arguments.disclaimer
    save_house(folder, disclaimer=texts, border_view=arguments.border_view or house.border_view)
    say(f"{folder / HOUSE} written: every product made from this store says so")
    return DONE


def _keep(arguments: argparse.Namespace, settings: Settings, made_of: MadeOf, path: Path, content: bytes) -> None:
    """Keep a product in the log of the store, where the store can be written to."""
    from geo.pipeline import log_release

    problem = log_release(arguments.store or settings.store, made_of, name=path.name, content=content)
    if problem:
        say(problem)


def _made_of(
    arguments: argparse.Namespace,
    found: tuple[Reconciled, Selection],
    layout: Layout,
    pages: Sequence[Selection] = (),
) -> MadeOf:
    from geo.pipeline import Filters, MadeOf

    filters = Filters(known_on=arguments.known_on, household_size=arguments.household_size)
    return MadeOf(*found, layout=layout, filters=filters, pages=pages)
