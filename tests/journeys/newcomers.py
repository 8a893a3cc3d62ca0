"""People who join the town, as Discord announces it: pending at first where the server has rules."""

from typing import Any

import simcord
from simcord.backend import serializers

from tests.journeys.town import Town


def join(town: Town, name: str, *, pending: bool = False, user: Any = None) -> simcord.MemberActor:
    """Let somebody join; `pending` is what simcord's own verb cannot say."""
    user = user or town.env.create_user(name)
    member = town.env.backend.add_member(town.guild.id, user.id)
    member.pending = pending
    announce(town, "GUILD_MEMBER_ADD", user.id)
    return simcord.MemberActor(town.env, town.guild, user)


def accept_rules(town: Town, person: simcord.MemberActor) -> None:
    """Let a pending member accept the server's rules."""
    town.env.backend.get_member(town.guild.id, person.id).pending = False
    town.env.backend.announce_member_update(town.guild.id, person.id)


def announce(town: Town, event: str, user_id: int) -> None:
    """Emit a gateway event about a member as they are now."""
    backend = town.env.backend
    guild = backend.get_guild(town.guild.id)
    payload = dict(serializers.member_payload(backend, guild, guild.members[user_id]))
    backend.emit(event, {**payload, "guild_id": str(guild.id)})


def roles_of(town: Town, person: simcord.MemberActor) -> list[str]:
    """Return the names of the roles that somebody has."""
    names = {role.id: name for name, role in town.guild.roles.items()}
    return [names[role_id] for role_id in town.env.backend.get_member(town.guild.id, person.id).role_ids]


async def set_up(town: Town, *holders: str) -> dict[str, simcord.RoleHandle]:
    """Choose the channels, and a new role for each of these holders. Who was there before is not new."""
    await town.env.settle()
    await town.ada.slash(town.everyone, "setup channel", purpose="welcome", channel=town.everyone)
    await town.ada.slash(town.everyone, "setup channel", purpose="moderation", channel=town.moderation)
    roles = {holder: town.guild.create_role(f"{holder} role") for holder in holders}
    for holder, role in roles.items():
        await town.ada.slash(town.everyone, "setup role", **{"for": holder, "role": role})
    return roles
