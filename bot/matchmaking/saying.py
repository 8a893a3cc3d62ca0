"""What the outbox says of matchmaking: subjects, cards, and to whom. Arguments hold keys, never names."""

import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community import reach
from bot.community.models import GuildChannel
from bot.community.notices import tell_moderators
from bot.community.settings import Purpose
from bot.delivery import outbox
from bot.matchmaking.models import MatchInvitation, MatchRequest

INVITATION_CARD = "match-invitation"
PROPOSAL_CARD = "match-proposal"
NEWS_CARD = "match-news"
INTRODUCTION_CARD = "match-introduction"
NOTICE_CARD = "match-notice"

# The beginnings of subjects; a number or two follow.
INVITATION = "match-invitation"
PROPOSAL = "match-proposal"
NOBODY = "match-nobody"  # is left to be asked
EXPIRED = "match-expired"
INTRODUCTION = "match-thread"

_SUBJECT = re.compile(r"(?P<about>match-[a-z-]+):(?P<key>\d+):(?P<number>\d+)")


@dataclass(frozen=True, slots=True)
class Said:
    """What a delivery says, of which row, and for which time."""

    about: str
    key: int
    number: int

    @property
    def subject(self) -> str:
        """Return the subject of the delivery."""
        return f"{self.about}:{self.key}:{self.number}"

    @classmethod
    def read(cls, subject: str) -> "Said | None":
        """Return what a subject means; None for all that is not ours, and for edits."""
        found = _SUBJECT.fullmatch(subject)
        return None if found is None else cls(found["about"], int(found["key"]), int(found["number"]))

    def words(self) -> outbox.Words:
        """Return the card that says it to a requester."""
        if self.about == PROPOSAL:
            return outbox.Words(PROPOSAL_CARD, {"invitation": self.key})
        return outbox.Words(NEWS_CARD, {"request": self.key, "news": self.about})


async def say_invitation(
    session: AsyncSession, request: MatchRequest, row: MatchInvitation, now: datetime
) -> None:
    """Ask the invited person, in private."""
    words = outbox.Words(INVITATION_CARD, {"invitation": row.id})
    subject = Said(INVITATION, row.id, 0).subject
    await reach.tell(session, request.guild_id, row.person_id, subject, words, now=now)


async def redraw_invitation(session: AsyncSession, row: MatchInvitation, version: str, now: datetime) -> None:
    """Show the invited person how things stand now."""
    await outbox.edit(session, Said(INVITATION, row.id, 0).subject, version, now=now)


async def say_to_requester(session: AsyncSession, request: MatchRequest, said: Said, now: datetime) -> None:
    """Tell the requester of a proposal or of news, in private."""
    await reach.tell(session, request.guild_id, request.person_id, said.subject, said.words(), now=now)


async def redraw_proposal(session: AsyncSession, row: MatchInvitation, version: str, now: datetime) -> None:
    """Show the requester how things stand with this person, wherever they were told."""
    await outbox.edit(session, Said(PROPOSAL, row.id, row.proposals).subject, version, now=now)


async def introductions_channel(session: AsyncSession, guild_id: int) -> int | None:
    """Return the channel below which people are introduced."""
    return await session.scalar(
        select(GuildChannel.channel_id).where(
            GuildChannel.guild_id == guild_id, GuildChannel.purpose == Purpose.INTRODUCTIONS
        )
    )


async def say_in_thread(
    session: AsyncSession, guild_id: int, said: Said, words: outbox.Words, now: datetime
) -> bool:
    """Open a private thread below the introductions channel; False where no such channel is set.

    Each has a lane of its own: one that cannot be opened holds up no other.
    """
    channel_id = await introductions_channel(session, guild_id)
    if channel_id is None:
        return False
    place = outbox.Place(guild_id, said.subject[-40:], channel_id=channel_id)
    await outbox.open_thread(session, said.subject, place, words, now=now)
    return True


async def notify_moderators(session: AsyncSession, guild_id: int, notice: str, now: datetime) -> None:
    """Tell moderators once a day what keeps people from being introduced; it names nobody."""
    await tell_moderators(
        session,
        guild_id,
        subject=f"{notice}:{guild_id}:{now.date()}",
        card=NOTICE_CARD,
        arguments={"notice": notice, "guild": guild_id},
        now=now,
    )
