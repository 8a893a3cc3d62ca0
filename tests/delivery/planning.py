"""Small helpers to plan deliveries and look at their rows."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from bot.database.engine import Database
from bot.delivery import outbox
from bot.delivery.budget import Budget
from bot.delivery.ledger import Ledger
from bot.delivery.models import Delivery
from bot.delivery.parcel import Failed, Parcel, Sent
from bot.delivery.settlement import settle

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
GUILD, CHANNEL, OTHER_CHANNEL = 1, 10, 11
LEDGER = Ledger(Budget(30, timedelta(seconds=600)), {"advisory": "advisory-digest"})


async def plan_post(
    database: Database, subject: str, channel_id: int = CHANNEL, card: str = "advisory"
) -> bool:
    words = outbox.Words(card, {"advisory": subject})
    async with database.transaction() as session:
        return await outbox.post(session, subject, outbox.Place.channel(GUILD, channel_id), words, now=NOW)


async def take(database: Database, ledger: Ledger = LEDGER, now: datetime = NOW) -> list[Parcel]:
    async with database.transaction() as session:
        return await ledger.take(session, limit=8, now=now)


async def end(database: Database, parcel: Parcel, answer: Sent | Failed, now: datetime = NOW) -> object:
    settlement = settle(parcel.action, answer, parcel.attempts, now)
    async with database.transaction() as session:
        return await LEDGER.record(session, parcel, settlement, now=now)


async def rows(database: Database) -> list[Delivery]:
    async with database.reading() as session:
        return list(await session.scalars(select(Delivery).order_by(Delivery.position)))
