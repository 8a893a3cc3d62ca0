"""The roles that are pinged for parts of the city: who is to have which, and giving and taking them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.interest_models import Interest, InterestRole
from bot.community.models import Membership, Person
from bot.community.people import user_of
from bot.community.wanted import Wanted, decided_roles
from bot.delivery import outbox
from bot.delivery.models import Action

BATCH = 200  # members in one transaction
PICKED, DROPPED = "interest: picked in onboarding", "interest: dropped"


async def roles_of(session: AsyncSession, guild_id: int) -> dict[str, int]:
    """Return the ping role of each domain that has one."""
    rows = await session.execute(
        select(InterestRole.domain, InterestRole.role_id).where(InterestRole.guild_id == guild_id)
    )
    return {row.domain: row.role_id for row in rows}


async def interest_roles(
    session: AsyncSession, guild_id: int, person_ids: Collection[int]
) -> Mapping[int, list[Wanted]]:
    """Return the ping roles that these people are to have, in a steady order."""
    rows = await session.execute(
        select(Interest.person_id, Interest.domain, InterestRole.role_id)
        .join(
            InterestRole,
            (InterestRole.guild_id == Interest.guild_id) & (InterestRole.domain == Interest.domain),
        )
        .where(Interest.guild_id == guild_id, Interest.person_id.in_(person_ids))
        .order_by(Interest.domain)
    )
    wanted: defaultdict[int, list[Wanted]] = defaultdict(list)
    for person_id, domain, role_id in rows:
        wanted[person_id].append(Wanted(domain, role_id, PICKED))
    return wanted


async def exchange(
    session: AsyncSession,
    guild_id: int,
    domain: str,
    before: int | None,
    after: int | None,
    last: int,
    now: datetime,
) -> int | None:
    """Take one ping role from the next people with an interest and give another.

    `last`: whom it was done for last. Returns the same for the next call, None when nobody is left.
    """
    people = await _interested(session, guild_id, domain, last)
    for person_id in people:
        if before is not None:
            await take(session, guild_id, person_id, Wanted(domain, before, DROPPED), now)
        if after is not None:
            await give(session, guild_id, person_id, Wanted(domain, after, PICKED), now)
    return people[-1] if people else None


async def _interested(session: AsyncSession, guild_id: int, domain: str, after: int) -> list[int]:
    """Return the next people who picked a domain and are in the server."""
    found = await session.scalars(
        select(Interest.person_id)
        .join(Membership, (Membership.person_id == Interest.person_id) & (Membership.guild_id == guild_id))
        .join(Person, Person.id == Interest.person_id)
        .where(
            Interest.guild_id == guild_id,
            Interest.domain == domain,
            Interest.person_id > after,
            Membership.left_at.is_(None),
            Person.user_id.is_not(None),
        )
        .order_by(Interest.person_id)
        .limit(BATCH)
    )
    return list(found)


async def give(session: AsyncSession, guild_id: int, person_id: int, role: Wanted, now: datetime) -> None:
    """Plan to give a ping role; a decision to take it that still waits is withdrawn."""
    user_id = await user_of(session, person_id)
    if user_id is None:
        return
    place = outbox.Place.member(guild_id, user_id, role.role_id)
    await outbox.withdraw(session, place, Action.REVOKE, now=now)
    await outbox.grant(session, _subject(guild_id, person_id, role), place, role.why, now=now)


async def take(session: AsyncSession, guild_id: int, person_id: int, role: Wanted, now: datetime) -> None:
    """Plan to take a role, unless it stands for something else that the member still has."""
    user_id = await user_of(session, person_id)
    if user_id is None:
        return
    for kept in (decided_roles, interest_roles):
        wanted = (await kept(session, guild_id, [person_id])).get(person_id, [])
        if any(one.role_id == role.role_id for one in wanted):
            return
    place = outbox.Place.member(guild_id, user_id, role.role_id)
    await outbox.withdraw(session, place, Action.GRANT, now=now)
    await outbox.revoke(session, _subject(guild_id, person_id, role), place, role.why, now=now)


def _subject(guild_id: int, person_id: int, role: Wanted) -> str:
    """Return a subject that is never planned twice: the row of the interest is what happens once."""
    return f"interest:{guild_id}:{person_id}:{role.what}:{outbox.new_nonce()}"
