"""What a server's administrators set: a channel for each purpose, a role for each kind of holder."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.community.audit import note
from bot.community.docket import lay_out_open
from bot.community.models import GuildChannel, GuildRole
from bot.community.people import person_of
from bot.community.roll import plan_roll_call
from bot.community.roll_models import RoleDrift
from bot.community.rules import Rules, change_rules, rules_of
from bot.database import due_work
from bot.database.engine import Database
from bot.database.insertion import put
from bot.delivery import outbox

MODERATION_MOVED = (
    "moderation-moved"  # due work, for features whose cards wait there; the subject is a server
)


class Purpose(StrEnum):
    """What a channel is for."""

    WELCOME = "welcome"
    ADVISORIES = "advisories"
    INTRODUCTIONS = "introductions"
    MODERATION = "moderation"
    ANNOUNCEMENTS = "announcements"


class Holder(StrEnum):
    """Whom a role is for: a persona, or a part in the community."""

    CITY = "city"
    VENDOR = "vendor"
    RESEARCHER = "researcher"
    ACADEMIA = "academia"
    MEDIA = "media"
    NGO = "ngo"
    GOVERNMENT = "government"
    INDIVIDUAL = "individual"
    MEMBER = "member"
    MODERATOR = "moderator"
    MEDIATOR = "mediator"


@dataclass(frozen=True, slots=True)
class GuildSettings:
    """All that is set in one server: channel ids by purpose, role ids by holder."""

    channels: dict[Purpose, int]
    roles: dict[Holder, int]


RulesHook = Callable[[AsyncSession, int, Rules], Awaitable[None]]


class Community:
    """What each server's administrators set. `wake` rouses the workers.

    Each of `on_rules` is told, in the same transaction, of a server and the rules it has from now on.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        wake: Callable[[], None],
        on_rules: Sequence[RulesHook] = (),
    ) -> None:
        self._database = database
        self._clock = clock
        self._wake = wake
        self._on_rules = on_rules

    async def set_channel(
        self, guild_id: int, purpose: Purpose, channel_id: int, actor_id: int | None = None
    ) -> None:
        """Use this channel for this purpose from now on; `actor_id` is the administrator's Discord id."""
        async with self._database.transaction() as session:
            await choose_channel(session, guild_id, purpose, channel_id, actor_id, now=self._clock.now())
        self._wake()

    async def set_role(
        self, guild_id: int, holder: Holder, role_id: int, actor_id: int | None = None
    ) -> None:
        """Use this role for these people from now on; `actor_id` is the administrator's Discord id."""
        async with self._database.transaction() as session:
            await choose_role(session, guild_id, holder, role_id, actor_id, now=self._clock.now())
        self._wake()

    async def try_role(self, guild_id: int, role_id: int) -> int:
        """Try now to give a role to whoever waits for it; returns how many those are."""
        async with self._database.transaction() as session:
            count = await outbox.try_roles(session, guild_id, role_id, role_id, self._clock.now())
            await session.execute(delete(RoleDrift).filter_by(guild_id=guild_id, role_id=role_id))
            await plan_roll_call(session, guild_id, self._clock.now())
        self._wake()
        return count

    async def settings(self, guild_id: int) -> GuildSettings:
        """Return what is set in a server."""
        async with self._database.reading() as session:
            return await settings_of(session, guild_id)

    async def rules(self, guild_id: int) -> Rules:
        """Return the rules of a server."""
        async with self._database.reading() as session:
            return await rules_of(session, guild_id)

    async def change_rules(
        self, guild_id: int, changed: Mapping[str, int], actor_id: int | None = None
    ) -> Rules:
        """Keep these rules, by name; returns all of them. Raises BadInput for a number out of bounds."""
        async with self._database.transaction() as session:
            before = await rules_of(session, guild_id)
            after = await change_rules(session, guild_id, changed)
            for name in changed:
                change = Change("rule", name, getattr(before, name), getattr(after, name))
                await note_change(session, guild_id, change, actor_id, now=self._clock.now())
            for hook in self._on_rules:
                await hook(session, guild_id, after)
        self._wake()
        return after

    async def is_moderator(self, guild_id: int, role_ids: Collection[int]) -> bool:
        """Tell whether one of these roles is the server's moderator role."""
        async with self._database.reading() as session:
            role_id = await session.scalar(
                select(GuildRole.role_id).where(
                    GuildRole.guild_id == guild_id, GuildRole.holder == Holder.MODERATOR
                )
            )
        return role_id is not None and role_id in role_ids


async def settings_of(session: AsyncSession, guild_id: int) -> GuildSettings:
    """Return what is set in a server."""
    channels = await session.execute(
        select(GuildChannel.purpose, GuildChannel.channel_id).where(GuildChannel.guild_id == guild_id)
    )
    roles = await session.execute(
        select(GuildRole.holder, GuildRole.role_id).where(GuildRole.guild_id == guild_id)
    )
    return GuildSettings(
        {Purpose(purpose): channel_id for purpose, channel_id in channels},
        {Holder(holder): role_id for holder, role_id in roles},
    )


async def choose_channel(
    session: AsyncSession,
    guild_id: int,
    purpose: Purpose,
    channel_id: int,
    actor_id: int | None,
    *,
    now: datetime,
) -> None:
    """Use this channel for this purpose from now on; what is to be decided moves to it."""
    known = await session.get(GuildChannel, (guild_id, purpose))
    change = Change("channel", purpose, known and known.channel_id, channel_id)
    await put(session, GuildChannel, {"guild_id": guild_id, "purpose": purpose}, {"channel_id": channel_id})
    if purpose is Purpose.MODERATION:
        await lay_out_open(session, guild_id, channel_id, now=now)
        await due_work.plan(session, MODERATION_MOVED, str(guild_id), now, {"channel": channel_id})
    await note_change(session, guild_id, change, actor_id, now=now)


async def choose_role(
    session: AsyncSession, guild_id: int, holder: Holder, role_id: int, actor_id: int | None, *, now: datetime
) -> None:
    """Use this role for these people from now on, and for those who still wait for the earlier one."""
    known = await session.get(GuildRole, (guild_id, holder))
    change = Change("role", holder, known and known.role_id, role_id)
    if known is not None:
        await outbox.try_roles(session, guild_id, known.role_id, role_id, now)
    await put(session, GuildRole, {"guild_id": guild_id, "holder": holder}, {"role_id": role_id})
    await plan_roll_call(session, guild_id, now)
    await note_change(session, guild_id, change, actor_id, now=now)


@dataclass(frozen=True, slots=True)
class Change:
    """What an administrator changed: a channel, a role or a rule, by its name; None: it was not set."""

    kind: str
    name: str
    before: int | None
    after: int


async def note_change(
    session: AsyncSession, guild_id: int, change: Change, actor_id: int | None, *, now: datetime
) -> None:
    """Put a change in the audit; what stays as it was is no change."""
    if change.before == change.after:
        return
    await note(
        session,
        guild_id,
        f"{change.kind}-set",
        now=now,
        actor_id=None if actor_id is None else await person_of(session, actor_id),
        before={change.name: change.before},
        after={change.name: change.after},
    )
