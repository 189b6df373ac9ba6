from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest


def _made_up():
    spec = importlib.util.spec_from_file_location("syria", Path(__file__).with_name("syria.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def made_up():
    """The module with the made-up crisis."""
    return _made_up()


@pytest.fixture(scope="session")
def layers(made_up):
    return made_up.syria()
