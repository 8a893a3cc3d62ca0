"""What `/setup` answers."""

from collections.abc import Collection

import discord

from bot.community.settings import GuildSettings, Holder, Purpose
from bot.sentences import Sentences


def channel_set(sentences: Sentences, purpose: Purpose, channel_id: int, locale: str) -> str:
    """Say which channel serves a purpose now."""
    word = sentences.say(f"purpose-{purpose}", locale)
    return sentences.say("setup-channel-set", locale, purpose=word, channel=f"<#{channel_id}>")


def role_set(sentences: Sentences, holder: Holder, role: discord.Role, locale: str) -> str:
    """Say which role is for whom now, and whether the bot can grant it."""
    word = sentences.say(f"holder-{holder}", locale)
    said = sentences.say("setup-role-set", locale, holder=word, role=role.mention)
    return said if role.is_assignable() else f"{said}\n{sentences.say('setup-role-too-high', locale)}"


def settings(sentences: Sentences, known: GuildSettings, guild: discord.Guild | None, locale: str) -> str:
    """List every purpose and holder with what is set, and what is gone since."""
    channels = [
        _line(
            sentences,
            f"purpose-{purpose}",
            _channel(sentences, guild, known.channels.get(purpose), locale),
            locale,
        )
        for purpose in Purpose
    ]
    roles = [
        _line(sentences, f"holder-{holder}", _role(sentences, guild, known.roles.get(holder), locale), locale)
        for holder in Holder
    ]
    titles = sentences.say("setup-show-channels", locale), sentences.say("setup-show-roles", locale)
    return "\n".join([titles[0], *channels, titles[1], *roles])


def _line(sentences: Sentences, message_id: str, value: str, locale: str) -> str:
    return sentences.say("setup-show-line", locale, what=sentences.say(message_id, locale), value=value)


def _channel(sentences: Sentences, guild: discord.Guild | None, channel_id: int | None, locale: str) -> str:
    if channel_id is None:
        return sentences.say("setup-not-set", locale)
    if guild is None or guild.get_channel_or_thread(channel_id) is None:
        return sentences.say("setup-gone", locale)
    return f"<#{channel_id}>"


def _role(sentences: Sentences, guild: discord.Guild | None, role_id: int | None, locale: str) -> str:
    if role_id is None:
        return sentences.say("setup-not-set", locale)
    if guild is None or guild.get_role(role_id) is None:
        return sentences.say("setup-gone", locale)
    return f"<@&{role_id}>"


def pings(sentences: Sentences, roles: Collection[int], guild: discord.Guild | None, locale: str) -> str:
    """List the roles that are pinged for a part of the city, those that still stand."""
    standing = [role_id for role_id in roles if guild is not None and guild.get_role(role_id) is not None]
    if not standing:
        return sentences.say("setup-show-no-pings", locale)
    return sentences.say("setup-show-pings", locale, roles=", ".join(f"<@&{each}>" for each in standing))
