"""Decisions: what is asked about applications, and why and until when a persona is held."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

ENDER = "fk_persona_held_ended_by_person"


def upgrade() -> None:
    """Add the table of questions, and the new columns."""
    _application_question()
    with op.batch_alter_table("application") as batch:
        batch.add_column(sa.Column("role", sa.Text(), nullable=True))
        batch.add_column(sa.Column("link", sa.Text(), nullable=True))
    with op.batch_alter_table("persona_held") as batch:
        batch.add_column(sa.Column("reason", sa.Text(), nullable=True))
        batch.add_column(sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("ended_by", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("end_reason", sa.Text(), nullable=True))
        batch.create_foreign_key(ENDER, "person", ["ended_by"], ["id"], ondelete="SET NULL")


def downgrade() -> None:
    """Take them away again."""
    with op.batch_alter_table("persona_held") as batch:
        batch.drop_constraint(ENDER, type_="foreignkey")
        for column in ("end_reason", "ended_by", "expires_at", "reason"):
            batch.drop_column(column)
    with op.batch_alter_table("application") as batch:
        batch.drop_column("link")
        batch.drop_column("role")
    op.drop_table("application_question")


def _application_question() -> None:
    application = sa.ForeignKeyConstraint(
        ["application_id"],
        ["application.id"],
        name="fk_application_question_application_id_application",
        ondelete="CASCADE",
    )
    asker = sa.ForeignKeyConstraint(
        ["asked_by"], ["person.id"], name="fk_application_question_asked_by_person", ondelete="SET NULL"
    )
    op.create_table(
        "application_question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("waiting_for", sa.Integer(), nullable=True),
        sa.Column("asked_by", sa.Integer(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        application,
        asker,
        sa.PrimaryKeyConstraint("id", name="pk_application_question"),
        sa.UniqueConstraint("waiting_for", name="uq_application_question_waiting_for"),
    )
    op.create_index("ix_application_question_application_id", "application_question", ["application_id"])
