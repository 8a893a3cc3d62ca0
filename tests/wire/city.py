"""A small community to act in: one guild, a few people, one channel."""

from typing import Any

from tests.wire.discord.encoding import Json
from tests.wire.discord.exchange import Exchange
from tests.wire.discord.permissions import Permission
from tests.wire.discord.server import DiscordServer

MODERATOR = Permission.MANAGE_ROLES | Permission.MANAGE_MESSAGES
ADMINISTRATOR = MODERATOR | Permission.MANAGE_GUILD


class City:
    """Ids of what is there, and shorthands for what its people do."""

    def __init__(self, server: DiscordServer) -> None:
        self.server = server
        self.guild = server.add_guild("Smart City")
        self.owner = int(self.guild.payload["owner_id"])
        administrators = server.add_role(self.guild, "Administrators", permissions=ADMINISTRATOR, position=90)
        moderators = server.add_role(self.guild, "Moderators", permissions=MODERATOR, position=80)
        self.administrator = server.add_member(self.guild, "Ada", administrators)
        self.moderator = server.add_member(self.guild, "Mona", moderators)
        self.member = server.add_member(self.guild, "Max")
        self.general = server.add_channel(self.guild, "general")
        self.advisories = server.add_channel(self.guild, "advisories")

    async def says(self, user_id: int, path: str, options: Json | None = None, **context: Any) -> Exchange:
        """Let somebody use a slash command in #general."""
        return await self.server.interactions.slash(
            path, options, by=user_id, channel=self.general, **context
        )

    @property
    def posts(self) -> list[Json]:
        """Return what stands in #advisories."""
        return self.server.messages(self.advisories)
