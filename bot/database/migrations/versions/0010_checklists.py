"""Checklists: lists of guidelines, ticks, and where they are shared."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Create the tables of checklists."""
    op.create_table(
        "checklist",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("phase", sa.String(length=40), nullable=False),
        sa.Column("domain", sa.String(length=40), nullable=False),
        sa.Column("audience", sa.String(length=40), nullable=False),
        sa.Column("name", sa.Text()),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_checklist_person_id_person", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_checklist"),
        sa.UniqueConstraint(
            "guild_id",
            "person_id",
            "phase",
            "domain",
            "audience",
            name="uq_checklist_guild_id_person_id_phase_domain_audience",
        ),
    )
    op.create_index("ix_checklist_person_id", "checklist", ["person_id"])
    _checklist_entry()
    _checklist_tick()
    op.create_table(
        "checklist_share",
        sa.Column("checklist_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("drawings", sa.Integer(), nullable=False),
        sa.Column("drawn_at", sa.DateTime(timezone=True)),
        _of_a_list("checklist_share"),
        sa.PrimaryKeyConstraint("checklist_id", name="pk_checklist_share"),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("checklist_share", "checklist_tick", "checklist_entry", "checklist"):
        op.drop_table(table)


def _checklist_entry() -> None:
    op.create_table(
        "checklist_entry",
        sa.Column("checklist_id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.String(length=60), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("known", sa.JSON(), nullable=False),
        _of_a_list("checklist_entry"),
        sa.PrimaryKeyConstraint("checklist_id", "entry_id", name="pk_checklist_entry"),
    )


def _checklist_tick() -> None:
    op.create_table(
        "checklist_tick",
        sa.Column("checklist_id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.String(length=60), nullable=False),
        sa.Column("key", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_by", sa.Integer()),
        _of_a_list("checklist_tick"),
        sa.ForeignKeyConstraint(
            ["done_by"], ["person.id"], name="fk_checklist_tick_done_by_person", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("checklist_id", "entry_id", "key", name="pk_checklist_tick"),
    )
    op.create_index("ix_checklist_tick_done_by", "checklist_tick", ["done_by"])


def _of_a_list(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["checklist_id"], ["checklist.id"], name=f"fk_{table}_checklist_id_checklist", ondelete="CASCADE"
    )
