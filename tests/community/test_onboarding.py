"""The steps of /start: what is kept, what is refused, what Discord is asked to do."""

import asyncio
from datetime import timedelta

import pytest

from bot.community.conduct import CodeOfConduct
from bot.community.panel import Outcome
from bot.community.people import Persona, members_with
from bot.community.profiles import ProfileChange
from bot.community.settings import Holder
from bot.errors import BadInput, Conflict, MemberFacingError, NotAllowed, Unavailable
from tests.community.conftest import EVIDENCE, GUILD, MEMBER_ROLE, MODERATION, MONA, NORA, NOW, Server


async def refusal(attempt: object) -> str:
    with pytest.raises(MemberFacingError) as refused:
        await attempt  # type: ignore[misc] - any of the service's coroutines
    return refused.value.message_id


async def test_accepting_the_code_keeps_version_and_time_and_grants_the_member_role(server: Server) -> None:
    panel = await server.onboarding.accept_code(GUILD, NORA, "1")
    assert (panel.accepted_version, panel.accepted_at) == ("1", NOW)

    server.clock.advance(timedelta(days=1))
    again = await server.onboarding.accept_code(GUILD, NORA, "1")
    assert again.accepted_at == NOW
    (grant,) = await server.planned("grant")
    assert (grant.user_id, grant.role_id) == (NORA, MEMBER_ROLE)
    assert "code of conduct" in grant.arguments["reason"]
    assert server.woken > 0


async def test_a_version_that_is_no_longer_in_force_is_not_accepted(server: Server) -> None:
    assert await refusal(server.onboarding.accept_code(GUILD, NORA, "0")) == "code-changed"


async def test_a_new_version_asks_again(server: Server) -> None:
    await server.accepts(NORA)
    server.onboarding.code = CodeOfConduct("2", "Be kinder.")
    assert not (await server.onboarding.panel(GUILD, NORA)).is_code_accepted
    assert await refusal(server.onboarding.choose_persona(GUILD, NORA, Persona.NGO)) == "code-first"


async def test_before_the_code_is_accepted_nothing_else_works(server: Server) -> None:
    onboarding = server.onboarding
    attempts = [
        onboarding.choose_persona(GUILD, NORA, Persona.MEDIA),
        onboarding.check_may_apply(GUILD, NORA, Persona.CITY),
        onboarding.apply(GUILD, NORA, Persona.CITY, organisation="Riga", evidence=EVIDENCE),
        server.profiles.update_profile(GUILD, NORA, ProfileChange(about="Hello")),
    ]
    assert [await refusal(attempt) for attempt in attempts] == ["code-first"] * 4
    assert await server.planned() == []


async def test_an_open_persona_is_held_at_once_with_its_role(server: Server) -> None:
    await server.community.set_role(GUILD, Holder.MEDIA, 30)
    await server.accepts(NORA)
    panel = await server.onboarding.choose_persona(GUILD, NORA, Persona.MEDIA)
    assert panel.held == {Persona.MEDIA}
    assert [row.role_id for row in await server.planned("grant")] == [MEMBER_ROLE, 30]
    assert (await server.audit())[-1].action == "persona-chosen"
    assert (
        await refusal(server.onboarding.choose_persona(GUILD, NORA, Persona.MEDIA)) == "persona-held-already"
    )


async def test_a_persona_without_a_role_is_held_all_the_same(server: Server) -> None:
    await server.accepts(NORA)
    await server.onboarding.choose_persona(GUILD, NORA, Persona.NGO)
    async with server.database.reading() as session:
        assert [one.user_id for one in await members_with(session, GUILD, [Persona.NGO])] == [NORA]


async def test_an_open_persona_is_given_up_with_its_role_and_can_be_chosen_again(server: Server) -> None:
    await server.community.set_role(GUILD, Holder.MEDIA, 30)
    await server.accepts(NORA)
    await server.onboarding.choose_persona(GUILD, NORA, Persona.MEDIA)
    panel = await server.onboarding.leave_persona(GUILD, NORA, Persona.MEDIA)
    assert panel.held == frozenset()
    assert [row.role_id for row in await server.planned("revoke")] == [30]
    entry = (await server.audit())[-1]
    assert (entry.action, entry.actor_id) == ("persona-dropped", entry.target_id)
    assert (entry.before, entry.after) == ({"persona": "media"}, {"persona": None})
    assert Persona.MEDIA in (await server.onboarding.choose_persona(GUILD, NORA, Persona.MEDIA)).held


async def test_a_granted_persona_is_given_up_and_needs_a_decision_again(server: Server) -> None:
    application = await server.applies(NORA, Persona.CITY)
    await server.review.decide(GUILD, application, MONA, approve=True)
    panel = await server.onboarding.leave_persona(GUILD, NORA, Persona.CITY)
    assert (panel.held, panel.denied) == (frozenset(), ())
    assert not panel.barred
    with pytest.raises(NotAllowed):
        await server.onboarding.choose_persona(GUILD, NORA, Persona.CITY)
    await server.applies(NORA, Persona.CITY)


async def test_an_application_that_waits_is_withdrawn_and_decided_by_nobody(server: Server) -> None:
    application = await server.applies(NORA, Persona.CITY)
    panel = await server.onboarding.leave_persona(GUILD, NORA, Persona.CITY)
    assert (panel.waiting, panel.denied) == (frozenset(), ())
    paper = await server.review.paper(GUILD, application)
    assert paper.outcome is Outcome.WITHDRAWN
    decision = server.review.decide(GUILD, application, MONA, approve=True)
    assert await refusal(decision) == "application-withdrawn-already"
    assert (await server.audit())[-1].action == "application-withdrawn"
    assert (await server.onboarding.panel(GUILD, NORA)).held == frozenset()
    await server.applies(NORA, Persona.CITY)


async def test_what_is_neither_held_nor_waits_cannot_be_left(server: Server) -> None:
    await server.accepts(NORA)
    assert await refusal(server.onboarding.leave_persona(GUILD, NORA, Persona.NGO)) == "persona-not-yours"


async def test_two_clicks_at_once_make_one_persona(server: Server) -> None:
    await server.accepts(NORA)
    clicks = [server.onboarding.choose_persona(GUILD, NORA, Persona.NGO) for _ in range(3)]
    results = await asyncio.gather(*clicks, return_exceptions=True)
    assert sorted(type(result).__name__ for result in results) == ["Conflict", "Conflict", "Panel"]


async def test_a_privileged_persona_cannot_be_taken(server: Server) -> None:
    await server.accepts(NORA)
    with pytest.raises(NotAllowed):
        await server.onboarding.choose_persona(GUILD, NORA, Persona.CITY)
    assert (await server.onboarding.panel(GUILD, NORA)).held == frozenset()


async def test_an_application_waits_in_the_moderation_channel_and_grants_nothing(server: Server) -> None:
    await server.applies(NORA, Persona.CITY, link_to="https://riga.example/staff")
    panel = await server.onboarding.panel(GUILD, NORA)
    assert (panel.held, panel.waiting) == (frozenset(), {Persona.CITY})
    assert panel.profile.organisation == "City of Riga"
    (card,) = [row for row in await server.planned("post") if row.card == "application"]
    assert card.channel_id == MODERATION
    assert "Riga" not in str(card.arguments)  # drawn when it is sent, from what stands then
    paper = await server.review.paper(GUILD, card.arguments["application"])
    assert (paper.applicant, paper.outcome) == (NORA, Outcome.OPEN)
    assert (paper.evidence, paper.link) == (EVIDENCE, "https://riga.example/staff")
    assert (await server.audit())[-1].action == "persona-applied"


async def test_one_application_at_a_time_for_a_persona(server: Server) -> None:
    await server.applies(NORA, Persona.CITY)
    with pytest.raises(Conflict):
        await server.applies(NORA, Persona.CITY)
    with pytest.raises(Conflict):
        await server.onboarding.check_may_apply(GUILD, NORA, Persona.CITY)
    await server.applies(NORA, Persona.VENDOR)


async def test_without_a_moderation_channel_nobody_types_for_nothing(server: Server) -> None:
    await server.onboarding.accept_code(2, NORA, "1")
    with pytest.raises(Unavailable):
        await server.onboarding.check_may_apply(2, NORA, Persona.CITY)
    with pytest.raises(Unavailable):
        await server.onboarding.apply(2, NORA, Persona.CITY, organisation="Riga", evidence=EVIDENCE)
    assert (await server.onboarding.panel(2, NORA)).applications == ()


async def test_a_profile_is_kept_part_by_part(server: Server) -> None:
    await server.accepts(NORA)
    update = server.profiles.update_profile
    await update(GUILD, NORA, ProfileChange(organisation=" Nora Labs ", about="Pumps"))
    await update(GUILD, NORA, ProfileChange(domains=("water", "traffic")))
    await update(GUILD, NORA, ProfileChange(skills=("hardware",), is_available=False))
    panel = await update(GUILD, NORA, ProfileChange(about=""))

    profile = panel.profile
    assert (profile.organisation, profile.about, profile.is_available) == ("Nora Labs", None, False)
    assert (profile.domains, profile.skills) == (
        ("traffic", "water"),
        ("hardware",),
    )  # in the taxonomy's order
    assert await server.onboarding.panel(GUILD, NORA) == panel


async def test_place_time_zone_and_languages_are_kept_and_cleared(server: Server) -> None:
    await server.accepts(NORA)
    update, speak = server.profiles.update_profile, server.profiles.pick_languages
    await update(GUILD, NORA, ProfileChange(place=" Riga ", time_zone="riga"))
    await speak(GUILD, NORA, ("lv", "en"), among=("en", "et", "lv"))
    panel = await speak(GUILD, NORA, ("uk",), among=("tr", "uk"))
    told = panel.profile
    assert (told.place, told.time_zone, told.languages) == ("Riga", "Europe/Riga", ("en", "lv", "uk"))
    panel = await speak(GUILD, NORA, (), among=("en", "et", "lv"))
    assert panel.profile.languages == ("uk",)
    told = (await update(GUILD, NORA, ProfileChange(place="", time_zone=" "))).profile
    assert (told.place, told.time_zone) == (None, None)


async def test_a_language_that_was_not_offered_is_refused(server: Server) -> None:
    await server.accepts(NORA)
    for picked, among in ((("tlh",), ("tlh",)), (("lv",), ("en",))):
        with pytest.raises(BadInput):
            await server.profiles.pick_languages(GUILD, NORA, picked, among=among)


async def test_a_text_that_calls_on_everybody_changes_nothing(server: Server) -> None:
    await server.accepts(NORA)
    for change in (ProfileChange(about="@everyone"), ProfileChange(domains=("moon",))):
        with pytest.raises(BadInput):
            await server.profiles.update_profile(GUILD, NORA, change)
    assert (await server.onboarding.panel(GUILD, NORA)).profile.about is None


async def test_a_panel_that_was_only_looked_at_leaves_no_trace(server: Server) -> None:
    assert not (await server.onboarding.panel(GUILD, NORA)).is_code_accepted
    async with server.database.reading() as session:
        assert await members_with(session, GUILD, list(Persona)) == []


async def test_who_has_left_cannot_go_on(server: Server) -> None:
    await server.joins(NORA)
    await server.accepts(NORA)
    await server.arrivals.left(GUILD, NORA)
    assert await refusal(server.onboarding.panel(GUILD, NORA)) == "panel-after-leaving"
    assert await refusal(server.onboarding.choose_persona(GUILD, NORA, Persona.NGO)) == "panel-after-leaving"
