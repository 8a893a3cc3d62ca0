"""The verbs of lists that are shown in a thread."""

from bot.delivery.outbox import Place
from bot.guidelines.checklists import sharing
from bot.guidelines.checklists.models import ChecklistRow, ChecklistShare
from bot.guidelines.checklists.reading import read
from bot.guidelines.checklists.records import Caller, Checklist
from bot.guidelines.checklists.store import Store


class SharedChecklists:
    """Lists that others see, in one thread each."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def share(
        self, caller: Caller, checklist_id: int, *, thread: str | None, is_open: bool
    ) -> Checklist:
        """Show a list where the caller is: that is a thread, or a new one of this name begins below it.

        Where it was shown before it is no longer. Raises NotFound.
        """
        async with self._store.changing(caller, checklist_id, shows=False) as change:
            place = Place.channel(caller.guild_id, caller.channel_id)
            shown = sharing.Shown(place, thread, is_open=is_open)
            await sharing.show(change.session, checklist_id, shown, now=change.now)
        return await self._store.get(caller, checklist_id)

    async def let_tick(self, caller: Caller, checklist_id: int, *, is_open: bool) -> Checklist:
        """Let others in the thread tick from now on, or no longer. Raises NotFound."""
        async with self._store.changing(caller, checklist_id) as change:
            await sharing.let_tick(change.session, checklist_id, is_open=is_open)
        return await self._store.get(caller, checklist_id)

    async def unshare(self, caller: Caller, checklist_id: int) -> Checklist:
        """Show a list to nobody else any more. Raises NotFound."""
        async with self._store.changing(caller, checklist_id, shows=False) as change:
            await sharing.end(change.session, checklist_id, now=change.now)
        return await self._store.get(caller, checklist_id)

    async def shown(self, guild_id: int, checklist_id: int, number: int) -> Checklist | None:
        """Return what the message of this number shows; None once it shows nothing."""
        shelf = self._store.shelf(guild_id)
        async with self._store.database.reading() as session:
            share = await session.get(ChecklistShare, checklist_id)
            row = await session.get(ChecklistRow, checklist_id)
            if share is None or row is None or share.number != number or share.ended_at is not None:
                return None
            (checklist,) = await read(session, [row], shelf)
            return checklist

    async def redraw(self, checklist_id: int) -> None:
        """Draw the message that shows a list again."""
        async with self._store.database.transaction() as session:
            await sharing.draw_again(session, checklist_id, now=self._store.clock.now())
        self._store.wake()
