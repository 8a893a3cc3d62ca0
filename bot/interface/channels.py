"""Channels the bot shall post in: which kinds can be picked, and whether it may write there."""

from typing import Any

import discord
from discord import app_commands

from bot.errors import BadInput, NotFound

Postable = discord.TextChannel | discord.Thread

# Reading the history is what makes "exactly once" possible after a crash.
NEEDED = {
    "view_channel": "permission-view-channel",
    "send_messages": "permission-send-messages",
    "read_message_history": "permission-read-message-history",
}
NEEDED_IN_THREADS = {**NEEDED, "send_messages_in_threads": "permission-send-messages-in-threads"}
del NEEDED_IN_THREADS["send_messages"]


class _PostableChannel(app_commands.Transformer):
    """A channel option that offers text and announcement channels and threads."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """Ask Discord for a channel."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """Offer what messages can be posted in."""
        kinds = discord.ChannelType
        return [kinds.text, kinds.news, kinds.public_thread, kinds.private_thread, kinds.news_thread]

    async def transform(
        self,
        interaction: discord.Interaction[Any],  # noqa: ARG002 - the library's signature
        value: app_commands.AppCommandChannel | app_commands.AppCommandThread,
        /,
    ) -> app_commands.AppCommandChannel | app_commands.AppCommandThread:
        """Hand the channel on as it was sent; whether it can be used is said in a sentence later."""
        return value


PostableChannel = app_commands.Transform[
    app_commands.AppCommandChannel | app_commands.AppCommandThread, _PostableChannel
]


def refuse_unless_postable(interaction: discord.Interaction[Any], channel_id: int) -> Postable:
    """Return the channel. Raises BadInput that names every missing right, NotFound if it is gone."""
    channel = interaction.guild and interaction.guild.get_channel_or_thread(channel_id)
    if interaction.guild is None or channel is None:
        raise NotFound("channel-gone", channel=f"<#{channel_id}>")
    if not isinstance(channel, Postable):
        raise BadInput("channel-not-for-text", channel=f"<#{channel_id}>")
    missing = missing_rights(interaction, channel)
    if missing:
        raise BadInput("channel-not-writable", channel=f"<#{channel_id}>", rights=", ".join(missing))
    return channel


def missing_rights(interaction: discord.Interaction[Any], channel: Postable) -> list[str]:
    """Return the names of the rights that the bot lacks in a channel, in the reader's language."""
    granted = channel.permissions_for(channel.guild.me)
    needed = NEEDED_IN_THREADS if isinstance(channel, discord.Thread) else NEEDED
    sentences, locale = interaction.client.sentences, str(interaction.locale)
    return [
        sentences.say(message_id, locale)
        for right, message_id in needed.items()
        if not getattr(granted, right)
    ]
