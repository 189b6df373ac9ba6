"""Many records are made without a search for garbage, and set apart without the garbage made beside them."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

from geo.store import reading

if TYPE_CHECKING:
    import pytest


class Circle:
    """Refers to itself, so that only a search for garbage frees it."""

    def __init__(self) -> None:
        self.itself = self


def test_circles_that_nobody_reaches_are_not_set_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_SET_APART", 100)
    try:
        with reading.uncollected():
            made = [[number] for number in range(1000)]
            lost = weakref.ref(Circle())
            assert lost() is not None
        assert gc.get_freeze_count() >= len(made)
        assert lost() is None
    finally:
        gc.unfreeze()
    assert gc.isenabled()
