"""What members tell of themselves, step by step; each verb returns the panel as it is afterwards."""

import asyncio
from collections.abc import Collection

from bot.community import listings
from bot.community.interests import interest_choices, pick_interests
from bot.community.listings import listing_of
from bot.community.memberships import membership_of
from bot.community.panel import Panel
from bot.community.people import Persona, personas_of
from bot.community.profiles import ProfileChange, change_profile, checked, profile_of
from bot.community.steps import Steps
from bot.community.visibility import ListingView, Part, ProfileView, Shown, in_order
from bot.errors import BadInput


class Profiles(Steps):
    """The optional steps of `/start`."""

    async def update_profile(self, guild_id: int, user_id: int, change: ProfileChange) -> Panel:
        """Change parts of a profile. Raises BadInput for texts and ids that cannot be kept, NotAllowed."""
        values = await asyncio.to_thread(checked, change, self._taxonomy)
        async with self.changing(guild_id, user_id) as (session, membership, _):
            self.refuse_without_code(membership)
            await change_profile(session, membership, values)
            return await self.drawn(session, membership)

    async def pick_languages(
        self, guild_id: int, user_id: int, picked: Collection[str], *, among: Collection[str]
    ) -> Panel:
        """Speak these of the languages that were offered; others stay as they are. Raises BadInput."""
        known = self._taxonomy.languages
        if not set(picked) <= set(among) <= set(known):
            raise BadInput("choice-unknown")
        async with self.changing(guild_id, user_id) as (session, membership, _):
            self.refuse_without_code(membership)
            before = (await profile_of(session, guild_id, membership.person_id)).languages
            spoken = (set(before) - set(among)) | set(picked)
            await change_profile(session, membership, {"languages": [one for one in known if one in spoken]})
            return await self.drawn(session, membership)

    async def make_visible(self, guild_id: int, user_id: int, parts: Collection[Part]) -> Panel:
        """Let other members see these parts and no others. Raises NotAllowed."""
        async with self.changing(guild_id, user_id) as (session, membership, now):
            self.refuse_without_code(membership)
            await listings.make_visible(session, membership, in_order(parts), now)
            return await self.drawn(session, membership)

    async def list_member(self, guild_id: int, user_id: int, name: str, *, is_listed: bool) -> Panel:
        """Be in the directory under this name from now on, or no more. Raises NotAllowed."""
        async with self.changing(guild_id, user_id) as (session, membership, now):
            self.refuse_without_code(membership)
            await listings.list_member(session, membership, is_listed=is_listed, name=name, now=now)
            return await self.drawn(session, membership)

    async def shown(self, guild_id: int, user_id: int, reader: int) -> Shown:
        """Return what a reader sees of a member: their own whole profile, of others what is visible.

        Somebody unknown, gone or erased shows nothing, like somebody who made nothing visible.
        """
        async with self._database.reading() as session:
            membership = await membership_of(session, guild_id, user_id)
            is_own, nobody = user_id == reader, ProfileView()
            if membership is None or membership.left_at is not None:
                return Shown(user_id, is_own, frozenset(), nobody, ListingView())
            person_id = membership.person_id
            listing = await listing_of(session, guild_id, person_id)
            told = await profile_of(session, guild_id, person_id)
            held = await personas_of(session, guild_id, person_id)
        if is_own:
            return Shown(user_id, is_own, held, told, listing)
        seen = held if Part.PERSONAS in listing.visible else frozenset[Persona]()
        return Shown(user_id, is_own, seen, told.seen_by_others(listing.visible), listing)

    async def pick_interests(self, guild_id: int, user_id: int, domains: Collection[str]) -> Panel:
        """Be pinged for these domains from now on, and for no others. Raises BadInput, NotAllowed."""
        if not set(domains) <= set(interest_choices(self._taxonomy)):
            raise BadInput("choice-unknown")
        async with self.changing(guild_id, user_id) as (session, membership, now):
            self.refuse_without_code(membership)
            await pick_interests(session, membership, domains, now)
            return await self.drawn(session, membership)
