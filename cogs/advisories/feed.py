"""`/feed`: which channels follow which feeds. For moderators."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.advisories.following import Subscription
from bot.advisories.routing import Rule
from bot.advisories.severity import Severity
from bot.interface.answering import answering
from bot.interface.channels import PostableChannel, refuse_unless_postable
from bot.interface.client import CommunityBot
from bot.interface.permissions import Right, requires
from bot.interface.text import label
from bot.interface.words import domain_of
from cogs.advisories import feed_messages
from cogs.advisories.options import SeverityOption, listed

Chosen = app_commands.Range[str, 1, 100]


def rule_id_of(typed: str) -> int:
    """Return the rule that was picked in an autocomplete; free text fits none."""
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else 0  # noqa: PLR2004 - digits of an int


@requires(Right.MODERATOR)
class FeedCommands(commands.GroupCog, name="feed"):
    """The commands below `/feed`."""

    def __init__(self, bot: CommunityBot) -> None:
        self.bot = bot

    @app_commands.command(name="add")
    @app_commands.rename(min_severity="min-severity", ping_role="ping-role")
    async def add(
        self,
        interaction: discord.Interaction[Any],
        source: app_commands.Range[str, 1, 500],
        channel: PostableChannel,
        min_severity: SeverityOption | None = None,
        keywords: str | None = None,
        vendors: str | None = None,
        domains: str | None = None,
        ping_role: discord.Role | None = None,
    ) -> None:
        """Follow a feed in a channel."""
        async with answering(interaction, claim=True) as answer:
            target = refuse_unless_postable(interaction, channel.id)
            rule = Rule(
                min_severity=Severity.UNKNOWN if min_severity is None else Severity[min_severity.upper()],
                keywords=listed(keywords),
                vendors=listed(vendors),
                domains=tuple(domain_of(self.bot.services.taxonomy, domain) for domain in listed(domains)),
            )
            role_id = None if ping_role is None else ping_role.id
            wanted = Subscription(target.guild.id, target.id, source, rule, role_id, by=interaction.user.id)
            followed = await self.bot.services.feeds.add(wanted)
            await answer(feed_messages.followed(self.bot.sentences, followed, str(interaction.locale)))

    @app_commands.command(name="list")
    async def list(self, interaction: discord.Interaction[Any]) -> None:
        """Show what is followed and how it fares."""
        async with answering(interaction) as answer:
            feeds = await self.bot.services.feeds.all(interaction.guild_id or 0)
            await answer(feed_messages.listing(self.bot.sentences, feeds, str(interaction.locale)))

    @app_commands.command(name="check")
    async def check(self, interaction: discord.Interaction[Any], feed: Chosen) -> None:
        """Poll a feed now."""
        async with answering(interaction, claim=True) as answer:
            polled = await self.bot.services.feeds.check(interaction.guild_id or 0, rule_id_of(feed))
            await answer(feed_messages.polled(self.bot.sentences, polled, str(interaction.locale)))

    @app_commands.command(name="remove")
    async def remove(self, interaction: discord.Interaction[Any], feed: Chosen) -> None:
        """Stop following a feed in a channel."""
        async with answering(interaction, claim=True) as answer:
            guild_id, by = interaction.guild_id or 0, interaction.user.id
            removed = await self.bot.services.feeds.remove(guild_id, rule_id_of(feed), by=by)
            await answer(feed_messages.removed(self.bot.sentences, removed, str(interaction.locale)))

    @add.autocomplete("source")
    async def _sources(self, _: discord.Interaction[Any], typed: str) -> "list[app_commands.Choice[str]]":
        return [
            app_commands.Choice(name=label(name, 100), value=key)
            for name, key in self.bot.services.feeds.sources(typed)
        ]

    @check.autocomplete("feed")
    @remove.autocomplete("feed")
    async def _followed(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> "list[app_commands.Choice[str]]":
        feeds = await self.bot.services.feeds.all(interaction.guild_id or 0)
        names = (
            (feed_messages.name_in_choices(interaction.guild, feed), str(feed.rule_id)) for feed in feeds
        )
        return [
            app_commands.Choice(name=name, value=value)
            for name, value in names
            if typed.casefold() in name.casefold()
        ]
