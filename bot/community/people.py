"""People by a key of our own, and what members told of themselves."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.models import Membership, Person, PersonaHeld, Profile
from bot.database.insertion import insert_new


class Persona(StrEnum):
    """What a member is in the community."""

    CITY = "city"
    VENDOR = "vendor"
    RESEARCHER = "researcher"
    ACADEMIA = "academia"
    MEDIA = "media"
    NGO = "ngo"
    GOVERNMENT = "government"
    INDIVIDUAL = "individual"


PRIVILEGED = frozenset({Persona.CITY, Persona.VENDOR, Persona.RESEARCHER, Persona.GOVERNMENT})


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a server as matchmaking sees one."""

    person_id: int
    user_id: int
    personas: frozenset[Persona]
    organisation: str | None
    about: str | None
    skills: tuple[str, ...]
    product_types: tuple[str, ...]
    domains: tuple[str, ...]
    is_available: bool


async def person_of(session: AsyncSession, user_id: int) -> int:
    """Return the key of the person behind a Discord id, a new one for somebody new. In a transaction."""
    query = select(Person.id).where(Person.user_id == user_id)
    known = await session.scalar(query)
    if known is not None:
        return known
    await insert_new(session, Person, {"user_id": user_id}, unique=("user_id",))
    return (await session.scalars(query)).one()


async def user_of(session: AsyncSession, person_id: int) -> int | None:
    """Return the Discord id of a person, None if it was erased."""
    return await session.scalar(select(Person.user_id).where(Person.id == person_id))


async def personas_of(session: AsyncSession, guild_id: int, person_id: int) -> frozenset[Persona]:
    """Return the personas that a person holds in a server now."""
    held = await session.scalars(
        select(PersonaHeld.persona).where(
            PersonaHeld.guild_id == guild_id,
            PersonaHeld.person_id == person_id,
            PersonaHeld.ended_at.is_(None),
        )
    )
    return frozenset(Persona(persona) for persona in held)


async def members_with(session: AsyncSession, guild_id: int, personas: Collection[Persona]) -> list[Member]:
    """Return the members of a server that hold one of these personas and have not left, in a steady order.

    Two queries, however many they are.
    """
    holders = _held_in(guild_id).where(PersonaHeld.persona.in_([str(persona) for persona in personas]))
    rows = await session.execute(
        select(Person.id, Person.user_id, Profile)
        .join(Membership, (Membership.person_id == Person.id) & (Membership.guild_id == guild_id))
        .outerjoin(Profile, (Profile.person_id == Person.id) & (Profile.guild_id == guild_id))
        .where(Membership.left_at.is_(None), Person.user_id.is_not(None), Person.id.in_(holders))
        .order_by(Person.id)
    )
    held: defaultdict[int, set[Persona]] = defaultdict(set)
    for person_id, persona in await session.execute(_held_in(guild_id).add_columns(PersonaHeld.persona)):
        held[person_id].add(Persona(persona))
    return [
        _member(person_id, user_id, frozenset(held[person_id]), profile)
        for person_id, user_id, profile in rows
        if user_id is not None
    ]


async def member_of(session: AsyncSession, guild_id: int, person_id: int) -> Member | None:
    """Return what a server knows of a person, None for an erased one."""
    user_id = await user_of(session, person_id)
    if user_id is None:
        return None
    personas = await personas_of(session, guild_id, person_id)
    return _member(person_id, user_id, personas, await session.get(Profile, (guild_id, person_id)))


def _held_in(guild_id: int) -> Select[int]:
    return select(PersonaHeld.person_id).where(
        PersonaHeld.guild_id == guild_id, PersonaHeld.ended_at.is_(None)
    )


def _member(person_id: int, user_id: int, personas: frozenset[Persona], profile: Profile | None) -> Member:
    return Member(
        person_id=person_id,
        user_id=user_id,
        personas=personas,
        organisation=profile and profile.organisation,
        about=profile and profile.about,
        skills=tuple(profile.skills) if profile else (),
        product_types=tuple(profile.product_types) if profile else (),
        domains=tuple(profile.domains) if profile else (),
        is_available=profile is None or profile.is_available,
    )
