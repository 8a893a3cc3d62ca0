"""The state of the simulated Discord: what exists, without any transport."""

from dataclasses import dataclass, field

from tests.wire.discord.encoding import Json
from tests.wire.discord.payloads import (
    DIRECT,
    THREADS,
    direct_channel_payload,
    guild_payload,
    member_payload,
    role_payload,
    user_payload,
)
from tests.wire.discord.permissions import ALL, BOT, channel_permissions
from tests.wire.discord.refusals import Refused, unknown
from tests.wire.discord.snowflakes import Snowflakes

BOT_ROLE_POSITION = 100


@dataclass
class Guild:
    """A guild and what belongs to it."""

    id: int
    payload: Json
    members: dict[int, Json] = field(default_factory=dict)
    audit_log: list[Json] = field(default_factory=list)
    onboarding: Json = field(default_factory=dict)

    @property
    def roles(self) -> list[Json]:
        """Return the roles as they stand in the payload."""
        return self.payload["roles"]

    def role(self, role_id: int) -> Json:
        """Return a role. Raises Refused."""
        found = next((role for role in self.roles if role["id"] == str(role_id)), None)
        if found is None:
            raise unknown("Role")
        return found

    def member(self, user_id: int) -> Json:
        """Return a member. Raises Refused."""
        if user_id not in self.members:
            raise unknown("Member")
        return self.members[user_id]

    def top_position(self, user_id: int) -> int:
        """Return the position of a member's highest role."""
        held = {str(self.id), *self.member(user_id)["roles"]}
        return max(role["position"] for role in self.roles if role["id"] in held)


class World:
    """Everything that exists, addressed by id."""

    def __init__(self) -> None:
        self.snowflakes = Snowflakes()
        self.application_id = self.snowflakes.new()
        self.bot = user_payload(self.application_id, "ssc-bot", bot=True)
        self.bot_id = self.application_id
        self.users: dict[int, Json] = {self.bot_id: self.bot}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Json] = {}
        self.messages: dict[int, dict[int, Json]] = {}
        self.thread_members: dict[int, set[int]] = {}
        self.closed_to_bot: set[int] = set()  # people who take no direct messages
        self.commands: dict[int | None, dict[tuple[int, str], Json]] = {None: {}}

    def new_user(self, name: str, *, bot: bool = False) -> Json:
        """Make a person (or another bot)."""
        user = user_payload(self.snowflakes.new(), name, bot=bot)
        self.users[int(user["id"])] = user
        return user

    def new_guild(
        self, name: str, *, guild_id: int | None = None, locale: str = "en-US", permissions: int = BOT
    ) -> Guild:
        """Make a guild with an owner, the bot and the bot's managed role, without channels."""
        guild_id = guild_id or self.snowflakes.new()
        owner = self.new_user(f"{name} owner")
        payload = guild_payload(guild_id, name, int(owner["id"]), locale)
        guild = self.guilds[guild_id] = Guild(guild_id, payload)
        bot_role = role_payload(
            self.snowflakes.new(),
            "ssc-bot",
            permissions=permissions,
            position=BOT_ROLE_POSITION,
            bot_id=self.bot_id,
        )
        guild.roles.append(bot_role)
        guild.members[int(owner["id"])] = member_payload(owner, [])
        guild.members[self.bot_id] = member_payload(self.bot, [int(bot_role["id"])])
        return guild

    def guild(self, guild_id: int) -> Guild:
        """Return a guild the bot is in. Raises Refused."""
        if guild_id not in self.guilds:
            raise unknown("Guild")
        return self.guilds[guild_id]

    def channel(self, channel_id: int) -> Json:
        """Return a channel, thread or direct channel. Raises Refused."""
        if channel_id not in self.channels:
            raise unknown("Channel")
        return self.channels[channel_id]

    def add_channel(self, channel: Json) -> Json:
        """Keep a channel."""
        self.channels[int(channel["id"])] = channel
        self.messages.setdefault(int(channel["id"]), {})
        return channel

    def remove_channel(self, channel_id: int) -> Json:
        """Forget a channel, its threads and its messages."""
        channel = self.channel(channel_id)
        for thread in self.threads_of(channel_id):
            del self.channels[int(thread["id"])]
        del self.channels[channel_id]
        self.messages.pop(channel_id, None)
        return channel

    def threads_of(self, channel_id: int) -> list[Json]:
        """Return the threads below a channel."""
        kept = self.channels.values()
        return [one for one in kept if one["type"] in THREADS and one["parent_id"] == str(channel_id)]

    def guild_channels(self, guild_id: int, *, threads: bool = False) -> list[Json]:
        """Return the channels of a guild, or its threads."""
        kept = self.channels.values()
        return [
            one
            for one in kept
            if one.get("guild_id") == str(guild_id) and (one["type"] in THREADS) == threads
        ]

    def message(self, channel_id: int, message_id: int) -> Json:
        """Return a message. Raises Refused."""
        found = self.messages.get(channel_id, {}).get(message_id)
        if found is None:
            raise unknown("Message")
        return found

    def direct_channel(self, user_id: int) -> Json:
        """Return the direct channel with a person, made if need be. Raises Refused."""
        if user_id not in self.users or user_id == self.bot_id:
            raise Refused(400, 50033, "Invalid Recipient(s)")
        for channel in self.channels.values():
            if channel["type"] == DIRECT and channel["recipients"][0]["id"] == str(user_id):
                return channel
        return self.add_channel(direct_channel_payload(self.snowflakes.new(), self.users[user_id]))

    def permissions(self, user_id: int, channel: Json) -> int:
        """Return what somebody may do in a channel; in a direct channel everything."""
        if channel["type"] == DIRECT:
            return ALL
        guild = self.guild(int(channel["guild_id"]))
        ruling = self.channels[int(channel["parent_id"])] if channel["type"] in THREADS else channel
        return channel_permissions(guild.payload, guild.member(user_id), ruling["permission_overwrites"])
