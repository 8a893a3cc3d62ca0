"""`/audit`: what was decided, by whom, about whom, why and when. For moderators."""

import io
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.community import audit_export
from bot.community.audit import ACTIONS
from bot.community.audit_log import MOST_EXPORTED, Filter
from bot.community.since import since as moment_of
from bot.errors import BadInput
from bot.interface.answering import answering
from bot.interface.client import CommunityBot
from bot.interface.doors import Click
from bot.interface.permissions import Right, requires
from bot.interface.services import Services
from bot.interface.text import label
from cogs.moderation.audit_screen import TURN, audit_page, filter_of

Interaction = discord.Interaction[Any]
Typed = app_commands.Range[str, 1, 40]
WRITERS = {"csv": audit_export.as_csv, "json": audit_export.as_json}


class AuditCommand(commands.Cog):
    """The command `/audit`."""

    def __init__(self, bot: CommunityBot) -> None:
        self.bot = bot

    @requires(Right.MODERATOR)
    @app_commands.command(name="audit")
    async def audit(
        self,
        interaction: Interaction,
        member: discord.User | None = None,
        action: Typed | None = None,
        since: Typed | None = None,
    ) -> None:
        """Show the newest entries that fit."""
        async with answering(interaction) as answer:
            if action is not None and action not in ACTIONS:
                raise BadInput("audit-action-unknown")
            services = self.bot.services
            moment = None if since is None else moment_of(since, services.clock.now())
            wanted = Filter(None if member is None else member.id, action, moment)
            page = await services.audit.page(interaction.guild_id or 0, wanted)
            await answer(audit_page(services.sentences, page, wanted, str(interaction.locale)))

    @audit.autocomplete("action")
    async def _actions(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        say, locale = self.bot.sentences.say, str(interaction.locale)
        names = {action: label(say(f"audit-action-{action}", locale), 100) for action in ACTIONS}
        wanted = typed.casefold()
        return [
            app_commands.Choice(name=name, value=action)
            for action, name in names.items()
            if wanted in name.casefold() or wanted in action
        ]


class TurnAudit(Click, template=TURN):
    """Turns the page in place, or hands out all that fits the filter as a file."""

    right = Right.MODERATOR

    async def act(self, interaction: Interaction) -> None:
        """Do what the verb says."""
        verb, number, wanted = self.state["verb"], int(self.state["entry"]), filter_of(self.state.groupdict())
        if verb in WRITERS:
            await _hand_out(interaction, verb, wanted)
            return
        services: Services = interaction.client.services
        beside = {"newer_than": number} if verb == "newer" else {"older_than": number}
        async with answering(interaction, in_place=True) as answer:
            page = await services.audit.page(interaction.guild_id or 0, wanted, **beside)
            await answer(audit_page(services.sentences, page, wanted, str(interaction.locale)))


async def _hand_out(interaction: Interaction, kind: str, wanted: Filter) -> None:
    services: Services = interaction.client.services
    async with answering(interaction, claim=True) as answer:
        entries = await services.audit.export(interaction.guild_id or 0, wanted, interaction.user.id)
        told = "audit-file-cut" if len(entries) == MOST_EXPORTED else "audit-file"
        sentence = services.sentences.say(told, str(interaction.locale), count=len(entries))
        file = discord.File(io.BytesIO(WRITERS[kind](entries)), f"audit.{kind}")
        await answer(sentence, files=[file])
