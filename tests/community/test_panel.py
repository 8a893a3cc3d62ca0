"""What the panel of /start shows, as a function of what is recorded."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.community.panel import Applied, Choice, Outcome, Panel, ProfileView, needs_decision
from bot.community.people import Persona

ACCEPTED = Panel(
    guild_id=1,
    code_version="2",
    accepted_version="2",
    accepted_at=datetime(2026, 11, 23, tzinfo=UTC),
    held=frozenset(),
    applications=(),
    profile=ProfileView(),
)


def test_only_todays_version_of_the_code_counts() -> None:
    assert ACCEPTED.is_code_accepted
    assert not replace(ACCEPTED, accepted_version="1").is_code_accepted
    assert not replace(ACCEPTED, accepted_version=None).is_code_accepted


def test_what_is_held_or_waits_cannot_be_chosen_again() -> None:
    panel = replace(
        ACCEPTED,
        held=frozenset({Persona.MEDIA}),
        applications=(
            Applied(Persona.CITY, Outcome.OPEN, None),
            Applied(Persona.VENDOR, Outcome.DENIED, "why"),
        ),
    )
    assert panel.waiting == {Persona.CITY}
    assert {Persona.MEDIA, Persona.CITY}.isdisjoint(panel.pickable)
    assert Persona.VENDOR in panel.pickable
    assert [one.persona for one in panel.denied] == [Persona.VENDOR]


def test_a_denial_is_forgotten_once_the_persona_is_held() -> None:
    applications = (Applied(Persona.VENDOR, Outcome.DENIED, "why"),)
    panel = replace(ACCEPTED, held=frozenset({Persona.VENDOR}), applications=applications)
    assert panel.denied == ()


def test_researchers_are_asked_for_skills_and_vendors_for_products_as_soon_as_they_apply() -> None:
    assert ACCEPTED.choices == (Choice.DOMAINS,)
    applying = replace(ACCEPTED, applications=(Applied(Persona.RESEARCHER, Outcome.OPEN, None),))
    assert applying.choices == (Choice.DOMAINS, Choice.SKILLS)
    holding = replace(ACCEPTED, held=frozenset({Persona.VENDOR}))
    assert holding.choices == (Choice.DOMAINS, Choice.PRODUCT_TYPES)


def test_moderators_decide_on_four_personas() -> None:
    assert [one.value for one in Persona if needs_decision(one)] == [
        "city",
        "vendor",
        "researcher",
        "government",
    ]
