"""Keep the published centre of a place."""

from alembic import op
from sqlalchemy import Column, Double

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add its longitude and latitude, unknown for the places that are stored."""
    op.add_column("places", Column("centre_longitude", Double, nullable=True))
    op.add_column("places", Column("centre_latitude", Double, nullable=True))
