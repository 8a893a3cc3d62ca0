"""Readers of guidelines: what was read in which version, and whether it was useful."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Create the tables of readers."""
    op.create_table(
        "guideline_read",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.String(length=60), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_guideline_read_person_id_person", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "entry_id", name="pk_guideline_read"),
    )
    op.create_table(
        "guideline_verdict",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.String(length=60), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=True),
        sa.Column("is_useful", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_guideline_verdict_person_id_person", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "entry_id", "version", name="pk_guideline_verdict"),
    )
    op.create_index("ix_guideline_verdict_guild_id", "guideline_verdict", ["guild_id"])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("guideline_verdict")
    op.drop_table("guideline_read")
