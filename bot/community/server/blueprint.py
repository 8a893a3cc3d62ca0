"""What a server needs for this bot: channels, roles, and a role to be pinged for each domain."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.community.server.facts import NOTHING, Overwrite, Permission, ServerFacts
from bot.community.settings import Holder, Purpose

READ = Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY
WRITE = READ | Permission.SEND_MESSAGES
IN_THREADS = Permission.SEND_MESSAGES_IN_THREADS
OWN_THREADS = Permission.CREATE_PUBLIC_THREADS | Permission.CREATE_PRIVATE_THREADS

# These the bot never gives to anybody, so they may stand above its own role and have rights.
NEVER_GRANTED = (Holder.MODERATOR, Holder.MEDIATOR)

# From the top of the server's list of roles to the bottom: Discord puts each new role below all others.
ORDER = (*NEVER_GRANTED, *(one for one in Holder if one not in NEVER_GRANTED))


class Kind(StrEnum):
    """What a part is in Discord."""

    ROLE = "role"
    PING = "ping"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a server needs; `key` is a holder, a domain or a purpose, `name` its name in Discord."""

    kind: Kind
    key: str
    name: str
    topic: str = ""  # of a channel

    @property
    def purpose(self) -> Purpose:
        """Return what a channel is for."""
        return Purpose(self.key)

    @property
    def about(self) -> str:
        """Return what the part is, as `Problem.about` says it."""
        words = {Kind.ROLE: "holder", Kind.PING: "ping", Kind.CHANNEL: "purpose"}
        return f"{words[self.kind]}-{self.key}"

    @property
    def is_mentionable(self) -> bool:
        """Tell whether anyone may mention the role: the bot could not ping it otherwise."""
        return self.kind is Kind.PING


# What the bot must be able to do in a channel for what it is used for there.
NEEDED: Mapping[Purpose, Permission] = {
    Purpose.WELCOME: WRITE | IN_THREADS | Permission.CREATE_PRIVATE_THREADS,
    Purpose.ADVISORIES: WRITE | IN_THREADS | Permission.CREATE_PUBLIC_THREADS,
    Purpose.INTRODUCTIONS: WRITE | IN_THREADS | Permission.CREATE_PRIVATE_THREADS,
    Purpose.MODERATION: WRITE,
    Purpose.ANNOUNCEMENTS: WRITE,
}


def parts(
    roles: Mapping[Holder, str], pings: Mapping[str, str], channels: Iterable[Part]
) -> tuple[Part, ...]:
    """Return all that is needed, in the order in which it is made: channels speak of roles."""
    return (
        *(Part(Kind.ROLE, holder, roles[holder]) for holder in ORDER),
        *(Part(Kind.PING, domain, name) for domain, name in pings.items()),
        *channels,
    )


def overwrites(purpose: Purpose, facts: ServerFacts, moderator_role: int | None) -> dict[int, Overwrite]:
    """Return what a new channel allows and denies, by role and for the bot itself."""
    found = {facts.bot_id: Overwrite(allow=NEEDED[purpose])}
    if purpose is not Purpose.MODERATION:
        silent = Overwrite(allow=READ | IN_THREADS, deny=Permission.SEND_MESSAGES | OWN_THREADS)
        return {facts.id: silent, **found}
    moderators = {moderator_role, *_who_manage_roles(facts)} - {None, facts.id}
    seeing = {role_id: Overwrite(allow=WRITE) for role_id in moderators if role_id is not None}
    return {facts.id: Overwrite(deny=Permission.VIEW_CHANNEL), **seeing, **found}


def rights_for(wanted: Iterable[Part]) -> Permission:
    """Return what the bot must be able to do in the server to make these; nobody can give what they lack."""
    needed = NOTHING
    for part in wanted:
        if part.kind is Kind.CHANNEL:
            needed |= Permission.MANAGE_CHANNELS | NEEDED[part.purpose] | OWN_THREADS
        else:
            needed |= Permission.MANAGE_ROLES
    return needed


def _who_manage_roles(facts: ServerFacts) -> list[int]:
    """Return the roles whose holders are moderators by Discord's own rights."""
    return [
        role.id
        for role in facts.roles.values()
        if Permission.MANAGE_ROLES in role.permissions and not role.is_managed
    ]
