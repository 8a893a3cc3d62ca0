"""People who join the town, as Discord announces it: pending at first where the server has rules."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import simcord
from simcord.backend import serializers

from bot.app import composed
from tests.journeys.town import Town, text_of


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


@asynccontextmanager
async def restarted(town: Town) -> AsyncIterator[None]:
    """Start the bot again, everything composed anew on the same database."""
    clock = town.application.services.clock
    await town.application.leadership.leave()
    async with composed(town.application.settings, clock=clock) as application, application.prepared():
        await town.env.restart_bot(application.client)
        town.application = application
        yield


async def open_panel(town: Town, person: simcord.MemberActor) -> simcord.ResponseMessage:
    """Use /start; returns the panel."""
    return shown(await person.slash(town.everyone, "start"))


def shown(result: simcord.InteractionResult) -> simcord.ResponseMessage:
    """Return the message that answered."""
    assert result.response is not None
    return result.response


async def accept_code(person: simcord.MemberActor, panel: simcord.ResponseMessage) -> None:
    """Read the code of conduct and accept it."""
    await person.click(panel, label="Read and accept")
    await person.click(panel, label="I accept")


async def open_step(person: simcord.MemberActor, panel: simcord.ResponseMessage, step: str) -> None:
    """Go to a step of the panel, over its overview."""
    await to_overview(person, panel)
    await person.click(panel, label=step)


async def to_overview(person: simcord.MemberActor, panel: simcord.ResponseMessage) -> None:
    """Go back to the overview of the panel, unless it is shown."""
    if "steps done" not in text_of(panel):
        await person.click(panel, label="Back")


async def choose(
    town: Town, person: simcord.MemberActor, panel: simcord.ResponseMessage, persona: str
) -> simcord.InteractionResult:
    """Pick a persona in its step of the panel."""
    await open_step(person, panel, "Persona")
    return await person.select(panel, [persona], custom_id=f"onboarding:persona:{town.guild.id}:choose")


async def apply(
    town: Town, person: simcord.MemberActor, persona: str = "city", **told: str
) -> simcord.ResponseMessage:
    """Go from /start to an application; returns the panel."""
    panel = await open_panel(town, person)
    if "Read and accept" in text_of(panel):
        await accept_code(person, panel)
    form = await choose(town, person, panel, persona)
    await person.submit_modal(
        form, {"organisation": "City of Riga", "evidence": "I plan the signals.", **told}
    )
    await town.work()
    return panel


def direct_messages(person: simcord.MemberActor) -> list[str]:
    """Return what the bot told somebody in private."""
    return [text_of(message) for message in person.user.dm_channel.history()]
