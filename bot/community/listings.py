"""What a member shows to others, and the directory's row of them. All in the caller's transaction."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.audit import State, note
from bot.community.models import Membership
from bot.community.telling_models import Listing
from bot.community.visibility import ListingView, Part, in_order
from bot.database.insertion import insert_new


async def listing_of(session: AsyncSession, guild_id: int, person_id: int) -> ListingView:
    """Return what somebody shows; nothing for somebody who never decided."""
    row = await session.get(Listing, (guild_id, person_id))
    return ListingView() if row is None else ListingView(in_order(row.visible), row.is_listed)


async def make_visible(
    session: AsyncSession, membership: Membership, parts: tuple[Part, ...], now: datetime
) -> None:
    """Let other members see these parts and no others."""
    before = await listing_of(session, membership.guild_id, membership.person_id)
    if before.visible == parts:
        return
    await _change(session, membership, {"visible": list(parts)})
    states = [{"visible": ", ".join(visible) or None} for visible in (before.visible, parts)]
    await _note(session, membership, "visibility-changed", *states, now=now)


async def list_member(
    session: AsyncSession, membership: Membership, *, is_listed: bool, name: str, now: datetime
) -> None:
    """Have somebody in the directory under this name, or not."""
    before = await listing_of(session, membership.guild_id, membership.person_id)
    await _change(session, membership, {"is_listed": is_listed, "name": name if is_listed else None})
    if before.is_listed != is_listed:
        states = [{"listed": None if was is None else int(was)} for was in (before.is_listed, is_listed)]
        await _note(session, membership, "listing-changed", *states, now=now)


async def touch(session: AsyncSession, membership: Membership) -> None:
    """Say that what the directory shows of somebody is out of date."""
    await session.execute(
        update(Listing)
        .where(Listing.guild_id == membership.guild_id, Listing.person_id == membership.person_id)
        .values(edition=Listing.edition + 1)
        .execution_options(synchronize_session=False)
    )


async def _change(session: AsyncSession, membership: Membership, values: Mapping[str, object]) -> None:
    key = {"guild_id": membership.guild_id, "person_id": membership.person_id}
    await insert_new(session, Listing, key, unique=tuple(key))
    row = await session.get_one(Listing, (membership.guild_id, membership.person_id))
    for column, value in values.items():
        setattr(row, column, value)
    await session.flush()
    await touch(session, membership)


async def _note(
    session: AsyncSession, membership: Membership, action: str, before: State, after: State, *, now: datetime
) -> None:
    person_id = membership.person_id
    await note(
        session,
        membership.guild_id,
        action,
        now=now,
        actor_id=person_id,
        target_id=person_id,
        before=before,
        after=after,
    )
