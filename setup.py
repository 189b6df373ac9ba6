"""Compile `geo.extraction` with mypyc where CRISIS_MAP_NATIVE is set; everything else stands in pyproject.toml."""

from __future__ import annotations

import os
from pathlib import Path

from setuptools import setup

#: Read as they are: the face of the package, and what tells whether the compiled modules are up to date.
_PLAIN = frozenset({"__init__.py", "native.py"})


def modules() -> list[str]:
    """Return the modules that are compiled, relative to this file."""
    return sorted(str(path) for path in Path("geo/extraction").glob("*.py") if path.name not in _PLAIN)


if __name__ == "__main__":
    if os.environ.get("CRISIS_MAP_NATIVE"):
        from mypyc.build import mypycify

        setup(ext_modules=mypycify(modules(), group_name="geo_extraction", opt_level="2", multi_file=True))
    else:
        setup()
