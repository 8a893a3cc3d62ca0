"""What can be clicked on an advisory's card. The delivery id rides along in each custom id."""

import re
from typing import Any, Self

import discord

from bot.interface.answering import answering
from bot.interface.doors import Action
from bot.interface.permissions import Right
from cogs.advisories import feed_messages, messages

NONCE = r"(?P<nonce>[\w-]{0,22})"  # empty where the card is a reply and no delivery


class DetailsButton(
    Action[discord.ui.Button[Any]], template=rf"advisory:item:(?P<advisory>\d+):details:{NONCE}"
):
    """Shows everything known of an advisory, privately."""

    def __init__(self, advisory_id: int, nonce: str, label: str) -> None:
        self.advisory_id = advisory_id
        super().__init__(
            discord.ui.Button(
                style=discord.ButtonStyle.secondary,
                label=label,
                custom_id=f"advisory:item:{advisory_id}:details:{nonce}",
            )
        )

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(int(match["advisory"]), match["nonce"], "…")

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Show the details."""
        async with answering(interaction) as answer:
            advisory = await interaction.client.services.advisories.get(self.advisory_id)
            await answer(messages.details(interaction.client.sentences, advisory, str(interaction.locale)))


class DigestSelect(Action[discord.ui.Select[Any]], template=rf"advisory:digest:0:read:{NONCE}"):
    """Lets a reader of a digest open one of its advisories, privately."""

    def __init__(self, nonce: str, placeholder: str, options: list[discord.SelectOption]) -> None:
        super().__init__(
            discord.ui.Select(
                custom_id=f"advisory:digest:0:read:{nonce}",
                placeholder=placeholder,
                options=options,
                required=True,
            )
        )

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the select; what was picked comes with the interaction."""
        return cls(match["nonce"], "…", [])

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Show the details of the picked advisory."""
        async with answering(interaction) as answer:
            advisory = await interaction.client.services.advisories.get(int(self.item.values[0]))
            await answer(messages.details(interaction.client.sentences, advisory, str(interaction.locale)))


class FeedsButton(Action[discord.ui.Button[Any]], template=rf"advisory:feeds:0:list:{NONCE}"):
    """Lists the feeds of the server, privately."""

    right = Right.MODERATOR

    def __init__(self, nonce: str, label: str) -> None:
        custom_id = f"advisory:feeds:0:list:{nonce}"
        super().__init__(
            discord.ui.Button(style=discord.ButtonStyle.secondary, label=label, custom_id=custom_id)
        )

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(match["nonce"], "…")

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Show what `/feed list` shows."""
        async with answering(interaction) as answer:
            feeds = await interaction.client.services.feeds.all(interaction.guild_id or 0)
            await answer(feed_messages.listing(interaction.client.sentences, feeds, str(interaction.locale)))
