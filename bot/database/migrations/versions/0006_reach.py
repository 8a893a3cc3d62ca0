"""Reach: what waits for a person is looked for at each of their uses of the bot."""

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Find a person's deliveries by an index."""
    op.create_index("ix_delivery_user_id_state", "delivery", ["user_id", "state"])


def downgrade() -> None:
    """Drop it."""
    op.drop_index("ix_delivery_user_id_state", "delivery")
