"""The directory: members who chose to be listed, and what they made visible.

Texts are encrypted at rest, so they are searched in memory. Who may be found comes from the database at each
look-up: somebody who left the directory or the server, or was erased, is found by nobody from that moment on.
Only words are remembered, each person's with the edition of the row that they were read from; so neither a
change nor a second process has to tell anybody.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy import update

from bot.community.directory_index import Entry, ServerIndex, Wanted, organisations
from bot.community.directory_rows import entries_of, held_by, holders_of, listed
from bot.community.models import Person
from bot.community.people import Persona
from bot.community.telling_models import Listing
from bot.community.visibility import Part, ProfileView
from bot.database.engine import Database
from bot.taxonomy import Taxonomy

Found = TypeVar("Found")

PER_PAGE = 5
BATCH = 100  # rows to decrypt before others get their turn
SERVERS = 8  # whose words are remembered at a time


@dataclass(frozen=True, slots=True)
class Listed:
    """A member as the directory shows them."""

    user_id: int
    name: str
    personas: frozenset[Persona]
    profile: ProfileView


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation that members named, and whom it has in the directory."""

    name: str
    user_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of what was found: people, or their organisations."""

    wanted: Wanted
    number: int  # counted from 0
    pages: int
    total: int
    people: tuple[Listed, ...] = ()
    organisations: tuple[Organisation, ...] = ()


@dataclass(slots=True)
class _Server:
    index: ServerIndex = field(default_factory=ServerIndex)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


class Directory:
    """Looks listed members up."""

    def __init__(self, database: Database, taxonomy: Taxonomy) -> None:
        self._database = database
        self._taxonomy = taxonomy
        self._servers: OrderedDict[int, _Server] = OrderedDict()

    async def people(self, guild_id: int, wanted: Wanted, number: int = 0) -> Page:
        """Return a page of the listed members that fit; the last one where there are fewer pages."""
        found = await self._find(guild_id, wanted)
        number, pages, shown = _page(found, number)
        held = await self._personas(
            guild_id, [one.person_id for one in shown if Part.PERSONAS in one.visible]
        )
        people = tuple(
            Listed(one.user_id, one.name, frozenset(held.get(one.person_id, ())), one.profile)
            for one in shown
        )
        return Page(wanted, number, pages, len(found), people=people)

    async def organisations(self, guild_id: int, wanted: Wanted, number: int = 0) -> Page:
        """Return a page of the organisations of the listed members that fit."""
        found = organisations(await self._find(guild_id, wanted))
        number, pages, shown = _page(found, number)
        named = tuple(Organisation(name, tuple(one.user_id for one in group)) for name, group in shown)
        return Page(wanted, number, pages, len(found), organisations=named)

    async def renamed(self, guild_id: int, user_id: int, name: str) -> None:
        """Show a listed member by the name they have now; others' names are not kept."""
        query = listed(guild_id).add_columns(Listing.name).where(Person.user_id == user_id)
        rows = await self._database.rows(query)
        if not rows or rows[0].name == name:
            return
        async with self._database.transaction() as session:
            await session.execute(
                update(Listing)
                .where(Listing.guild_id == guild_id, Listing.person_id == rows[0].person_id)
                .values(name=name, edition=Listing.edition + 1)
            )

    async def _find(self, guild_id: int, wanted: Wanted) -> list[Entry]:
        server = self._server(guild_id)
        async with server.turn:
            rows = await self._database.rows(listed(guild_id))
            await self._read(guild_id, server.index, {row.person_id: row.edition for row in rows})
            among = [row.person_id for row in rows]
            if wanted.persona is not None:
                holders = await self._database.rows(holders_of(guild_id, wanted.persona))
                held = {row.person_id for row in holders}
                among = [one for one in among if one in held]
            return await asyncio.to_thread(server.index.find, wanted, among)

    async def _read(self, guild_id: int, index: ServerIndex, editions: dict[int, int]) -> None:
        """Bring the index up to date, a batch at a time: to decrypt ten thousand texts takes a while."""
        outdated = index.outdated(editions)
        for start in range(0, len(outdated), BATCH):
            batch = outdated[start : start + BATCH]
            async with self._database.reading() as session:
                for entry in await entries_of(session, guild_id, batch, self._taxonomy):
                    index.put(entry)
            await asyncio.sleep(0)

    async def _personas(self, guild_id: int, people: Sequence[int]) -> dict[int, set[Persona]]:
        held: dict[int, set[Persona]] = {}
        for row in await self._database.rows(held_by(guild_id, people)) if people else ():
            held.setdefault(row.person_id, set()).add(Persona(row.persona))
        return held

    def _server(self, guild_id: int) -> _Server:
        server = self._servers.setdefault(guild_id, _Server())
        self._servers.move_to_end(guild_id)
        while len(self._servers) > SERVERS:
            self._servers.popitem(last=False)
        return server


def _page(found: Sequence[Found], number: int) -> tuple[int, int, Sequence[Found]]:
    """Return the number of the page that there is, how many there are, and what stands on it."""
    pages = max(1, -(-len(found) // PER_PAGE))
    number = min(number, pages - 1)
    return number, pages, found[number * PER_PAGE : (number + 1) * PER_PAGE]
