"""What Discord says of a server, as plain values: rules about servers are tested without Discord."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntFlag


class Permission(IntFlag):
    """The rights that matter here, by Discord's own bits."""

    KICK_MEMBERS = 1 << 1
    BAN_MEMBERS = 1 << 2
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    VIEW_AUDIT_LOG = 1 << 7
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    MANAGE_NICKNAMES = 1 << 27
    MANAGE_ROLES = 1 << 28
    MANAGE_WEBHOOKS = 1 << 29
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38
    MODERATE_MEMBERS = 1 << 40


def united(permissions: Iterable[Permission]) -> Permission:
    """Return what any of these allows."""
    union = NOTHING
    for one in permissions:
        union |= one
    return union


NOTHING = Permission(0)
EVERYTHING = united(Permission)

DANGEROUS = (
    Permission.KICK_MEMBERS
    | Permission.BAN_MEMBERS
    | Permission.ADMINISTRATOR
    | Permission.MANAGE_CHANNELS
    | Permission.MANAGE_GUILD
    | Permission.VIEW_AUDIT_LOG
    | Permission.MANAGE_MESSAGES
    | Permission.MENTION_EVERYONE
    | Permission.MANAGE_NICKNAMES
    | Permission.MANAGE_ROLES
    | Permission.MANAGE_WEBHOOKS
    | Permission.MANAGE_THREADS
    | Permission.MODERATE_MEMBERS
)
"""What nobody may get by choosing a role for themselves."""


@dataclass(frozen=True, slots=True)
class RoleFacts:
    """A role; `is_managed`: it belongs to a bot or a subscription, and nobody can be given it."""

    id: int
    name: str
    position: int = 1
    permissions: Permission = NOTHING
    is_managed: bool = False
    is_mentionable: bool = False


@dataclass(frozen=True, slots=True)
class Overwrite:
    """What a channel allows and denies to one role or one member."""

    allow: Permission = NOTHING
    deny: Permission = NOTHING


@dataclass(frozen=True, slots=True)
class ChannelFacts:
    """A channel that text can be written in, or a thread with the overwrites of its channel."""

    id: int
    name: str
    overwrites: Mapping[int, Overwrite] = field(default_factory=dict[int, Overwrite])
    is_text: bool = True
    is_thread: bool = False


@dataclass(frozen=True, slots=True)
class ServerFacts:
    """A server: its roles and channels by id, and the bot in it. The role of everyone has the server's id."""

    id: int
    bot_id: int
    bot_role_ids: frozenset[int]
    roles: Mapping[int, RoleFacts]
    channels: Mapping[int, ChannelFacts]
    channel_count: int = 0
    features: frozenset[str] = frozenset()

    @property
    def bot_rights(self) -> Permission:
        """Return what the bot may do in the server."""
        return self._granted(self._bot_roles)

    @property
    def bot_height(self) -> tuple[int, int]:
        """Return how high the bot's highest role stands; compare it with `height_of`."""
        return max((self.height_of(self.roles[each]) for each in self._bot_roles), default=(0, 0))

    def height_of(self, role: RoleFacts) -> tuple[int, int]:
        """Return how high a role stands; of two at one position the older one is the higher."""
        return role.position, -role.id

    def can_grant(self, role: RoleFacts) -> bool:
        """Tell whether the role stands below the bot's own."""
        return self.height_of(role) < self.bot_height

    def rights_in(self, channel: ChannelFacts) -> Permission:
        """Return what the bot may do in a channel."""
        return self._rights_in(channel, self._bot_roles, self.bot_id)

    def lacking(self, channel: ChannelFacts, needed: Permission) -> tuple[Permission, ...]:
        """Return which of these rights the bot lacks in a channel."""
        return tuple(needed & ~self.rights_in(channel) & EVERYTHING)

    def is_open(self, channel: ChannelFacts) -> bool:
        """Tell whether everyone can read a channel."""
        return Permission.VIEW_CHANNEL in self._rights_in(channel, frozenset({self.id}), 0)

    @property
    def _bot_roles(self) -> frozenset[int]:
        return frozenset(self.roles) & (self.bot_role_ids | {self.id})

    def _granted(self, role_ids: frozenset[int]) -> Permission:
        granted = united(self.roles[each].permissions for each in role_ids)
        return EVERYTHING if Permission.ADMINISTRATOR in granted else granted

    def _rights_in(self, channel: ChannelFacts, role_ids: frozenset[int], member_id: int) -> Permission:
        """Discord's own order: the role of everyone, then all other roles at once, then the member."""
        rights = self._granted(role_ids)
        if Permission.ADMINISTRATOR in rights:
            return rights
        known = channel.overwrites
        of_roles = [known[each] for each in role_ids - {self.id} if each in known]
        at_once = Overwrite(united(one.allow for one in of_roles), united(one.deny for one in of_roles))
        for one in (known.get(self.id), at_once, known.get(member_id)):
            if one is not None:
                rights = rights & ~one.deny | one.allow
        return rights if Permission.VIEW_CHANNEL in rights else NOTHING


def name_of(permission: Permission) -> str:
    """Return the id of the message that names a right."""
    return f"permission-{(permission.name or '').lower().replace('_', '-')}"
