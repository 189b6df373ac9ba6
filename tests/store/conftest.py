"""A new store for each test, on each database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.store import connect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geo.store.store import Store


@pytest.fixture(params=["sqlite"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of a store that does not exist yet."""
    return str(tmp_path / "crisis.sqlite")


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """Open a new store."""
    with connect(address) as opened:
        yield opened
