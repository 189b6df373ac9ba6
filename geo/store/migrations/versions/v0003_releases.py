"""Keep what was exported, so that a number that changes leads to the products that hold it."""

from alembic import op
from sqlalchemy import Column, Integer, PrimaryKeyConstraint, Text

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

WORDS = Text().with_variant(Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the log, and what keeps it append-only."""
    op.create_table(
        "releases",
        Column("number", Integer(), autoincrement=False, nullable=False),
        Column("revision", Integer(), nullable=False),
        Column("name", WORDS, nullable=False),
        Column("sha256", WORDS, nullable=False),
        Column("made_at", WORDS, nullable=False),
        Column("cleared_by", WORDS, nullable=True),
        Column("filters", WORDS, nullable=False),
        Column("rows", WORDS, nullable=False),
        PrimaryKeyConstraint("number", name="pk_releases"),
    )
    if op.get_context().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER releases_no_{verb.lower()} BEFORE {verb} ON releases "
                "BEGIN SELECT RAISE(ABORT, 'releases is append-only'); END"
            )
    else:
        op.execute(
            "CREATE TRIGGER releases_append_only BEFORE UPDATE OR DELETE ON releases "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
