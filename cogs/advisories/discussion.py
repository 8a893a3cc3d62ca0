"""A public thread below a card. Discord allows one for each message and gives it the message's own id.

So no intent has to be kept: whoever comes second, in this process or in another, finds the same thread.
"""

from typing import Any

import discord

from bot.errors import Conflict, NotAllowed, Unavailable
from bot.interface.text import label

NAME_LIMIT = 100
A_WEEK = 10080  # minutes
EXISTS_ALREADY = 160004  # Discord's code: a thread has already been created for this message


async def discuss(interaction: discord.Interaction[Any], title: str) -> int:
    """Return the id of the thread below the card, opened now if need be.

    Raises Conflict within a thread, NotAllowed for a member and Unavailable for a bot who may not open one.
    """
    message = interaction.message
    if message is None or isinstance(interaction.channel, discord.Thread):
        raise Conflict("advisory-discuss-here")
    if message.flags.has_thread or (interaction.guild and interaction.guild.get_thread(message.id)):
        return message.id
    rights = interaction.permissions
    if not (rights.create_public_threads and rights.send_messages_in_threads):
        raise NotAllowed("advisory-discuss-not-here")
    try:
        await message.create_thread(name=label(title, NAME_LIMIT), auto_archive_duration=A_WEEK)
    except discord.Forbidden as refusal:
        raise Unavailable("advisory-discuss-forbidden") from refusal
    except discord.HTTPException as refusal:
        if refusal.code != EXISTS_ALREADY:
            raise
    return message.id
