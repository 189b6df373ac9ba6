"""The languages that reports can be read in: one folder of TOML files each, and no Python.

A language is the folder ``geo/languages/<code>/``, where the code is that of
ISO 639-1. ``docs/languages.md`` describes every file and key.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.errors import DataError, InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER = Path(__file__).resolve().parent

#: The files of a language; each may be absent, then it is an empty table.
FILES = (
    "language",
    "lexicon",
    "numbers",
    "verbs",
    "periods",
    "indicators",
    "attribution",
    "patterns",
    "places",
    "examples",
)


@dataclass(frozen=True, eq=False)
class Language:
    """What is known about one language, read file by file when first asked for.

    Attributes
    ----------
    code
        ISO 639-1 code.
    """

    code: str
    _tables: dict[str, Mapping[str, Any]] = field(default_factory=dict, repr=False)

    def table(self, name: str) -> Mapping[str, Any]:
        """Return one file as parsed TOML.

        Parameters
        ----------
        name
            One of `FILES`, without its ending.

        Returns
        -------
        Mapping
            The tables of the file; empty if the language has no such file.

        Raises
        ------
        DataError
            If the file is not valid TOML.
        """
        if name not in self._tables:
            path = _FOLDER / self.code / f"{name}.toml"
            try:
                self._tables[name] = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                raise DataError.damaged(path, error) from error
        return self._tables[name]

    @cached_property
    def right_to_left(self) -> bool:
        """Whether the script runs from right to left."""
        return bool(self.table("language").get("right_to_left", False))


@cache
def available() -> tuple[str, ...]:
    """Return the codes of the languages that there are, sorted."""
    return tuple(sorted(folder.name for folder in _FOLDER.iterdir() if (folder / "language.toml").exists()))


@cache
def load(code: str) -> Language:
    """Return a language.

    Parameters
    ----------
    code
        ISO 639-1 code, one of `available`.

    Raises
    ------
    InputError
        If there is no such language.

    Examples
    --------
    >>> load("fr").code
    'fr'
    """
    if code not in available():
        message = f"reports in {code!r} cannot be read: the languages are {', '.join(available())}"
        raise InputError(message)
    return Language(code)
