"""Whether the compiled modules of the package, which ``make native`` makes, are those of its sources."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_COMPILED = frozenset({".so", ".pyd"})


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
    # files are only asked for their times where there is a compiled one
    made = [path for path in folder.iterdir() if path.suffix in _COMPILED]
    pairs = [(path, folder / f"{path.name.partition('.')[0]}.py") for path in made]
    return tuple(sorted(source.stem for path, source in pairs if _newer(source, path)))


def _newer(source: Path, compiled: Path) -> bool:
    """Tell whether a source was edited after it was compiled; not where it is not there."""
    return source.exists() and source.stat().st_mtime_ns > compiled.stat().st_mtime_ns


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
