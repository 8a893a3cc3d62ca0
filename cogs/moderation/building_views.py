"""The screen of `/setup start` and its one button."""

import re
from typing import Any, Self

import discord

from bot.community.server.plan import Plan
from bot.interface.answering import answering
from bot.interface.builder import Builder
from bot.interface.doors import Action, Screen
from bot.interface.permissions import Right
from bot.interface.services import Services
from bot.interface.text import label
from cogs.moderation import building_messages as messages

Interaction = discord.Interaction[Any]


class BuildButton(Action[discord.ui.Button[Any]], template=r"setup:server:0:build"):
    """Makes what is missing in the server, and uses what stands under the right name."""

    right = Right.ADMINISTRATOR

    def __init__(self, name: str) -> None:
        super().__init__(
            discord.ui.Button(style=discord.ButtonStyle.success, label=name, custom_id="setup:server:0:build")
        )

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:  # noqa: ARG003 - the id holds nothing more
        """Rebuild the button."""
        return cls("…")

    async def act(self, interaction: Interaction) -> None:
        """Build, and say what was done and what is left."""
        services: Services = interaction.client.services
        locale = str(interaction.locale)
        async with answering(interaction, claim=True) as answer:
            by = label(interaction.user.name, 32)
            reason = services.sentences.say(
                "setup-audit-reason", server_locale(interaction), administrator=by
            )
            done = await builder(interaction).build(interaction.guild_id or 0, interaction.user.id, reason)
            await answer(_screen(services, messages.report(services, done, locale), done.left, locale))


def builder(interaction: Interaction) -> Builder:
    """Return who builds in the server of an interaction, with names in its language."""
    services: Services = interaction.client.services
    wanted = messages.wanted(services, server_locale(interaction))
    return Builder(interaction.client, services.building, wanted)


def server_locale(interaction: Interaction) -> str:
    """Return the language of the server."""
    return str(interaction.guild_locale or interaction.locale)


def plan_screen(services: Services, found: Plan, locale: str) -> Screen:
    """Draw what a server needs, with the button that does it."""
    return _screen(services, messages.plan(services, found, locale), found, locale)


def _screen(services: Services, text: str, left: Plan, locale: str) -> Screen:
    screen = Screen()
    screen.add_item(discord.ui.TextDisplay(text))
    count = len(left.adopt) + (0 if left.missing else len(left.create))
    if count:
        row = discord.ui.ActionRow[Screen]()
        name = services.sentences.say("setup-build", locale, count=count)
        screen.add_item(row.add_item(BuildButton(name)))
    return screen
