"""When somebody may ask for a persona, or ask again."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.models import Application, PersonaHeld
from bot.community.panel import Outcome
from bot.community.people import Persona
from bot.community.rules import rules_of
from bot.errors import Conflict

MOST_OPEN = 2  # applications of one member that wait for a decision in a server
MOST_A_DAY = 3  # that one member files in a server within 24 hours, whatever became of them
DAY = timedelta(days=1)


async def barred(
    session: AsyncSession, guild_id: int, person_id: int, now: datetime
) -> Mapping[Persona, datetime]:
    """Return the personas that were lately denied to or taken from a person, and until when they wait."""
    wait = timedelta(days=(await rules_of(session, guild_id)).reapply_days)
    denied = select(Application.persona, func.max(Application.decided_at)).where(
        Application.guild_id == guild_id,
        Application.person_id == person_id,
        Application.state == Outcome.DENIED,
        Application.decided_at > now - wait,
    )
    taken = select(PersonaHeld.persona, func.max(PersonaHeld.ended_at)).where(
        PersonaHeld.guild_id == guild_id,
        PersonaHeld.person_id == person_id,
        PersonaHeld.ended_by.is_not(None),
        PersonaHeld.ended_by != PersonaHeld.person_id,
        PersonaHeld.ended_at > now - wait,
    )
    again: dict[Persona, datetime] = {}
    for query in (denied.group_by(Application.persona), taken.group_by(PersonaHeld.persona)):
        for persona, moment in await session.execute(query):
            if moment is not None:
                known = again.get(Persona(persona), moment + wait)
                again[Persona(persona)] = max(known, moment + wait)
    return again


async def refuse_too_many(session: AsyncSession, guild_id: int, person_id: int, now: datetime) -> None:
    """Raise Conflict for somebody who has asked for enough at present."""
    mine = Application.guild_id == guild_id, Application.person_id == person_id
    opened = await session.scalar(
        select(func.count()).where(*mine, Application.state == Outcome.OPEN).select_from(Application)
    )
    if (opened or 0) >= MOST_OPEN:
        raise Conflict("application-too-many-open", most=MOST_OPEN)
    filed = (
        await session.scalars(
            select(Application.applied_at)
            .where(*mine, Application.applied_at > now - DAY)
            .order_by(Application.applied_at.desc())
            .limit(MOST_A_DAY)
        )
    ).all()
    if len(filed) == MOST_A_DAY:
        raise Conflict("application-too-many-today", most=MOST_A_DAY, when=moment_of(filed[-1] + DAY))


def moment_of(moment: datetime) -> str:
    """Return a moment as Discord shows it to each reader in their own time zone."""
    return f"<t:{int(moment.timestamp())}:f>"
