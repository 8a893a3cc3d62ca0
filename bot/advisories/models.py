"""Feeds, the rules of channels that follow them, and the advisories seen in them."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.base import Base
from bot.database.due import Due
from bot.database.types import Snowflake, UtcDateTime


class Feed(Base, Due):
    """One feed, polled once however many channels follow it."""

    __tablename__ = "feed"

    id: Mapped[int] = mapped_column(primary_key=True)
    url: Mapped[str] = mapped_column(String(500), unique=True)
    title: Mapped[str] = mapped_column(String(200))
    etag: Mapped[str | None] = mapped_column(Text)
    last_modified: Mapped[str | None] = mapped_column(Text)
    polled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    succeeded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    failures: Mapped[int] = mapped_column(default=0)  # in a row
    problem: Mapped[dict[str, Any] | None] = mapped_column(
        JSON
    )  # of the last poll: a message id and its arguments


class FeedRule(Base):
    """A subscription: this channel follows this feed, and which of its advisories it wants."""

    __tablename__ = "feed_rule"
    __table_args__ = (UniqueConstraint("channel_id", "feed_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(Snowflake, index=True)
    channel_id: Mapped[int] = mapped_column(Snowflake)
    feed_id: Mapped[int] = mapped_column(ForeignKey("feed.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    min_severity: Mapped[int | None]  # a Severity
    keywords: Mapped[list[str]] = mapped_column(JSON, default=list)
    vendors: Mapped[list[str]] = mapped_column(JSON, default=list)
    domains: Mapped[list[str]] = mapped_column(JSON, default=list)
    ping_role_id: Mapped[int | None] = mapped_column(Snowflake)
    broken: Mapped[str | None] = mapped_column(String(40))  # why it rests: its channel is gone


class Advisory(Base):
    """One advisory, or one item of a news feed, as it was last seen."""

    __tablename__ = "advisory"
    __table_args__ = (Index("ix_advisory_published_at_id", "published_at", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    identity: Mapped[str] = mapped_column(String(600), unique=True)
    number: Mapped[str | None] = mapped_column(String(60))
    title: Mapped[str] = mapped_column(String(300))
    link: Mapped[str | None] = mapped_column(Text)
    summary: Mapped[str] = mapped_column(Text)
    severity: Mapped[int] = mapped_column(index=True)  # a Severity, so that SQL can compare
    cvss_score: Mapped[float | None]
    cvss_version: Mapped[str | None] = mapped_column(String(10))
    vendor: Mapped[str | None] = mapped_column(String(200), index=True)
    product: Mapped[str | None] = mapped_column(String(300))
    cves: Mapped[list[str]] = mapped_column(JSON)
    cwes: Mapped[list[str]] = mapped_column(JSON)
    sectors: Mapped[list[str]] = mapped_column(JSON)
    domains: Mapped[list[str]] = mapped_column(JSON)
    is_update: Mapped[bool]
    published_at: Mapped[datetime] = mapped_column(
        UtcDateTime
    )  # the feed's date, else when it was first seen
    first_seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revision: Mapped[int] = mapped_column(default=1)


class Sighting(Base):
    """That a feed holds, or held, an advisory; `fingerprint` tells whether the feed's own words changed."""

    __tablename__ = "sighting"

    feed_id: Mapped[int] = mapped_column(ForeignKey("feed.id", ondelete="CASCADE"), primary_key=True)
    advisory_id: Mapped[int] = mapped_column(
        ForeignKey("advisory.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    fingerprint: Mapped[str] = mapped_column(String(64))
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
