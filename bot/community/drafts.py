"""What was typed into a form that was refused: kept for its author, so that nothing is lost.

A form that opens is filled in with the draft, if there is one; what is accepted drops it.
"""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.community.models import Person
from bot.community.people import person_of
from bot.community.telling_models import FormDraft
from bot.database import due_work
from bot.database.due_worker import DueItem, Handler
from bot.database.engine import Database
from bot.database.insertion import put

KEPT = timedelta(days=7)
FORGET = "forget-draft"  # due work; the subject is "server:person:form"


class Drafts:
    """The texts of refused forms, by server, person and form."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def handlers(self) -> dict[str, Handler]:
        """Return what does each kind of due work."""
        return {FORGET: self._forget_old}

    async def keep(self, guild_id: int, user_id: int, form: str, typed: Mapping[str, str]) -> None:
        """Keep what was typed in place of an earlier draft, for a week."""
        async with self._database.transaction() as session:
            person_id = await person_of(session, user_id)
            key = {"guild_id": guild_id, "person_id": person_id, "form": form}
            await put(session, FormDraft, key, {"typed": json.dumps(dict(typed))})
            subject = f"{guild_id}:{person_id}:{form}"
            await due_work.plan(session, FORGET, subject, self._clock.now() + KEPT)

    async def find(self, guild_id: int, user_id: int, form: str) -> Mapping[str, str]:
        """Return what was typed last and not accepted, by field; nothing where there is no draft."""
        async with self._database.reading() as session:
            typed = await session.scalar(
                select(FormDraft.typed)
                .join(Person, Person.id == FormDraft.person_id)
                .where(FormDraft.guild_id == guild_id, FormDraft.form == form, Person.user_id == user_id)
            )
        return {} if typed is None else json.loads(typed)

    async def drop(self, guild_id: int, user_id: int, form: str) -> None:
        """Forget a draft, if there is one."""
        if not await self.find(guild_id, user_id, form):
            return  # nearly always: no transaction for nothing
        async with self._database.transaction() as session:
            await self._forget(session, guild_id, await person_of(session, user_id), form)

    async def _forget_old(self, item: DueItem) -> datetime | None:
        """Forget a draft whose time has come."""
        guild_id, person_id, form = item.subject.split(":", 2)
        async with self._database.transaction() as session:
            await self._forget(session, int(guild_id), int(person_id), form)
        return None

    async def _forget(self, session: AsyncSession, guild_id: int, person_id: int, form: str) -> None:
        await session.execute(
            delete(FormDraft).where(
                FormDraft.guild_id == guild_id, FormDraft.person_id == person_id, FormDraft.form == form
            )
        )
        await due_work.cancel(session, FORGET, f"{guild_id}:{person_id}:{form}")
