"""The cards of roles that are not as decided, and of what keeps the bot from seeing why."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Self

import discord

from bot.community.reconciling.standing import LOST
from bot.interface.answering import answering
from bot.interface.doors import Action, Screen
from bot.interface.permissions import Right
from bot.interface.rendering import Card
from bot.interface.services import Services
from cogs.moderation.views import TryRoleButton

NAMED = 20  # members by name; the rest is a number


class LookAgainButton(
    Action[discord.ui.Button[Any]],
    template=r"moderation:roll:(?P<guild>\d{1,20}):look:(?P<nonce>[\w-]{0,22})",
):
    """Looks through a server's members now."""

    right = Right.MODERATOR

    def __init__(self, guild_id: int, nonce: str, label: str) -> None:
        self.guild_id = guild_id
        custom_id = f"moderation:roll:{guild_id}:look:{nonce}"
        super().__init__(
            discord.ui.Button(style=discord.ButtonStyle.primary, label=label, custom_id=custom_id)
        )

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(int(match["guild"]), match["nonce"], "…")

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Begin to look, in the server that the button stands in."""
        async with answering(interaction, claim=True) as answer:
            await interaction.client.services.roll.look(interaction.guild_id or 0)
            await answer(interaction.client.sentences.say("roll-looks-again", str(interaction.locale)))


async def draw_drift(services: Services, arguments: Mapping[str, Any], nonce: str) -> Card:
    """Say whose role does not stay, or who has one without a decision."""
    guild_id, role_id, kind = arguments["guild"], arguments["role_id"], arguments["kind"]
    users = await services.roll.drifted(guild_id, role_id, kind, date.fromisoformat(arguments["day"]))
    say = services.sentences.say
    people = " ".join(f"<@{user_id}>" for user_id in users[:NAMED])
    if len(users) > NAMED:
        people = say("notice-role-and-more", people=people, more=len(users) - NAMED)
    sentence = say(f"notice-role-{kind}", role=f"<@&{role_id}>", people=people)
    if kind == LOST:
        return _card(sentence, TryRoleButton(role_id, nonce, say("notice-try-again")))
    return _card(sentence, LookAgainButton(guild_id, nonce, say("notice-look-again")))


async def draw_unreadable_audit_log(services: Services, arguments: Mapping[str, Any], nonce: str) -> Card:
    """Say what the bot cannot do without the audit log."""
    say = services.sentences.say
    return _card(
        say("notice-audit-log"), LookAgainButton(arguments["guild"], nonce, say("notice-look-again"))
    )


def _card(text: str, button: Action[discord.ui.Button[Any]]) -> Card:
    row = discord.ui.ActionRow[Screen]().add_item(button)
    return Card(Screen().add_item(discord.ui.TextDisplay(text)).add_item(row))
