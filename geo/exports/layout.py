"""The description of a page: what stands on it, on which paper, in which language. It drives every format.

A template is a TOML file with the names of `Layout`'s fields; `title`, `subtitle` and `disclaimer` may be tables
with one text a language. Lengths are points (1/72 inch), boxes degrees (EPSG:4326, longitude first).
"""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from geo.errors import InputError
from geo.exports.house import House
from geo.exports.words import ground, languages, text
from geo.indicators import indicators
from geo.models.words import typed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_FOLDER = Path(__file__).with_name("templates")

#: Width and height of the pages, portrait where the two differ in use, in points.
SIZES = {"A4": (595.28, 841.89), "A3": (841.89, 1190.55), "Letter": (612.0, 792.0), "16:9": (540.0, 960.0)}

#: Dots an inch of a screen: 1× is 96.
SCREEN = 96

#: Pixels that a picture may have; more does not fit in the memory of a small machine.
_MOST_PIXELS = 60e6

Product = Literal["map", "brief"]
Quotes = Literal["full", "short", "none"]
Orientation = Literal["landscape", "portrait"]

#: Fields whose text may be given once a language.
_BY_LANGUAGE = ("title", "subtitle", "disclaimer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One page layout.

    Attributes
    ----------
    name
        Of the template, in file names.
    product
        ``map``: one page with the map; ``brief``: one or two pages with totals, maps, tables and sources.
    title, subtitle
        Above the map; the product's own words, the period for the subtitle, when None.
    since, at
        Period, both inclusive; a period of the selection wins.
    layers
        Codes of indicators to show; all when empty. Indicators of the selection win.
    place
        Id or name of the place; one of the selection wins.
    box
        West, south, east, north in degrees; where most numbers lie when None.
    locator, legend, totals, scale_bar, north_arrow, sources
        Which furniture stands around the map.
    disclaimer
        In place of the organisation's and of the product's own.
    logo
        A PNG or JPEG file; a relative path counts from the template.
    language
        ISO 639-1 code.
    size, orientation
        Paper: A4, A3, Letter or 16:9; landscape or portrait.
    dpi
        Dots an inch of pictures: 96 is 1×, 192 is 2×, 300 is for print.
    quotes
        How much of their sentences figures bring: ``full``, ``short`` or ``none``.
    """

    name: str = "map"
    product: Product = "map"
    title: str | None = None
    subtitle: str | None = None
    since: date | None = None
    at: date | None = None
    layers: tuple[str, ...] = ()
    place: str | None = None
    box: tuple[float, float, float, float] | None = None
    locator: bool = True
    legend: bool = True
    totals: bool = True
    scale_bar: bool = True
    north_arrow: bool = True
    sources: bool = True
    disclaimer: str | None = None
    logo: Path | None = None
    language: str = "en"
    size: str = "16:9"
    orientation: Orientation = "landscape"
    dpi: int = 144
    quotes: Quotes = "full"

    @property
    def page(self) -> tuple[float, float]:
        """Width and height in points."""
        short, long = SIZES[self.size]
        return (long, short) if self.orientation == "landscape" else (short, long)

    def title_text(self) -> str:
        """Return the title: the one given, else the product's own."""
        return self.title if self.title is not None else text("title", self.language)

    def disclaimer_text(self, house: House | None = None) -> str:
        """Return the disclaimer with the sources of the map's ground, which their licences ask for, and its borders.

        It is the layout's own, else the organisation's, else the product's.
        """
        house = house or House()
        own = self.disclaimer if self.disclaimer is not None else house.disclaimer_in(self.language)
        own = own if own is not None else text("disclaimer", self.language)
        return f"{own} {ground(self.language, house.view)}".strip()


def templates() -> tuple[str, ...]:
    """Return the names of the templates that ship with the product."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def load_layout(template: str | Path = "map", **changes: Any) -> Layout:
    """Return the layout of a template.

    Parameters
    ----------
    template
        Name of a template that ships with the product, or a TOML file.
    **changes
        Fields to set instead of the template's; None leaves what the template says.

    Raises
    ------
    InputError
        If there is no such template, or it says something that no page can be: the message names the
        file, the field, and what it may be.
    """
    where, table = _read(str(template))
    table |= {key: value for key, value in changes.items() if value is not None}
    if "template" in table:
        _, base = _read(str(table.pop("template")))
        table = base | table
    known = {field.name for field in fields(Layout)}
    for key in table:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"use {', '.join(sorted(known))}"
            message = f"{where}: no field is called {key!r}; {hint}"
            raise InputError(message)
    language = table.get("language", "en")
    _one_of(where, "language", language, languages())  # first: other fields have a text for each
    given = {key: _checked(where, key, value, language) for key, value in table.items()}
    layout = replace(Layout(name=Path(where).stem), **given)
    _check_whole(where, layout)
    return layout


@cache
def _shipped(name: str) -> str:
    return (_FOLDER / f"{name}.toml").read_text(encoding="utf-8")


def _read(template: str) -> tuple[str, dict[str, Any]]:
    """Return where a template comes from, for messages, and what it says."""
    if template in templates():
        return template, tomllib.loads(_shipped(template))
    path = Path(template)
    try:
        return str(path), tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        message = f"no template is called {template!r} and no such file exists: use {', '.join(templates())}, or a file"
        raise InputError(message) from None
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path}: the template cannot be read ({error}): give a TOML file in UTF-8"
        raise InputError(message) from error
    except tomllib.TOMLDecodeError as error:
        message = f'{path}: the template is not TOML ({error}): write lines such as size = "A4"'
        raise InputError(message) from error


def _one_of(where: str, key: str, value: object, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        message = f"{where}: {key} is {value!r}; use one of {', '.join(allowed)}"
        raise InputError(message)


def _wrong(where: str, key: str, value: object, wanted: str) -> InputError:
    return InputError(f"{where}: {key} is {value!r}; it must be {wanted}")


def _checked(where: str, key: str, value: Any, language: str) -> Any:
    """Return a value of a template as the field wants it."""
    if key in _BY_LANGUAGE and isinstance(value, dict):
        value = value.get(language, value.get("en"))
    if key in _CHOICES:
        _one_of(where, key, value, _CHOICES[key])
        return value
    check = _CHECKS.get(key)
    if check is not None:
        return check(where, key, value)
    wanted, kind = ("a text", str) if key in {"name", "place", *_BY_LANGUAGE} else ("true or false", bool)
    if not isinstance(value, kind):
        raise _wrong(where, key, value, wanted)
    return typed(value) if isinstance(value, str) else value


def _day(where: str, key: str, value: Any) -> date:
    if not isinstance(value, date):
        raise _wrong(where, key, value, "a day such as 2020-02-29, without quotes")
    return value


def _codes(where: str, key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(code in indicators() for code in value):
        raise _wrong(where, key, value, f"a list of {', '.join(indicators())}")
    return tuple(value)


def _dpi(where: str, key: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 36 <= value <= 600:  # noqa: PLR2004
        raise _wrong(where, key, value, "a whole number from 36 to 600; 96 is 1×, 192 is 2×, 300 is for print")
    return value


def _box(where: str, key: str, value: Any) -> tuple[float, float, float, float]:
    numbers = isinstance(value, list | tuple) and all(
        isinstance(item, int | float) and not isinstance(item, bool) for item in value
    )
    if not numbers or len(value) != 4:  # noqa: PLR2004  a box has four sides
        raise _wrong(where, key, value, "four numbers: west, south, east, north in degrees")
    west, south, east, north = (float(item) for item in value)
    if not (-180 <= west < east <= 180 and -85 <= south < north <= 85):  # noqa: PLR2004  the map ends there
        raise _wrong(where, key, value, "west < east from -180 to 180, south < north from -85 to 85 degrees")
    return west, south, east, north


def _logo(where: str, key: str, value: Any) -> Path:
    from PIL import Image

    if not isinstance(value, str | Path):
        raise _wrong(where, key, value, "the path of a PNG or JPEG file")
    path = Path(where).parent / value
    try:
        with Image.open(path, formats=("PNG", "JPEG")) as picture:
            picture.verify()
    except (OSError, SyntaxError, ValueError) as error:
        message = f"{where}: logo {path} cannot be used ({type(error).__name__}): give a PNG or JPEG file"
        raise InputError(message) from error
    return path


#: Fields that take one of some words.
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "product": get_args(Product),
    "quotes": get_args(Quotes),
    "orientation": get_args(Orientation),
    "size": tuple(SIZES),
    "language": languages(),
}

#: How the other fields are checked; those not named are texts or switches.
_CHECKS: Mapping[str, Callable[[str, str, Any], Any]] = {
    "since": _day,
    "at": _day,
    "layers": _codes,
    "dpi": _dpi,
    "box": _box,
    "logo": _logo,
}


def _check_whole(where: str, layout: Layout) -> None:
    if layout.since is not None and layout.at is not None and layout.since > layout.at:
        message = f"{where}: since {layout.since} is after at {layout.at}; swap them"
        raise InputError(message)
    width, height = layout.page
    if width * height * (layout.dpi / 72) ** 2 > _MOST_PIXELS:
        message = f"{where}: {layout.size} at {layout.dpi} dots an inch is too large; use 300 or less"
        raise InputError(message)
