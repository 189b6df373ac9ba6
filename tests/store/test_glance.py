"""How a store stands is told alike with and without opening it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from geo.store import connect
from geo.store.glance import Glance, glance
from tests.store import made

if TYPE_CHECKING:
    from pathlib import Path


def test_a_glance_tells_what_the_store_tells(tmp_path: Path) -> None:
    path = tmp_path / "crisis.sqlite"
    with connect(path) as store:
        assert glance(path) == Glance(store.revision, "", "") == (0, "", "")
        for words in ("33 dead in Idlib", "14 dead in Saraqib"):
            document = made.document(words)
            store.add(document, [made.figure(document, words[:2])])
            first, *_ = every = store.history()
            # Also while another has it open to write.
            assert glance(str(path)) == (store.revision, every[-1].at.isoformat(), first.at.isoformat())
            assert glance(f"sqlite:///{path}") == glance(path)


@pytest.mark.parametrize("content", [b"", b"no database at all, but long enough to be asked"])
def test_of_what_is_no_store_only_opening_it_tells(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "crisis.sqlite"
    assert glance(path) is None
    assert not path.exists()
    path.write_bytes(content)
    assert glance(path) is None
    assert glance(tmp_path) is None


def test_of_a_store_of_another_program_only_opening_it_tells(tmp_path: Path) -> None:
    path = tmp_path / "crisis.sqlite"
    with connect(path):
        pass
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    assert glance(path) is None
