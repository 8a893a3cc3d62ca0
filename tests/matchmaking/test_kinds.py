"""Who may ask for what, and who is asked: the table of DESIGN.md section 5."""

import pytest

from bot.community.people import Member, Persona
from bot.matchmaking.kinds import INVITED, Kind, may_ask

RESEARCHER, ACADEMIA, VENDOR = Persona.RESEARCHER, Persona.ACADEMIA, Persona.VENDOR
CITY, GOVERNMENT, INDIVIDUAL = Persona.CITY, Persona.GOVERNMENT, Persona.INDIVIDUAL
TABLE = {
    Kind.VALIDATE_PRODUCT: ({VENDOR, CITY}, {RESEARCHER, ACADEMIA}),
    Kind.CITY_PROBLEM: ({CITY, GOVERNMENT}, {RESEARCHER, ACADEMIA, VENDOR}),
    Kind.PLAN_REVIEW: ({CITY, GOVERNMENT, VENDOR}, {RESEARCHER, ACADEMIA}),
    Kind.FIND_VENDOR_CONTACT: ({RESEARCHER, ACADEMIA, GOVERNMENT}, {VENDOR}),
    Kind.PARTNERSHIP: (set(Persona) - {INDIVIDUAL}, set(Persona)),
}


def member(*personas: Persona, about: str | None = "something") -> Member:
    return Member(1, 2, frozenset(personas), None, about, (), (), (), is_available=True)


@pytest.mark.parametrize("kind", Kind)
def test_the_table_says_who_asks_and_who_is_invited(kind: Kind) -> None:
    askers, invited = TABLE[kind]
    assert {persona for persona in Persona if may_ask(kind, member(persona))} == askers
    assert INVITED[kind] == invited


def test_nobody_asks_without_a_persona_and_nobody_looks_for_partners_without_a_profile() -> None:
    assert not any(may_ask(kind, member()) or may_ask(kind, None) for kind in Kind)
    assert not may_ask(Kind.PARTNERSHIP, member(Persona.NGO, about=None))
    assert may_ask(Kind.PARTNERSHIP, member(INDIVIDUAL, Persona.NGO))
