"""What a server decides of its own ways, in numbers; who never decides has the defaults."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.models import GuildRule
from bot.database.insertion import put
from bot.errors import BadInput

OFF = -1  # of `daily_hour`


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most that a rule may be."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one server. Days of 0 mean never."""

    flood_joins: int = 10  # more joins than this within `flood_seconds` are a flood
    flood_seconds: int = 10
    first_reminder_days: int = 3  # after the welcome, while the code of conduct is not accepted
    second_reminder_days: int = 10
    reapply_days: int = 14  # from a denial to the next application for the same persona
    second_moderator: int = 0  # 1: a guideline of the server's own needs another moderator's consent
    daily_hour: int = OFF  # UTC, 0 to 23: when a guideline is posted each day

    @property
    def flood_window(self) -> timedelta:
        """Return the time within which joins are counted."""
        return timedelta(seconds=self.flood_seconds)


BOUNDS: Mapping[str, Bounds] = {
    "flood_joins": Bounds(2, 1000),
    "flood_seconds": Bounds(1, 600),
    "first_reminder_days": Bounds(0, 60),
    "second_reminder_days": Bounds(0, 60),
    "reapply_days": Bounds(0, 365),
    "second_moderator": Bounds(0, 1),
    "daily_hour": Bounds(OFF, 23),
}


async def rules_of(session: AsyncSession, guild_id: int) -> Rules:
    """Return the rules of a server."""
    rows = await session.execute(
        select(GuildRule.name, GuildRule.value).where(GuildRule.guild_id == guild_id)
    )
    known = {field.name for field in fields(Rules)}
    return Rules(**{name: value for name, value in rows if name in known})


async def change_rules(session: AsyncSession, guild_id: int, changed: Mapping[str, int]) -> Rules:
    """Keep these rules, by name; returns all of them. Raises BadInput for a number out of bounds."""
    for name, value in changed.items():
        bounds = BOUNDS[name]
        if not bounds.least <= value <= bounds.most:
            raise BadInput("rule-out-of-bounds", rule=name, least=bounds.least, most=bounds.most)
        await put(session, GuildRule, {"guild_id": guild_id, "name": name}, {"value": value})
    return await rules_of(session, guild_id)
