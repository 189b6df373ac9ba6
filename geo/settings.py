"""Settings: one frozen record, read from the environment once, passed as an argument.

Every setting has an environment variable of its own name in capitals with the
prefix ``CRISIS_MAP_``; the documentation test checks that the user guide names
each of them.
"""

from __future__ import annotations

import math
import os
import sys
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The folder of the data files that ship with the product.
DATA = Path(__file__).resolve().parent.parent / "data"

#: The folder of the program itself.
_PROGRAM = Path(__file__).resolve().parent


def cache_folder() -> Path:
    """Return the user's folder for what can be made anew, by the XDG base directory specification.

    For a user without a home it is one that nothing can be written to.
    """
    base = os.environ.get("XDG_CACHE_HOME")
    if base is None or not Path(base).is_absolute():
        try:
            base = str(Path.home() / ".cache")
        except RuntimeError:
            base = os.devnull
    return Path(base) / "crisis-map"


@cache
def program_stamp() -> str:
    """Return what changes when the program or its data do; they do not while it runs."""
    sources = sorted(path for path in _PROGRAM.rglob("*") if path.suffix in {".py", ".toml", ".js"})
    sources += sorted(path for path in DATA.iterdir() if path.is_file())
    known = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in sources]
    return repr((sys.version_info[:2], known))


@dataclass(frozen=True, slots=True)
class Settings:
    """What an installation may change.

    Attributes
    ----------
    store
        Path of a SQLite file, or an SQLAlchemy address of a PostgreSQL store.
    max_bytes
        Largest report read, in bytes.
    timeout
        Longest wait for a web address, in seconds.
    online
        Whether a geocoder on the network may be asked for a place that the
        gazetteer does not know.
    geocoder
        Name of the geopy service that is asked then.
    border_view
        Whose view of disputed borders is drawn: ``"default"``, ``"un"`` or the
        ISO 3166-1 alpha-2 code of a country that is party to a dispute; the
        map names those that there are when it is asked for another.
    tiles
        Web address of online map tiles with ``{z}``, ``{x}`` and ``{y}``; ``"none"``
        by default, for they are fetched from the network by whoever looks at the map.
    tiles_attribution
        Whom a map with those tiles must name.
    """

    store: str = "crisis.sqlite"
    max_bytes: int = 20_000_000
    timeout: float = 20.0
    online: bool = False
    geocoder: str = "nominatim"
    border_view: str = "default"
    tiles: str = "none"
    tiles_attribution: str = "none"


def load(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from environment variables.

    Parameters
    ----------
    environ
        Variables by name; the process's own when omitted.

    Returns
    -------
    Settings
        The defaults, overridden by the variables that are set.

    Raises
    ------
    InputError
        If a variable holds a word or a number that its setting cannot take.

    Examples
    --------
    >>> load({"CRISIS_MAP_STORE": "sahel.sqlite"}).store
    'sahel.sqlite'
    """
    environ = os.environ if environ is None else environ
    given: dict[str, str | int | float | bool] = {}
    for field in fields(Settings):
        name = f"CRISIS_MAP_{field.name.upper()}"
        text = environ.get(name)
        if text is None:
            continue
        default = field.default
        try:
            if isinstance(default, bool):
                given[field.name] = {"1": True, "true": True, "0": False, "false": False}[text.lower()]
            elif isinstance(default, int):
                given[field.name] = int(text)
            elif isinstance(default, float):
                given[field.name] = float(text)
            else:
                given[field.name] = text
        except (KeyError, ValueError):
            message = f"{name}={text!r} is not a {type(default).__name__}: set it to a value such as {default!r}"
            raise InputError(message) from None
        number = given[field.name]
        if isinstance(default, (int, float)) and not isinstance(default, bool) and not 0 < float(number) < math.inf:
            message = f"{name}={text!r} is not a number above zero: set it to a value such as {default!r}"
            raise InputError(message)
    return Settings(**given)  # type: ignore[arg-type]
