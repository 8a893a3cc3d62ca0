"""Makes in a server what it lacks: one part after the other, each intended, made and recorded.

Whatever breaks in between, the next run goes on where this one was. What may have been made without our
knowing is looked for by its mark in the audit log, and by its name, before a second one is made.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import discord
from discord.http import HTTPClient, Route

from bot.community.server import blueprint
from bot.community.server.blueprint import Kind, Part
from bot.community.server.building import Building, Key, Turn
from bot.community.server.facts import Overwrite, ServerFacts
from bot.community.server.plan import Found, Plan, plan
from bot.delivery.faults import classify
from bot.delivery.parcel import Fault
from bot.interface.once import once
from bot.interface.survey import survey

REQUEST_SECONDS = 75.0  # shorter than the lease of a turn; discord.py may wait a minute for a rate limit
TEXT_CHANNEL, ROLE_OVERWRITE, MEMBER_OVERWRITE = 0, 0, 1
PAGE = 100  # entries of the audit log in one request, Discord's most


@dataclass(slots=True)
class Report:
    """What one run did, what is left, and what stopped it, if anything did."""

    plan: Plan
    adopted: list[Found] = field(default_factory=list[Found])
    created: list[Found] = field(default_factory=list[Found])
    stopped_at: Part | None = None
    fault: Fault | None = None

    @property
    def left(self) -> Plan:
        """Return what is left of the plan."""
        return self.plan.after({(one.part.kind, one.part.key) for one in (*self.adopted, *self.created)})


class Builder:
    """Builds for an administrator. `reason` is a sentence for Discord's audit log."""

    def __init__(self, client: discord.Client, building: Building, wanted: Sequence[Part]) -> None:
        self._client = client
        self._building = building
        self._wanted = wanted

    async def look(self, guild_id: int) -> Plan:
        """Return what a run would do."""
        known = await self._building.known(guild_id)
        facts = await survey(self._client, guild_id, _channels(known))
        return plan(facts, known, self._wanted)

    async def build(self, guild_id: int, actor_id: int, reason: str) -> Report:
        """Do what the plan of this moment says, until all is done or something stops it.

        Raises Conflict while another run is under way, discord.HTTPException if the server cannot be seen.
        """
        async with self._building.turn(guild_id, actor_id) as turn:
            known = dict(await self._building.known(guild_id))
            facts = await survey(self._client, guild_id, _channels(known))
            made = await self._made_before(turn, facts, known)
            known |= {_key(one.part): one.discord_id for one in made}
            report = Report(plan(facts, known, self._wanted))
            for found in (*made, *report.plan.adopt):
                await self._building.record(turn, found.part, found.discord_id)
                known[_key(found.part)] = found.discord_id
                report.adopted.append(found)
            if not report.plan.missing:
                await self._create(turn, facts, known, report, reason)
            return report

    async def _create(
        self, turn: Turn, facts: ServerFacts, known: dict[Key, int], report: Report, reason: str
    ) -> None:
        for part in report.plan.create:
            mark = await self._building.intend(turn, part)
            try:
                async with asyncio.timeout(REQUEST_SECONDS):
                    discord_id = await _made(self._client.http, facts, known, part, f"{reason} · {mark}")
            except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
                report.stopped_at, report.fault = part, fault_of(error)
                return
            await self._building.record(turn, part, discord_id)
            known[_key(part)] = discord_id
            report.created.append(Found(part, discord_id))

    async def _made_before(self, turn: Turn, facts: ServerFacts, known: Mapping[Key, int]) -> list[Found]:
        """Return what an earlier run made and could not record, by the marks in the audit log."""
        marks = await self._building.unfinished(turn.guild_id)
        if not marks:
            return []
        standing = facts.roles.keys() | facts.channels.keys()
        targets = {
            reason.rpartition(" ")[2]: target
            for target, reason in await _entries(self._client.http, turn.guild_id, facts.bot_id)
            if target in standing
        }
        return [
            Found(part, target)
            for part in self._wanted
            if known.get(_key(part)) not in standing
            and (target := targets.get(marks.get(_key(part), ""))) is not None
        ]


def fault_of(error: Exception) -> Fault:
    """Return what Discord's refusal, or its silence, means."""
    if isinstance(error, discord.HTTPException):
        return classify(error.status, error.code)
    return Fault.UNCLEAR


async def _made(
    http: HTTPClient, facts: ServerFacts, known: Mapping[Key, int], part: Part, reason: str
) -> int:
    """Make a role or a channel; returns its id."""
    things = "channels" if part.kind is Kind.CHANNEL else "roles"
    route = Route("POST", f"/guilds/{{guild_id}}/{things}", guild_id=facts.id)
    body = body_of(facts, part, known.get((Kind.ROLE, "moderator")))
    made: Any = await http.request(route, json=body, reason=reason, **once())
    return int(made["id"])


def body_of(facts: ServerFacts, part: Part, moderator_role: int | None) -> dict[str, Any]:
    """Return what Discord is told of a role or a channel that it shall make."""
    if part.kind is not Kind.CHANNEL:
        return {"name": part.name, "permissions": 0, "mentionable": part.is_mentionable}
    said = blueprint.overwrites(part.purpose, facts, moderator_role)
    return {
        "name": part.name,
        "type": TEXT_CHANNEL,
        "topic": part.topic,
        "permission_overwrites": [_overwrite(facts, target, one) for target, one in said.items()],
    }


def _overwrite(facts: ServerFacts, target: int, one: Overwrite) -> dict[str, Any]:
    kind = MEMBER_OVERWRITE if target == facts.bot_id else ROLE_OVERWRITE
    return {"id": str(target), "type": kind, "allow": int(one.allow), "deny": int(one.deny)}


async def _entries(http: HTTPClient, guild_id: int, bot_id: int) -> list[tuple[int, str]]:
    """Return targets and reasons of what the bot did last; nothing where it may not read the log."""
    try:
        log: Any = await http.get_audit_logs(guild_id, PAGE, user_id=bot_id)
    except discord.Forbidden:
        return []
    return [
        (int(one["target_id"]), one.get("reason") or "")
        for one in log["audit_log_entries"]
        if one.get("target_id")
    ]


def _key(part: Part) -> Key:
    return part.kind, part.key


def _channels(known: Mapping[Key, int]) -> list[int]:
    return [each for (kind, _), each in known.items() if kind is Kind.CHANNEL]
