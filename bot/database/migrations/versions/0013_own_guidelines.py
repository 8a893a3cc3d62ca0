"""Servers' own guidelines with their versions, suggestions, and drafts of both."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Create the tables of servers' own guidelines."""
    op.create_table(
        "own_guideline",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("credit", sa.Text(), nullable=True),
        sa.Column("credited_id", sa.Integer(), nullable=True),
        _person("own_guideline", "credited_id", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_own_guideline"),
        sa.UniqueConstraint("key", name="uq_own_guideline_key"),
    )
    op.create_index("ix_own_guideline_guild_id", "own_guideline", ["guild_id"])
    _suggestion()
    _version()
    _draft()


def downgrade() -> None:
    """Drop them."""
    for table in ("guideline_draft", "own_version", "guideline_suggestion", "own_guideline"):
        op.drop_table(table)


def _suggestion() -> None:
    op.create_table(
        "guideline_suggestion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("server", sa.String(length=100), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("credit", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        _person("guideline_suggestion", "person_id", "CASCADE"),
        _person("guideline_suggestion", "decided_by", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_guideline_suggestion"),
    )
    op.create_index(
        "ix_guideline_suggestion_guild_id_person_id", "guideline_suggestion", ["guild_id", "person_id"]
    )


def _version() -> None:
    op.create_table(
        "own_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guideline_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        *_texts(),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("suggestion_id", sa.Integer(), nullable=True),
        _thing("own_version", "guideline_id", "own_guideline", "CASCADE"),
        _person("own_version", "author_id", "SET NULL"),
        _person("own_version", "decided_by", "SET NULL"),
        _thing("own_version", "suggestion_id", "guideline_suggestion", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_own_version"),
        sa.UniqueConstraint("guideline_id", "version", name="uq_own_version_guideline_id_version"),
    )
    op.create_index("ix_own_version_guideline_id", "own_version", ["guideline_id"])


def _draft() -> None:
    op.create_table(
        "guideline_draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.Column("suggestion_id", sa.Integer(), nullable=True),
        *_texts(),
        sa.Column("with_credit", sa.Boolean(), nullable=False),
        _person("guideline_draft", "person_id", "CASCADE"),
        _thing("guideline_draft", "suggestion_id", "guideline_suggestion", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_guideline_draft"),
        sa.UniqueConstraint(
            "guild_id", "person_id", "kind", name="uq_guideline_draft_guild_id_person_id_kind"
        ),
    )


def _texts() -> tuple[sa.Column[str], ...]:
    names = ("title", "gist", "text", "what")
    return (*(sa.Column(name, sa.Text(), nullable=False) for name in names), _words())


def _words() -> sa.Column[str]:
    return sa.Column("words", sa.JSON(), nullable=False)


def _person(table: str, column: str, ondelete: str) -> sa.ForeignKeyConstraint:
    return _thing(table, column, "person", ondelete)


def _thing(table: str, column: str, thing: str, ondelete: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{thing}"
    return sa.ForeignKeyConstraint([column], [f"{thing}.id"], name=name, ondelete=ondelete)
