"""People of a server as the database knows them, whatever way they got there."""

from datetime import UTC, datetime
from typing import Any

from bot.community.models import Membership, PersonaHeld, Profile
from bot.community.people import Persona, person_of
from bot.database.engine import Database
from bot.database.insertion import put

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


async def settle_in(
    database: Database, guild_id: int, user_id: int, *personas: Persona, **profile: Any
) -> int:
    """Record a member with these personas and this profile; returns the key of the person."""
    lists: dict[str, Any] = {"skills": [], "product_types": [], "domains": [], "is_available": True}
    async with database.transaction() as session:
        person_id = await person_of(session, user_id)
        key = {"guild_id": guild_id, "person_id": person_id}
        await put(session, Membership, key, {"joined_at": NOW, "left_at": None})
        for persona in personas:
            session.add(PersonaHeld(persona=persona, granted_at=NOW, **key))
        if profile:
            await put(session, Profile, key, {**lists, **profile})
    return person_id
