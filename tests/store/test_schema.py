"""The migrations make the tables that the program uses, and a view that a geographic information system opens."""

from __future__ import annotations

import re
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import geo.store.upgrade
from geo.store import connect, engine, schema
from tests.store import made
from tests.store.made import ALEPPO, SARAQIB

if TYPE_CHECKING:
    from geo.store.store import Store

MIGRATIONS = Path(schema.__file__).with_name("migrations")


def test_the_migrations_end_at_the_version_of_the_program() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)
    assert script.get_heads() == [schema.VERSION]
    found = [path.name for path in (MIGRATIONS / "versions").glob("v*.py")]
    assert len(list(script.walk_revisions())) == len(found)


def test_migrating_makes_the_tables_of_the_program(store: Store, address: str) -> None:
    reader = engine.open_engine(address, read_only=True, wait=1.0)
    with reader.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: kind != "table" or not re.match("gpkg_|spatial_ref", name)},
        )
        differences = compare_metadata(context, schema.metadata)
    reader.dispose()
    assert differences == []
    assert store.revision == 0


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
