"""Who has said yes to whom: the one state machine of a request and its invitations. Pure.

Every move returns the new state or raises Conflict with the sentence for whoever pressed the button. Nobody
is introduced unless the invited person accepted and the requester then agreed to that very person.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.errors import Conflict


class RequestState(StrEnum):
    """Where a request stands."""

    OPEN = "open"  # people are asked, nobody has accepted
    PROPOSED = "proposed"  # somebody accepted, the requester decides
    INTRODUCED = "introduced"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class InvitationState(StrEnum):
    """Where an invitation stands."""

    SENT = "sent"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"  # the requester withdrew the request, or chose somebody else
    EXPIRED = "expired"
    UNREACHABLE = "unreachable"


class Stage(StrEnum):
    """What an invitation means to the person who was invited."""

    ASKED = "asked"
    WILLING = "willing"
    INTRODUCED = "introduced"
    DECLINED = "declined"
    OVER = "over"


ALIVE = frozenset({RequestState.OPEN, RequestState.PROPOSED})
LIVE = frozenset({InvitationState.SENT, InvitationState.ACCEPTED})


@dataclass(frozen=True, slots=True)
class Consent:
    """One request: the state of each invited person's invitation. `willing` said yes, first come first."""

    state: RequestState = RequestState.OPEN
    invitations: Mapping[int, InvitationState] = field(default_factory=dict[int, InvitationState])
    willing: tuple[int, ...] = ()

    @property
    def is_alive(self) -> bool:
        """Tell whether the request can still lead to an introduction."""
        return self.state in ALIVE

    @property
    def proposed(self) -> int | None:
        """Return the person on whom the requester has to decide."""
        return self.willing[0] if self.state is RequestState.PROPOSED else None

    @property
    def unanswered(self) -> tuple[int, ...]:
        """Return the people who have not answered yet."""
        return tuple(person for person, state in self.invitations.items() if state is InvitationState.SENT)

    def stage(self, person: int) -> Stage:
        """Return what the invitation means to this person now."""
        state = self.invitations[person]
        if state is InvitationState.DECLINED:
            return Stage.DECLINED
        if self.state is RequestState.INTRODUCED and person in self.willing:
            return Stage.INTRODUCED
        if not self.is_live(person):
            return Stage.OVER
        return Stage.ASKED if state is InvitationState.SENT else Stage.WILLING

    def is_live(self, person: int) -> bool:
        """Tell whether an invitation is still of use."""
        return self.is_alive and self.invitations[person] in LIVE

    def invite(self, person: int) -> "Consent":
        """Ask one more person."""
        self._refuse_unless_alive()
        if person in self.invitations:
            raise Conflict("match-invited-already")
        return replace(self, invitations={**self.invitations, person: InvitationState.SENT})

    def accept(self, person: int) -> "Consent":
        """Say yes as the invited person; whoever is first is proposed."""
        self._refuse_unless_live(person)
        if self.invitations[person] is InvitationState.ACCEPTED:
            raise Conflict("match-accepted-already")
        changed = {**self.invitations, person: InvitationState.ACCEPTED}
        return Consent(RequestState.PROPOSED, changed, (*self.willing, person))

    def decline(self, person: int) -> "Consent":
        """Say no as the invited person, also after a yes."""
        if self.invitations[person] is InvitationState.DECLINED:
            raise Conflict("match-declined-already")
        return self._close(person, InvitationState.DECLINED)

    def lapse(self, person: int) -> "Consent":
        """End an invitation that nobody answered in time, or a proposal that nobody decided on."""
        return self._close(person, InvitationState.EXPIRED)

    def lose(self, person: int) -> "Consent":
        """End an invitation that did not reach its person, or whose person is not here any more."""
        return self._close(person, InvitationState.UNREACHABLE)

    def pass_over(self, person: int) -> "Consent":
        """Say no as the requester, to the person who is proposed."""
        self._refuse_unless_proposed(person)
        return self._close(person, InvitationState.WITHDRAWN)

    def introduce(self, person: int) -> "Consent":
        """Say yes as the requester; all others are no longer needed."""
        self._refuse_unless_proposed(person)
        others = self._ended(InvitationState.WITHDRAWN, keep=person)
        return Consent(RequestState.INTRODUCED, others, (person,))

    def reopen(self) -> "Consent":
        """Take an introduction back that could not be made: the requester is asked again."""
        if self.state is not RequestState.INTRODUCED:
            raise Conflict("match-no-longer-open")
        return replace(self, state=RequestState.PROPOSED)

    def withdraw(self) -> "Consent":
        """Take the request back as the requester."""
        self._refuse_unless_alive()
        return Consent(RequestState.WITHDRAWN, self._ended(InvitationState.WITHDRAWN))

    def expire(self) -> "Consent":
        """End the request after its last day."""
        self._refuse_unless_alive()
        return Consent(RequestState.EXPIRED, self._ended(InvitationState.EXPIRED))

    def _close(self, person: int, end: InvitationState) -> "Consent":
        self._refuse_unless_live(person)
        willing = tuple(one for one in self.willing if one != person)
        state = RequestState.PROPOSED if willing else RequestState.OPEN
        return Consent(state, {**self.invitations, person: end}, willing)

    def _ended(self, end: InvitationState, *, keep: int | None = None) -> dict[int, InvitationState]:
        return {
            person: end if state in LIVE and person != keep else state
            for person, state in self.invitations.items()
        }

    def _refuse_unless_alive(self) -> None:
        if not self.is_alive:
            raise Conflict("match-no-longer-open")

    def _refuse_unless_live(self, person: int) -> None:
        if not self.is_live(person):
            raise Conflict("match-no-longer-open")

    def _refuse_unless_proposed(self, person: int) -> None:
        if self.state is RequestState.INTRODUCED and person in self.willing:
            raise Conflict("match-introduced-already")
        if self.proposed != person:
            raise Conflict("match-not-proposed")
