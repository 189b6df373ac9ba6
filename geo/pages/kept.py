"""Files kept from one start of the dashboard to the next, because making them takes longer than a start may."""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import geo
from geo.settings import DATA

if TYPE_CHECKING:
    from collections.abc import Callable

#: Files kept; the oldest go first.
_MOST = 6


def folder() -> Path:
    """Return the user's folder for such files, by the XDG base directory specification."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "crisis-map"


@cache
def _stamp() -> str:
    """Return what changes when the program or its data do; they do not while it runs."""
    program = Path(geo.__file__).parent
    sources = sorted(path for path in program.rglob("*") if path.suffix in {".py", ".toml", ".js"})
    sources += sorted(path for path in DATA.iterdir() if path.is_file())
    known = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in sources]
    return repr((sys.version_info[:2], known))


def kept(key: str, make: Callable[[], bytes]) -> bytes:
    """Return the file of a key, made anew where it is not kept; a folder that cannot be written to is no error.

    Parameters
    ----------
    key
        Names the content; the version of program and map data is added here.
    """
    name = hashlib.sha256(f"{key} {_stamp()}".encode()).hexdigest()[:32]
    path = folder() / f"{name}.json"
    try:
        return path.read_bytes()
    except OSError:
        content = make()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}")
        partial.write_bytes(content)
        partial.replace(path)
        for old in sorted(path.parent.glob("*.json"), key=lambda item: item.stat().st_mtime)[:-_MOST]:
            old.unlink(missing_ok=True)
    except OSError:
        pass
    return content
