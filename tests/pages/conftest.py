"""A store with one report, which the pages are opened on."""

from __future__ import annotations

import pytest

from geo.pipeline import ingest
from geo.store import connect
from tests.pipeline.test_reviews import FLOOD


@pytest.fixture
def address(tmp_path, monkeypatch):
    """The address of the store that the pages are set to."""
    file = str(tmp_path / "store.sqlite")
    monkeypatch.setenv("CRISIS_MAP_STORE", file)
    with connect(file) as store:
        ingest([FLOOD], store)
    return file
