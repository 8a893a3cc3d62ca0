"""The cards of applications in the moderation channel, one for each channel that ever had that purpose."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.models import Application
from bot.community.panel import Outcome
from bot.delivery import outbox

CARD = "application"


async def lay_out(
    session: AsyncSession, guild_id: int, application_id: int, channel_id: int, *, now: datetime
) -> None:
    """Plan the card of an application in a channel, unless it stands there."""
    place = outbox.Place.channel(guild_id, channel_id)
    words = outbox.Words(CARD, {"application": application_id, "guild": guild_id})
    await outbox.post(session, f"{_subjects(application_id)}{channel_id}", place, words, now=now)


async def lay_out_open(session: AsyncSession, guild_id: int, channel_id: int, *, now: datetime) -> None:
    """Plan the cards of all that is still to be decided: the channel before this one may be gone."""
    waiting = await session.scalars(
        select(Application.id)
        .where(Application.guild_id == guild_id, Application.state == Outcome.OPEN)
        .order_by(Application.id)
    )
    for application_id in waiting.all():
        await lay_out(session, guild_id, application_id, channel_id, now=now)


async def draw_again(session: AsyncSession, application_id: int, version: str, *, now: datetime) -> None:
    """Plan to show how things stand on every card of an application, once for each `version`."""
    for subject in await outbox.subjects(session, prefix=_subjects(application_id)):
        await outbox.edit(session, subject, version, now=now)


async def say_below(
    session: AsyncSession, application_id: int, version: str, words: outbox.Words, *, now: datetime
) -> None:
    """Plan a remark below the newest card of an application, once for each `version`."""
    cards = await outbox.subjects(session, prefix=_subjects(application_id))
    if cards:
        await outbox.reply(session, cards[-1], version, words, now=now)


def _subjects(application_id: int) -> str:
    return f"application:{application_id}:"
