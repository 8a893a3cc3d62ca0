"""Interests: what members want to be pinged for, and by which role."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Create both tables."""
    op.create_table(
        "interest_role",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("domain", sa.String(length=20), nullable=False),
        sa.Column("role_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "domain", name="pk_interest_role"),
    )
    op.create_table(
        "interest",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("domain", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_interest_person_id_person", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("guild_id", "person_id", "domain", name="pk_interest"),
    )
    op.create_index("ix_interest_guild_id_domain", "interest", ["guild_id", "domain"])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("interest")
    op.drop_table("interest_role")
