"""Backups made while the store is in use."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from geo.errors import StoreError
from geo.store import connect
from tests.store import made, writer

if TYPE_CHECKING:
    from pathlib import Path

    from geo.store.store import Store

DOCUMENT = made.document("33 dead in Idlib\x00")


def fill(store: Store) -> None:
    """Write at least one row to every table."""
    store.add(DOCUMENT, [made.figure(DOCUMENT, "33")], [made.figure(DOCUMENT, "33").located[0]])
    store.add(made.document("34 dead in Idlib", version_of=DOCUMENT.id), [])
    store.correct("Ariha", "gn:173480")
    store.review(made.review("figure-1", value="34"))
    store.set_setting("view", {"a": 1})
    store.remove(made.document("34 dead in Idlib").id)


def test_a_backup_is_the_store(store: Store, tmp_path: Path) -> None:
    fill(store)
    store.backup(tmp_path / "backup.sqlite")
    with connect(tmp_path / "backup.sqlite") as copy:
        assert copy.revision == store.revision
        assert copy.history() == store.history()
        assert copy.documents(replaced=True) == store.documents(replaced=True) == [DOCUMENT]
        assert copy.figures() == store.figures()
        assert copy.places()[0].geometry.equals(store.places()[0].geometry)
        assert copy.toponyms(DOCUMENT.id) == store.toponyms(DOCUMENT.id)
        assert copy.corrections() == store.corrections()
        assert copy.reviews() == store.reviews()
        assert copy.setting("view") == {"a": 1}
        assert copy.check() == []
        assert copy.add(made.document("35 dead"), [])
    assert [p.name for p in tmp_path.glob("*backup*")] == ["backup.sqlite"]


def test_a_backup_replaces_an_older_one(store: Store, tmp_path: Path) -> None:
    store.backup(tmp_path / "backup.sqlite")
    fill(store)
    store.backup(tmp_path / "backup.sqlite")
    with connect(tmp_path / "backup.sqlite", read_only=True) as copy:
        assert copy.revision == store.revision > 0


def test_backups_while_others_write_are_whole(store: Store, tmp_path: Path) -> None:
    done = threading.Event()

    def write() -> None:
        for number in range(40):
            store.add(*writer.report(number))
        done.set()

    thread = threading.Thread(target=write)
    thread.start()
    made_of = []
    while True:
        last = done.is_set()
        store.backup(tmp_path / "backup.sqlite")
        with connect(tmp_path / "backup.sqlite") as copy:
            assert copy.check() == []
            assert copy.counts()["figures"] == 10 * copy.counts()["documents"]
            made_of.append(copy.counts()["documents"])
        if last:
            break
    thread.join()
    assert made_of == sorted(made_of)
    assert made_of[-1] == 40


def test_a_backup_that_cannot_be_written_says_so_and_leaves_nothing(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no backup was made: .*no/backup\.sqlite cannot be written"):
        store.backup(tmp_path / "no" / "backup.sqlite")
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreError, match="no backup was made"):
        store.backup(tmp_path / "folder")
    assert list(tmp_path.glob("*.part")) == list(tmp_path.glob(".*.part")) == []


def test_a_store_is_not_its_own_backup(tmp_path: Path) -> None:
    with connect(tmp_path / "crisis.sqlite") as store:
        fill(store)
        with pytest.raises(StoreError, match="is the store itself"):
            store.backup(tmp_path / "crisis.sqlite")
        assert store.check() == []


def test_a_store_opened_for_reading_can_be_backed_up(tmp_path: Path) -> None:
    with connect(tmp_path / "crisis.sqlite") as store:
        fill(store)
    with connect(tmp_path / "crisis.sqlite", read_only=True) as store:
        store.backup(tmp_path / "backup.sqlite")
    with connect(tmp_path / "backup.sqlite") as copy:
        assert copy.revision == 6
