"""The Discord client: slash commands only, no cache of members or messages, no mention unless asked for.

It relies on internals of discord.py 2.7.1 (see members.py, doors.py, gateway.py), hence the exact pin.
"""

import sys
from collections.abc import Sequence
from typing import Any

import discord
from discord.ext import commands

from bot.config import Settings
from bot.errors import OperatorError
from bot.interface.commands import GuardedTree, describe, guard_autocomplete
from bot.interface.desk import ErrorDesk
from bot.interface.doors import answer_unknown
from bot.interface.members import hook_member_updates
from bot.interface.once import refuse_repetition
from bot.interface.pace import Pace, keep_pace
from bot.interface.rendering import Cards
from bot.interface.services import Services
from bot.interface.sync import sync_if_changed

MAX_RATELIMIT_TIMEOUT = 60.0  # seconds; longer waits are raised, so that the outbox decides


class CommunityBot(commands.AutoShardedBot):
    """The bot, composed but not logged in. `extensions` are the packages of cogs it loads when it logs in."""

    def __init__(self, services: Services, desk: ErrorDesk, extensions: Sequence[str]) -> None:
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = (
            False  # no voice here, no warnings about it
        )
        settings = services.settings
        super().__init__(
            command_prefix=commands.when_mentioned,  # never reached: see on_message
            help_command=None,
            tree_cls=GuardedTree,
            allowed_contexts=discord.app_commands.AppCommandContext(guild=True),
            allowed_installs=discord.app_commands.AppInstallationType(guild=True),
            intents=discord.Intents(guilds=True, members=True),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            allowed_mentions=discord.AllowedMentions.none(),
            max_ratelimit_timeout=MAX_RATELIMIT_TIMEOUT,
            http_trace=refuse_repetition(),
            **_shards(settings),
        )
        self.services = services
        self.sentences = services.sentences
        self.desk = desk
        self.cards = Cards()
        self._extensions_to_load = tuple(extensions)
        hook_member_updates(self)
        keep_pace(self, Pace())

    async def setup_hook(self) -> None:
        """Load the cogs with their dynamic items, describe the commands and sync them; safe to repeat."""
        for name in self._extensions_to_load:
            await self._load(name)
        describe(self.tree, self.sentences)
        guard_autocomplete(self.tree)
        if self.application_id is None:
            raise OperatorError("Discord did not tell the id of the application.", exit_code=1)
        await sync_if_changed(self.tree, self.services.memories, self.application_id)

    def is_connected(self) -> bool:
        """Tell whether every shard of this process is connected and knows its servers."""
        return self.is_ready() and not any(shard.is_closed() for shard in self.shards.values())

    async def on_message(self, message: discord.Message, /) -> None:
        """Ignore messages: there are no text commands."""

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Answer buttons and forms that nothing listens to."""
        await answer_unknown(interaction)

    async def on_error(self, event_method: str, /, *_: object, **__: object) -> None:
        """Send what a listener raised to the error desk."""
        error = sys.exc_info()[1]
        if error is not None:
            self.desk.report(error, "listener", listens_to=event_method)

    async def _load(self, name: str) -> None:
        if name in self.extensions:
            return
        try:
            await self.load_extension(name)
        except commands.ExtensionError as error:
            cause = error.__cause__ or error
            raise OperatorError(f"The part {name} did not load: {cause!r}", exit_code=1) from error


def _shards(settings: Settings) -> dict[str, Any]:
    # An explicit None for `shard_ids` is not what the library documents: what is not set is left out.
    shards: dict[str, Any] = {"shard_count": settings.shard_count} if settings.shard_count else {}
    return {**shards, "shard_ids": list(settings.shard_ids)} if settings.shard_ids else shards
