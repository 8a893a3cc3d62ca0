"""What the outbox hands to the sender, and what the sender answers. Plain values: no database, no Discord."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from bot.delivery.models import Action


@dataclass(frozen=True, slots=True)
class Parcel:
    """One attempt at a delivery."""

    position: int
    subject: str
    nonce: str
    action: Action
    guild_id: int
    channel_id: int | None
    user_id: int | None
    role_id: int | None
    target_id: int | None  # the message to edit or to answer
    thread_id: int | None  # the person's own private thread, if they have one already
    card: str
    arguments: dict[str, Any]
    attempts: int  # this one included
    tried_before_at: datetime | None  # set: an earlier attempt may have had its effect


@dataclass(frozen=True, slots=True)
class Sent:
    """Discord has it. `message_id` is None for a role, and when the message has been deleted since.

    `channel_id` is where it went, if that was not known before: the direct message or the new thread.
    """

    message_id: int | None
    channel_id: int | None = None


class Fault(StrEnum):
    """Why an attempt did not, or may not have, come to its end."""

    # 5xx, 429, a dropped connection, no answer. Even a 429 is unclear: discord.py retries within one attempt,
    # and an earlier try of the same attempt may have had its effect.
    UNCLEAR = "unclear"
    FORBIDDEN = "forbidden"  # a right is missing; somebody may grant it
    UNREACHABLE = "unreachable"  # the person takes no direct messages
    CHANNEL_GONE = "channel-gone"
    MEMBER_GONE = "member-gone"  # left the server
    ROLE_GONE = "role-gone"
    MESSAGE_GONE = "message-gone"  # the message to edit or to answer was deleted
    INVALID = "invalid"  # Discord will never take it: our mistake
    BROKEN = "broken"  # the card could not be drawn: our mistake, perhaps a passing one


@dataclass(frozen=True, slots=True)
class Failed:
    """The attempt failed. `retry_after` is in seconds, where Discord named a time.

    `unread`: an earlier attempt may have had its effect, and that could not be read back.
    """

    fault: Fault
    detail: str
    retry_after: float | None = None
    unread: bool = False


class Sender(Protocol):
    """Whoever speaks to Discord. Neither verb raises: a failure is an answer."""

    async def send(self, parcel: Parcel) -> Sent | Failed:
        """Do it now."""
        ...

    async def find(self, parcel: Parcel) -> Sent | Failed | None:
        """Read back whether an earlier attempt had its effect; None: it certainly had not."""
        ...
