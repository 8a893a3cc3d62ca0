"""Matchmaking: requests, invitations, drafts."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the tables of matchmaking."""
    op.create_table(
        "match_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("server", sa.String(length=100), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        *_what_is_asked_for(),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        _person("match_request"),
        sa.PrimaryKeyConstraint("id", name="pk_match_request"),
    )
    op.create_index("ix_match_request_guild_id_person_id", "match_request", ["guild_id", "person_id"])
    _match_invitation()
    op.create_table(
        "match_draft",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        *_what_is_asked_for(),
        _person("match_draft"),
        sa.PrimaryKeyConstraint("guild_id", "person_id", name="pk_match_draft"),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("match_draft", "match_invitation", "match_request"):
        op.drop_table(table)


def _match_invitation() -> None:
    op.create_table(
        "match_invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("matches", sa.JSON(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("turn", sa.Integer()),
        sa.Column("proposals", sa.Integer(), nullable=False),
        _person("match_invitation"),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["match_request.id"],
            name="fk_match_invitation_request_id_match_request",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_match_invitation"),
        sa.UniqueConstraint("request_id", "person_id", name="uq_match_invitation_request_id_person_id"),
    )
    op.create_index("ix_match_invitation_person_id", "match_invitation", ["person_id"])


def _what_is_asked_for() -> list["sa.Column[object]"]:
    return [
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("domains", sa.JSON(), nullable=False),
        sa.Column("skills", sa.JSON(), nullable=False),
        sa.Column("product_types", sa.JSON(), nullable=False),
    ]


def _person(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["person_id"], ["person.id"], name=f"fk_{table}_person_id_person", ondelete="CASCADE"
    )
