"""One REST request as the route handlers see it, and as tests find it afterwards."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.wire.discord.encoding import Json
from tests.wire.discord.permissions import Permission
from tests.wire.discord.refusals import Refused, missing_access, missing_permissions
from tests.wire.discord.world import World

if TYPE_CHECKING:
    from tests.wire.discord.server import DiscordServer


@dataclass
class RecordedRequest:
    """What the bot asked and what became of it."""

    at: float
    method: str
    path: str
    query: dict[str, str]
    body: Any
    reason: str | None = None
    files: list["SentFile"] = field(default_factory=list)
    status: int | None = None  # None: no answer was given
    effect: bool = False


@dataclass
class SentFile:
    """A file that came with a request."""

    name: str
    content: bytes


@dataclass
class Call:
    """A request with its path parameters, for one handler."""

    server: "DiscordServer"
    request: RecordedRequest
    parameters: dict[str, str]

    @property
    def world(self) -> World:
        """Return the state."""
        return self.server.world

    @property
    def body(self) -> Json:
        """Return the JSON body; no body counts as an empty one."""
        return self.request.body or {}

    def id(self, name: str) -> int:
        """Return a snowflake of the path. Raises Refused."""
        value = self.parameters[name]
        if not value.isdigit():
            raise Refused(400, 50035, f"Invalid Form Body: {name} is not snowflake.")
        return int(value)

    def limit(self, default: int, highest: int) -> int:
        """Return the query's `limit`, within what the route allows."""
        return max(1, min(highest, int(self.request.query.get("limit", default))))

    def channel(self, *needed: Permission) -> Json:
        """Return the channel of the path if the bot may see it and has these rights. Raises Refused."""
        channel = self.world.channel(self.id("channel_id"))
        held = self.world.permissions(self.world.bot_id, channel)
        if not held & Permission.VIEW_CHANNEL:
            raise missing_access()
        if any(not held & permission for permission in needed):
            raise missing_permissions()
        return channel

    def require(self, guild_id: int, permission: Permission) -> None:
        """Check a right in the whole guild. Raises Refused."""
        if not self.server.guild_permissions(guild_id, self.world.bot_id) & permission:
            raise missing_permissions()


Handler = Callable[[Call], Any]
Routes = dict[tuple[str, str], Handler]
