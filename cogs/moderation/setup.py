"""`/setup`: which channels and roles the bot uses. For administrators."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.community.settings import Holder, Purpose
from bot.errors import BadInput
from bot.interface.answering import answering
from bot.interface.channels import PostableChannel, refuse_unless_postable
from bot.interface.client import CommunityBot
from bot.interface.doctor import examine
from bot.interface.doors import Screen
from bot.interface.permissions import Right, requires
from cogs.moderation import building_messages, messages
from cogs.moderation.building_views import builder, plan_screen
from cogs.moderation.rules_views import show_screen


@requires(Right.ADMINISTRATOR)
class SetupCommands(commands.GroupCog, name="setup"):
    """The commands below `/setup`."""

    def __init__(self, bot: CommunityBot) -> None:
        self.bot = bot

    @app_commands.command(name="start")
    async def start(self, interaction: discord.Interaction[Any]) -> None:
        """Show what the server lacks, and offer to make it."""
        async with answering(interaction) as answer:
            plan = await builder(interaction).look(interaction.guild_id or 0)
            await answer(plan_screen(self.bot.services, plan, str(interaction.locale)))

    @app_commands.command(name="channel")
    async def channel(
        self, interaction: discord.Interaction[Any], purpose: Purpose, channel: PostableChannel
    ) -> None:
        """Choose the channel for a purpose.

        Whom no direct message reaches gets a private thread in `introductions`, else in `welcome`.
        """
        async with answering(interaction, claim=True) as answer:
            target = refuse_unless_postable(interaction, channel.id)
            await self.bot.services.community.set_channel(
                target.guild.id, purpose, target.id, interaction.user.id
            )
            await answer(
                messages.channel_set(self.bot.sentences, purpose, target.id, str(interaction.locale))
            )

    @app_commands.command(name="role")
    @app_commands.rename(holder="for")
    async def role(self, interaction: discord.Interaction[Any], holder: Holder, role: discord.Role) -> None:
        """Choose the role for a persona, for members, moderators or mediators."""
        async with answering(interaction, claim=True) as answer:
            if role.is_default() or role.managed:
                raise BadInput("role-unusable", role=role.mention)
            await self.bot.services.community.set_role(role.guild.id, holder, role.id, interaction.user.id)
            await answer(messages.role_set(self.bot.sentences, holder, role, str(interaction.locale)))

    @app_commands.command(name="show")
    async def show(self, interaction: discord.Interaction[Any]) -> None:
        """Show what is set, and offer to change the numbers."""
        async with answering(interaction) as answer:
            guild_id, locale = interaction.guild_id or 0, str(interaction.locale)
            community, sentences = self.bot.services.community, self.bot.sentences
            settings, rules = await community.settings(guild_id), await community.rules(guild_id)
            pings = await self.bot.services.interests.roles(guild_id)
            text = messages.settings(sentences, settings, interaction.guild, locale)
            text += "\n" + messages.pings(sentences, pings.values(), interaction.guild, locale)
            await answer(show_screen(sentences, text, rules, locale))

    @app_commands.command(name="check")
    async def check(self, interaction: discord.Interaction[Any]) -> None:
        """Name what is wrong with the server, each with its fix."""
        async with answering(interaction) as answer:
            guild_id, services = interaction.guild_id or 0, self.bot.services
            found = await examine(self.bot, self.bot.tree, services.building, guild_id)
            text = building_messages.problems(services, found, str(interaction.locale))
            await answer(Screen().add_item(discord.ui.TextDisplay(text)))
