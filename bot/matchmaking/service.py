"""The verbs of matchmaking. Each is one transaction; each returns what that person may know."""

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.community.audit import note
from bot.community.people import person_of, user_of
from bot.database.engine import Database
from bot.errors import NotAllowed, NotFound, Unavailable
from bot.matchmaking import asking, saying
from bot.matchmaking.anonymity import Author
from bot.matchmaking.case import Case, locked_case, locked_case_of
from bot.matchmaking.consent import Consent
from bot.matchmaking.drafts import drop_draft, keep_draft
from bot.matchmaking.introducing import plan_introduction
from bot.matchmaking.inviting import helper_here, invite_next, invite_next_or_tell
from bot.matchmaking.kinds import Kind
from bot.matchmaking.models import MatchInvitation
from bot.matchmaking.records import Asked, Draft, HeldBack, InvitationRecord, RequestRecord
from bot.matchmaking.settling import settle
from bot.matchmaking.words import common_words
from bot.sentences import Sentences
from bot.taxonomy import Taxonomy


class Matchmaking:
    """What members do: ask, answer, agree, take back. `wake` rouses the deliverer."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        taxonomy: Taxonomy,
        sentences: Sentences,
        *,
        wake: Callable[[], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._taxonomy = taxonomy
        self._sentences = sentences
        self._common = common_words(taxonomy)
        self._wake = wake

    async def ask(self, guild_id: int, author: Author, server: str, draft: Draft) -> Asked | HeldBack:
        """Send a request out, unless it tells who wrote it: then it is kept as a draft.

        `author` needs no organisations: those are known. Raises NotAllowed, Conflict, BadInput.
        """
        draft = asking.cleaned(draft, self._taxonomy)
        async with self._moving() as session:
            person_id, now = await person_of(session, author.user_id), self._clock.now()
            await asking.refuse_unless_asker(session, guild_id, person_id, draft.kind)
            await asking.refuse_too_many(session, guild_id, person_id)
            held_back = await asking.held_back(session, guild_id, person_id, author, draft, self._common)
            if held_back is not None:
                await keep_draft(session, guild_id, person_id, draft, now)
                return held_back
            await drop_draft(session, guild_id, person_id)
            case = await asking.write_request(session, guild_id, server, person_id, draft, now)
            await self._note(session, case, "match-requested", person_id)
            invited = await invite_next(session, case, now)
            return Asked(RequestRecord.of(case), invited)

    async def accept(self, invitation_id: int, user_id: int) -> InvitationRecord:
        """Say yes to an invitation. Raises NotFound for somebody else's, Conflict, NotAllowed."""
        async with self._moving() as session:
            case, row = await _invited(session, invitation_id, user_id)
            after = case.consent.accept(row.person_id)
            if await helper_here(session, case, row.person_id) is None:
                raise NotAllowed("match-helper-no-longer")
            await settle(session, case, after, self._clock.now())
            await self._note(session, case, "match-accepted", row.person_id, row)
            return InvitationRecord.of(case, row)

    async def decline(self, invitation_id: int, user_id: int) -> InvitationRecord:
        """Say no to an invitation, also after a yes. Raises NotFound, Conflict."""
        async with self._moving() as session:
            case, row = await _invited(session, invitation_id, user_id)
            await self._settle_and_go_on(session, case, case.consent.decline(row.person_id))
            await self._note(session, case, "match-declined", row.person_id, row)
            return InvitationRecord.of(case, row)

    async def pass_over(self, invitation_id: int, user_id: int) -> RequestRecord:
        """Say no as the requester to somebody who is willing. Raises NotFound, Conflict."""
        async with self._moving() as session:
            case, row = await _authored(session, invitation_id, user_id)
            await self._settle_and_go_on(session, case, case.consent.pass_over(row.person_id))
            await self._note(session, case, "match-passed-over", case.request.person_id, row)
            return RequestRecord.of(case)

    async def introduce(self, invitation_id: int, user_id: int) -> RequestRecord:
        """Say yes as the requester to somebody who is willing: a private thread will open with both.

        The state stays as it was where the person is not here any more and others are asked instead. Raises
        NotFound, Conflict, NotAllowed, and Unavailable while no introductions channel is set.
        """
        async with self._moving() as session:
            case, row = await _authored(session, invitation_id, user_id)
            guild_id, now = case.request.guild_id, self._clock.now()
            after = case.consent.introduce(row.person_id)
            has_place = await saying.introductions_channel(session, guild_id) is not None
            if not has_place:
                await saying.notify_moderators(session, guild_id, "match-notice-no-channel", now)
            elif await helper_here(session, case, row.person_id) is None:
                await self._settle_and_go_on(session, case, case.consent.lose(row.person_id))
            else:
                kind, requester = Kind(case.request.kind), case.request.person_id
                await asking.refuse_unless_asker(session, guild_id, requester, kind)
                await settle(session, case, after, now)
                await plan_introduction(session, case, row, self._sentences, now)
                await self._note(session, case, "match-introduced", requester, row)
        if not has_place:
            raise Unavailable("match-no-channel")
        return RequestRecord.of(case)

    async def withdraw(self, request_id: int, user_id: int) -> RequestRecord:
        """Take a request back. Raises NotFound for somebody else's, Conflict."""
        async with self._moving() as session:
            case = await locked_case(session, request_id)
            await _refuse_unless_author(session, case, user_id)
            await settle(session, case, case.consent.withdraw(), self._clock.now())
            await self._note(session, case, "match-withdrawn", case.request.person_id)
            return RequestRecord.of(case)

    @asynccontextmanager
    async def _moving(self) -> AsyncGenerator[AsyncSession]:
        """Yield the one transaction of a verb; what it planned is said afterwards."""
        async with self._database.transaction() as session:
            yield session
        self._wake()

    async def _settle_and_go_on(self, session: AsyncSession, case: Case, after: Consent) -> None:
        now = self._clock.now()
        await settle(session, case, after, now)
        await invite_next_or_tell(session, case, now)

    async def _note(
        self,
        session: AsyncSession,
        case: Case,
        action: str,
        actor_id: int,
        row: MatchInvitation | None = None,
    ) -> None:
        await note(
            session,
            case.request.guild_id,
            action,
            now=self._clock.now(),
            actor_id=actor_id,
            request=case.request.id,
            invitation=None if row is None else row.id,
        )


async def _invited(session: AsyncSession, invitation_id: int, user_id: int) -> tuple[Case, MatchInvitation]:
    """Return a locked case with this person's own invitation. Raises NotFound for anybody else."""
    case = await locked_case_of(session, invitation_id)
    row = case.invitation(invitation_id)
    if await user_of(session, row.person_id) != user_id:
        raise NotFound("match-invitation-unknown")
    return case, row


async def _authored(session: AsyncSession, invitation_id: int, user_id: int) -> tuple[Case, MatchInvitation]:
    """Return an author's own case, locked, with one of its invitations. Raises NotFound for others."""
    case = await locked_case_of(session, invitation_id)
    await _refuse_unless_author(session, case, user_id)
    return case, case.invitation(invitation_id)


async def _refuse_unless_author(session: AsyncSession, case: Case, user_id: int) -> None:
    if await user_of(session, case.request.person_id) != user_id:
        raise NotFound("match-request-unknown")
