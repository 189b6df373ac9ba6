"""Files kept from one start of the dashboard to the next, because making them takes longer than a start may."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from geo.settings import cache_folder, program_stamp

if TYPE_CHECKING:
    from collections.abc import Callable

#: Files kept; the oldest go first.
_MOST = 6


def kept(key: str, make: Callable[[], bytes]) -> bytes:
    """Return the file of a key, made anew where it is not kept; a folder that cannot be written to is no error.

    Parameters
    ----------
    key
        Names the content; the version of program and map data is added here.
    """
    name = hashlib.sha256(f"{key} {program_stamp()}".encode()).hexdigest()[:32]
    path = cache_folder() / f"{name}.json"
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
