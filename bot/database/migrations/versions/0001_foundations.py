"""Foundations: the outbox, due work, the settings of servers, feeds and their advisories."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the first tables."""
    _advisory()
    _delivery()
    _due_work()
    _feed()
    _guild_channel()
    _guild_role()
    _memory()
    _feed_rule()
    _sighting()


def downgrade() -> None:
    """Drop them."""
    for table in (
        "sighting",
        "feed_rule",
        "memory",
        "guild_role",
        "guild_channel",
        "feed",
        "due_work",
        "delivery",
        "advisory",
    ):
        op.drop_table(table)


def _advisory() -> None:
    op.create_table(
        "advisory",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("identity", sa.String(length=600), nullable=False),
        sa.Column("number", sa.String(length=60)),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("link", sa.Text()),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("severity", sa.Integer(), nullable=False),
        sa.Column("cvss_score", sa.Double()),  # pyright: ignore[reportUnknownArgumentType] - generic in its stubs only
        sa.Column("cvss_version", sa.String(length=10)),
        sa.Column("vendor", sa.String(length=200)),
        sa.Column("product", sa.String(length=300)),
        sa.Column("cves", sa.JSON(), nullable=False),
        sa.Column("cwes", sa.JSON(), nullable=False),
        sa.Column("sectors", sa.JSON(), nullable=False),
        sa.Column("domains", sa.JSON(), nullable=False),
        sa.Column("is_update", sa.Boolean(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("first_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_advisory"),
        sa.UniqueConstraint("identity", name="uq_advisory_identity"),
    )
    op.create_index("ix_advisory_published_at_id", "advisory", ["published_at", "id"])
    op.create_index("ix_advisory_severity", "advisory", ["severity"])
    op.create_index("ix_advisory_vendor", "advisory", ["vendor"])


def _delivery() -> None:
    op.create_table(
        "delivery",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("nonce", sa.String(length=25), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("lane", sa.String(length=40), nullable=False),
        sa.Column("action", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger()),
        sa.Column("user_id", sa.BigInteger()),
        sa.Column("role_id", sa.BigInteger()),
        sa.Column("target", sa.Integer()),
        sa.Column("gathered_in", sa.Integer()),
        sa.Column("card", sa.String(length=40), nullable=False),
        sa.Column("arguments", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tried_at", sa.DateTime(timezone=True)),
        sa.Column("settled_at", sa.DateTime(timezone=True)),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("outcome", sa.Text()),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leased_until", sa.DateTime(timezone=True)),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gathered_in"],
            ["delivery.position"],
            name="fk_delivery_gathered_in_delivery",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["target"], ["delivery.position"], name="fk_delivery_target_delivery", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("position", name="pk_delivery"),
        sa.UniqueConstraint("nonce", name="uq_delivery_nonce"),
        sa.UniqueConstraint("subject", name="uq_delivery_subject"),
    )
    op.create_index("ix_delivery_due_at", "delivery", ["due_at"])
    op.create_index("ix_delivery_gathered_in", "delivery", ["gathered_in"])
    op.create_index("ix_delivery_state_lane_position", "delivery", ["state", "lane", "position"])


def _due_work() -> None:
    op.create_table(
        "due_work",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leased_until", sa.DateTime(timezone=True)),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_due_work"),
        sa.UniqueConstraint("kind", "subject", name="uq_due_work_kind_subject"),
    )
    op.create_index("ix_due_work_due_at", "due_work", ["due_at"])


def _feed() -> None:
    op.create_table(
        "feed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("url", sa.String(length=500), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("etag", sa.Text()),
        sa.Column("last_modified", sa.Text()),
        sa.Column("polled_at", sa.DateTime(timezone=True)),
        sa.Column("succeeded_at", sa.DateTime(timezone=True)),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("problem", sa.JSON()),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leased_until", sa.DateTime(timezone=True)),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_feed"),
        sa.UniqueConstraint("url", name="uq_feed_url"),
    )
    op.create_index("ix_feed_due_at", "feed", ["due_at"])


def _guild_channel() -> None:
    op.create_table(
        "guild_channel",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "purpose", name="pk_guild_channel"),
    )


def _guild_role() -> None:
    op.create_table(
        "guild_role",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("holder", sa.String(length=20), nullable=False),
        sa.Column("role_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "holder", name="pk_guild_role"),
    )


def _memory() -> None:
    op.create_table(
        "memory",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_memory"),
    )


def _feed_rule() -> None:
    op.create_table(
        "feed_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("feed_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("min_severity", sa.Integer()),
        sa.Column("keywords", sa.JSON(), nullable=False),
        sa.Column("vendors", sa.JSON(), nullable=False),
        sa.Column("domains", sa.JSON(), nullable=False),
        sa.Column("ping_role_id", sa.BigInteger()),
        sa.Column("broken", sa.String(length=40)),
        sa.ForeignKeyConstraint(
            ["feed_id"], ["feed.id"], name="fk_feed_rule_feed_id_feed", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_feed_rule"),
        sa.UniqueConstraint("channel_id", "feed_id", name="uq_feed_rule_channel_id_feed_id"),
    )
    op.create_index("ix_feed_rule_feed_id", "feed_rule", ["feed_id"])
    op.create_index("ix_feed_rule_guild_id", "feed_rule", ["guild_id"])


def _sighting() -> None:
    op.create_table(
        "sighting",
        sa.Column("feed_id", sa.Integer(), nullable=False),
        sa.Column("advisory_id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["advisory_id"], ["advisory.id"], name="fk_sighting_advisory_id_advisory", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["feed_id"], ["feed.id"], name="fk_sighting_feed_id_feed", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("feed_id", "advisory_id", name="pk_sighting"),
    )
    op.create_index("ix_sighting_advisory_id", "sighting", ["advisory_id"])
