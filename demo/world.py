"""The simulated community and what the page can do to it. One lock stands around every use of simcord."""

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager

import simcord
from simcord.backend import serializers
from simcord.backend.models import Member

from demo import faces
from demo.content import NEWCOMER, Person
from demo.feed_server import FeedServer
from demo.places import Place, Reading
from demo.samples import Published
from demo.seeding import BOT_NAME, Resident
from demo.stage import Stage

WEEK = 7 * 24 * 60 * 60.0
BEAT = 0.2  # seconds between two looks at what has happened
RULES_ARE_READ_AFTER = 1.0  # seconds from joining to "no longer pending"

log = logging.getLogger(__name__)


class World:
    """Everything the page shows. `lock` is held around whatever touches simcord."""

    def __init__(
        self,
        env: simcord.Env,
        guild: simcord.GuildHandle,
        residents: list[Resident],
        newcomers: Sequence[Person],
        feeds: FeedServer,
        wake: Callable[[], None],
    ) -> None:
        self.env = env
        self.guild = guild
        self.feeds = feeds
        self.residents: dict[str, Resident] = {}
        self.lock = asyncio.Lock()
        self.stage = Stage(env, guild)
        self.reading = Reading(env.backend)
        self.viewer = residents[0]
        self.stage.pictures[faces.address(env.backend.bot_user.id, BOT_NAME)] = faces.mark()
        for resident in residents:
            self._introduce(resident)
        self.place_id = 0
        self._newcomers = list(newcomers)
        self._wake = wake
        self._ticked = time.monotonic()
        self._tasks: asyncio.TaskGroup
        self.reading.begin()

    @property
    def newcomers_left(self) -> int:
        """How many can still join."""
        return len(self._newcomers)

    def places(self, resident: Resident) -> list[Place]:
        """Return all that a person can open."""
        return self.reading.places(self.guild.id, resident.user.id)

    def part(self, resident: Resident) -> str:
        """Return what somebody is here: as described, or for newcomers what they have become."""
        if resident.person.part != NEWCOMER:
            return resident.person.part
        held = self.env.backend.get_member(self.guild.id, resident.user.id).role_ids
        roles = [role for role in self.env.backend.get_guild(self.guild.id).roles.values() if role.id in held]
        return max(roles, key=lambda role: role.position).name if roles else NEWCOMER

    async def look(self, key: str, channel_id: int | None) -> None:
        """Be somebody, somewhere; where they cannot look, their first channel is shown."""
        async with self.lock:
            await self._look(self.residents[key], channel_id)

    async def join(self) -> Person | None:
        """Let the next newcomer join; they accept the rules a moment later. None if all are here."""
        if not self._newcomers:
            return None
        person = self._newcomers.pop(0)
        async with self.lock:
            user = self.env.create_user(person.key, global_name=person.name, avatar=person.key)
            self._add_pending(user.id)
            member = simcord.MemberActor(self.env, self.guild, user)
            self._introduce(Resident(person, user, member, faces.hue(len(self.residents))))
        self._tasks.create_task(self._accept_rules(user.id), name=f"{person.key} reads the rules")
        return person

    def publish(self) -> list[Published]:
        """Let the feed publish the next one or two; the bot finds them by itself."""
        return self.feeds.press.turn(self.env.now())

    async def pass_a_week(self) -> None:
        """Let a week pass at once, and wake whoever has waited for it."""
        async with self.lock:
            await self._advance(WEEK)
        self._wake()

    @asynccontextmanager
    async def alive(self) -> AsyncGenerator[None]:
        """Let time pass and keep the frame true."""
        async with asyncio.TaskGroup() as self._tasks:
            pulse = self._tasks.create_task(self._live(), name="demo world")
            yield
            pulse.cancel()

    async def _live(self) -> None:
        while True:
            await asyncio.sleep(BEAT)
            async with self.lock:
                await self._beat()

    def _introduce(self, resident: Resident) -> None:
        person = resident.person
        self.residents[person.key] = resident
        self.stage.pictures[faces.address(resident.user.id, person.key)] = faces.face(
            person.name, resident.hue
        )

    async def _beat(self) -> None:
        now = time.monotonic()
        elapsed, self._ticked = now - self._ticked, now
        await self._advance(elapsed)
        try:
            await self._return_if_shut_out()
            await self.stage.refresh()
        except TimeoutError:
            log.debug("the bot was still at work when the frame was to be drawn", exc_info=True)
        except simcord.SetupError:  # the frame is shown anew with the next beat, or the next click
            log.warning("the frame could not be drawn", exc_info=True)

    async def _advance(self, seconds: float) -> None:
        try:
            await self.env.advance_time(seconds)
        except TimeoutError:  # time has passed all the same; what takes longer goes on by itself
            log.debug("the bot was still at work while time passed", exc_info=True)

    async def _look(self, resident: Resident, channel_id: int | None) -> None:
        known = [place.channel_id for place in self.places(resident)]
        self.reading.see(self.viewer.user.id, self.place_id)
        self.viewer = resident
        self.place_id = channel_id if channel_id in known else known[0]
        await self.stage.show(resident, self.place_id)

    async def _return_if_shut_out(self) -> None:
        known = {place.channel_id for place in self.places(self.viewer)}
        if self.place_id not in known:
            await self._look(self.viewer, None)

    def _add_pending(self, user_id: int) -> None:
        """Add a member who has not accepted the rules yet, which simcord has no call for."""
        backend, guild = self.env.backend, self.env.backend.get_guild(self.guild.id)
        member = guild.members[user_id] = Member(user_id, joined_at=backend.now_iso(), pending=True)
        payload = dict(serializers.member_payload(backend, guild, member))
        backend.emit("GUILD_MEMBER_ADD", {**payload, "guild_id": str(guild.id)})

    async def _accept_rules(self, user_id: int) -> None:
        await asyncio.sleep(RULES_ARE_READ_AFTER)
        async with self.lock:
            backend = self.env.backend
            backend.get_member(self.guild.id, user_id).pending = False
            backend.announce_member_update(self.guild.id, user_id)
