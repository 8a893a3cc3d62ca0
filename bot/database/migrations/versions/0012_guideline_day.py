"""The guideline of the day: where each server is in its order."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "guideline_day",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("entry_id", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name="pk_guideline_day"),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("guideline_day")
