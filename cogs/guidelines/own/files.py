"""Guidelines as files to take along."""

from io import BytesIO

import discord


def markdown_file(name: str, text: str) -> discord.File:
    """Return a text as a file."""
    return discord.File(BytesIO(text.encode()), filename=name)
