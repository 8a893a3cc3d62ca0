"""Answering a command within Discord's three seconds, with one request where that is enough."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import discord

DEFER_AFTER = 1.2  # seconds; the acknowledgement must reach Discord within 3


class Answer:
    """The reply to one interaction: call it with a text or a layout, again to replace what was said."""

    def __init__(self, interaction: discord.Interaction[Any], *, in_place: bool = False) -> None:
        self._interaction = interaction
        self._in_place = in_place
        self._deferring: asyncio.Task[None] | None = None
        self._timer: asyncio.TimerHandle | None = None

    async def __call__(
        self, screen: str | discord.ui.LayoutView, *, files: Sequence[discord.File] = ()
    ) -> None:
        """Show `screen`. Raises discord.HTTPException; the error desk knows the one for a lost claim."""
        await self._settled()
        nobody = discord.AllowedMentions.none()
        text, view = (screen, None) if isinstance(screen, str) else (None, screen)
        if self._interaction.response.is_done():
            await self._interaction.edit_original_response(
                content=text, view=view, attachments=list(files), allowed_mentions=nobody
            )
        elif self._in_place:
            await self._interaction.response.edit_message(
                content=text, view=view, attachments=list(files), allowed_mentions=nobody
            )
        elif view is None:
            await self._interaction.response.send_message(
                text, files=files, ephemeral=True, allowed_mentions=nobody
            )
        else:
            await self._interaction.response.send_message(
                view=view, files=files, ephemeral=True, allowed_mentions=nobody
            )

    async def claim(self) -> None:
        """Acknowledge now: of two copies of the process only one comes past this line."""
        if self._in_place:
            await self._interaction.response.defer()
        else:
            await self._interaction.response.defer(ephemeral=True, thinking=True)

    def acknowledge_later(self) -> None:
        """Acknowledge by itself if no answer came in time."""
        self._timer = asyncio.get_running_loop().call_later(DEFER_AFTER, self._start_deferring)

    async def close(self) -> None:
        """Leave nothing running."""
        if self._timer is not None:
            self._timer.cancel()
        if self._deferring is not None:
            await asyncio.wait([self._deferring])

    def _start_deferring(self) -> None:
        self._deferring = asyncio.create_task(self.claim())

    async def _settled(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        if self._deferring is not None:
            await self._deferring


@asynccontextmanager
async def answering(
    interaction: discord.Interaction[Any], *, claim: bool = False, in_place: bool = False
) -> AsyncGenerator[Answer]:
    """Yield the way to answer, privately; the interaction is deferred by itself if the answer takes long.

    `claim=True` for whatever changes something: it acknowledges before the first line of the body, so that a
    second copy of the process stops there (the error desk keeps silent about it). `in_place=True` for a click
    whose answer takes the place of the message that was clicked.
    """
    answer = Answer(interaction, in_place=in_place)
    if claim:
        await answer.claim()
    else:
        answer.acknowledge_later()
    try:
        yield answer
    finally:
        await answer.close()
