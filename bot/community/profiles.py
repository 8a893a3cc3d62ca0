"""What a member tells of themselves: checked, kept, shown again."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.listings import touch
from bot.community.models import Membership, Profile
from bot.community.panel import Choice
from bot.community.statements import ABOUT, ORGANISATION, PLACE, TIME_ZONE, statement
from bot.community.time_zones import time_zone
from bot.community.visibility import ProfileView
from bot.database.insertion import insert_new
from bot.errors import BadInput
from bot.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class ProfileChange:
    """What shall be different; None leaves a part as it is, an empty text or tuple clears it."""

    organisation: str | None = None
    about: str | None = None
    place: str | None = None
    time_zone: str | None = None
    domains: tuple[str, ...] | None = None
    skills: tuple[str, ...] | None = None
    product_types: tuple[str, ...] | None = None
    is_available: bool | None = None

    @classmethod
    def of(cls, choice: Choice, ids: tuple[str, ...]) -> "ProfileChange":
        """Return what was picked from one list."""
        match choice:
            case Choice.DOMAINS:
                return cls(domains=ids)
            case Choice.SKILLS:
                return cls(skills=ids)
            case Choice.PRODUCT_TYPES:
                return cls(product_types=ids)


async def profile_of(session: AsyncSession, guild_id: int, person_id: int) -> ProfileView:
    """Return a profile, an empty one for somebody who told nothing."""
    return view_of(await session.get(Profile, (guild_id, person_id)))


def view_of(row: Profile | None) -> ProfileView:
    """Return what a row tells."""
    if row is None:
        return ProfileView()
    return ProfileView(
        organisation=row.organisation,
        about=row.about,
        place=row.place,
        time_zone=row.time_zone,
        languages=tuple(row.languages),
        domains=tuple(row.domains),
        skills=tuple(row.skills),
        product_types=tuple(row.product_types),
        is_available=row.is_available,
        is_availability_chosen=row.is_availability_chosen,
    )


async def change_profile(session: AsyncSession, membership: Membership, values: Mapping[str, object]) -> None:
    """Set these columns of a member's profile."""
    key = {"guild_id": membership.guild_id, "person_id": membership.person_id}
    await insert_new(session, Profile, key, unique=tuple(key))
    row = await session.get_one(Profile, (membership.guild_id, membership.person_id))
    for column, value in values.items():
        setattr(row, column, value)
    await touch(session, membership)


def checked(change: ProfileChange, taxonomy: Taxonomy) -> dict[str, object]:
    """Return the columns that change, with their new values. Raises BadInput.

    In a thread where a time zone may be among them: the first look at those reads many files.
    """
    values: dict[str, object] = {}
    if change.organisation is not None:
        values["organisation"] = statement(change.organisation, ORGANISATION) or None
    if change.about is not None:
        values["about"] = statement(change.about, ABOUT) or None
    if change.place is not None:
        values["place"] = statement(change.place, PLACE) or None
    if change.time_zone is not None:
        typed = statement(change.time_zone, TIME_ZONE)
        values["time_zone"] = time_zone(typed) if typed else None
    if change.is_available is not None:
        values |= {"is_available": change.is_available, "is_availability_chosen": True}
    picked = {
        Choice.DOMAINS: change.domains,
        Choice.SKILLS: change.skills,
        Choice.PRODUCT_TYPES: change.product_types,
    }
    values |= {
        choice: _known(ids, options(choice, taxonomy)) for choice, ids in picked.items() if ids is not None
    }
    return values


def options(choice: Choice, taxonomy: Taxonomy) -> Mapping[str, str]:
    """Return the ids of a list and their labels."""
    match choice:
        case Choice.DOMAINS:
            return {domain.id: domain.label for domain in taxonomy.domains.values()}
        case Choice.SKILLS:
            return taxonomy.skills
        case Choice.PRODUCT_TYPES:
            return taxonomy.product_types


def _known(ids: tuple[str, ...], known: Mapping[str, str]) -> list[str]:
    if not set(ids) <= set(known):
        raise BadInput("choice-unknown")
    return [one for one in known if one in ids]
