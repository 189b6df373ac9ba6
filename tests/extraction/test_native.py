"""The compiled modules: that the sources can be compiled, and that no edit goes unnoticed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from geo.extraction.native import outdated, warn_of_outdated

ROOT = Path(__file__).resolve().parents[2]
_TRANSLATE = """
import sys
sys.path.insert(0, ".")
import setup
from mypyc.build import mypycify
mypycify(setup.modules(), target_dir=sys.argv[1], group_name="geo_extraction", multi_file=True)
"""


def _made(folder: Path, name: str, at: int) -> None:
    path = folder / name
    path.touch()
    os.utime(path, (at, at))


def test_an_edit_after_compiling_is_told(tmp_path):
    for name, at in [("a.py", 10), ("a.cpython-311-x86_64-linux-gnu.so", 20), ("b.py", 30), ("b.abi3.so", 20)]:
        _made(tmp_path, name, at)
    _made(tmp_path, "never_compiled.py", 40)
    assert outdated(tmp_path) == ("b",)
    with pytest.warns(RuntimeWarning, match="b changed after being compiled; run `make native`"):
        warn_of_outdated(tmp_path)


def test_nothing_is_told_where_nothing_was_compiled(tmp_path, recwarn):
    _made(tmp_path, "a.py", 10)
    warn_of_outdated(tmp_path)
    assert outdated(tmp_path) == ()
    assert not recwarn.list


def test_the_sources_are_translated_to_c(tmp_path):
    """Compiling that takes minutes: ``make native`` does it."""
    done = subprocess.run(
        [sys.executable, "-c", _TRANSLATE, tmp_path], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(list(tmp_path.glob("__native_geo___extraction___*.c"))) > 100
