"""What the directory reads: who may be found now, and what they made visible."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.directory_index import Entry
from bot.community.finding import LIST, NAME, PLACE, TEXT, Words, words_of
from bot.community.models import Membership, Person, PersonaHeld, Profile
from bot.community.people import Persona
from bot.community.profiles import view_of
from bot.community.telling_models import Listing
from bot.community.visibility import ProfileView, in_order
from bot.taxonomy import Taxonomy


def listed(guild_id: int) -> Select[*tuple[Any, ...]]:
    """Select whoever may be found now: listed, in the server, not erased."""
    return (
        select(Listing.person_id, Listing.edition)
        .join(Membership, (Membership.person_id == Listing.person_id) & (Membership.guild_id == guild_id))
        .join(Person, Person.id == Listing.person_id)
        .where(
            Listing.guild_id == guild_id,
            Listing.is_listed.is_(True),
            Membership.left_at.is_(None),
            Person.user_id.is_not(None),
        )
    )


def holders_of(guild_id: int, persona: Persona) -> Select[*tuple[Any, ...]]:
    """Select who holds a persona now."""
    return select(PersonaHeld.person_id).where(
        PersonaHeld.guild_id == guild_id, PersonaHeld.persona == persona, PersonaHeld.ended_at.is_(None)
    )


def held_by(guild_id: int, people: Sequence[int]) -> Select[*tuple[Any, ...]]:
    """Select what these people hold now."""
    return select(PersonaHeld.person_id, PersonaHeld.persona).where(
        PersonaHeld.guild_id == guild_id, PersonaHeld.person_id.in_(people), PersonaHeld.ended_at.is_(None)
    )


async def entries_of(
    session: AsyncSession, guild_id: int, people: Sequence[int], taxonomy: Taxonomy
) -> list[Entry]:
    """Return what these people made visible, in the clear."""
    rows = await session.execute(
        select(Listing, Profile, Person.user_id)
        .join(Person, Person.id == Listing.person_id)
        .outerjoin(Profile, (Profile.person_id == Listing.person_id) & (Profile.guild_id == guild_id))
        .where(Listing.guild_id == guild_id, Listing.person_id.in_(people), Person.user_id.is_not(None))
    )
    return [_entry(row, profile, user_id or 0, taxonomy) for row, profile, user_id in rows]


def _entry(row: Listing, profile: Profile | None, user_id: int, taxonomy: Taxonomy) -> Entry:
    visible, name = frozenset(in_order(row.visible)), row.name or ""
    told = view_of(profile).seen_by_others(visible)
    return Entry(row.person_id, user_id, row.edition, name, visible, told, _words(name, told, taxonomy))


def _words(name: str, told: ProfileView, taxonomy: Taxonomy) -> Words:
    picked = [
        *(taxonomy.domains[one].label for one in told.domains),
        *(taxonomy.skills[one] for one in told.skills),
        *(taxonomy.product_types[one] for one in told.product_types),
        *(taxonomy.languages[one] for one in told.languages),
    ]
    return words_of(
        (name, NAME),
        (told.organisation, NAME),
        (told.place, PLACE),
        (" ".join(picked), LIST),
        (told.about, TEXT),
    )
