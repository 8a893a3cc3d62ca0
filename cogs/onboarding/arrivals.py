"""What Discord says of members who come, change and go."""

import discord
from discord.ext import commands

from bot.community.presence import Sighting
from bot.interface.client import CommunityBot
from bot.interface.members import MemberChanged, uses_onboarding


class ArrivalListener(commands.Cog):
    """Passes the events of members on; other bots are no members."""

    def __init__(self, bot: CommunityBot) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_member_join(self, member: discord.Member) -> None:
        """Somebody joined; they may still have to accept the server's rules."""
        if member.bot:
            return
        sighting = Sighting(
            member.joined_at or self.bot.services.clock.now(),
            is_pending=member.pending,
            has_just_joined=True,
            has_completed_onboarding=member.flags.completed_onboarding,
        )
        await self._seen(member.guild.id, member.id, sighting)

    @commands.Cog.listener()
    async def on_member_changed(self, change: MemberChanged) -> None:
        """Something about a member changed: perhaps they accepted the rules, or completed the onboarding."""
        if change.is_bot or change.joined_at is None:
            return
        sighting = Sighting(
            change.joined_at,
            is_pending=change.is_pending,
            has_just_joined=False,
            has_completed_onboarding=change.has_completed_onboarding,
        )
        await self._seen(change.guild_id, change.member_id, sighting)

    @commands.Cog.listener()
    async def on_raw_member_remove(self, departure: discord.RawMemberRemoveEvent) -> None:
        """Somebody left; the library's own `on_member_remove` knows only cached members."""
        if not departure.user.bot:
            await self.bot.services.arrivals.left(departure.guild_id, departure.user.id)

    async def _seen(self, guild_id: int, user_id: int, sighting: Sighting) -> None:
        seems_to = uses_onboarding(self.bot.get_guild(guild_id))
        await self.bot.services.arrivals.seen(guild_id, user_id, sighting, seems_to_use_onboarding=seems_to)
