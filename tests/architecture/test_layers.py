"""The dependency rule of the design, and the habits that keep modules findable."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "geo").rglob("*.py"))
REFUSED = {"utils", "util", "helpers", "helper", "manager", "info", "misc", "common"}
LONGEST = 500


def test_import_contracts_hold():
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_module_is_named_and_sized_to_be_found(module):
    assert module.stem not in REFUSED
    lines = module.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST, f"{module} has {lines} lines: split it by task"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_public_functions_say_what_they_do(module):
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{module} has no docstring"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{module}: {node.name} has no docstring"


def test_nothing_is_fetched_at_run_time():
    pattern = re.compile(r"https?://(?:unpkg|cdn|cdnjs|fonts\.googleapis|raw\.githubusercontent|api\.)")
    named = [
        f"{path.relative_to(ROOT)}: {found.group()}"
        for path in (ROOT / "geo").rglob("*")
        if path.suffix in {".py", ".js", ".css", ".html", ".toml"}
        for found in pattern.finditer(path.read_text(encoding="utf-8"))
    ]
    assert named == []


def test_extraction_starts_without_heavy_libraries():
    code = (
        "import sys; import geo.pipeline; "
        "heavy = {'pandas', 'geopandas', 'streamlit', 'sqlalchemy', 'matplotlib', 'folium', 'trafilatura', 'httpx'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
