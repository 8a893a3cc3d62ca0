"""The one place where two people are named to each other: a private thread that both are in."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.people import user_of
from bot.delivery import outbox
from bot.matchmaking import saying
from bot.matchmaking.case import Case
from bot.matchmaking.models import MatchInvitation
from bot.sentences import Sentences


async def plan_introduction(
    session: AsyncSession, case: Case, row: MatchInvitation, sentences: Sentences, now: datetime
) -> None:
    """Plan the private thread for both, once for each time the requester said yes."""
    request = case.request
    both = [await user_of(session, person) for person in (request.person_id, row.person_id)]
    arguments = {
        "invitation": row.id,
        "people": [user_id for user_id in both if user_id is not None],
        "name": sentences.say("match-thread-name", number=request.id),
    }
    said = saying.Said(saying.INTRODUCTION, row.id, row.proposals)
    words = outbox.Words(saying.INTRODUCTION_CARD, arguments)
    await saying.say_in_thread(session, request.guild_id, said, words, now)
