"""The gazetteer that ships with the product, opened once."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer, open_gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return open_gazetteer()
