"""Make the tables, what keeps them append-only, and the views for a geographic information system.

A SQLite store is a GeoPackage as well: QGIS opens its views `map_figures` and
`map_places` as layers. On PostgreSQL, PostGIS makes the geometry of the same
two views.
"""

from alembic import op
from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Double,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
    text,
)

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WORDS = Text().with_variant(Text(collation="C"), "postgresql")
CURRENT = text("until IS NULL")

APPEND_ONLY = ("history", "corrections", "reviews")

#: One row for each figure and place it was located at.
FIGURES = """
CREATE VIEW map_figures AS
SELECT {fid} AS fid, f.id AS figure, f.indicator, f.value, f.low, f.high, f.qualifier, f.counting, f.unit, f.who,
       f.group_kind, f.group_party, f.group_nationality, f.status, f.period_start, f.period_end,
       f.attributed_to, f.denied_by, f.quote,
       p.id AS place_id, p.name AS place, p.kind AS place_kind, p.precision_km,
       d.title, d.publisher, d.published, d.url,
       {geometry} AS geom
FROM figures f
JOIN figure_places fp ON fp.figure = f.row
JOIN places p ON p.row = fp.place
JOIN documents d ON d.id = f.document_id AND d.until IS NULL
WHERE f.until IS NULL
"""

#: One row for each place that any figure was located at.
PLACES = """
CREATE VIEW map_places AS
SELECT p.row AS fid, p.id AS place_id, p.name AS place, p.kind, p.country, p.admin1, p.admin2, p.pcode, p.precision_km,
       CAST(count(*) AS INTEGER) AS figures, {geometry} AS geom
FROM places p
JOIN figure_places fp ON fp.place = p.row
JOIN figures f ON f.row = fp.figure AND f.until IS NULL
GROUP BY p.row
"""

#: The tables that make a SQLite file a GeoPackage 1.3 (OGC 12-128r17, clauses 1.1.2, 1.1.3 and 2.1.5).
GEOPACKAGE = (
    """CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
       organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL,
       description TEXT)""",
    """CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL,
       identifier TEXT UNIQUE, description TEXT DEFAULT '',
       last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
       min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
       srs_id INTEGER REFERENCES gpkg_spatial_ref_sys (srs_id))""",
    """CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL UNIQUE REFERENCES gpkg_contents (table_name),
       column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
       srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys (srs_id), z TINYINT NOT NULL, m TINYINT NOT NULL,
       PRIMARY KEY (table_name, column_name))""",
    """INSERT INTO gpkg_spatial_ref_sys VALUES
       ('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,
AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],
UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]', 'longitude, latitude'),
       ('Undefined Cartesian', -1, 'NONE', -1, 'undefined', NULL),
       ('Undefined geographic', 0, 'NONE', 0, 'undefined', NULL)""",
    """INSERT INTO gpkg_contents (table_name, data_type, identifier, description,
       min_x, min_y, max_x, max_y, srs_id) VALUES
       ('map_figures', 'features', 'map_figures', 'Figures at their places', -180, -90, 180, 90, 4326),
       ('map_places', 'features', 'map_places', 'Places with their number of figures', -180, -90, 180, 90, 4326)""",
    """INSERT INTO gpkg_geometry_columns VALUES
       ('map_figures', 'geom', 'GEOMETRY', 4326, 0, 0), ('map_places', 'geom', 'GEOMETRY', 4326, 0, 0)""",
    # "GPKG" and version 1.3.0, as the first page of the file tells them.
    "PRAGMA application_id = 1196444487",
    "PRAGMA user_version = 10300",
)

#: The header of a GeoPackage geometry (no envelope, little-endian, EPSG:4326), then the WKB.
GEOPACKAGE_GEOMETRY = "CAST(x'47500001E6100000' || p.geometry AS BLOB)"
POSTGIS_GEOMETRY = "ST_GeomFromWKB(p.geometry, 4326)::geometry(Geometry, 4326)"


def upgrade() -> None:
    """Make everything."""
    _tables()
    op.execute("INSERT INTO counter VALUES (1, 0)")
    if op.get_context().dialect.name == "sqlite":
        _sqlite()
    else:
        _postgresql()


def _sqlite() -> None:
    for table in APPEND_ONLY:
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
    op.execute(FIGURES.format(fid="fp.rowid", geometry=GEOPACKAGE_GEOMETRY))
    op.execute(PLACES.format(geometry=GEOPACKAGE_GEOMETRY))
    for statement in GEOPACKAGE:
        op.execute(text(statement.replace(":", r"\:")))


def _postgresql() -> None:
    op.execute("CREATE EXTENSION IF NOT EXISTS postgis")
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
    )
    for table in APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
    op.execute(FIGURES.format(fid="row_number() OVER (ORDER BY f.row, p.row)", geometry=POSTGIS_GEOMETRY))
    op.execute(PLACES.format(geometry=POSTGIS_GEOMETRY))


def _tables() -> None:
    op.create_table(
        "corrections",
        Column("revision", Integer(), autoincrement=False, nullable=False),
        Column("name", WORDS, nullable=False),
        Column("place_id", WORDS, nullable=True),
        Column("reviewer", WORDS, nullable=False),
        Column("at", WORDS, nullable=False),
        Column("reason", WORDS, nullable=False),
        PrimaryKeyConstraint("revision", name="pk_corrections"),
    )
    op.create_table(
        "counter",
        Column("row", Integer(), autoincrement=False, nullable=False),
        Column("revision", Integer(), nullable=False),
        CheckConstraint("row = 1", name="ck_counter_one_row"),
        PrimaryKeyConstraint("row", name="pk_counter"),
    )
    op.create_table(
        "history",
        Column("revision", Integer(), autoincrement=False, nullable=False),
        Column("at", WORDS, nullable=False),
        Column("action", WORDS, nullable=False),
        Column("target", WORDS, nullable=False),
        Column("counts", WORDS, nullable=False),
        PrimaryKeyConstraint("revision", name="pk_history"),
    )
    op.create_table(
        "places",
        Column("row", Integer(), autoincrement=False, nullable=False),
        Column("id", WORDS, nullable=False),
        Column("name", WORDS, nullable=False),
        Column("kind", WORDS, nullable=False),
        Column("country", WORDS, nullable=True),
        Column("countries", WORDS, nullable=False),
        Column("admin1", WORDS, nullable=True),
        Column("admin2", WORDS, nullable=True),
        Column("pcode", WORDS, nullable=True),
        Column("members", WORDS, nullable=False),
        Column("precision_km", Double(), nullable=True),
        Column("geometry", LargeBinary(), nullable=True),
        Column("shape", WORDS, nullable=True),
        Column("since", Integer(), nullable=False),
        PrimaryKeyConstraint("row", name="pk_places"),
        UniqueConstraint("id"),
    )
    op.create_index("ix_places_since", "places", ["since"])
    op.create_table(
        "reviews",
        Column("revision", Integer(), autoincrement=False, nullable=False),
        Column("target", WORDS, nullable=False),
        Column("verdict", WORDS, nullable=False),
        Column("changes", WORDS, nullable=False),
        Column("reviewer", WORDS, nullable=False),
        Column("reviewed_at", WORDS, nullable=False),
        Column("reason", WORDS, nullable=False),
        PrimaryKeyConstraint("revision", name="pk_reviews"),
    )
    op.create_index("ix_reviews_target", "reviews", ["target"])
    op.create_table(
        "settings",
        Column("key", WORDS, nullable=False),
        Column("value", WORDS, nullable=False),
        PrimaryKeyConstraint("key", name="pk_settings"),
    )
    op.create_table(
        "texts",
        Column("document_id", WORDS, nullable=False),
        Column("text", WORDS, nullable=False),
        Column("toponyms", WORDS, nullable=False),
        PrimaryKeyConstraint("document_id", name="pk_texts"),
    )
    op.create_table(
        "documents",
        Column("row", Integer(), autoincrement=False, nullable=False),
        Column("id", WORDS, nullable=False),
        Column("since", Integer(), nullable=False),
        Column("until", Integer(), nullable=True),
        Column("address", WORDS, nullable=False),
        Column("language", WORDS, nullable=False),
        Column("title", WORDS, nullable=True),
        Column("url", WORDS, nullable=True),
        Column("publisher", WORDS, nullable=True),
        Column("published", Date(), nullable=True),
        Column("published_precision", WORDS, nullable=True),
        Column("published_basis", WORDS, nullable=False),
        Column("retrieved", WORDS, nullable=True),
        Column("version_of", WORDS, nullable=True),
        Column("known_from", Date(), nullable=True),
        Column("family", WORDS, nullable=False),
        Column("edition", Integer(), nullable=False),
        ForeignKeyConstraint(["id"], ["texts.document_id"], name="fk_documents_id"),
        PrimaryKeyConstraint("row", name="pk_documents"),
    )
    op.create_index("ix_documents_family", "documents", ["family"])
    op.create_index("ix_documents_version_of", "documents", ["version_of"])
    op.create_index(
        "uq_documents_current", "documents", ["id"], unique=True, sqlite_where=CURRENT, postgresql_where=CURRENT
    )
    op.create_table(
        "figures",
        Column("row", Integer(), autoincrement=False, nullable=False),
        Column("id", WORDS, nullable=False),
        Column("document_id", WORDS, nullable=False),
        Column("position", Integer(), nullable=False),
        Column("since", Integer(), nullable=False),
        Column("until", Integer(), nullable=True),
        Column("start", Integer(), nullable=False),
        Column("end", Integer(), nullable=False),
        Column("number_start", Integer(), nullable=False),
        Column("number_end", Integer(), nullable=False),
        Column("quote", WORDS, nullable=False),
        Column("value", Double(), nullable=True),
        Column("low", Double(), nullable=True),
        Column("high", Double(), nullable=True),
        Column("qualifier", WORDS, nullable=False),
        Column("words", WORDS, nullable=False),
        Column("indicator", WORDS, nullable=False),
        Column("counting", WORDS, nullable=False),
        Column("unit", WORDS, nullable=False),
        Column("who", WORDS, nullable=True),
        Column("group_kind", WORDS, nullable=False),
        Column("group_party", WORDS, nullable=True),
        Column("group_nationality", WORDS, nullable=True),
        Column("period_start", Date(), nullable=True),
        Column("period_end", Date(), nullable=True),
        Column("period_precision", WORDS, nullable=True),
        Column("period_expression", WORDS, nullable=True),
        Column("attributed_to", WORDS, nullable=True),
        Column("status", WORDS, nullable=False),
        Column("denied_by", WORDS, nullable=True),
        Column("part_of", WORDS, nullable=True),
        Column("repeat_of", WORDS, nullable=True),
        Column("superseded", Boolean(), nullable=False),
        Column("enemy_claim", Boolean(), nullable=False),
        Column("rule", WORDS, nullable=False),
        Column("confidence", Double(), nullable=False),
        Column("toponyms", WORDS, nullable=False),
        Column("candidates", WORDS, nullable=False),
        Column("shares", WORDS, nullable=False),
        Column("evidence", WORDS, nullable=False),
        ForeignKeyConstraint(["document_id"], ["texts.document_id"], name="fk_figures_document_id"),
        PrimaryKeyConstraint("row", name="pk_figures"),
    )
    op.create_index("ix_figures_document_id", "figures", ["document_id"])
    op.create_index("ix_figures_indicator", "figures", ["indicator"])
    op.create_index("ix_figures_period_end", "figures", ["period_end"])
    op.create_index("ix_figures_since", "figures", ["since"])
    op.create_index("ix_figures_until", "figures", ["until"])
    op.create_index(
        "uq_figures_current", "figures", ["id"], unique=True, sqlite_where=CURRENT, postgresql_where=CURRENT
    )
    op.create_table(
        "figure_places",
        Column("figure", Integer(), autoincrement=False, nullable=False),
        Column("place", Integer(), autoincrement=False, nullable=False),
        ForeignKeyConstraint(["figure"], ["figures.row"], name="fk_figure_places_figure", ondelete="CASCADE"),
        ForeignKeyConstraint(["place"], ["places.row"], name="fk_figure_places_place"),
        PrimaryKeyConstraint("figure", "place", name="pk_figure_places"),
    )
    op.create_index("ix_figure_places_place", "figure_places", ["place"])
