"""A small server with a bot in it: people, channels, and what can be seen of them."""

from types import SimpleNamespace
from typing import Any

import discord
import simcord
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from bot.running import Application


class Town:
    """One Discord server on simcord with the composed bot; background work runs when a test says so."""

    def __init__(self, env: simcord.Env, application: Application) -> None:
        self.env = env
        self.application = application
        self.guild = env.create_guild()
        self.everyone = self.guild.create_text_channel("general")
        self.advisories = self.guild.create_text_channel("advisories")
        self.moderation = self.guild.create_text_channel("moderation")
        administrators = self.guild.create_role("admins", permissions=discord.Permissions(manage_guild=True))
        moderators = self.guild.create_role("mods", permissions=discord.Permissions(manage_roles=True))
        self.ada = self.guild.add_member(env.create_user("ada"), roles=[administrators])
        self.mona = self.guild.add_member(env.create_user("mona"), roles=[moderators])
        self.max = self.guild.add_member(env.create_user("max"))

    async def work(self) -> None:
        """Let the workers do everything that is due."""
        for _ in range(2):  # what one of them does may be work for another
            for worker in self.application.workers:
                await worker.drain()

    def permit(self, channel: simcord.ChannelHandle, **rights: bool) -> None:
        """Change what everyone, the bot included, may do in a channel, as an administrator would by hand."""
        allow, deny = discord.PermissionOverwrite(**rights).pair()
        overwrite = Overwrite(self.guild.default_role.id, OverwriteType.ROLE, allow.value, deny.value)
        self.env.backend.set_overwrite(channel.id, overwrite)

    def delete(self, channel: simcord.ChannelHandle) -> None:
        """Delete a channel, as an administrator would by hand."""
        self.env.backend.delete_channel(channel.id)

    def posts(self, channel: Any = None) -> list[str]:
        """Return the text of what stands in a channel, oldest first."""
        return [text_of(message) for message in (channel or self.advisories).history()]


def text_of(message: Any) -> str:
    """Return all text of a message, components included."""
    source = message.message if isinstance(message, simcord.ResponseMessage) else message
    found = [source.content]
    stack = list(source.components)
    while stack:
        component = stack.pop(0)
        found.append(getattr(component, "content", "") or getattr(component, "label", "") or "")
        stack += getattr(component, "children", [])
    return "\n".join(part for part in found if part)


def newest(channel: Any) -> Any:
    """Return the last message of a channel."""
    assert channel.last_message is not None
    return channel.last_message


def said(result: simcord.InteractionResult) -> str:
    """Return what the bot answered."""
    answers = [message for message in (result.response, *result.followups) if message is not None]
    return "\n".join(text_of(message) for message in answers)


RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>ICS Advisories</title><link>https://advisories.example/</link>{}</channel></rss>"""


def feed(*items: SimpleNamespace) -> str:
    """Return an RSS document of these items, newest first."""
    return RSS.format("".join(_item(one) for one in items))


def advisory(
    number: str, title: str = "Acme Signal Controller", cvss: str = "8.1", **more: str
) -> SimpleNamespace:
    """Return an advisory for `feed`."""
    link = f"https://advisories.example/ics-advisories/{number.lower()}"
    return SimpleNamespace(
        **{"number": number, "title": title, "cvss": cvss, "vendor": "Acme", "link": link, **more}
    )


def _item(one: SimpleNamespace) -> str:
    return f"""<item><title>{one.title}</title>
<link>{one.link}</link>
<description>&lt;ul&gt;&lt;li&gt;CVSS v3 {one.cvss}&lt;/li&gt;&lt;li&gt;Vendor: {one.vendor}&lt;/li&gt;
&lt;li&gt;Equipment: Signal Controller&lt;/li&gt;&lt;/ul&gt;&lt;p&gt;CVE-2026-1234&lt;/p&gt;</description>
<pubDate>Mon, 05 Jan 26 12:00:00 +0000</pubDate><guid isPermaLink="false">/node/{one.number}</guid></item>"""
