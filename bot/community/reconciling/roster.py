"""What the reconciler asks of Discord, as plain values. Answered by `bot.interface.roster`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class Unanswered(Exception):
    """Discord did not answer; to be asked again later."""


@dataclass(frozen=True, slots=True)
class Present:
    """A member as Discord has them now. Bots are no members."""

    user_id: int
    joined_at: datetime
    is_pending: bool
    has_completed_onboarding: bool
    role_ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class Page:
    """Some members in the order of their ids; `last` is the id to go on after, None at the end."""

    members: Sequence[Present]
    last: int | None


@dataclass(frozen=True, slots=True)
class Facts:
    """A server as it is now. `roles`: which of them the bot can give."""

    name: str
    uses_onboarding: bool | None  # None: there can be none
    roles: Mapping[int, bool]


@dataclass(frozen=True, slots=True)
class RoleChange:
    """An entry of Discord's audit log: one role of one member was given or taken."""

    entry_id: int  # grows with time
    at: datetime
    user_id: int
    role_id: int
    was_added: bool
    by_user_id: int | None
    by_bot: bool
    by_us: bool


@dataclass(frozen=True, slots=True)
class Trail:
    """What the audit log knows of members' roles, and how far back that reaches."""

    changes: Sequence[RoleChange]
    since: datetime


class Roster(Protocol):
    """Whoever can ask Discord. Every verb raises Unanswered when the answer is not to be had now."""

    async def facts(self, guild_id: int) -> Facts | None:
        """Return how a server is; None: the bot is not in it."""
        ...

    async def page(self, guild_id: int, after: int) -> Page:
        """Return the members whose ids follow `after`."""
        ...

    async def one(self, guild_id: int, user_id: int) -> Present | None:
        """Return one member; None: not in the server."""
        ...

    async def trail(self, guild_id: int) -> Trail | None:
        """Return what the audit log knows of members' roles; None: the bot may not read it."""
        ...
