"""Insert what is not there yet, or put it in place of what is: one statement each, on both databases."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import CursorResult
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.base import Base

if TYPE_CHECKING:
    from sqlalchemy.dialects.postgresql import Insert as PostgresInsert
    from sqlalchemy.dialects.sqlite import Insert as SqliteInsert


async def insert_new(
    session: AsyncSession, model: type[Base], values: Mapping[str, Any], *, unique: Sequence[str]
) -> bool:
    """Insert one row unless a row with the same `unique` columns stands; tell whether it was inserted."""
    statement = _insert(session, model).values(**values).on_conflict_do_nothing(index_elements=list(unique))
    return cast("CursorResult[Any]", await session.execute(statement)).rowcount > 0


async def put(
    session: AsyncSession, model: type[Base], key: Mapping[str, Any], values: Mapping[str, Any]
) -> None:
    """Insert the row of this `key`, or give it new `values`."""
    statement = _insert(session, model).values(**key, **values)
    await session.execute(statement.on_conflict_do_update(index_elements=list(key), set_=dict(values)))


def _insert(session: AsyncSession, model: type[Base]) -> "PostgresInsert | SqliteInsert":
    """Return an INSERT that knows ON CONFLICT: SQLAlchemy has two of them, without a common import."""
    # Late: each dialect is a megabyte that the other database's users need not load.
    if session.get_bind().dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert  # noqa: PLC0415 - see above

        return insert(model)
    from sqlalchemy.dialects.sqlite import insert  # noqa: PLC0415 - see above

    return insert(model)
