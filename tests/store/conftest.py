"""A new store for each test, on each database: one suite, a SQLite file and a PostgreSQL server of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from geo.store import connect
from geo.store.schema import counter, metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.store.store import Store

NUMBERS = count(1)


class Server:
    """A PostgreSQL server with PostGIS in a temporary folder, without network."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs = programs
        self.folder = folder

    def start(self) -> None:
        data = self.folder / "data"
        self._run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        options = f"-k {self.folder} -c listen_addresses= -c fsync=off -c max_connections=50"
        self._run("pg_ctl", "-D", data, "-w", "-l", self.folder / "log", "-o", options, "start")
        # Making the extension takes a second; copying a database that has it does not.
        self.sql("postgres", "CREATE DATABASE with_postgis")
        self.sql("with_postgis", "CREATE EXTENSION postgis")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "stop")

    def sql(self, database: str, statement: str) -> None:
        with psycopg.connect(host=str(self.folder), user="postgres", dbname=database, autocommit=True) as connection:
            connection.execute(statement)

    def address(self, database: str, user: str = "postgres") -> str:
        return f"postgresql+psycopg://{user}@/{database}?host={self.folder}"

    def new_database(self, template: str = "with_postgis") -> str:
        name = f"crisis{next(NUMBERS)}"
        self.sql("postgres", f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def _run(self, program: str, *arguments: object) -> None:
        # The server refuses to run as root.
        user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        command = [*user, str(self._programs / program), *map(str, arguments)]
        # Not captured through pipes: the server would keep them open.
        with tempfile.TemporaryFile("w+") as out:
            done = subprocess.run(command, stdout=out, stderr=out, check=False, cwd="/", stdin=subprocess.DEVNULL)
            out.seek(0)
            said = out.read()
        if done.returncode:
            message = f"{program} failed: {said}"
            raise RuntimeError(message)


def missing() -> str | Path:
    """Return the folder of the server's programs, or what is missing, in words."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    if not folders:
        return "PostgreSQL is not installed: apt-get install postgresql-15 postgresql-15-postgis-3"
    version = folders[-1].parts[4]
    if not Path(f"/usr/share/postgresql/{version}/extension/postgis.control").exists():
        return f"PostGIS is not installed: apt-get install postgresql-{version}-postgis-3"
    return folders[-1].parent


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Start a server; skip where there is none, but not where the product is judged."""
    programs = missing()
    if isinstance(programs, str):
        if os.environ.get("CI") == "true":
            pytest.fail(programs)
        pytest.skip(programs)
    folder = Path(tempfile.mkdtemp(prefix="crisis-postgres-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    running = Server(programs, folder)
    try:
        running.start()
        yield running
    finally:
        running.stop()
        shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def new_address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Return the address of a store that does not exist yet."""
    if request.param == "sqlite":
        yield str(tmp_path / "crisis.sqlite")
        return
    running: Server = request.getfixturevalue("server")
    database = running.new_database()
    yield running.address(database)
    running.sql("postgres", f"DROP DATABASE {database} WITH (FORCE)")


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a SQLite store in which nothing is."""
    path = tmp_path_factory.mktemp("store") / "empty.sqlite"
    connect(path).close()
    return path


@pytest.fixture(scope="session")
def used_database(server: Server) -> str:
    """Return a database with the tables, which the tests use one after another."""
    database = server.new_database()
    connect(server.address(database)).close()
    return database


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Return the address of a store in which nothing is."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("empty_file"), tmp_path / "crisis.sqlite")
        yield str(tmp_path / "crisis.sqlite")
        return
    running, database = request.getfixturevalue("server"), request.getfixturevalue("used_database")
    yield running.address(database)
    tables = ", ".join(table.name for table in metadata.sorted_tables if table is not counter)
    running.sql(database, f"TRUNCATE {tables}")
    running.sql(database, "UPDATE counter SET revision = 0")


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """Open a store in which nothing is."""
    with connect(address) as opened:
        yield opened
