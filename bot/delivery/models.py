"""The outbox table: one row for everything that must be said exactly once."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.base import Base
from bot.database.due import Due
from bot.database.types import Snowflake, UtcDateTime


class Action(StrEnum):
    """What a delivery does to Discord."""

    POST = "post"  # a new message in a channel
    EDIT = "edit"  # the target's message, drawn again from today's data
    REPLY = "reply"  # a new message that answers the target's message
    TELL = "tell"  # a direct message to a person
    SHOW = "show"  # a private answer at a person's next use of the bot; the deliverer leaves it alone
    THREAD = "thread"  # a thread with the people in `arguments["people"]` and a first message
    GRANT = "grant"  # a role for a member
    REVOKE = "revoke"


class State(StrEnum):
    """Where a delivery stands. The first two are open: they still have to be done."""

    WAITING = "waiting"
    HELD = "held"  # refused for want of a right; tried again slowly, so that nothing is lost
    GATHERED = "gathered"  # said as a line of a digest post
    KEPT = "kept"  # until its person uses the bot
    DONE = "done"
    DROPPED = "dropped"  # can never be done; `outcome` says why


OPEN_STATES = (State.WAITING, State.HELD)


class Delivery(Base, Due):
    """One intent and, later, its outcome."""

    __tablename__ = "delivery"
    __table_args__ = (
        Index("ix_delivery_state_lane_position", "state", "lane", "position"),
        Index("ix_delivery_user_id_state", "user_id", "state"),
    )

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    nonce: Mapped[str] = mapped_column(String(25), unique=True)  # 25: the longest nonce that Discord takes
    subject: Mapped[str] = mapped_column(
        String(200), unique=True
    )  # what is said to whom: the same thing never twice
    lane: Mapped[str] = mapped_column(String(40))  # deliveries of one lane keep their order
    action: Mapped[Action] = mapped_column(String(10))
    state: Mapped[State] = mapped_column(String(10), default=State.WAITING)
    guild_id: Mapped[int] = mapped_column(Snowflake)
    channel_id: Mapped[int | None] = mapped_column(
        Snowflake
    )  # of a direct message or thread: once it is there
    user_id: Mapped[int | None] = mapped_column(Snowflake)
    role_id: Mapped[int | None] = mapped_column(Snowflake)
    target: Mapped[int | None] = mapped_column(ForeignKey("delivery.position", ondelete="SET NULL"))
    gathered_in: Mapped[int | None] = mapped_column(
        ForeignKey("delivery.position", ondelete="SET NULL"), index=True
    )
    card: Mapped[str] = mapped_column(String(40))  # which card is drawn, from `arguments`, when it is sent
    arguments: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    tried_at: Mapped[datetime | None] = mapped_column(
        UtcDateTime
    )  # set: an attempt since then may have had its effect
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    message_id: Mapped[int | None] = mapped_column(Snowflake)
    outcome: Mapped[str | None] = mapped_column(Text)
