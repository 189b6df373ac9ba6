"""The map's script, styles and words as text, for whichever host puts them into a page.

The modules in ``assets/`` are ordinary ECMAScript modules; a page that works
from disk cannot import files, so that they are joined into one scope here.
Leaflet comes from the package XStatic-Leaflet.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from geo.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

_ASSETS = Path(__file__).parent / "assets"
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([a-z]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const)\b)", re.MULTILINE)
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
_PICTURE = re.compile(r"url\([^)]*\)")


@cache
def texts() -> Mapping[str, Mapping[str, str]]:
    """Return the words of the map by key, by ISO 639-1 code of the language."""
    tables = tomllib.loads((_ASSETS / "texts.toml").read_text(encoding="utf-8"))
    return MappingProxyType({language: MappingProxyType(table) for language, table in tables.items()})


def texts_in(language: str) -> Mapping[str, str]:
    """Return the words of the map in one language.

    Raises
    ------
    InputError
        If the map does not speak it.
    """
    try:
        return texts()[language]
    except KeyError:
        message = f"the map has no words in {language!r}: use one of {', '.join(texts())}"
        raise InputError(message) from None


def _leaflet(name: str) -> str:
    from xstatic.pkg import leaflet

    return (Path(leaflet.BASE_DIR) / name).read_text(encoding="utf-8")


@cache
def leaflet() -> str:
    """Return a statement that defines Leaflet as ``L`` and leaves the page's own alone."""
    library = _SOURCE_MAP.sub("", _leaflet("leaflet.js"))
    return (
        "const L = (() => { const before = window.L, exports = {}, module = { exports };\n"
        f"{library}\nwindow.L = before; return module.exports; }})();\n"
    )


@cache
def leaflet_styles() -> str:
    """Return Leaflet's style sheet without any address in it."""
    return _PICTURE.sub("none", _leaflet("leaflet.css"))


@cache
def styles() -> str:
    """Return Leaflet's style sheet and the map's own, without any address in them."""
    return leaflet_styles() + (_ASSETS / "map.css").read_text(encoding="utf-8")


@cache
def script(entry: str) -> str:
    """Return Leaflet and the map's modules as the body of one function scope.

    Parameters
    ----------
    entry
        The module that the host calls: ``page`` or ``component``.

    Returns
    -------
    str
        Statements that define ``L`` and everything that the modules export.
    """
    ordered: list[str] = []
    _collect(entry, ordered)
    modules = "\n".join(_joined(name) for name in ordered)
    return leaflet() + modules


def _read(name: str) -> str:
    return (_ASSETS / f"{name}.js").read_text(encoding="utf-8")


def _collect(name: str, ordered: list[str]) -> None:
    """Add a module after those that it imports."""
    for wanted in _IMPORT.findall(_read(name)):
        if wanted not in ordered:
            _collect(wanted, ordered)
    if name not in ordered:
        ordered.append(name)


def _joined(name: str) -> str:
    """Return a module as a block of its own scope that hands out only what it exports."""
    source = _read(name)
    exported = re.findall(r"^export (?:async )?(?:function|class|const) (\w+)", source, re.MULTILINE)
    body = _EXPORT.sub("", _IMPORT.sub("", source))
    return f"const {{ {', '.join(exported)} }} = (() => {{\n{body}\nreturn {{ {', '.join(exported)} }};\n}})();"
