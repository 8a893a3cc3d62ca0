"""What is said about a server's own guidelines: cards for moderators, announcements, answers."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.models import GuildChannel
from bot.community.settings import Purpose
from bot.delivery import outbox
from bot.errors import Unavailable
from bot.guidelines.own.models import GuidelineSuggestion, OwnGuideline, OwnVersion
from bot.guidelines.own.records import Fate, State

CONSENT_CARD = "guideline-consent"
SUGGESTION_CARD = "guideline-suggestion"
ANNOUNCEMENT_CARD = "guideline-announced"
ANSWER_CARD = "guideline-suggestion-answer"


async def ask_consent(session: AsyncSession, guild_id: int, version_id: int, *, now: datetime) -> None:
    """Lay a version before the moderators. Raises Unavailable where they have no channel."""
    channel_id = await moderation_channel(session, guild_id)
    await _lay_out(session, guild_id, channel_id, CONSENT_CARD, version_id, now=now)


async def ask_decision(session: AsyncSession, guild_id: int, suggestion_id: int, *, now: datetime) -> None:
    """Lay a suggestion before the moderators. Raises Unavailable where they have no channel."""
    channel_id = await moderation_channel(session, guild_id)
    await _lay_out(session, guild_id, channel_id, SUGGESTION_CARD, suggestion_id, now=now)


async def lay_out_open(session: AsyncSession, guild_id: int, channel_id: int, *, now: datetime) -> None:
    """Lay what waits in another channel too: the moderators moved, and the one before may be gone."""
    waiting: Mapping[str, object] = {
        CONSENT_CARD: select(OwnVersion.id)
        .join(OwnGuideline, OwnGuideline.id == OwnVersion.guideline_id)
        .where(OwnGuideline.guild_id == guild_id, OwnVersion.state == State.WAITING)
        .order_by(OwnVersion.id),
        SUGGESTION_CARD: select(GuidelineSuggestion.id)
        .where(GuidelineSuggestion.guild_id == guild_id, GuidelineSuggestion.state == Fate.OPEN)
        .order_by(GuidelineSuggestion.id),
    }
    for card, query in waiting.items():
        for number in (await session.scalars(query)).all():
            await _lay_out(session, guild_id, channel_id, card, number, now=now)


async def draw_again(session: AsyncSession, card: str, number: int, version: str, *, now: datetime) -> None:
    """Show on every card of a thing what became of it; once for each `version`."""
    for subject in await outbox.subjects(session, prefix=f"{card}:{number}:"):
        await outbox.edit(session, subject, version, now=now)


async def announce(session: AsyncSession, head: OwnGuideline, *, now: datetime) -> bool:
    """Tell everybody of a guideline that came of a suggestion; False where there is no channel for it."""
    channel_id = await _channel(session, head.guild_id, Purpose.ANNOUNCEMENTS)
    if channel_id is None:
        return False
    place = outbox.Place.channel(head.guild_id, channel_id)
    words = outbox.Words(ANNOUNCEMENT_CARD, {"guild": head.guild_id, "key": head.key})
    return await outbox.post(session, _announcement(head), place, words, now=now)


async def withdraw(session: AsyncSession, head: OwnGuideline, *, now: datetime) -> None:
    """Show on the announcement that the guideline was retired, if there is one."""
    await outbox.edit(session, _announcement(head), "retired", now=now)


def _announcement(head: OwnGuideline) -> str:
    """Return the outbox subject of a guideline's announcement."""
    return f"{ANNOUNCEMENT_CARD}:{head.key}"


async def _lay_out(
    session: AsyncSession, guild_id: int, channel_id: int, card: str, number: int, *, now: datetime
) -> None:
    place = outbox.Place.channel(guild_id, channel_id)
    words = outbox.Words(card, {"guild": guild_id, "id": number})
    await outbox.post(session, f"{card}:{number}:{channel_id}", place, words, now=now)


async def moderation_channel(session: AsyncSession, guild_id: int) -> int:
    """Return where moderators decide. Raises Unavailable where no such channel is set."""
    channel_id = await _channel(session, guild_id, Purpose.MODERATION)
    if channel_id is None:
        raise Unavailable("library-without-moderators")
    return channel_id


async def _channel(session: AsyncSession, guild_id: int, purpose: Purpose) -> int | None:
    return await session.scalar(
        select(GuildChannel.channel_id).where(
            GuildChannel.guild_id == guild_id, GuildChannel.purpose == purpose
        )
    )
