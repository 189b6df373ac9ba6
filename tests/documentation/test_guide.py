"""The documentation names what exists, and what it names exists."""

import ast
import re
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from geo.cli.arguments import parser
from geo.indicators import indicators
from geo.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
WHY = (ROOT / "docs" / "why.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("field", fields(Settings), ids=lambda field: field.name)
def test_every_setting_is_in_the_guide_with_its_default(field):
    default = str(field.default).lower() if isinstance(field.default, bool) else str(field.default)
    assert f"| `CRISIS_MAP_{field.name.upper()}` | `{default}` |" in GUIDE


def test_every_verb_is_in_the_guide():
    subparsers = next(action for action in parser()._actions if action.dest == "verb")
    for verb in subparsers.choices:
        assert re.search(rf"^\| `{verb}\b", GUIDE, flags=re.MULTILINE), f"{verb} is not in docs/guide.md"


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_dependency_is_pinned_and_has_its_reason(name):
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        match = re.fullmatch(r"([\w.-]+)(?:\[\w+\])?==[\w.]+", line)
        assert match, f"{line} is not pinned"
        assert match.group(1).lower().replace("_", "-") in WHY.lower().replace("_", "-")


@pytest.mark.parametrize(
    "page", ["README.md", *(str(p.relative_to(ROOT)) for p in sorted((ROOT / "docs").glob("*.md")))]
)
def test_links_and_pictures_lead_somewhere(page):
    path = ROOT / page
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        if not target.startswith("http"):
            assert (path.parent / target).exists(), f"{page} links to {target}, which does not exist"


def test_make_targets_of_the_readme_exist():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"`?make (\w+)", README)):
        assert re.search(rf"^{target}:", makefile, flags=re.MULTILINE), f"make {target} is in the README only"


def test_every_indicator_has_a_label_that_the_map_can_show():
    assert all(item.label["en"] and item.label["fr"] for item in indicators().values())


#: Packages whose import name is not their own.
PACKAGE = {
    "PIL": "pillow",
    "docx": "python-docx",
    "jinja2": "Jinja2",
    "pptx": "python-pptx",
    "xstatic": "XStatic-Leaflet",
}


def test_every_library_that_is_imported_is_pinned():
    pinned = {
        re.split(r"[\[=]", line)[0].lower().replace("_", "-")
        for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    }
    imported = set()
    for module in [ROOT / "app.py", *(ROOT / "geo").rglob("*.py")]:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                imported.add(node.module.split(".")[0])
    outside = imported - set(sys.stdlib_module_names) - {"geo"}
    missing = {name for name in outside if PACKAGE.get(name, name).lower().replace("_", "-") not in pinned}
    assert missing == set()
