"""Rules: the numbers a server decides on."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the table of rules."""
    op.create_table(
        "guild_rule",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "name", name="pk_guild_rule"),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("guild_rule")
