"""The migrations make the tables that the program uses, and a view that a geographic information system opens."""

from __future__ import annotations

import re
import warnings
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from shapely import from_wkb
from sqlalchemy import text

import geo.store.upgrade
from geo.errors import StoreError
from geo.store import connect, engine, schema
from tests.store import made
from tests.store.made import ALEPPO, SARAQIB

if TYPE_CHECKING:
    from tests.store.conftest import Server

MIGRATIONS = Path(schema.__file__).with_name("migrations")


def test_the_migrations_end_at_the_version_of_the_program() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)
    assert script.get_heads() == [schema.VERSION]
    found = [path.name for path in (MIGRATIONS / "versions").glob("v*.py")]
    assert len(list(script.walk_revisions())) == len(found)


def test_migrating_makes_the_tables_of_the_program(new_address: str) -> None:
    with connect(new_address) as store:
        assert store.revision == 0
    reader = engine.open_engine(new_address, read_only=True, wait=1.0)
    with reader.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: kind != "table" or not re.match("gpkg_|spatial_ref", name)},
        )
        differences = compare_metadata(context, schema.metadata)
    reader.dispose()
    # Only the migrations know the partial indexes.
    assert {one[1].name for one in differences if one[0] == "remove_index"} == {
        "uq_documents_current",
        "uq_figures_current",
    }
    assert [one for one in differences if one[0] != "remove_index"] == []


def test_a_store_of_the_first_version_is_brought_up_to_date(new_address: str) -> None:
    old = engine.open_engine(new_address, read_only=False, wait=1.0)
    with engine.writing(old) as connection:
        geo.store.upgrade._migrate(connection, "0001")
        connection.execute(
            text(
                "INSERT INTO places (row, id, name, kind, countries, members, since) "
                "VALUES (1, 'SY-ID', 'Idlib', 'area', '[]', '[]', 0)"
            )
        )
    old.dispose()
    with pytest.raises(StoreError, match="of an older program: open it once for writing"):
        connect(new_address, read_only=True)
    document = made.document("33 dead in Idlib")
    place = replace(made.IDLIB, centre=(36.6, 35.9))
    with connect(new_address) as store:
        assert store.add(document, [made.figure(document, "33", place=place)])
        assert store.places() == [place]
        assert store.places()[0].point == (36.6, 35.9)
        assert store.check() == []
    with connect(new_address, read_only=True) as store:
        assert len(store.figures()) == 1


def test_a_migration_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "crisis.sqlite"
    migrate = geo.store.upgrade._migrate

    def fails(connection: object) -> None:
        migrate(connection)
        message = "power cut"
        raise RuntimeError(message)

    monkeypatch.setattr(geo.store.upgrade, "_migrate", fails)
    with pytest.raises(RuntimeError, match="power cut"):
        connect(path)
    monkeypatch.undo()
    with connect(path) as store:
        assert store.check() == []
        assert store.revision == 0


def test_postgis_makes_the_layers(server: Server) -> None:
    database = server.new_database()
    document = made.document("33 killed in Saraqib, 689,000 fled Aleppo", made.date(2020, 2, 28), publisher="OCHA")
    with connect(server.address(database)) as store:
        store.add(
            document,
            [made.figure(document, "33", place=SARAQIB), made.figure(document, "689,000", "displaced", ALEPPO)],
        )
    with psycopg.connect(host=str(server.folder), user="postgres", dbname=database) as connection:
        # What QGIS asks for when it lists the layers.
        layers = connection.execute(
            "SELECT f_table_name, f_geometry_column, srid FROM geometry_columns "
            "WHERE f_table_name LIKE 'map_%' ORDER BY f_table_name"
        ).fetchall()
        figures = connection.execute(
            "SELECT place, indicator, value, publisher, ST_X(ST_PointOnSurface(geom)), ST_AsBinary(geom) "
            "FROM map_figures"
        ).fetchall()
        places = connection.execute("SELECT place, figures, ST_IsValid(geom) FROM map_places ORDER BY place").fetchall()
    assert layers == [("map_figures", "geom", 4326), ("map_places", "geom", 4326)]
    assert places == [("Aleppo", 1, True), ("Saraqib", 1, True)]
    [dead] = [row for row in figures if row[1] == "killed"]
    assert dead[:5] == ("Saraqib", "killed", 33, "OCHA", 36.8)
    assert from_wkb(bytes(dead[5])).equals(SARAQIB.geometry)


def test_a_database_without_postgis_says_what_to_install(server: Server) -> None:
    database = server.new_database(template="template1")
    server.sql("postgres", "DROP ROLE IF EXISTS guest")
    server.sql("postgres", "CREATE ROLE guest LOGIN")
    server.sql(database, "GRANT ALL ON SCHEMA public TO guest")
    with pytest.raises(StoreError, match=r"needs PostGIS: install it on the server .*CREATE EXTENSION postgis"):
        connect(server.address(database, user="guest"))
    with connect(server.address(database)) as store:
        assert store.check() == []


@pytest.mark.parametrize(
    ("database", "user", "said"),
    [
        ("no_such_database", "postgres", "does not exist: make the database first, with createdb"),
        ("postgres", "nobody_here", "refuses this user: check user and password"),
    ],
)
def test_a_server_that_refuses(server: Server, database: str, user: str, said: str) -> None:
    with pytest.raises(StoreError, match=said):
        connect(server.address(database, user=user))


def test_a_user_who_may_only_read(server: Server) -> None:
    database = server.new_database()
    with connect(server.address(database)) as store:
        store.add(made.document("33 dead"), [])
    server.sql("postgres", "DROP ROLE IF EXISTS reader")
    server.sql("postgres", "CREATE ROLE reader LOGIN")
    server.sql(database, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
    with connect(server.address(database, user="reader")) as store:
        assert len(store.documents()) == 1
        with pytest.raises(StoreError, match="read-only; nothing was changed"):
            store.remove(store.documents()[0].id)


@pytest.mark.parametrize("name", ["crisis.sqlite", "crisis.gpkg"])
def test_the_file_opens_as_layers(tmp_path: Path, name: str) -> None:
    pyogrio = pytest.importorskip("pyogrio")
    document = made.document("33 killed in Saraqib, 689,000 fled Aleppo", made.date(2020, 2, 28), publisher="OCHA")
    with connect(tmp_path / name) as store:
        store.add(
            document,
            [made.figure(document, "33", place=SARAQIB), made.figure(document, "689,000", "displaced", ALEPPO)],
        )
        with warnings.catch_warnings():
            # The reader remarks on the ending .sqlite, which it reads all the same.
            warnings.filterwarnings("ignore", message=".*non conformant file extension")
            figures = pyogrio.read_dataframe(tmp_path / name, layer="map_figures")
            places = pyogrio.read_dataframe(tmp_path / name, layer="map_places")
    assert figures.crs == places.crs == "EPSG:4326"
    found = {row.figure: row for row in figures.itertuples()}
    dead = found[made.figure(document, "33").figure.id]
    assert dead.geometry.equals(SARAQIB.geometry)
    assert (dead.indicator, dead.value, dead.place, dead.publisher) == ("killed", 33, "Saraqib", "OCHA")
    assert "33 killed" in dead.quote
    assert found[made.figure(document, "689,000", "displaced").figure.id].geometry.equals(ALEPPO.geometry)
    assert dict(zip(places.place, places.figures, strict=True)) == {"Saraqib": 1, "Aleppo": 1}
