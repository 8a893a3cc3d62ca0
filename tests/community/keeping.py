"""The bot on a chapter: events go in, time passes, and what is due and planned is really done."""

from dataclasses import dataclass, field
from datetime import timedelta

from bot.community.people import Persona
from bot.community.presence import Sighting
from bot.community.reconciling.rollcall import RollCall
from bot.community.reconciling.watching import Roll
from bot.community.settings import Holder
from bot.community.troubles import tell_of_ungranted_role
from bot.delivery.budget import Budget
from bot.delivery.ledger import Ledger
from bot.delivery.worker import Deliverer
from tests.community.chapter import Chapter
from tests.community.conftest import GUILD, MEMBER_ROLE, MODERATION, Server
from tests.community.working import work

CITY_ROLE, MEDIA_ROLE = 41, 42


@dataclass
class Keeping:
    """One bot and one chapter. Compose another one on the same server and chapter to restart."""

    server: Server
    chapter: Chapter
    roll: Roll = field(init=False)

    def __post_init__(self) -> None:
        server, (database, clock) = self.server, (self.server.database, self.server.clock)
        self.roll = Roll(database, clock, wake=server.wake)
        call = RollCall(database, clock, self.chapter, server.arrivals, wake=server.wake)
        self.handlers = {
            **call.handlers(),
            **server.arrivals.handlers(),
            **server.floods.handlers(),
            **server.reminders.handlers(),
        }

        def fail(error: Exception, _: str) -> None:
            raise error

        self.deliverer = Deliverer(
            database,
            clock,
            self.chapter,
            Ledger(Budget(30, timedelta(minutes=10))),
            on_trouble=(tell_of_ungranted_role,),
            on_said=(),
            on_error=fail,
        )

    async def set_up(self) -> None:
        """Know the roles of members, cities and media."""
        self.chapter.roles.update({MEMBER_ROLE: True, CITY_ROLE: True, MEDIA_ROLE: True})
        await self.server.community.set_role(GUILD, Holder.CITY, CITY_ROLE)
        await self.server.community.set_role(GUILD, Holder.MEDIA, MEDIA_ROLE)
        await self.start()

    async def start(self) -> None:
        """Connect: Discord tells of the server."""
        await self.roll.server_seen(GUILD, "Chapter Riga")
        await self.run()

    async def run(self, span: timedelta = timedelta(0)) -> None:
        """Let time pass, and do everything that is due and planned."""
        self.server.clock.advance(span)
        for _ in range(2):
            await work(self.server, self.handlers)
            while (due_at := await self.deliverer.step()) is not None and due_at <= self.server.clock.now():
                pass

    async def hear_join(self, user_id: int) -> None:
        """Let the bot hear that somebody joined, as they are now."""
        one = self.chapter.members[user_id]
        seen = Sighting(one.joined_at, one.is_pending, True, one.has_completed_onboarding)
        await self.server.arrivals.seen(
            GUILD, user_id, seen, seems_to_use_onboarding=self.chapter.uses_onboarding
        )

    async def hear_change(self, user_id: int) -> None:
        """Let the bot hear how a member is now."""
        one = self.chapter.members[user_id]
        seen = Sighting(one.joined_at, one.is_pending, False, one.has_completed_onboarding)
        await self.server.arrivals.seen(
            GUILD, user_id, seen, seems_to_use_onboarding=self.chapter.uses_onboarding
        )
        await self.roll.roles_seen(GUILD, user_id, one.role_ids)

    async def member(self, user_id: int, *personas: Persona) -> None:
        """Let somebody join, accept the code and hold these open personas."""
        self.chapter.join(user_id)
        await self.hear_join(user_id)
        await self.server.accepts(user_id)
        for persona in personas:
            await self.server.onboarding.choose_persona(GUILD, user_id, persona)
        await self.run()

    async def city(self, user_id: int, approver: int) -> None:
        """Let somebody become a city by a moderator's decision."""
        await self.member(user_id)
        application = await self.server.applies(user_id)
        await self.server.review.decide(GUILD, application, approver, approve=True)
        await self.run()

    async def wipe(self, user_id: int, role_id: int, by: int | None) -> None:
        """Let somebody lose a role, let the bot hear of it, and give it a minute and a half."""
        self.chapter.set_role(user_id, role_id, has=False, by=by)
        await self.hear_change(user_id)
        await self.run(timedelta(seconds=4))
        await self.run(timedelta(seconds=86))

    def told(self, card: str) -> list[dict]:
        """What moderators were told on cards of this name."""
        return [
            one.arguments for one in self.chapter.posts if one.card == card and one.channel_id == MODERATION
        ]

    def roles_of(self, user_id: int) -> set[int]:
        """Which roles somebody has."""
        return set(self.chapter.members[user_id].role_ids)
