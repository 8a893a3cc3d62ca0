"""What people and moderators do on the server, and what the bot hears of it."""

from typing import TYPE_CHECKING, Any

from tests.wire.discord.encoding import Json, timestamp
from tests.wire.discord.payloads import THREADS, channel_payload, member_payload, role_payload
from tests.wire.discord.permissions import base_permissions
from tests.wire.discord.sessions import Session
from tests.wire.discord.world import Guild, World

MEMBER_ROLE_UPDATE = 25
COMPLETED_ONBOARDING = 1 << 1  # of a member's flags
ONBOARDING = "GUILD_ONBOARDING"


class Acts:
    """The acts; state and transports come from the server that inherits them."""

    if TYPE_CHECKING:
        world: World

        def dispatch(self, guild_id: int | None, event: str, data: Json) -> None: ...
        def dispatch_in(self, channel: Json, event: str, data: Json) -> None: ...
        def notify(self) -> None: ...

    def add_guild(
        self, name: str = "Smart City", *, guild_id: int | None = None, locale: str = "en-US", **options: int
    ) -> Guild:
        """Make a guild with the bot in it, and tell the bot. `permissions=` are those of the bot's role."""
        guild = self.world.new_guild(name, guild_id=guild_id, locale=locale, **options)
        self.dispatch(guild.id, "GUILD_CREATE", self.guild_event(guild))
        return guild

    def remove_guild(self, guild_id: int) -> None:
        """Throw the bot out of a guild."""
        del self.world.guilds[guild_id]
        for channel in [
            *self.world.guild_channels(guild_id),
            *self.world.guild_channels(guild_id, threads=True),
        ]:
            self.world.channels.pop(int(channel["id"]), None)
        self.dispatch(guild_id, "GUILD_DELETE", {"id": str(guild_id)})

    def add_channel(
        self, guild: Guild, name: str, kind: int = 0, *, overwrites: list[Json] | None = None
    ) -> int:
        """Make a channel; return its id. Overwrites: see `deny`."""
        channel = channel_payload(self.world.snowflakes.new(), guild.id, name, kind)
        channel["permission_overwrites"] = overwrites or []
        self.world.add_channel(channel)
        self.dispatch(guild.id, "CHANNEL_CREATE", channel)
        return int(channel["id"])

    def remove_channel(self, channel_id: int) -> Json:
        """Delete a channel or thread."""
        channel = self.world.remove_channel(channel_id)
        self.dispatch_in(
            channel, "THREAD_DELETE" if channel["type"] in THREADS else "CHANNEL_DELETE", channel
        )
        return channel

    def deny(self, channel_id: int, permissions: int) -> None:
        """Take rights in a channel from the bot alone."""
        channel = self.world.channel(channel_id)
        own = str(self.world.bot_id)
        others = [one for one in channel["permission_overwrites"] if one["id"] != own]
        denied = {"id": own, "type": 1, "allow": "0", "deny": str(int(permissions))}
        channel["permission_overwrites"] = [*others, denied] if permissions else others
        self.dispatch_in(channel, "CHANNEL_UPDATE", channel)

    def add_role(self, guild: Guild, name: str, *, permissions: int = 0, position: int = 1) -> int:
        """Make a role; return its id. The bot's own role stands at position 100."""
        role = role_payload(self.world.snowflakes.new(), name, permissions=permissions, position=position)
        guild.roles.append(role)
        self.dispatch(guild.id, "GUILD_ROLE_CREATE", {"guild_id": str(guild.id), "role": role})
        return int(role["id"])

    def add_member(self, guild: Guild, name: str, *roles: int, pending: bool = False, flags: int = 0) -> int:
        """Let a new person join; return the user id."""
        user = self.world.new_user(name)
        return self.join(guild, int(user["id"]), *roles, pending=pending, flags=flags)

    def join(self, guild: Guild, user_id: int, *roles: int, pending: bool = False, flags: int = 0) -> int:
        """Let a known person join."""
        member = member_payload(self.world.users[user_id], list(roles), pending=pending, flags=flags)
        guild.members[user_id] = member
        self.dispatch(guild.id, "GUILD_MEMBER_ADD", {**member, "guild_id": str(guild.id)})
        return user_id

    def leave(self, guild: Guild, user_id: int) -> None:
        """Let a member leave."""
        member = guild.members.pop(user_id)
        self.dispatch(guild.id, "GUILD_MEMBER_REMOVE", {"guild_id": str(guild.id), "user": member["user"]})

    def change_member(self, guild: Guild, user_id: int, **values: Any) -> None:
        """Change fields of a member, such as `pending` or `flags`, and tell the gateway."""
        guild.member(user_id).update(values)
        self.member_changed(guild.id, user_id)

    def switch_onboarding(self, guild: Guild, *, on: bool) -> None:
        """Switch Discord's own onboarding on or off, as an administrator does."""
        others = [one for one in guild.payload["features"] if one != ONBOARDING]
        guild.payload["features"] = [*others, ONBOARDING] if on else others
        guild.onboarding["enabled"] = on
        self.dispatch(guild.id, "GUILD_UPDATE", guild.payload)

    def member_changed(self, guild_id: int, user_id: int) -> None:
        """Tell the gateway how a member is now."""
        member = self.world.guild(guild_id).member(user_id)
        self.dispatch(guild_id, "GUILD_MEMBER_UPDATE", {**member, "guild_id": str(guild_id)})

    def set_roles(self, guild_id: int, user_id: int, role_ids: list[int], *, by: int) -> None:
        """Change a member's roles on somebody's behalf, with an entry in the audit log."""
        guild = self.world.guild(guild_id)
        member = guild.member(user_id)
        before, after = set(member["roles"]), {str(role_id) for role_id in role_ids}
        member["roles"] = [str(role_id) for role_id in role_ids]
        changes = [
            {
                "key": key,
                "new_value": [{"id": one, "name": guild.role(int(one))["name"]} for one in sorted(ids)],
            }
            for key, ids in (("$add", after - before), ("$remove", before - after))
            if ids
        ]
        self.member_changed(guild_id, user_id)
        self._audit(guild, MEMBER_ROLE_UPDATE, by, user_id, changes)

    def delete_message(self, channel_id: int, message_id: int) -> None:
        """Delete a message, as a moderator or its author."""
        channel = self.world.channel(channel_id)
        self.world.message(channel_id, message_id)
        del self.world.messages[channel_id][message_id]
        data = {"id": str(message_id), "channel_id": str(channel_id)}
        self.dispatch_in(channel, "MESSAGE_DELETE", self.as_event(channel, data))
        self.notify()

    def messages(self, channel_id: int) -> list[Json]:
        """Return the messages of a channel or thread, oldest first."""
        return [message for _, message in sorted(self.world.messages.get(channel_id, {}).items())]

    def direct_messages(self, user_id: int) -> list[Json]:
        """Return what the bot and a person wrote to each other directly, oldest first."""
        return self.messages(int(self.world.direct_channel(user_id)["id"]))

    def guild_permissions(self, guild_id: int, user_id: int) -> int:
        """Return what a member may do in the whole guild."""
        guild = self.world.guild(guild_id)
        return base_permissions(guild.payload, guild.member(user_id))

    def guild_event(self, guild: Guild) -> Json:
        """Return GUILD_CREATE; like Discord for a large guild it holds the bot as its only member."""
        return {
            **guild.payload,
            "joined_at": timestamp(),
            "large": len(guild.members) > 250,
            "unavailable": False,
            "member_count": len(guild.members),
            "members": [guild.member(self.world.bot_id)],
            "channels": self.world.guild_channels(guild.id),
            "threads": self.world.guild_channels(guild.id, threads=True),
            "voice_states": [],
            "presences": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
        }

    def as_event(self, channel: Json, message: Json) -> Json:
        """Return a message as the gateway sends it: with the guild it stands in."""
        return {**message, "guild_id": channel["guild_id"]} if "guild_id" in channel else message

    def shown(self, message: Json) -> Json:
        """Return a message as an interaction carries it."""
        return {key: value for key, value in message.items() if key != "nonce"}

    async def send_members(self, session: Session | None, data: Json) -> None:
        """Answer a request for members with one chunk."""
        if session is None:
            return
        guild = self.world.guild(int(data["guild_id"]))
        wanted = data.get("user_ids")
        ids = (
            {int(one) for one in (wanted if isinstance(wanted, list) else [wanted])}
            if wanted
            else set(guild.members)
        )
        chunk = {
            "guild_id": str(guild.id),
            "chunk_index": 0,
            "chunk_count": 1,
            "not_found": [],
            "nonce": data.get("nonce"),
        }
        members = [member for user_id, member in guild.members.items() if user_id in ids]
        await session.send("GUILD_MEMBERS_CHUNK", {**chunk, "members": members})

    def _audit(self, guild: Guild, action: int, by: int, target: int, changes: list[Json]) -> None:
        entry = {
            "id": str(self.world.snowflakes.new()),
            "action_type": action,
            "user_id": str(by),
            "target_id": str(target),
            "changes": changes,
            "options": None,
            "reason": None,
        }
        guild.audit_log.append(entry)
        self.dispatch(guild.id, "GUILD_AUDIT_LOG_ENTRY_CREATE", {**entry, "guild_id": str(guild.id)})
