"""Interests: parts of the city that a member wants to be pinged for, by a role of the server for each.

They are not the areas of a profile, which introductions are ranked by. An interest is kept where a server has
no role for it, and the role follows as soon as there is one:

    await services.interests.roles(guild_id)                    # {domain: role id}, what is set
    await services.interests.set_role(guild_id, domain, role_id)  # of `services.interests.choices`
    await services.interests.drop_role(guild_id, domain)
"""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.community.interest_models import Interest, InterestRole
from bot.community.models import Membership
from bot.community.ping_roles import DROPPED, PICKED, exchange, give, roles_of, take
from bot.community.wanted import Wanted
from bot.database.engine import Database
from bot.database.insertion import put
from bot.errors import BadInput
from bot.taxonomy import Taxonomy

EVERYTHING = "all"  # the domain of advisories that concern the whole city: nobody is pinged for it


def interest_choices(taxonomy: Taxonomy) -> Mapping[str, str]:
    """Return the domains that can be an interest, with their labels."""
    return {domain.id: domain.label for domain in taxonomy.domains.values() if domain.id != EVERYTHING}


async def interests_of(session: AsyncSession, guild_id: int, person_id: int) -> tuple[str, ...]:
    """Return what a member picked."""
    picked = await session.scalars(
        select(Interest.domain)
        .where(Interest.guild_id == guild_id, Interest.person_id == person_id)
        .order_by(Interest.domain)
    )
    return tuple(picked)


async def pick_interests(
    session: AsyncSession, membership: Membership, domains: Collection[str], now: datetime
) -> None:
    """Make these the interests of a member; the roles of their server follow."""
    guild_id, person_id = membership.guild_id, membership.person_id
    before, roles = set(await interests_of(session, guild_id, person_id)), await roles_of(session, guild_id)
    for domain in sorted(set(domains) - before):
        session.add(Interest(guild_id=guild_id, person_id=person_id, domain=domain))
    dropped = before - set(domains)
    await session.execute(
        delete(Interest).where(
            Interest.guild_id == guild_id, Interest.person_id == person_id, Interest.domain.in_(dropped)
        )
    )
    await session.flush()
    for domain in sorted(set(domains) - before):
        if domain in roles:
            await give(session, guild_id, person_id, Wanted(domain, roles[domain], PICKED), now)
    for domain in sorted(dropped):
        if domain in roles:
            await take(session, guild_id, person_id, Wanted(domain, roles[domain], DROPPED), now)


class Interests:
    """The ping roles of servers. `wake` rouses the deliverer."""

    def __init__(
        self, database: Database, clock: Clock, taxonomy: Taxonomy, *, wake: Callable[[], None]
    ) -> None:
        self.choices = interest_choices(taxonomy)
        self._database = database
        self._clock = clock
        self._wake = wake

    async def roles(self, guild_id: int) -> dict[str, int]:
        """Return the ping role of each domain that has one."""
        async with self._database.reading() as session:
            return await roles_of(session, guild_id)

    async def pinged(self, guild_id: int, domains: Collection[str]) -> tuple[int, ...]:
        """Return the roles to ping for what concerns these domains, in the taxonomy's order."""
        roles = await self.roles(guild_id)
        found = (roles[domain] for domain in self.choices if domain in domains and domain in roles)
        return tuple(dict.fromkeys(found))

    async def set_role(self, guild_id: int, domain: str, role_id: int) -> None:
        """Ping this role for a domain from now on, and give it to whoever picked it. Raises BadInput."""
        if domain not in self.choices:
            raise BadInput("choice-unknown")
        async with self._database.transaction() as session:
            before = (await roles_of(session, guild_id)).get(domain)
            await put(session, InterestRole, {"guild_id": guild_id, "domain": domain}, {"role_id": role_id})
        if before != role_id:
            await self._exchange(guild_id, domain, before, role_id)

    async def drop_role(self, guild_id: int, domain: str) -> None:
        """Ping nobody for a domain from now on; who picked it keeps the interest and loses the role."""
        async with self._database.transaction() as session:
            before = (await roles_of(session, guild_id)).get(domain)
            await session.execute(
                delete(InterestRole).where(InterestRole.guild_id == guild_id, InterestRole.domain == domain)
            )
        if before is not None:
            await self._exchange(guild_id, domain, before, None)

    async def _exchange(self, guild_id: int, domain: str, before: int | None, after: int | None) -> None:
        """Take one role from everybody with an interest and give another.

        In batches, so that others come to write; what a crash leaves undone is found by the reconciliation.
        """
        last: int | None = 0
        while last is not None:
            async with self._database.transaction() as session:
                last = await exchange(session, guild_id, domain, before, after, last, self._clock.now())
            self._wake()
