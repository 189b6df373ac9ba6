"""The tables, once for SQLite and for PostgreSQL.

Nothing that was ever stored is overwritten: a row of `documents` or `figures`
counts from the revision in `since` up to, but not including, the one in
`until`; `until` is null for what stands now. So the store can tell what it
held at any revision. That only one row of an id stands is kept by partial
indexes, which the migrations make: naming them here would load the dialects of
both databases at every start. Words are kept as text with the C collation, lists and
shapes of several fields as JSON text, geometries as WKB (EPSG:4326, longitude
before latitude).
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

from geo.store import glance

#: The migration that makes these tables; a test compares the two.
VERSION = glance.VERSION

#: Text compared by code point on both databases, so that the order of ids is the same.
Words = Text().with_variant(Text(collation="C"), "postgresql")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "pk": "pk_%(table_name)s",
    }
)

#: One row: the number of the last write that changed something.
counter = Table(
    "counter",
    metadata,
    Column("row", Integer, primary_key=True, autoincrement=False),
    Column("revision", Integer, nullable=False),
    CheckConstraint("row = 1", name="one_row"),
)

#: What was written, when, with which counts. Append-only, kept so by triggers.
history = Table(
    "history",
    metadata,
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("at", Words, nullable=False),
    Column("action", Words, nullable=False),
    Column("target", Words, nullable=False),
    Column("counts", Words, nullable=False),
)

#: Texts apart from what is said about them: lists of documents need not read them.
texts = Table(
    "texts",
    metadata,
    Column("document_id", Words, primary_key=True),
    Column("text", Words, nullable=False),
    Column("toponyms", Words, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("row", Integer, primary_key=True, autoincrement=False),
    Column("id", Words, ForeignKey("texts.document_id"), nullable=False),
    Column("since", Integer, nullable=False),
    Column("until", Integer),
    Column("address", Words, nullable=False),
    Column("language", Words, nullable=False),
    Column("title", Words),
    Column("url", Words),
    Column("publisher", Words),
    Column("published", Date),
    Column("published_precision", Words),
    Column("published_basis", Words, nullable=False),
    Column("retrieved", Words),
    Column("version_of", Words),
    # The first day on which the report can be shown to have been out; null when nothing shows it.
    Column("known_from", Date),
    # The first version of the article, and how many versions lie between it and this one.
    Column("family", Words, nullable=False),
    Column("edition", Integer, nullable=False),
    Index("ix_documents_family", "family"),
    Index("ix_documents_version_of", "version_of"),
)

places = Table(
    "places",
    metadata,
    Column("row", Integer, primary_key=True, autoincrement=False),
    Column("id", Words, nullable=False, unique=True),
    Column("name", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("country", Words),
    Column("countries", Words, nullable=False),
    Column("admin1", Words),
    Column("admin2", Words),
    Column("pcode", Words),
    Column("members", Words, nullable=False),
    Column("precision_km", Double),
    Column("centre_longitude", Double),
    Column("centre_latitude", Double),
    Column("geometry", LargeBinary),
    # Hash of the geometry: comparing places need not read outlines.
    Column("shape", Words),
    # Revision of the last change, by which readers know what they hold is old.
    Column("since", Integer, nullable=False),
    Index("ix_places_since", "since"),
)

figures = Table(
    "figures",
    metadata,
    Column("row", Integer, primary_key=True, autoincrement=False),
    Column("id", Words, nullable=False),
    Column("document_id", Words, ForeignKey("texts.document_id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("since", Integer, nullable=False),
    Column("until", Integer),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("number_start", Integer, nullable=False),
    Column("number_end", Integer, nullable=False),
    Column("quote", Words, nullable=False),
    Column("value", Double),
    Column("low", Double),
    Column("high", Double),
    Column("qualifier", Words, nullable=False),
    Column("words", Words, nullable=False),
    Column("indicator", Words, nullable=False),
    Column("counting", Words, nullable=False),
    Column("unit", Words, nullable=False),
    Column("who", Words),
    Column("group_kind", Words, nullable=False),
    Column("group_party", Words),
    Column("group_nationality", Words),
    Column("period_start", Date),
    Column("period_end", Date),
    Column("period_precision", Words),
    Column("period_expression", Words),
    Column("attributed_to", Words),
    Column("status", Words, nullable=False),
    Column("denied_by", Words),
    Column("part_of", Words),
    Column("repeat_of", Words),
    Column("superseded", Boolean, nullable=False),
    Column("enemy_claim", Boolean, nullable=False),
    Column("rule", Words, nullable=False),
    Column("confidence", Double, nullable=False),
    Column("toponyms", Words, nullable=False),
    Column("candidates", Words, nullable=False),
    Column("shares", Words, nullable=False),
    Column("evidence", Words, nullable=False),
    Index("ix_figures_document_id", "document_id"),
    Index("ix_figures_indicator", "indicator"),
    Index("ix_figures_period_end", "period_end"),
    Index("ix_figures_since", "since"),
    Index("ix_figures_until", "until"),
)

#: The places a figure was located at, one row each, for queries by place and for the view.
figure_places = Table(
    "figure_places",
    metadata,
    Column("figure", Integer, ForeignKey("figures.row", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("place", Integer, ForeignKey("places.row"), primary_key=True, autoincrement=False),
    Index("ix_figure_places_place", "place"),
)

#: Rules "this name means that place"; append-only, the last one for a name stands, a null place lifts the rule.
corrections = Table(
    "corrections",
    metadata,
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("name", Words, nullable=False),
    Column("place_id", Words),
    Column("reviewer", Words, nullable=False),
    Column("at", Words, nullable=False),
    Column("reason", Words, nullable=False),
)

#: Verdicts of people over figures, links, places and estimates; append-only.
reviews = Table(
    "reviews",
    metadata,
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("target", Words, nullable=False),
    Column("verdict", Words, nullable=False),
    Column("changes", Words, nullable=False),
    Column("reviewer", Words, nullable=False),
    Column("reviewed_at", Words, nullable=False),
    Column("reason", Words, nullable=False),
    Index("ix_reviews_target", "target"),
)

settings = Table(
    "settings",
    metadata,
    Column("key", Words, primary_key=True),
    Column("value", Words, nullable=False),
)

#: What was exported, with the numbers that it shows; append-only. It is no revision: nothing on a map depends on it.
releases = Table(
    "releases",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("revision", Integer, nullable=False),
    Column("name", Words, nullable=False),
    Column("sha256", Words, nullable=False),
    Column("made_at", Words, nullable=False),
    Column("cleared_by", Words),
    Column("filters", Words, nullable=False),
    Column("rows", Words, nullable=False),
)
