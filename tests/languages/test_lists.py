"""No list of a language's words holds one twice."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = Path(__file__).resolve().parents[2] / "geo" / "languages"


def _twice(table: dict[str, Any], path: str = "") -> Iterator[str]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _twice(value, f"{path}{key}.")
        elif isinstance(value, list) and all(isinstance(item, str) for item in value):
            yield from (f"{path}{key}: {item}" for item in sorted(set(value)) if value.count(item) > 1)


@pytest.mark.parametrize(
    "path",
    [path for path in sorted(LANGUAGES.glob("*/*.toml")) if path.name != "examples.toml"],
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_a_list_names_each_phrase_once(path: Path) -> None:
    assert list(_twice(tomllib.loads(path.read_text(encoding="utf-8")))) == []
