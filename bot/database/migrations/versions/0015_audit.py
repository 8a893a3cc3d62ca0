"""Audit: what was before and after, and entries that are only ever added.

The database itself refuses to change or delete an entry. What it allows is to erase its reason: free text
about somebody who asks to be forgotten. People are referred to by keys that are never deleted, only cut from
their Discord id, so the foreign keys no longer say what to do if they were.
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

KEPT = ("id", "guild_id", "at", "action", "actor_id", "target_id", "before", "after", "details")
MESSAGE = "entries of the audit are only added"


def upgrade() -> None:
    """Add the columns and an index, then the triggers."""
    with op.batch_alter_table("audit_entry") as batch:
        batch.add_column(sa.Column("before", sa.JSON(), nullable=True))
        batch.add_column(sa.Column("after", sa.JSON(), nullable=True))
        for column in ("actor_id", "target_id"):
            name = f"fk_audit_entry_{column}_person"
            batch.drop_constraint(name, type_="foreignkey")
            batch.create_foreign_key(name, "person", [column], ["id"])
    op.create_index("ix_audit_entry_guild_id_action", "audit_entry", ["guild_id", "action"])
    for statement in _on_sqlite() if op.get_bind().dialect.name == "sqlite" else _on_postgres():
        op.execute(statement)


def downgrade() -> None:
    """Take them away again."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER audit_entry_unchanged")
        op.execute("DROP TRIGGER audit_entry_undeleted")
    else:
        op.execute("DROP TRIGGER audit_entry_only_added ON audit_entry")
        op.execute("DROP FUNCTION audit_entry_only_added")
    op.drop_index("ix_audit_entry_guild_id_action", "audit_entry")
    with op.batch_alter_table("audit_entry") as batch:
        for column in ("actor_id", "target_id"):
            name = f"fk_audit_entry_{column}_person"
            batch.drop_constraint(name, type_="foreignkey")
            batch.create_foreign_key(name, "person", [column], ["id"], ondelete="SET NULL")
        batch.drop_column("after")
        batch.drop_column("before")


def _on_sqlite() -> tuple[str, str]:
    erased = " AND ".join(f'NEW."{column}" IS OLD."{column}"' for column in KEPT)
    refuse = f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    changed = f"NOT (NEW.reason IS NULL AND {erased})"
    return (
        f"CREATE TRIGGER audit_entry_unchanged BEFORE UPDATE ON audit_entry WHEN {changed} {refuse}",
        f"CREATE TRIGGER audit_entry_undeleted BEFORE DELETE ON audit_entry {refuse}",
    )


def _on_postgres() -> tuple[str, str]:
    same = (f'NEW."{column}"::text IS NOT DISTINCT FROM OLD."{column}"::text' for column in KEPT)
    function = f"""
        CREATE FUNCTION audit_entry_only_added() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'UPDATE' AND NEW.reason IS NULL AND {" AND ".join(same)} THEN
                RETURN NEW;
            END IF;
            RAISE EXCEPTION '{MESSAGE}';
        END $$
    """
    trigger = """
        CREATE TRIGGER audit_entry_only_added BEFORE UPDATE OR DELETE ON audit_entry
        FOR EACH ROW EXECUTE FUNCTION audit_entry_only_added()
    """
    return function, trigger
