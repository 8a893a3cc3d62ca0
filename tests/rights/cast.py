"""Who walks: somebody outside, a plain member, every persona, moderators of both sorts, an administrator."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import simcord

from bot.community.models import PersonaHeld
from bot.community.people import Persona, person_of
from bot.community.settings import Holder
from tests.journeys.town import Town

TABLE = Path(__file__).with_name("rights.toml")
KINDS = ("commands", "autocomplete", "components", "forms")

Row = str | dict[str, Any]


@dataclass(frozen=True)
class Walker:
    """Somebody, and what the table calls them; `guild_id` is None in direct messages."""

    name: str
    user_id: int
    guild_id: int | None
    channel_id: int
    ranks: frozenset[str]

    def may(self, row: Row) -> bool:
        """Tell whether the table allows it."""
        if isinstance(row, str):
            return row in self.ranks
        return not self.ranks.isdisjoint(row.get("personas", [row.get("who")]))

    def refusal(self, row: Row) -> str:
        """Return the id of the sentence that refuses somebody who may not."""
        if not isinstance(row, str):
            return str(row["refusal"])
        return "only-in-a-server" if self.guild_id is None else f"only-{row}"


def table() -> dict[str, dict[str, Row]]:
    """Read the table; components and forms are called "feature.Class"."""
    read = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    for kind in ("components", "forms"):
        features = read[kind].items()
        read[kind] = {f"{feature}.{name}": row for feature, rows in features for name, row in rows.items()}
    return read


async def cast_of(town: Town) -> list[Walker]:
    """Let everybody be there."""
    role = town.guild.create_role("those who decide")
    await town.application.services.community.set_role(town.guild.id, Holder.MODERATOR, role.id)
    keeper = town.guild.add_member(town.env.create_user("keeper"), roles=[role])
    moderators = frozenset({"anyone", "members", "moderators"})
    walkers = [
        _member(town, "plain member", town.max, frozenset({"anyone", "members"})),
        _member(town, "moderator by right", town.mona, moderators),
        _member(town, "moderator by role", keeper, moderators),
        _member(town, "administrator", town.ada, moderators | {"administrators"}),
    ]
    for persona in Persona:
        holder = town.guild.add_member(town.env.create_user(persona))
        await _hold(town, holder.id, persona)
        walkers.append(_member(town, persona, holder, frozenset({"anyone", "members", str(persona)})))
    stranger = town.env.create_user("stranger")
    channel_id = town.env.backend.get_dm_channel(stranger.id).id
    return [
        Walker("stranger in direct messages", stranger.id, None, channel_id, frozenset({"anyone"})),
        *walkers,
    ]


def _member(town: Town, name: str, member: simcord.MemberActor, ranks: frozenset[str]) -> Walker:
    return Walker(name, member.id, town.guild.id, town.everyone.id, ranks)


async def _hold(town: Town, user_id: int, persona: Persona) -> None:
    services, guild_id = town.application.services, town.guild.id
    await services.onboarding.accept_code(guild_id, user_id, services.onboarding.code.version)
    async with services.database.transaction() as session:
        person_id = await person_of(session, user_id)
        session.add(
            PersonaHeld(
                guild_id=guild_id, person_id=person_id, persona=persona, granted_at=services.clock.now()
            )
        )
