"""What members tell of themselves, step by step; each verb returns the panel as it is afterwards."""

import asyncio
from collections.abc import Collection

from bot.community.interests import interest_choices, pick_interests
from bot.community.panel import Panel
from bot.community.profiles import ProfileChange, change_profile, checked, profile_of
from bot.community.steps import Steps
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

    async def pick_interests(self, guild_id: int, user_id: int, domains: Collection[str]) -> Panel:
        """Be pinged for these domains from now on, and for no others. Raises BadInput, NotAllowed."""
        if not set(domains) <= set(interest_choices(self._taxonomy)):
            raise BadInput("choice-unknown")
        async with self.changing(guild_id, user_id) as (session, membership, now):
            self.refuse_without_code(membership)
            await pick_interests(session, membership, domains, now)
            return await self.drawn(session, membership)
