"""What the bot remembers of itself."""

from sqlalchemy import select

from bot.community.models import Memory
from bot.database.engine import Database
from bot.database.insertion import put


class Memories:
    """Small facts that outlive the process."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, name: str) -> str | None:
        """Return what was put under this name, None if nothing was."""
        async with self._database.reading() as session:
            return await session.scalar(select(Memory.value).where(Memory.name == name))

    async def put(self, name: str, value: str) -> None:
        """Remember a value under this name, instead of an earlier one."""
        async with self._database.transaction() as session:
            await put(session, Memory, {"name": name}, {"value": value})
