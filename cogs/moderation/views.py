"""What can be clicked in the moderation channel."""

import re
from typing import Any, Self

import discord

from bot.interface.answering import answering
from bot.interface.doors import Action
from bot.interface.permissions import Right


class TryAgainButton(
    Action[discord.ui.Button[Any]], template=r"delivery:channel:(?P<channel>\d+):retry:(?P<nonce>[\w-]{0,22})"
):
    """Tries now what could not be posted in a channel."""

    right = Right.MODERATOR

    def __init__(self, channel_id: int, nonce: str, label: str) -> None:
        self.channel_id = channel_id
        custom_id = f"delivery:channel:{channel_id}:retry:{nonce}"
        super().__init__(
            discord.ui.Button(style=discord.ButtonStyle.primary, label=label, custom_id=custom_id)
        )

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(int(match["channel"]), match["nonce"], "…")

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Make everything that waits for the channel due now."""
        async with answering(interaction, claim=True) as answer:
            count = await interaction.client.services.feeds.try_again(self.channel_id)
            await answer(
                interaction.client.sentences.say(
                    "delivery-tried-again",
                    str(interaction.locale),
                    count=count,
                    channel=f"<#{self.channel_id}>",
                )
            )


class TryRoleButton(
    Action[discord.ui.Button[Any]], template=r"delivery:role:(?P<role>\d+):retry:(?P<nonce>[\w-]{0,22})"
):
    """Tries now to give a role to whoever waits for it."""

    right = Right.MODERATOR

    def __init__(self, role_id: int, nonce: str, label: str) -> None:
        self.role_id = role_id
        custom_id = f"delivery:role:{role_id}:retry:{nonce}"
        super().__init__(
            discord.ui.Button(style=discord.ButtonStyle.primary, label=label, custom_id=custom_id)
        )

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(int(match["role"]), match["nonce"], "…")

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Make everything that waits for the role due now."""
        async with answering(interaction, claim=True) as answer:
            community = interaction.client.services.community
            count = await community.try_role(interaction.guild_id or 0, self.role_id)
            sentence = interaction.client.sentences.say(
                "role-tried-again", str(interaction.locale), count=count, role=f"<@&{self.role_id}>"
            )
            await answer(sentence)
