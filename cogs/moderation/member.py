"""`/member`: who waits for a decision, and who is what. For moderators."""

from typing import Any, Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.community.granting import MOST_DAYS
from bot.community.people import Persona
from bot.community.statements import QUESTION, REASON
from bot.errors import BadInput
from bot.interface.answering import answering
from bot.interface.client import CommunityBot
from bot.interface.permissions import Right, requires
from cogs.moderation import papers
from cogs.moderation.decisions import ask, decide, server_of
from cogs.moderation.history import history_screen
from cogs.moderation.queue import queue_screen

Interaction = discord.Interaction[Any]
Privileged = Literal["city", "vendor", "researcher", "government"]
AnyPersona = Literal["city", "vendor", "researcher", "academia", "media", "ngo", "government", "individual"]
Reason = app_commands.Range[str, REASON.least, REASON.most]
Question = app_commands.Range[str, QUESTION.least, QUESTION.most]
Days = app_commands.Range[int, 1, MOST_DAYS]


@requires(Right.MODERATOR)
class MemberCommands(commands.GroupCog, name="member"):
    """The commands below `/member`."""

    def __init__(self, bot: CommunityBot) -> None:
        self.bot = bot

    @app_commands.command(name="queue")
    async def queue(self, interaction: Interaction) -> None:
        """List the applications that wait, oldest first."""
        async with answering(interaction) as answer:
            page = await self.bot.services.review.queue(interaction.guild_id or 0)
            await answer(queue_screen(self.bot.sentences, page, str(interaction.locale)))

    @app_commands.command(name="approve")
    async def approve(
        self,
        interaction: Interaction,
        member: discord.User,
        persona: Privileged | None = None,
        reason: Reason | None = None,
    ) -> None:
        """Approve a member's open application."""
        application_id = await self._open(interaction, member, persona)
        await decide(interaction, application_id, approve=True, reason=reason)

    @app_commands.command(name="deny")
    async def deny(
        self,
        interaction: Interaction,
        member: discord.User,
        reason: Reason,
        persona: Privileged | None = None,
    ) -> None:
        """Deny a member's open application."""
        application_id = await self._open(interaction, member, persona)
        await decide(interaction, application_id, approve=False, reason=reason)

    @app_commands.command(name="ask")
    @app_commands.rename(question="reason")
    async def ask(
        self,
        interaction: Interaction,
        member: discord.User,
        question: Question,
        persona: Privileged | None = None,
    ) -> None:
        """Ask an applicant for more."""
        await ask(interaction, await self._open(interaction, member, persona), question)

    @app_commands.command(name="grant")
    async def grant(
        self,
        interaction: Interaction,
        member: discord.Member,
        persona: Privileged,
        reason: Reason,
        days: Days | None = None,
    ) -> None:
        """Let a member be this without an application."""
        async with answering(interaction, claim=True) as answer:
            if member.bot:
                raise BadInput("grant-bot")
            guild_id, by, server = interaction.guild_id or 0, interaction.user.id, server_of(interaction)
            held = await self.bot.services.granting.grant(
                guild_id, member.id, Persona(persona), by, reason=reason, days=days, server=server
            )
            await answer(papers.granted(self.bot.sentences, held, member.id, str(interaction.locale)))

    @app_commands.command(name="revoke")
    async def revoke(
        self, interaction: Interaction, member: discord.User, persona: AnyPersona, reason: Reason
    ) -> None:
        """Take a persona back, with its role."""
        async with answering(interaction, claim=True) as answer:
            guild_id, by, server = interaction.guild_id or 0, interaction.user.id, server_of(interaction)
            held = await self.bot.services.granting.revoke(
                guild_id, member.id, Persona(persona), by, reason=reason, server=server
            )
            await answer(papers.revoked(self.bot.sentences, held, member.id, str(interaction.locale)))

    @app_commands.command(name="history")
    async def history(self, interaction: Interaction, member: discord.User) -> None:
        """Show everything that was decided about a member."""
        async with answering(interaction) as answer:
            page = await self.bot.services.history.page(interaction.guild_id or 0, member.id)
            await answer(history_screen(self.bot.sentences, page, str(interaction.locale)))

    async def _open(
        self, interaction: Interaction, member: discord.User | discord.Member, persona: Privileged | None
    ) -> int:
        """Return the application that is meant. Raises NotFound, Conflict for one of several."""
        wanted = None if persona is None else Persona(persona)
        guild_id = interaction.guild_id or 0
        return await self.bot.services.review.open_application(guild_id, member.id, wanted)
