"""Members suggest guidelines to their server's moderators: not too often, and every one is answered."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.community.audit import note
from bot.community.people import person_of, user_of
from bot.community.statements import REASON, Limit, statement
from bot.database.engine import Database
from bot.errors import BadInput, Conflict, NotAllowed, NotFound
from bot.guidelines.own import cards, drafts, fates
from bot.guidelines.own.drafts import SUGGESTION
from bot.guidelines.own.models import GuidelineSuggestion
from bot.guidelines.own.records import Fate, Proposal, Suggested, Suggestion
from bot.guidelines.own.text import TITLE, faults_of_field

TEXT, SOURCE = Limit(2000, least=20), Limit(500, least=5)
WAIT = timedelta(minutes=10)  # between two suggestions of one person
MOST_OPEN = 3  # of one person in one server


def faults_of(proposal: Proposal) -> tuple[BadInput, ...]:
    """Return everything that is wrong with a suggestion, as sentences for its author."""
    said = {
        "title": (proposal.title, TITLE),
        "text": (proposal.text, TEXT),
        "source": (proposal.source, SOURCE),
    }
    return tuple(
        fault for field, (text, limit) in said.items() for fault in faults_of_field(field, text, limit)
    )


def refuse_too_many(newest: datetime | None, open_ones: int, now: datetime) -> None:
    """Raise Conflict unless somebody may suggest again."""
    if open_ones >= MOST_OPEN:
        raise Conflict("suggestion-too-many-open", most=MOST_OPEN)
    if newest is not None and now < newest + WAIT:
        minutes = -(-(newest + WAIT - now) // timedelta(minutes=1))
        raise Conflict("suggestion-too-soon", minutes=minutes)


class Suggestions:
    """What members suggest. `wake` rouses the deliverer."""

    def __init__(self, database: Database, clock: Clock, *, wake: Callable[[], None]) -> None:
        self._database = database
        self._clock = clock
        self._wake = wake

    async def text_to_edit(self, guild_id: int, user_id: int) -> Proposal:
        """Return what the form begins with: what was refused last. Raises Conflict, Unavailable."""
        async with self._database.reading() as session:
            await cards.moderation_channel(session, guild_id)
            person = await drafts.known_person(session, user_id)
            await _refuse_too_many(session, guild_id, person, self._clock.now())
            row = await drafts.find_draft(session, guild_id, person, SUGGESTION)
        return Proposal() if row is None else Proposal(row.title, row.text, row.gist, row.with_credit)

    async def suggest(
        self, guild_id: int, user_id: int, typed: Proposal, *, name: str, server: str
    ) -> Suggested:
        """Lay a suggestion before the moderators, or keep it with what is wrong with it.

        `name` is how its author is called. Raises Conflict, Unavailable where nobody could decide.
        """
        proposal = _trimmed(typed)
        faults, now = faults_of(proposal), self._clock.now()
        async with self._database.transaction() as session:
            person = await person_of(session, user_id)
            await _refuse_too_many(session, guild_id, person, now)
            draft = await drafts.keep_draft(session, guild_id, person, SUGGESTION, _values(proposal), now)
            if not faults:
                await drafts.drop_draft(session, draft)
                await _file(session, guild_id, person, proposal, name=name, server=server, now=now)
        self._wake()
        return Suggested(proposal, faults)

    async def suggestion(self, guild_id: int, suggestion_id: int) -> Suggestion:
        """Return a suggestion. Raises NotFound."""
        async with self._database.reading() as session:
            return await _told(session, await _find(session, guild_id, suggestion_id))

    async def undecided(self, guild_id: int, user_id: int, suggestion_id: int) -> Suggestion:
        """Return a suggestion that this moderator may decide. Raises NotFound, NotAllowed, Conflict."""
        suggestion = await self.suggestion(guild_id, suggestion_id)
        _refuse(suggestion, user_id)
        return suggestion

    async def decline(self, guild_id: int, user_id: int, suggestion_id: int, reason: str) -> Suggestion:
        """Decline a suggestion, with a reason for its author.

        Raises NotFound, NotAllowed for one's own, Conflict when it is decided already, BadInput.
        """
        told, now = statement(reason, REASON), self._clock.now()
        async with self._database.transaction() as session:
            row = await _find(session, guild_id, suggestion_id)
            _refuse(await _told(session, row), user_id)
            decider = await person_of(session, user_id)
            await fates.decline(session, row.id, told, decided_by=decider, now=now)
            declined = await _told(session, row)
        self._wake()
        return declined


def _trimmed(typed: Proposal) -> Proposal:
    title = " ".join(typed.title.split())
    return Proposal(title, typed.text.strip(), typed.source.strip(), typed.with_credit)


def _values(proposal: Proposal) -> dict[str, object]:
    return {
        "key": "",
        "base": 0,
        "suggestion_id": None,
        "title": proposal.title,
        "text": proposal.text,
        "gist": proposal.source,
        "what": "",
        "words": {},
        "with_credit": proposal.with_credit,
    }


async def _file(
    session: AsyncSession,
    guild_id: int,
    person: int,
    proposal: Proposal,
    *,
    name: str,
    server: str,
    now: datetime,
) -> None:
    row = GuidelineSuggestion(
        guild_id=guild_id,
        person_id=person,
        server=server[:100],
        title=proposal.title,
        text=proposal.text,
        source=proposal.source,
        credit=" ".join(name.split())[:100] if proposal.with_credit else None,
        state=Fate.OPEN,
        made_at=now,
    )
    session.add(row)
    await session.flush()
    await cards.ask_decision(session, guild_id, row.id, now=now)
    await note(session, guild_id, "suggestion-made", now=now, actor_id=person, suggestion=row.id)


async def _refuse_too_many(session: AsyncSession, guild_id: int, person: int, now: datetime) -> None:
    rows = await session.execute(
        select(GuidelineSuggestion.made_at, GuidelineSuggestion.state).where(
            GuidelineSuggestion.guild_id == guild_id, GuidelineSuggestion.person_id == person
        )
    )
    made = rows.all()
    still_open = sum(state in (Fate.OPEN, Fate.TAKEN) for _, state in made)
    refuse_too_many(max((at for at, _ in made), default=None), still_open, now)


async def _find(session: AsyncSession, guild_id: int, suggestion_id: int) -> GuidelineSuggestion:
    row = await session.get(GuidelineSuggestion, suggestion_id)
    if row is None or row.guild_id != guild_id:
        raise NotFound("suggestion-unknown")
    return row


async def _told(session: AsyncSession, row: GuidelineSuggestion) -> Suggestion:
    return Suggestion(
        id=row.id,
        guild_id=row.guild_id,
        server=row.server,
        proposal=Proposal(row.title, row.text, row.source, row.credit is not None),
        fate=Fate(row.state),
        author=await user_of(session, row.person_id),
        credit=row.credit,
        made_at=row.made_at,
        decider=None if row.decided_by is None else await user_of(session, row.decided_by),
        reason=row.reason,
    )


def _refuse(suggestion: Suggestion, user_id: int) -> None:
    if suggestion.author == user_id:
        raise NotAllowed("suggestion-own")
    if suggestion.fate is not Fate.OPEN:
        raise Conflict("suggestion-decided-already")
