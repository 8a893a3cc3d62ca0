from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot.database.engine import Database
from bot.database.keyring import WrongEncryptionKey
from bot.database.keys import new_key
from bot.database.types import EncryptedText, NaiveMoment, Snowflake, UtcDateTime


class Base(DeclarativeBase):
    pass


class Note(Base):
    __tablename__ = "note"

    id: Mapped[int] = mapped_column(Snowflake, primary_key=True)
    said_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    words: Mapped[str | None] = mapped_column(EncryptedText)


@pytest.fixture(autouse=True)
async def table(database: Database) -> AsyncIterator[None]:
    async with database.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    yield
    async with database.engine.begin() as connection:
        await connection.run_sync(Base.metadata.drop_all)


async def keep(database: Database, *notes: Note) -> None:
    async with database.transaction() as session:
        session.add_all(notes)


async def test_a_moment_comes_back_in_utc_to_the_microsecond(database: Database) -> None:
    moment = datetime(2026, 3, 29, 2, 30, 0, 123456, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    await keep(database, Note(id=1, said_at=moment), Note(id=2, said_at=None))
    async with database.reading() as session:
        kept = (await session.scalars(select(Note.said_at).order_by(Note.id))).all()
    assert kept == [moment, None]
    assert kept[0] is not None
    assert kept[0].tzinfo is UTC


async def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(NaiveMoment, match="no time zone"):
        await keep(database, Note(id=1, said_at=datetime(2026, 3, 29, 2, 30)))  # noqa: DTZ001 - what is refused


async def test_moments_of_different_zones_compare_in_sql(database: Database) -> None:
    east = timezone(timedelta(hours=9))
    moments = [
        datetime(2026, 1, 1, 8, 59, 59, 999999, tzinfo=east),
        datetime(2026, 1, 1, tzinfo=UTC),
        datetime(2026, 1, 1, 9, 0, 0, 1, tzinfo=east),
    ]
    await keep(database, *(Note(id=number, said_at=moment) for number, moment in enumerate(moments)))
    async with database.reading() as session:
        query = (
            select(Note.id).where(Note.said_at >= datetime(2026, 1, 1, 9, tzinfo=east)).order_by(Note.said_at)
        )
        assert (await session.scalars(query)).all() == [1, 2]


async def test_the_largest_discord_id_fits(database: Database) -> None:
    await keep(database, Note(id=2**63 - 1))
    async with database.reading() as session:
        assert (await session.scalars(select(Note.id))).one() == 2**63 - 1


async def test_what_is_encrypted_is_not_readable_in_the_database(database: Database) -> None:
    await keep(database, Note(id=1, words="the pump station at Märket"), Note(id=2, words=None))
    async with database.reading() as session:
        stored = (await session.scalars(text("SELECT words FROM note ORDER BY id"))).all()
        kept = (await session.scalars(select(Note.words).order_by(Note.id))).all()
    assert kept == ["the pump station at Märket", None]
    assert "pump" not in stored[0]
    assert stored[1] is None


async def test_an_old_key_still_reads_and_the_newest_writes(database_url: str) -> None:
    old, new = new_key(), new_key()
    await with_keys(database_url, [old], Note(id=1, words="before"))
    assert await with_keys(database_url, [new, old], Note(id=2, words="after")) == ["before", "after"]
    with pytest.raises(WrongEncryptionKey):
        await with_keys(database_url, [new])
    with pytest.raises(WrongEncryptionKey):
        await with_keys(database_url, [old])


async def with_keys(url: str, keys: list[str], *notes: Note) -> list[str | None]:
    opened = Database.open(url, keys)
    try:
        await keep(opened, *notes)
        async with opened.reading() as session:
            return list(await session.scalars(select(Note.words).order_by(Note.id)))
    finally:
        await opened.close()
