"""docs/benchmarks.md is written by several benches: each one its own section, the others stay."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"


def write_section(name: str, text: str, page: Path = PAGE) -> None:
    """Put a text between the marks of a section, at the end of the page where it has none yet."""
    begin, end = f"<!-- begin {name} -->", f"<!-- end {name} -->"
    section = f"{begin}\n{text.strip()}\n{end}"
    known = page.read_text(encoding="utf-8") if page.exists() else "# Benchmarks\n"
    found = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    changed = found.sub(lambda _: section, known) if found.search(known) else f"{known.rstrip()}\n\n{section}\n"
    page.write_text(changed, encoding="utf-8")
