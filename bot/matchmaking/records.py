"""What matchmaking answers with: frozen values. None but Introduced tells who anybody is."""

from dataclasses import dataclass
from datetime import datetime

from bot.community.people import Member, Persona
from bot.matchmaking.anonymity import GiveAway
from bot.matchmaking.case import Case
from bot.matchmaking.consent import RequestState, Stage
from bot.matchmaking.kinds import Kind
from bot.matchmaking.models import MatchInvitation
from bot.matchmaking.ranking import Wanted


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed into the form."""

    kind: Kind
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A draft that tells who wrote it, and where it does; it is kept for its author."""

    draft: Draft
    in_title: tuple[GiveAway, ...]
    in_text: tuple[GiveAway, ...]


@dataclass(frozen=True, slots=True)
class RequestRecord:
    """A request as its author sees it. `proposed` is the invitation that waits for their decision."""

    id: int
    guild_id: int
    kind: Kind
    wanted: Wanted
    state: RequestState
    proposed: int | None
    unanswered: int
    created_at: datetime
    expires_at: datetime

    @classmethod
    def of(cls, case: Case) -> "RequestRecord":
        """Return what the author may know."""
        row, consent = case.request, case.consent
        proposed = consent.proposed
        return cls(
            id=row.id,
            guild_id=row.guild_id,
            kind=Kind(row.kind),
            wanted=case.wanted,
            state=consent.state,
            proposed=None if proposed is None else case.invitations[proposed].id,
            unanswered=len(consent.unanswered),
            created_at=row.created_at,
            expires_at=row.expires_at,
        )


@dataclass(frozen=True, slots=True)
class InvitationRecord:
    """A request as an invited person sees it. `is_first`: nobody was willing before them."""

    id: int
    guild_id: int
    server: str
    kind: Kind
    wanted: Wanted
    matches: tuple[str, ...]
    stage: Stage
    is_first: bool
    expires_at: datetime

    @classmethod
    def of(cls, case: Case, row: MatchInvitation) -> "InvitationRecord":
        """Return what the invited person may know."""
        consent = case.consent
        return cls(
            id=row.id,
            guild_id=case.request.guild_id,
            server=case.request.server,
            kind=Kind(case.request.kind),
            wanted=case.wanted,
            matches=tuple(row.matches),
            stage=consent.stage(row.person_id),
            is_first=consent.willing[:1] == (row.person_id,),
            expires_at=row.expires_at,
        )


@dataclass(frozen=True, slots=True)
class ProposalRecord:
    """Somebody who is willing, as the author of the request sees them."""

    invitation_id: int
    request: RequestRecord
    server: str
    personas: frozenset[Persona]
    domains: tuple[str, ...]
    skills: tuple[str, ...]
    product_types: tuple[str, ...]
    stage: Stage
    is_again: bool  # an introduction could not be made
    expires_at: datetime

    @classmethod
    def of(cls, case: Case, row: MatchInvitation, helper: Member | None) -> "ProposalRecord":
        """Return what the author may know; nothing but the stage of somebody who is gone."""
        return cls(
            invitation_id=row.id,
            request=RequestRecord.of(case),
            server=case.request.server,
            personas=frozenset() if helper is None else helper.personas,
            domains=() if helper is None else helper.domains,
            skills=() if helper is None else helper.skills,
            product_types=() if helper is None else helper.product_types,
            stage=case.consent.stage(row.person_id),
            is_again=row.proposals > 1,
            expires_at=row.expires_at,
        )

    @property
    def is_waiting(self) -> bool:
        """Tell whether the author has to decide on this person now."""
        return self.request.proposed == self.invitation_id


@dataclass(frozen=True, slots=True)
class Asked:
    """A request went out to this many people."""

    request: RequestRecord
    invited: int


@dataclass(frozen=True, slots=True)
class Introduced:
    """Both sides of an introduction, by Discord id: for the private thread that they share, nothing else."""

    guild_id: int
    kind: Kind
    wanted: Wanted
    requester: int
    helper: int


@dataclass(frozen=True, slots=True)
class Mine:
    """What concerns one member: their requests, newest first, and the invitations they may answer."""

    requests: tuple[RequestRecord, ...]
    invitations: tuple[InvitationRecord, ...]
