"""What has to be done in a server so that nothing is missing: pure rules."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from bot.community.server import blueprint
from bot.community.server.blueprint import Kind, Part
from bot.community.server.facts import DANGEROUS, EVERYTHING, ChannelFacts, Permission, RoleFacts, ServerFacts
from bot.community.server.problems import Problem
from bot.community.settings import Purpose

MOST_ROLES, MOST_CHANNELS = 250, 500  # in one server, says Discord

Known = Mapping[tuple[Kind, str], int]
"""The Discord ids of what is set, by kind and key."""


@dataclass(frozen=True, slots=True)
class Found:
    """A part that stands already, and where."""

    part: Part
    discord_id: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What is there, what stands under its name and will be used, what is to be made, what is in the way."""

    present: tuple[Found, ...]
    adopt: tuple[Found, ...]
    create: tuple[Part, ...]
    obstacles: tuple[Problem, ...]
    missing: tuple[Permission, ...]
    """Rights that the bot lacks to make what is to be made."""

    @property
    def is_finished(self) -> bool:
        """Tell whether nothing is left that a click could do."""
        return not self.adopt and not self.create

    def after(self, done: Collection[tuple[Kind, str]]) -> "Plan":
        """Return what is left of the plan once these parts are done."""
        return replace(
            self,
            adopt=tuple(one for one in self.adopt if (one.part.kind, one.part.key) not in done),
            create=tuple(part for part in self.create if (part.kind, part.key) not in done),
        )


def plan(facts: ServerFacts, known: Known, wanted: Iterable[Part]) -> Plan:
    """Compare what is wanted with what is set and with what stands in the server."""
    present: list[Found] = []
    adopt: list[Found] = []
    create: list[Part] = []
    obstacles: list[Problem] = []
    for part in wanted:
        set_id = known.get((part.kind, part.key))
        if set_id is not None and (set_id in facts.roles or set_id in facts.channels):
            present.append(Found(part, set_id))
            continue
        candidates = sorted(_namesakes(facts, part, known.values()))
        fitting = next((one for one in candidates if _objection(facts, part, one) is None), None)
        if fitting is not None:
            adopt.append(Found(part, fitting))
        elif candidates:
            obstacles += [problem for one in candidates[:1] if (problem := _objection(facts, part, one))]
        else:
            create.append(part)
    create, beyond = _fitting(facts, create)
    obstacles += beyond
    lacking = blueprint.rights_for(create) & ~facts.bot_rights & EVERYTHING
    return Plan(
        tuple(present),
        tuple(adopt),
        tuple(create),
        tuple(obstacles),
        tuple(lacking),
    )


def _namesakes(facts: ServerFacts, part: Part, taken: Collection[int]) -> Iterator[int]:
    """Find what has the part's name and serves nothing else yet; roles of other bots cannot be given."""
    if part.kind is Kind.CHANNEL:
        texts = (one for one in facts.channels.values() if one.is_text and not one.is_thread)
        yield from (one.id for one in texts if one.name == part.name and one.id not in taken)
        return
    usable = (one for one in facts.roles.values() if not one.is_managed and one.id not in {facts.id, *taken})
    yield from (one.id for one in usable if one.name.casefold() == part.name.casefold())


def _objection(facts: ServerFacts, part: Part, discord_id: int) -> Problem | None:
    """Return why what has the right name cannot simply be used, None if it can."""
    if part.kind is Kind.CHANNEL:
        return _against_channel(facts, part.purpose, facts.channels[discord_id])
    return _against_role(facts, part, facts.roles[discord_id])


def _against_channel(facts: ServerFacts, purpose: Purpose, channel: ChannelFacts) -> Problem | None:
    about, place = f"purpose-{purpose}", f"<#{channel.id}>"
    lacking = facts.lacking(channel, blueprint.NEEDED[purpose])
    if lacking:
        return Problem("namesake-closed", about, place, lacking)
    if purpose is Purpose.MODERATION and facts.is_open(channel):
        return Problem("namesake-open", about, place)
    return None


def _against_role(facts: ServerFacts, part: Part, role: RoleFacts) -> Problem | None:
    about, place = part.about, f"<@&{role.id}>"
    if part.key in blueprint.NEVER_GRANTED:
        return None
    if not facts.can_grant(role):
        return Problem("namesake-above", about, place)
    if role.permissions & DANGEROUS:
        return Problem("namesake-dangerous", about, place, tuple(role.permissions & DANGEROUS))
    if part.is_mentionable and not role.is_mentionable:
        return Problem("namesake-unmentionable", about, place)
    return None


def _fitting(facts: ServerFacts, create: list[Part]) -> tuple[list[Part], list[Problem]]:
    """Return the parts there is room for, the most needed first, and what to do about the others."""
    roles = [part for part in create if part.kind is not Kind.CHANNEL]
    channels = [part for part in create if part.kind is Kind.CHANNEL]
    room_for_roles = max(0, MOST_ROLES - len(facts.roles))
    room_for_channels = max(0, MOST_CHANNELS - facts.channel_count)
    problems: list[Problem] = []
    if len(roles) > room_for_roles:
        problems.append(Problem("no-room-for-roles", count=len(roles) - room_for_roles))
    if len(channels) > room_for_channels:
        problems.append(Problem("no-room-for-channels", count=len(channels) - room_for_channels))
    return roles[:room_for_roles] + channels[:room_for_channels], problems
