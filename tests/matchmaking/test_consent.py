"""The state machine of consent: nobody is introduced who has not been said yes to, by both."""

from collections.abc import Callable

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.errors import Conflict
from bot.matchmaking.consent import ALIVE, LIVE, Consent, InvitationState, RequestState, Stage

PEOPLE = st.integers(1, 4)
ANN, BEN, CYD = 1, 2, 3


def asked(*people: int) -> Consent:
    consent = Consent()
    for person in people:
        consent = consent.invite(person)
    return consent


def test_a_yes_is_proposed_and_a_second_yes_waits_its_turn() -> None:
    consent = asked(ANN, BEN).accept(BEN).accept(ANN)
    assert (consent.state, consent.proposed, consent.willing) == (RequestState.PROPOSED, BEN, (BEN, ANN))
    assert consent.pass_over(BEN).proposed == ANN


def test_an_introduction_ends_all_other_invitations() -> None:
    consent = asked(ANN, BEN, CYD).accept(ANN).accept(BEN).introduce(ANN)
    assert consent.state is RequestState.INTRODUCED
    assert [consent.stage(one) for one in (ANN, BEN, CYD)] == [Stage.INTRODUCED, Stage.OVER, Stage.OVER]


def test_an_introduction_that_could_not_be_made_is_asked_about_again() -> None:
    consent = asked(ANN, BEN).accept(ANN).introduce(ANN).reopen()
    assert (consent.state, consent.proposed, consent.stage(BEN)) == (RequestState.PROPOSED, ANN, Stage.OVER)


def test_a_yes_can_be_taken_back_until_the_other_side_decides() -> None:
    assert asked(ANN).accept(ANN).decline(ANN).state is RequestState.OPEN
    with pytest.raises(Conflict):
        asked(ANN).accept(ANN).introduce(ANN).decline(ANN)


@pytest.mark.parametrize(
    ("move", "sentence"),
    [
        (lambda: asked(ANN).accept(ANN).accept(ANN), "match-accepted-already"),
        (lambda: asked(ANN).decline(ANN).decline(ANN), "match-declined-already"),
        (lambda: asked(ANN).decline(ANN).accept(ANN), "match-no-longer-open"),
        (lambda: asked(ANN).introduce(ANN), "match-not-proposed"),
        (lambda: asked(ANN, BEN).accept(ANN).accept(BEN).introduce(BEN), "match-not-proposed"),
        (lambda: asked(ANN).accept(ANN).introduce(ANN).introduce(ANN), "match-introduced-already"),
        (lambda: asked(ANN).withdraw().accept(ANN), "match-no-longer-open"),
        (lambda: asked(ANN).withdraw().withdraw(), "match-no-longer-open"),
        (lambda: asked(ANN).expire().invite(BEN), "match-no-longer-open"),
        (lambda: asked(ANN).invite(ANN), "match-invited-already"),
        (lambda: asked(ANN).reopen(), "match-no-longer-open"),
        (lambda: asked(ANN).lose(ANN).lapse(ANN), "match-no-longer-open"),
    ],
)
def test_an_illegal_move_is_refused_with_its_sentence(move: Callable[[], Consent], sentence: str) -> None:
    with pytest.raises(Conflict) as refusal:
        move()
    assert refusal.value.message_id == sentence


class ConsentMachine(RuleBasedStateMachine):
    """Random moves beside a record of who said what."""

    def __init__(self) -> None:
        super().__init__()
        self.consent = Consent()
        self.yes: set[int] = set()  # of invited people, not taken back
        self.agreed: int | None = None  # to whom the requester said yes

    def move(self, make: Callable[[], Consent]) -> bool:
        before = self.consent
        try:
            self.consent = make()
        except Conflict:
            assert self.consent == before
            return False
        return True

    @rule(person=PEOPLE)
    def invite(self, person: int) -> None:
        was_asked = person in self.consent.invitations
        assert self.move(lambda: self.consent.invite(person)) == (self.is_alive and not was_asked)

    @rule(
        person=PEOPLE, verb=st.sampled_from(["accept", "decline", "lapse", "lose", "pass_over", "introduce"])
    )
    def answer(self, person: int, verb: str) -> None:
        if person not in self.consent.invitations:
            return
        was_live = self.consent.is_live(person)
        was_proposed = self.consent.proposed == person
        moved = self.move(lambda: getattr(self.consent, verb)(person))
        if verb in {"pass_over", "introduce"}:
            assert moved == was_proposed
        assert not moved or was_live
        if moved and verb == "accept":
            self.yes.add(person)
        elif moved and verb == "introduce":
            self.agreed = person
        elif moved:
            self.yes.discard(person)

    @rule(verb=st.sampled_from(["withdraw", "expire"]))
    def end(self, verb: str) -> None:
        was_alive = self.is_alive
        assert self.move(getattr(self.consent, verb)) == was_alive

    @rule()
    def reopen(self) -> None:
        if self.move(self.consent.reopen):
            self.agreed = None

    @property
    def is_alive(self) -> bool:
        return self.consent.state in ALIVE

    @invariant()
    def nobody_is_introduced_without_two_yeses(self) -> None:
        stages = {person: self.consent.stage(person) for person in self.consent.invitations}
        introduced = [person for person, stage in stages.items() if stage is Stage.INTRODUCED]
        assert (self.consent.state is RequestState.INTRODUCED) == (len(introduced) == 1)
        assert introduced in ([], [self.agreed])
        assert set(introduced) <= self.yes

    @invariant()
    def somebody_is_proposed_exactly_while_somebody_is_willing(self) -> None:
        accepted = [
            person for person, state in self.consent.invitations.items() if state is InvitationState.ACCEPTED
        ]
        assert sorted(accepted) == sorted(self.consent.willing)
        assert (self.consent.state is RequestState.PROPOSED) == (self.is_alive and bool(accepted))

    @invariant()
    def nothing_is_left_open_after_the_end(self) -> None:
        if not self.is_alive:
            left = [p for p, state in self.consent.invitations.items() if state in LIVE and p != self.agreed]
            assert left == []


ConsentMachine.TestCase.settings = settings(
    max_examples=60, stateful_step_count=30, deadline=None, database=None
)
TestConsent = ConsentMachine.TestCase
