"""The members of a server as a whole: floods, reminders, and roles that drifted."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Create the tables."""
    op.add_column("membership", sa.Column("newest_join_at", sa.DateTime(timezone=True), nullable=True))
    for column in ("newest_join_at", "welcomed_at"):
        op.create_index(f"ix_membership_guild_id_{column}", "membership", ["guild_id", column])
    op.create_table(
        "guild_roll",
        _guild(),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=True),
        sa.Column("uses_onboarding", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("guild_id", name="pk_guild_roll"),
    )
    _newcomers()
    _drift()


def downgrade() -> None:
    """Drop them."""
    for table in (
        "role_trouble",
        "role_drift",
        "role_withheld",
        "reminded",
        "welcome_waiting",
        "flood",
        "guild_roll",
    ):
        op.drop_table(table)
    for column in ("welcomed_at", "newest_join_at"):
        op.drop_index(f"ix_membership_guild_id_{column}", "membership")
    with op.batch_alter_table("membership") as membership:
        membership.drop_column("newest_join_at")


def _newcomers() -> None:
    op.create_table(
        "flood",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_flood"),
    )
    op.create_index("ix_flood_guild_id_last_at", "flood", ["guild_id", "last_at"])
    op.create_table(
        "welcome_waiting",
        _guild(),
        *_person("welcome_waiting"),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "person_id", name="pk_welcome_waiting"),
    )
    op.create_table(
        "reminded",
        _guild(),
        *_person("reminded"),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("guild_id", "person_id", name="pk_reminded"),
    )


def _drift() -> None:
    op.create_table(
        "role_withheld",
        _guild(),
        *_person("role_withheld"),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "person_id", "what", name="pk_role_withheld"),
    )
    op.create_table(
        "role_drift",
        _guild(),
        *_person("role_drift"),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("role_id", sa.BigInteger(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("mended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("guild_id", "person_id", "what", "kind", name="pk_role_drift"),
    )
    op.create_index("ix_role_drift_guild_id_told_on", "role_drift", ["guild_id", "told_on"])
    op.create_table(
        "role_trouble",
        _guild(),
        sa.Column("role_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("fault", sa.String(length=20), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "role_id", "fault", name="pk_role_trouble"),
    )


def _guild() -> sa.Column[int]:
    return sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False)


def _person(table: str) -> tuple[sa.Column[int], sa.ForeignKeyConstraint]:
    return (
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=f"fk_{table}_person_id_person", ondelete="CASCADE"
        ),
    )
