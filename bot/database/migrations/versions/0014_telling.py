"""Telling: more of a profile, what others may see of it, and what was typed but not kept."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Widen the profile and create both tables."""
    with op.batch_alter_table("profile") as profile:
        profile.add_column(sa.Column("place", sa.Text()))
        profile.add_column(sa.Column("time_zone", sa.Text()))
        profile.add_column(sa.Column("languages", sa.JSON(), nullable=False, server_default="[]"))
        profile.add_column(
            sa.Column("is_availability_chosen", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    op.execute(
        sa.text("UPDATE profile SET is_availability_chosen = :yes WHERE is_available = :no").bindparams(
            yes=True, no=False
        )
    )
    op.create_table(
        "listing",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("visible", sa.JSON(), nullable=False),
        sa.Column("is_listed", sa.Boolean()),
        sa.Column("name", sa.Text()),
        sa.Column("edition", sa.Integer(), nullable=False),
        _person("listing"),
        sa.PrimaryKeyConstraint("guild_id", "person_id", name="pk_listing"),
    )
    op.create_index("ix_listing_guild_id_is_listed", "listing", ["guild_id", "is_listed"])
    op.create_table(
        "form_draft",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("typed", sa.Text(), nullable=False),
        _person("form_draft"),
        sa.PrimaryKeyConstraint("guild_id", "person_id", "form", name="pk_form_draft"),
    )


def downgrade() -> None:
    """Undo both."""
    op.drop_table("form_draft")
    op.drop_table("listing")
    with op.batch_alter_table("profile") as profile:
        for column in ("is_availability_chosen", "languages", "time_zone", "place"):
            profile.drop_column(column)


def _person(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["person_id"], ["person.id"], name=f"fk_{table}_person_id_person", ondelete="CASCADE"
    )
