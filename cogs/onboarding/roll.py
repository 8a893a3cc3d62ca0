"""What Discord says of servers and roles: whatever may make roles differ from what was decided."""

import discord
from discord.ext import commands

from bot.interface.client import CommunityBot
from bot.interface.members import MemberChanged


class RollListener(commands.Cog):
    """Passes the events of servers and roles on."""

    def __init__(self, bot: CommunityBot) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Hear that this process knows the servers of its shards, after a start."""
        for guild in self.bot.guilds:
            await self.bot.services.roll.server_seen(guild.id, guild.name)

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Hear of a server after a new session of its shard, or after an outage."""
        await self.bot.services.roll.server_seen(guild.id, guild.name)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Hear of a server that the bot came into."""
        await self.bot.services.roll.server_seen(guild.id, guild.name)

    @commands.Cog.listener()
    async def on_guild_update(self, before: discord.Guild, after: discord.Guild) -> None:
        """Hear that a server asks something else of newcomers, or has another name."""
        if set(before.features) != set(after.features) or before.name != after.name:
            await self.bot.services.roll.server_seen(after.id, after.name)

    @commands.Cog.listener()
    async def on_guild_role_delete(self, role: discord.Role) -> None:
        """Hear that a role is gone."""
        await self.bot.services.roll.roles_changed(role.guild.id)

    @commands.Cog.listener()
    async def on_guild_role_update(self, before: discord.Role, after: discord.Role) -> None:
        """Hear that a role was moved, or may do something else."""
        if before.position != after.position or before.permissions != after.permissions:
            await self.bot.services.roll.roles_changed(after.guild.id)

    @commands.Cog.listener()
    async def on_member_changed(self, change: MemberChanged) -> None:
        """Hear which roles a member has now, or the bot itself."""
        if self.bot.user is not None and change.member_id == self.bot.user.id:
            await self.bot.services.roll.roles_changed(change.guild_id)
        elif not change.is_bot:
            await self.bot.services.roll.roles_seen(change.guild_id, change.member_id, change.role_ids)
