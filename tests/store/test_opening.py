"""Stores that cannot be opened or written say why, and what to do."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geo.errors import StoreError
from geo.store import connect
from tests.store import made

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.store.store import Store
    from tests.store.conftest import Server

ROOT = Path(__file__).parents[2]
DOCUMENT = made.document("33 dead in Idlib")


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """Return a closed store with one report."""
    path = tmp_path / "crisis.sqlite"
    with connect(path) as store:
        store.add(DOCUMENT, [made.figure(DOCUMENT, "33")])
    return path


@pytest.fixture
def read_only_disk(filled: Path) -> Iterator[Path]:
    """Return a store on a disk mounted read-only, which stops root too."""
    disk = filled.parent / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "none", str(disk)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip(f"no disk can be mounted here: {mounted.stderr.decode().strip()}")
    try:
        shutil.copy(filled, disk / "crisis.sqlite")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        yield disk / "crisis.sqlite"
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_path_an_address_and_a_string_name_one_store(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(filled.parent)
    for address in (filled, str(filled), "crisis.sqlite", f"sqlite:///{filled}", "sqlite:///crisis.sqlite"):
        with connect(address) as store:
            assert store.revision == 1


@pytest.mark.parametrize("name", ["a b.sqlite", "100%.sqlite", "what?.sqlite", "sharp#1.sqlite", "إدلب.sqlite"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    with connect(tmp_path / name) as store:
        store.add(DOCUMENT, [])
    assert {p.name for p in tmp_path.iterdir()} == {name}
    with connect(tmp_path / name, read_only=True) as store:
        assert store.documents() == [DOCUMENT]


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    (tmp_path / "crisis.sqlite").touch()
    with connect(tmp_path / "crisis.sqlite") as store:
        assert store.check() == []


def test_reading_only_writes_nothing(filled: Path) -> None:
    with connect(filled, read_only=True) as store:
        assert len(store.figures()) == 1
        assert store.check() == []
        with pytest.raises(StoreError, match=r"crisis\.sqlite cannot be written.*nothing was changed.*--store"):
            store.remove(DOCUMENT.id)
        assert store.documents() == [DOCUMENT]


def test_a_store_on_a_read_only_disk_is_read(read_only_disk: Path) -> None:
    with connect(read_only_disk, read_only=True) as store:
        assert store.documents() == [DOCUMENT]
        assert store.figures(place="SY-ID") == [made.figure(DOCUMENT, "33")]
        assert store.check() == []


def test_writing_to_a_read_only_disk_says_so(read_only_disk: Path) -> None:
    with pytest.raises(StoreError, match="read-only; nothing was changed"), connect(read_only_disk) as store:
        store.remove(DOCUMENT.id)


@pytest.fixture
def not_mine() -> Iterator[Path]:
    """Return a store that this user may read but not write, nor anything beside it."""
    folder = Path(tempfile.mkdtemp())
    with connect(folder / "crisis.sqlite") as store:
        store.add(DOCUMENT, [made.figure(DOCUMENT, "33")])
    (folder / "crisis.sqlite").chmod(0o444)
    folder.chmod(0o555)
    try:
        with someone_else():
            yield folder / "crisis.sqlite"
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


@contextmanager
def someone_else(user: int = 65534) -> Iterator[None]:
    """Be a user without rights, where this one has them all."""
    before = os.geteuid()
    if os.getuid() == 0:
        os.seteuid(user)
    try:
        yield
    finally:
        os.seteuid(before)


def test_a_store_of_someone_else_is_read(not_mine: Path) -> None:
    with connect(not_mine, read_only=True) as store:
        assert store.documents() == [DOCUMENT]
        assert store.check() == []
    with pytest.raises(StoreError, match="read-only; nothing was changed"):
        connect(not_mine)
    assert [path.name for path in not_mine.parent.iterdir()] == ["crisis.sqlite"]


def test_what_the_owner_writes_meanwhile_is_seen(not_mine: Path) -> None:
    if os.getuid() != 0:
        pytest.skip("only root can be two users")
    with connect(not_mine, read_only=True) as store:
        assert store.revision == 1
        command = [sys.executable, "-m", "tests.store.writer", str(not_mine), "1", "1000"]
        with someone_else(0):
            owner = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
        assert owner.stdout is not None
        for _ in range(5):
            owner.stdout.readline()
        assert store.revision >= 3
        assert len(store.documents()) >= 4
        with someone_else(0):
            owner.kill()
        owner.communicate()
        assert store.check() == []


def test_a_new_store_on_a_read_only_disk_says_so(read_only_disk: Path) -> None:
    with pytest.raises(StoreError, match=r"read-only; nothing was changed\. Give it write permission"):
        connect(read_only_disk.with_name("new.sqlite"))


def test_writes_left_in_the_log_are_not_passed_over(read_only_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,rw", str(read_only_disk.parent)], check=True)
    read_only_disk.with_name("crisis.sqlite-wal").write_bytes(b"not empty")
    subprocess.run(["mount", "-o", "remount,ro", str(read_only_disk.parent)], check=True)
    with pytest.raises(StoreError, match="was not closed before its disk became read-only"):
        connect(read_only_disk, read_only=True)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/proc/crisis.sqlite", "cannot be (opened|written)"),
        ("{tmp}/no/such/crisis.sqlite", "there is no folder .*/no/such. Make the folder first"),
        ("{tmp}", "is a folder: name a file, such as .*crisis.sqlite"),
        ("{tmp}/text.txt/crisis.sqlite", "there is no folder"),
        ("{tmp}/text.txt", "is not a store: the file holds something else"),
        ("{tmp}/other.db", "is a database of another program"),
        ("sqlite://", "names no file"),
        ("mysql://ana@host/crisis", "is of no known kind: name a file, or postgresql"),
        ("postgresql+psycopg://ana:secret@127.0.0.1:1/crisis", "does not answer: check host and port"),
        ("postgresql+psycopg://ana:secret@no.such.host.invalid/crisis", "does not answer: check host and port"),
        ("postgres:// nonsense", "is no address|is of no known kind|does not answer"),
    ],
)
def test_what_is_no_store_is_refused_with_advice(tmp_path: Path, address: str, said: str) -> None:
    (tmp_path / "text.txt").write_text("33 soldiers were killed in Idlib.\n" * 100)
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE albums (title TEXT)")
    other.close()
    with pytest.raises(StoreError, match=said) as caught:
        connect(address.format(tmp=tmp_path))
    assert "secret" not in str(caught.value)
    assert (tmp_path / "text.txt").read_text().startswith("33 soldiers")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("{tmp}/none.sqlite", "there is no store .*none.sqlite: check the path, or fill a store"),
        ("{tmp}/empty.sqlite", "is empty or of an older program: open it once for writing"),
        ("{tmp}/text.txt", "is not a store"),
    ],
)
def test_reading_what_is_no_store(tmp_path: Path, address: str, said: str) -> None:
    (tmp_path / "text.txt").write_text("33 soldiers were killed in Idlib.\n" * 100)
    (tmp_path / "empty.sqlite").touch()
    with pytest.raises(StoreError, match=said):
        connect(address.format(tmp=tmp_path), read_only=True)


def test_a_store_of_a_newer_program_is_left_alone(filled: Path) -> None:
    file = sqlite3.connect(filled)
    file.execute("UPDATE alembic_version SET version_num = '9999'")
    file.commit()
    file.close()
    before = filled.read_bytes()
    for read_only in (True, False):
        with pytest.raises(StoreError, match=r"was written by a newer Crisis Map \(schema 9999, here .*Update"):
            connect(filled, read_only=read_only)
    assert filled.read_bytes() == before


def test_a_damaged_store_says_so(filled: Path) -> None:
    pages = bytearray(filled.read_bytes())
    pages[4096:] = b"\x5a" * (len(pages) - 4096)
    filled.write_bytes(pages)
    with pytest.raises(StoreError, match=r"is damaged.*last backup"), connect(filled) as store:
        store.figures()


def test_check_names_each_kind_of_damage(filled: Path) -> None:
    with connect(filled) as store:
        assert store.check() == []
    file = sqlite3.connect(filled)
    file.execute("UPDATE figures SET quote = 'forty dead', number_end = 900")
    file.execute("UPDATE counter SET revision = 7")
    file.execute("DELETE FROM places")
    file.execute("UPDATE documents SET until = 1")
    file.commit()
    file.close()
    with connect(filled) as store:
        said = "\n".join(store.check())
    assert "its quote is not the text from 0 to 16" in said
    assert "its number, 0 to 900, is outside its quote" in said
    assert "the history ends at revision 1 with 1 entries, the store is at 7" in said
    assert "1 rows of figure_places refer to places that are not there" in said
    assert "place SY-ID is not in the store" in said
    assert f"1 figures stand without their document {DOCUMENT.id}" in said


def test_waiting_for_a_writer_ends_with_advice(filled: Path) -> None:
    holder = sqlite3.connect(filled, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with connect(filled, wait=0.2) as store:
        with pytest.raises(StoreError, match=r"is being written by another program.*try again"):
            store.remove(DOCUMENT.id)
        assert store.documents() == [DOCUMENT]
        holder.execute("ROLLBACK")
        assert store.remove(DOCUMENT.id)
    holder.close()


def test_waiting_for_a_writer_ends_with_advice_on_a_server(server: Server, used_database: str) -> None:
    address = server.address(used_database)
    with connect(address) as first, connect(address, wait=0.2) as second:
        with first._writing(), pytest.raises(StoreError, match=r"is being written by another program.*try again"):
            second.remove(DOCUMENT.id)
        assert not second.remove(DOCUMENT.id)


def test_reading_only_on_a_server(store: Store, address: str) -> None:
    store.add(DOCUMENT, [made.figure(DOCUMENT, "33")])
    with connect(address, read_only=True) as reader:
        assert reader.documents() == [DOCUMENT]
        with pytest.raises(StoreError, match="read-only; nothing was changed"):
            reader.remove(DOCUMENT.id)


def test_one_store_serves_several_threads(store: Store) -> None:
    failed: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for turn in range(5):
                document = made.document(f"7 dead, thread {number} turn {turn}")
                store.add(document, [made.figure(document, "7")])
                assert len(store.figures(document=document.id)) == 1
        except BaseException as error:  # noqa: BLE001
            failed.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert store.counts()["documents"] == 30
    assert store.revision == 30


def test_opening_an_up_to_date_store_imports_no_migrations(filled: Path) -> None:
    code = (
        "import sys; from geo.store import connect; store = connect(sys.argv[1]); store.figures(brief=True); "
        "print([m for m in ('alembic', 'mako', 'pandas', 'psycopg') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(filled)], capture_output=True, text=True, check=True, cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
