"""People: who is a member, what they are, what they asked for and what was decided."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the tables of people, each before those that point at it."""
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.UniqueConstraint("user_id", name="uq_person_user_id"),
    )
    _application()
    _audit_entry()
    _membership()
    _profile()
    _persona_held()


def downgrade() -> None:
    """Drop them."""
    for table in ("persona_held", "profile", "membership", "audit_entry", "application", "person"):
        op.drop_table(table)


def _person(table: str, column: str, ondelete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], ["person.id"], name=f"fk_{table}_{column}_person", ondelete=ondelete
    )


def _application() -> None:
    op.create_table(
        "application",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("persona", sa.String(length=20), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True)),
        sa.Column("decided_by", sa.Integer()),
        sa.Column("reason", sa.Text()),
        _person("application", "person_id", "CASCADE"),
        _person("application", "decided_by", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_application"),
    )
    op.create_index("ix_application_guild_id_state", "application", ["guild_id", "state"])
    op.create_index("ix_application_person_id", "application", ["person_id"])


def _audit_entry() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("actor_id", sa.Integer()),
        sa.Column("target_id", sa.Integer()),
        sa.Column("reason", sa.Text()),
        sa.Column("details", sa.JSON(), nullable=False),
        _person("audit_entry", "actor_id", "SET NULL"),
        _person("audit_entry", "target_id", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_audit_entry"),
    )
    op.create_index("ix_audit_entry_guild_id_at", "audit_entry", ["guild_id", "at"])


def _membership() -> None:
    op.create_table(
        "membership",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True)),
        sa.Column("welcomed_at", sa.DateTime(timezone=True)),
        sa.Column("code_version", sa.String(length=20)),
        sa.Column("code_accepted_at", sa.DateTime(timezone=True)),
        _person("membership", "person_id", "CASCADE"),
        sa.PrimaryKeyConstraint("guild_id", "person_id", name="pk_membership"),
    )


def _profile() -> None:
    op.create_table(
        "profile",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organisation", sa.Text()),
        sa.Column("about", sa.Text()),
        sa.Column("skills", sa.JSON(), nullable=False),
        sa.Column("product_types", sa.JSON(), nullable=False),
        sa.Column("domains", sa.JSON(), nullable=False),
        sa.Column("is_available", sa.Boolean(), nullable=False),
        _person("profile", "person_id", "CASCADE"),
        sa.PrimaryKeyConstraint("guild_id", "person_id", name="pk_profile"),
    )


def _persona_held() -> None:
    op.create_table(
        "persona_held",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("persona", sa.String(length=20), nullable=False),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("approver_id", sa.Integer()),
        sa.Column("application_id", sa.Integer()),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name="fk_persona_held_application_id_application",
            ondelete="SET NULL",
        ),
        _person("persona_held", "approver_id", "SET NULL"),
        _person("persona_held", "person_id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_persona_held"),
    )
    op.create_index(
        "ix_persona_held_guild_id_persona_ended_at", "persona_held", ["guild_id", "persona", "ended_at"]
    )
    op.create_index("ix_persona_held_person_id", "persona_held", ["person_id"])
