"""Whether the compiled modules of the package, which ``make native`` makes, are those of its sources."""

from __future__ import annotations

import os
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_COMPILED = (".so", ".pyd")


def outdated(folder: Path) -> tuple[str, ...]:
    """Return the modules of a folder that were edited after they were compiled.

    Python loads a compiled module without a look at its source, so that an edit would change nothing.

    Parameters
    ----------
    folder
        That of a package.

    Returns
    -------
    tuple of str
        Names of modules, sorted; empty where nothing was compiled.
    """
    with os.scandir(folder) as entries:
        files = [(entry.name, entry.stat().st_mtime_ns) for entry in entries if entry.is_file()]
    compiled = {name.partition(".")[0]: made for name, made in files if name.endswith(_COMPILED)}
    return tuple(
        sorted(
            name.removesuffix(".py")
            for name, edited in files
            if name.endswith(".py") and edited > compiled.get(name.removesuffix(".py"), edited)
        )
    )


def warn_of_outdated(folder: Path) -> None:
    """Warn of modules that were edited after they were compiled, and say what to do.

    Parameters
    ----------
    folder
        That of a package.
    """
    found = outdated(folder)
    if found:
        names = ", ".join(found[:3]) + (" and others" if found[3:] else "")
        warnings.warn(
            f"{folder}: {names} changed after being compiled; run `make native` again, or `make plain` to go without",
            RuntimeWarning,
            stacklevel=2,
        )
