"""The log of products is kept for good and is no revision."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from geo.store import connect, engine
from geo.store.records import Release

MADE = datetime(2020, 3, 6, 9, 30, tzinfo=UTC)


def product(name, cleared_by=None):
    rows = ({"indicator": "killed", "place": "Idlib, إدلب", "low": None, "best": 33, "high": 34, "figures": ["f1"]},)
    return Release(0, 7, name, "ab" * 32, MADE, cleared_by, {"at": "2020-03-05", "layers": []}, rows)


def test_products_come_back_in_the_order_they_were_made(new_address):
    with connect(new_address) as store:
        revision = store.revision
        assert [store.release(product("a.png")), store.release(product("b.pdf", "Ana"))] == [1, 2]
        first, second = store.releases()
        assert (first.number, first.name, first.cleared_by, first.made_at) == (1, "a.png", None, MADE)
        assert (second.number, second.cleared_by) == (2, "Ana")
        assert first.rows == product("a.png").rows
        assert first.filters == {"at": "2020-03-05", "layers": []}
        assert store.revision == revision
        assert store.check() == []


def test_the_log_cannot_be_changed(new_address):
    with connect(new_address) as store:
        store.release(product("a.png"))
    opened = engine.open_engine(new_address, read_only=False, wait=1.0)
    for statement in ("UPDATE releases SET name = 'x'", "DELETE FROM releases"):
        with pytest.raises(DatabaseError, match="append-only"), opened.begin() as connection:
            connection.execute(text(statement))
    opened.dispose()


def test_a_backup_holds_the_log(new_address, tmp_path):
    with connect(new_address) as store:
        store.release(product("a.png"))
        store.backup(tmp_path / "copy.sqlite")
    with connect(tmp_path / "copy.sqlite", read_only=True) as copy:
        assert [one.name for one in copy.releases()] == ["a.png"]
