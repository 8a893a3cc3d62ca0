"""A request with its invitations, loaded to be looked at or, locked, to be moved on."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import NotFound
from bot.matchmaking.consent import Consent, InvitationState, RequestState
from bot.matchmaking.models import MatchInvitation, MatchRequest
from bot.matchmaking.ranking import Wanted


@dataclass(frozen=True, slots=True)
class Case:
    """One request, and its invitations by the person who was invited."""

    request: MatchRequest
    invitations: dict[int, MatchInvitation]

    @property
    def consent(self) -> Consent:
        """Return who has said what."""
        said = {person: InvitationState(row.state) for person, row in self.invitations.items()}
        willing = [row for row in self.invitations.values() if row.state == InvitationState.ACCEPTED]
        in_turn = sorted(willing, key=lambda row: row.turn or 0)
        return Consent(RequestState(self.request.state), said, tuple(row.person_id for row in in_turn))

    @property
    def wanted(self) -> Wanted:
        """Return what is asked for."""
        return wanted_of(self.request)

    def invitation(self, invitation_id: int) -> MatchInvitation:
        """Return one of the invitations."""
        return next(row for row in self.invitations.values() if row.id == invitation_id)


def wanted_of(row: MatchRequest) -> Wanted:
    """Return what a row asks for."""
    return Wanted(row.title, row.text, tuple(row.domains), tuple(row.skills), tuple(row.product_types))


async def locked_case(session: AsyncSession, request_id: int) -> Case:
    """Return a case that nobody else moves on until the end of the transaction. Raises NotFound."""
    query = select(MatchRequest).where(MatchRequest.id == request_id).with_for_update()
    request = await session.scalar(query.execution_options(populate_existing=True))
    if request is None:
        raise NotFound("match-request-unknown")
    return (await _with_invitations(session, [request]))[0]


async def locked_case_of(session: AsyncSession, invitation_id: int) -> Case:
    """Return the case that an invitation belongs to, locked. Raises NotFound."""
    return await locked_case(session, await _request_id_of(session, invitation_id))


async def case_of(session: AsyncSession, invitation_id: int) -> Case:
    """Return the case that an invitation belongs to, to be looked at. Raises NotFound."""
    return (await cases(session, [await _request_id_of(session, invitation_id)]))[0]


async def cases(session: AsyncSession, request_ids: Iterable[int]) -> list[Case]:
    """Return those of these cases that there are, newest first, to be looked at."""
    query = select(MatchRequest).where(MatchRequest.id.in_(list(request_ids)))
    requests = await session.scalars(query.order_by(MatchRequest.id.desc()))
    return await _with_invitations(session, list(requests))


async def _with_invitations(session: AsyncSession, requests: list[MatchRequest]) -> list[Case]:
    found: dict[int, Case] = {request.id: Case(request, {}) for request in requests}
    rows = await session.scalars(
        select(MatchInvitation)
        .where(MatchInvitation.request_id.in_(list(found)))
        .order_by(MatchInvitation.id)
        .execution_options(populate_existing=True)
    )
    for row in rows:
        found[row.request_id].invitations[row.person_id] = row
    return list(found.values())


async def _request_id_of(session: AsyncSession, invitation_id: int) -> int:
    request_id = await session.scalar(
        select(MatchInvitation.request_id).where(MatchInvitation.id == invitation_id)
    )
    if request_id is None:
        raise NotFound("match-invitation-unknown")
    return request_id
