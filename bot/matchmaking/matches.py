"""Looking at requests, invitations and drafts: each person sees what is theirs to see."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.models import Person
from bot.community.people import user_of
from bot.database.engine import Database
from bot.errors import NotFound
from bot.matchmaking import asking, saying
from bot.matchmaking.case import case_of, cases
from bot.matchmaking.consent import Stage
from bot.matchmaking.drafts import find_draft
from bot.matchmaking.inviting import helper_here, member_here
from bot.matchmaking.kinds import FOR_AN_ADVISORY, Kind, may_ask
from bot.matchmaking.models import MatchInvitation, MatchRequest
from bot.matchmaking.records import Draft, Introduced, InvitationRecord, Mine, ProposalRecord, RequestRecord

MOST_LOOKED_AT = 20  # of one member's newest requests, and of their newest invitations


class Matches:
    """The look-ups of matchmaking; none of them changes anything."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def check_may_ask(self, guild_id: int, user_id: int, kind: Kind) -> Draft | None:
        """Return what this member typed last for this kind, if it was held back.

        Raises NotAllowed, Conflict for one who has enough requests open.
        """
        async with self._database.reading() as session:
            person_id = await _known(session, user_id)
            await asking.refuse_unless_asker(session, guild_id, person_id, kind)
            await asking.refuse_too_many(session, guild_id, person_id)
            draft = await find_draft(session, guild_id, person_id)
        return draft if draft is not None and draft.kind is kind else None

    async def kind_for_advisory(self, guild_id: int, user_id: int) -> Kind:
        """Return what this member would ask for about an advisory. Raises NotAllowed, Conflict."""
        async with self._database.reading() as session:
            person_id = await _known(session, user_id)
            member = await member_here(session, guild_id, person_id)
            kind = next((one for one in FOR_AN_ADVISORY if may_ask(one, member)), FOR_AN_ADVISORY[0])
            await asking.refuse_unless_asker(session, guild_id, person_id, kind)
            await asking.refuse_too_many(session, guild_id, person_id)
        return kind

    async def draft(self, guild_id: int, user_id: int) -> Draft:
        """Return what this member typed last. Raises NotFound once it was sent or forgotten."""
        async with self._database.reading() as session:
            draft = await find_draft(session, guild_id, await _known(session, user_id))
        if draft is None:
            raise NotFound("match-draft-unknown")
        return draft

    async def request(self, request_id: int) -> RequestRecord:
        """Return a request, for its author. Raises NotFound."""
        async with self._database.reading() as session:
            found = await cases(session, [request_id])
        if not found:
            raise NotFound("match-request-unknown")
        return RequestRecord.of(found[0])

    async def invitation(self, invitation_id: int) -> InvitationRecord:
        """Return an invitation, for the invited person. Raises NotFound."""
        async with self._database.reading() as session:
            case = await case_of(session, invitation_id)
        return InvitationRecord.of(case, case.invitation(invitation_id))

    async def proposal(self, invitation_id: int) -> ProposalRecord:
        """Return somebody who is willing, for the author of the request. Raises NotFound."""
        async with self._database.reading() as session:
            case = await case_of(session, invitation_id)
            row = case.invitation(invitation_id)
            return ProposalRecord.of(case, row, await helper_here(session, case, row.person_id))

    async def introduction(self, invitation_id: int) -> Introduced:
        """Return both sides, for the thread they share. Raises NotFound before both have said yes."""
        async with self._database.reading() as session:
            case = await case_of(session, invitation_id)
            row = case.invitation(invitation_id)
            requester = await user_of(session, case.request.person_id)
            helper = await user_of(session, row.person_id)
        if case.consent.stage(row.person_id) is not Stage.INTRODUCED or requester is None or helper is None:
            raise NotFound("match-invitation-unknown")
        return Introduced(case.request.guild_id, Kind(case.request.kind), case.wanted, requester, helper)

    async def introductions_channel(self, guild_id: int) -> int | None:
        """Return the channel below which people are introduced, None where none is set."""
        async with self._database.reading() as session:
            return await saying.introductions_channel(session, guild_id)

    async def mine(self, guild_id: int, user_id: int) -> Mine:
        """Return what concerns one member in a server."""
        async with self._database.reading() as session:
            person_id = await _known(session, user_id)
            asked = await cases(session, await _request_ids(session, guild_id, person_id))
            invited = await cases(session, await _invited_to(session, guild_id, person_id))
        invitations = (InvitationRecord.of(case, case.invitations[person_id]) for case in invited)
        answerable = (one for one in invitations if one.stage in {Stage.ASKED, Stage.WILLING})
        return Mine(tuple(RequestRecord.of(case) for case in asked), tuple(answerable))


async def _known(session: AsyncSession, user_id: int) -> int:
    """Return the key of a person, 0 (nobody's) for somebody who was never seen."""
    return await session.scalar(select(Person.id).where(Person.user_id == user_id)) or 0


async def _request_ids(session: AsyncSession, guild_id: int, person_id: int) -> list[int]:
    found = await session.scalars(
        select(MatchRequest.id)
        .where(MatchRequest.guild_id == guild_id, MatchRequest.person_id == person_id)
        .order_by(MatchRequest.id.desc())
        .limit(MOST_LOOKED_AT)
    )
    return list(found)


async def _invited_to(session: AsyncSession, guild_id: int, person_id: int) -> list[int]:
    found = await session.scalars(
        select(MatchInvitation.request_id)
        .join(MatchRequest, MatchRequest.id == MatchInvitation.request_id)
        .where(MatchRequest.guild_id == guild_id, MatchInvitation.person_id == person_id)
        .order_by(MatchInvitation.id.desc())
        .limit(MOST_LOOKED_AT)
    )
    return list(found)
