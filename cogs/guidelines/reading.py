"""Somebody reads an entry: what one page is drawn from, gathered from whoever has something to say on it."""

from dataclasses import dataclass
from typing import Any

import discord

from bot.advisories.records import AdvisoryRecord
from bot.guidelines.checklists.records import Caller, Checklist
from bot.guidelines.entry import Change, Entry
from bot.interface.permissions import is_in_a_server
from bot.interface.services import Services

ADVISORIES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """What one page of an entry is drawn from, for one reader in one place."""

    entry: Entry
    page: int
    related: tuple[Entry, ...] = ()
    version_read: int | None = None  # the reader's last version, asked for on the first page
    advisories: tuple[AdvisoryRecord, ...] = ()  # that show the point, on the first page
    is_of_the_day: bool = False
    checklist: Checklist | None = None  # of the reader's, with this entry

    @property
    def changes(self) -> tuple[Change, ...]:
        """What is new to somebody who read an older version."""
        return () if self.version_read is None else self.entry.changes_since(self.version_read)


async def gathered(
    interaction: discord.Interaction[Any], entry_id: str, page: int, *, is_of_the_day: bool = False
) -> Reading:
    """Ask every feature what it has to say on a page. Raises NotFound."""
    services: Services = interaction.client.services
    library = services.guidelines.of(interaction.guild_id)
    entry = library.get(entry_id)
    related = library.related_to(entry)
    checklist = await _checklist(interaction, entry)
    if page > 0:
        return Reading(entry, page, related, checklist=checklist)
    return Reading(
        entry,
        page,
        related,
        version_read=await services.readers.version_read(interaction.user.id, entry.id),
        advisories=await _advisories(services, entry),
        is_of_the_day=is_of_the_day,
        checklist=checklist,
    )


async def _checklist(interaction: discord.Interaction[Any], entry: Entry) -> Checklist | None:
    if not is_in_a_server(interaction):
        return None
    services: Services = interaction.client.services
    return await services.checklists.holding(Caller(interaction.guild_id or 0, interaction.user.id), entry.id)


async def _advisories(services: Services, entry: Entry) -> tuple[AdvisoryRecord, ...]:
    for kind in services.guidelines.evidence_of(entry):
        found = await services.advisories.recent_with(kind.weaknesses, kind.domains, limit=ADVISORIES_SHOWN)
        if found:
            return tuple(found)
    return ()
