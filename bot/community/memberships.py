"""The row of a person in a server, within the caller's transaction."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.models import Membership, Person
from bot.database.insertion import insert_new


async def membership_of(session: AsyncSession, guild_id: int, user_id: int) -> Membership | None:
    """Return the row as it stands, None for somebody who was never seen."""
    return await session.scalar(
        select(Membership)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.guild_id == guild_id, Person.user_id == user_id)
    )


async def begin_membership(session: AsyncSession, guild_id: int, person_id: int, joined_at: datetime) -> bool:
    """Make a row for somebody new; False where one stands."""
    row = {"guild_id": guild_id, "person_id": person_id, "joined_at": joined_at}
    return await insert_new(session, Membership, row, unique=("guild_id", "person_id"))


async def locked_membership(session: AsyncSession, guild_id: int, person_id: int) -> Membership:
    """Return the row of a person; until the end of the transaction nobody else changes it."""
    query = select(Membership).where(Membership.guild_id == guild_id, Membership.person_id == person_id)
    return (await session.scalars(query.with_for_update())).one()
