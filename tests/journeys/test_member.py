"""Decisions about people: by button and by command, through the same service."""

from typing import Any

import pytest
import simcord
from sqlalchemy import update

from bot.community.models import PersonaHeld
from bot.database.due_work import DueWork
from tests.journeys.newcomers import (
    apply,
    choose,
    direct_messages,
    join,
    open_panel,
    restarted,
    roles_of,
    set_up,
)
from tests.journeys.town import Town, said, text_of


@pytest.fixture
async def nora(town: Town) -> simcord.MemberActor:
    """Somebody who has applied as a city."""
    await set_up(town, "member", "city")
    nora = join(town, "nora")
    await town.work()
    await apply(town, nora, role="Traffic engineer", link="https://riga.example/staff")
    return nora


def card(town: Town) -> Any:
    """The newest card of an application."""
    return next(one for one in town.moderation.history() if "An application as" in text_of(one))


def last(person: simcord.MemberActor) -> Any:
    return person.user.dm_channel.last_message


async def ask(town: Town) -> simcord.InteractionResult:
    form = await town.mona.click(card(town), label="Ask for more")
    result = await town.mona.submit_modal(form, {"reason": "Which *department*?"})
    await town.work()
    return result


async def answer(town: Town, nora: simcord.MemberActor, text: str) -> simcord.InteractionResult:
    form = await nora.user.click(last(nora), label="Answer")
    result = await nora.user.submit_modal(form, {"answer": text})
    await town.work()
    return result


async def test_the_card_and_the_queue_show_what_the_applicant_told(
    town: Town, nora: simcord.MemberActor
) -> None:
    for text in (text_of(card(town)), said(await town.mona.slash(town.everyone, "member queue"))):
        assert "City of Riga" in text
        assert "I plan the signals." in text
    shown = await town.mona.slash(town.everyone, "member queue")
    assert f"**City** · {nora.mention} · <t:" in said(shown)
    assert "not looked at yet" in said(shown)
    whole = said(await town.mona.click(shown.response, label="Show"))
    assert "**Role:** Traffic engineer" in whole
    assert "riga.example/staff" in whole


async def test_an_applicant_is_asked_answers_after_a_restart_and_the_card_shows_it(
    town: Town, nora: simcord.MemberActor
) -> None:
    assert said(await ask(town)).startswith(f"I ask {nora.mention}.")
    (told,) = direct_messages(nora)
    assert "they ask you:\nWhich \\*department\\*?" in told
    assert "**Asked** by" in text_of(card(town))
    assert "told by direct message" in text_of(card(town))
    assert "asked, waits for the applicant" in said(await town.mona.slash(town.everyone, "member queue"))
    panel = text_of(await open_panel(town, nora))
    assert "Moderators ask: Which \\*department\\*?" in panel

    async with restarted(town):
        assert said(await answer(town, nora, "Street lights.")).startswith("Thank you.")
        assert "Street lights." in text_of(card(town))
        assert "You have answered." in text_of(last(nora))
        (below,) = [one for one in town.moderation.history() if "has answered what was asked" in text_of(one)]
        shown = await town.mona.click(below, label="Show")
        assert "Street lights." in said(shown)
        assert "answered, waits for you" in said(await town.mona.slash(town.everyone, "member queue"))
        await town.mona.click(shown.response, label="Approve")
        await town.work()
        assert roles_of(town, nora) == ["member role", "city role"]


async def test_a_question_is_answered_once_and_only_by_the_applicant(
    town: Town, nora: simcord.MemberActor
) -> None:
    await ask(town)
    first = await nora.user.click(last(nora), label="Answer")
    second = await nora.user.click(last(nora), label="Answer")
    await nora.user.submit_modal(first, {"answer": "Street lights."})
    late = await nora.user.submit_modal(second, {"answer": "Parking."})
    assert said(late).startswith("You have answered this question already.")
    await town.work()
    assert "Street lights." in text_of(card(town))
    refused = await town.ada.click(card(town), label="Deny")
    assert refused.modal is not None


async def test_a_refused_answer_is_not_lost(town: Town, nora: simcord.MemberActor) -> None:
    await ask(town)
    refused = await answer(town, nora, "See discord.gg/abc")
    assert "Fill" in said(refused) or "again" in said(refused)
    form = await nora.user.click(last(nora), label="Answer")
    assert form.modal is not None
    assert "discord.gg/abc" in str(form.modal)
    await nora.user.submit_modal(form, {"answer": "Street lights."})
    await town.work()
    assert "Street lights." in text_of(card(town))


async def test_of_two_moderators_who_ask_at_once_one_is_told_and_a_decision_ends_the_question(
    town: Town, nora: simcord.MemberActor
) -> None:
    stale = card(town)
    late = await town.ada.click(stale, label="Ask for more")
    await ask(town)
    refused = await town.ada.submit_modal(late, {"reason": "Who are you?"})
    assert said(refused).startswith(f"{town.mona.mention} has asked the applicant already.")
    await town.ada.click(stale, label="Approve")
    await town.work()
    waiting = next(one for one in nora.user.dm_channel.history() if "they ask you" in text_of(one))
    assert "The application has been decided meanwhile" in text_of(waiting)
    with pytest.raises(simcord.SetupError, match="disabled"):
        await nora.user.click(waiting, label="Answer")


async def test_commands_do_what_the_buttons_do(town: Town, nora: simcord.MemberActor) -> None:
    asked = await town.mona.slash(town.everyone, "member ask", member=nora, reason="Which department?")
    assert said(asked).startswith(f"I ask {nora.mention}.")
    await town.work()
    await answer(town, nora, "Street lights.")
    done = await town.mona.slash(town.everyone, "member approve", member=nora, reason="Known to us.")
    assert said(done).startswith(f"You approved {nora.mention} as City.")
    await town.work()
    assert "Reason: Known to us." in direct_messages(nora)[-1]
    assert f"**Approved** by {town.mona.mention}: Known to us." in text_of(card(town))
    reasons = [entry.reason for entry in town.guild.audit_log()]
    assert "city: application 1 was approved by a moderator: Known to us." in reasons
    again = await town.mona.slash(town.everyone, "member deny", member=nora, reason="No proof.")
    assert said(again).startswith(f"{nora.mention} has no application open")


async def test_a_persona_has_to_be_named_only_where_several_are_open(
    town: Town, nora: simcord.MemberActor
) -> None:
    await apply(town, nora, "vendor")
    unclear = await town.mona.slash(town.everyone, "member deny", member=nora, reason="No proof.")
    assert said(unclear).startswith(f"{nora.mention} has applied for several personas.")
    told = {"member": nora, "persona": "vendor", "reason": "No proof."}
    assert said(await town.mona.slash(town.everyone, "member deny", **told)).startswith("You denied")


async def test_who_was_denied_sees_when_they_can_apply_again(town: Town, nora: simcord.MemberActor) -> None:
    await town.mona.slash(town.everyone, "member deny", member=nora, reason="No proof.")
    await town.work()
    panel = await open_panel(town, nora)
    assert "Not confirmed: City. Reason: No proof." in text_of(panel)
    assert "You can choose City again <t:" in text_of(panel)
    await town.application.services.community.change_rules(town.guild.id, {"reapply_days": 0})
    assert "again <t:" not in text_of(await open_panel(town, nora))
    await apply(town, nora)
    assert "A moderator will decide: City" in text_of(await open_panel(town, nora))


async def test_a_member_has_two_applications_open_and_no_more(town: Town, nora: simcord.MemberActor) -> None:
    await apply(town, nora, "vendor")
    panel = await open_panel(town, nora)
    refused = await choose(town, nora, panel, "government")
    assert said(refused).startswith("You have 2 applications waiting")


async def test_a_granted_persona_is_told_with_its_reason_and_ends_on_its_day(
    town: Town, nora: simcord.MemberActor
) -> None:
    told = {"member": town.max, "persona": "city", "reason": "Met at the *fair*.", "days": 30}
    done = await town.mona.slash(town.everyone, "member grant", **told)
    assert said(done).startswith(f"{town.max.mention} is here as City until <t:")
    await town.work()
    assert roles_of(town, town.max) == ["city role"]
    assert "Reason: Met at the \\*fair\\*." in direct_messages(town.max)[0]
    assert "city: granted by a moderator: Met at the *fair*." in [
        entry.reason for entry in town.guild.audit_log()
    ]
    twice = await town.mona.slash(town.everyone, "member grant", **told)
    assert said(twice).startswith(f"{town.max.mention} holds this persona already.")

    await bring_forward(town, "persona-expiry")
    await town.work()
    assert roles_of(town, town.max) == []
    assert direct_messages(town.max)[-1].startswith("Your days as **City** in ")
    history = said(await town.mona.slash(town.everyone, "member history", member=town.max))
    assert "**Persona expired** · the bot" in history
    assert "They were told by direct message." in history


async def test_a_revoked_persona_is_taken_with_its_role_and_told_with_its_reason(
    town: Town, nora: simcord.MemberActor
) -> None:
    await town.mona.slash(town.everyone, "member approve", member=nora)
    await town.work()
    told = {"member": nora, "persona": "city", "reason": "Left the city's service."}
    done = await town.mona.slash(town.everyone, "member revoke", **told)
    assert said(done).startswith(f"{nora.mention} is no longer here as City.")
    await town.work()
    assert roles_of(town, nora) == ["member role"]
    assert "Reason: Left the city's service." in direct_messages(nora)[-1]
    assert "city: revoked by a moderator: Left the city's service." in [
        entry.reason for entry in town.guild.audit_log()
    ]
    again = await town.mona.slash(town.everyone, "member revoke", **told)
    assert said(again).startswith("This member does not hold that persona.")
    assert "You can choose City again <t:" in text_of(await open_panel(town, nora))


async def test_nobody_grants_to_themselves_to_a_bot_or_past_an_application(
    town: Town, nora: simcord.MemberActor
) -> None:
    told = {"persona": "city", "reason": "Because."}
    own = await town.mona.slash(town.everyone, "member grant", member=town.mona, **told)
    assert said(own).startswith("You cannot grant a persona to yourself.")
    applied = await town.mona.slash(town.everyone, "member grant", member=nora, **told)
    assert said(applied).startswith(f"{nora.mention} has applied for this persona. Use /member approve")


async def test_the_queue_turns_its_pages_and_says_who_has_left(town: Town, nora: simcord.MemberActor) -> None:
    people = [town.guild.add_member(town.env.create_user(f"applicant{number}")) for number in range(4)]
    for person in people:
        await apply(town, person)
    town.env.backend.remove_member(town.guild.id, nora.id)
    await town.env.settle()
    first = await town.mona.slash(town.everyone, "member queue")
    assert "5 applications wait" in said(first)
    assert f"{nora.mention}, who has left the server" in said(first)
    assert people[-1].mention not in said(first)
    await town.mona.click(first.response, label="Next")
    assert people[-1].mention in text_of(first.response)
    done = await town.mona.slash(town.everyone, "member deny", member=nora.user, reason="Not here.")
    assert said(done).startswith("You denied")


async def test_a_history_has_everything_that_was_decided_page_by_page(
    town: Town, nora: simcord.MemberActor
) -> None:
    empty = said(await town.mona.slash(town.everyone, "member history", member=town.max))
    assert "Nothing was decided about this member yet." in empty
    await town.mona.slash(town.everyone, "member approve", member=nora)
    for _ in range(5):
        told = {"member": nora, "persona": "city", "reason": "A try."}
        await town.mona.slash(town.everyone, "member revoke", **told)
        await town.mona.slash(town.everyone, "member grant", **told)
    await town.work()
    history = await town.mona.slash(town.everyone, "member history", member=nora)
    assert "Is here as **City** since <t:" in said(history)
    assert "Persona applied for" not in said(history)
    await town.mona.click(history.response, label="Older")
    assert "Persona applied for" in text_of(history.response)
    assert f"**Application approved** · {town.mona.mention}" in text_of(history.response)
    await town.mona.click(history.response, label="Newest")
    assert "Persona applied for" not in text_of(history.response)


async def bring_forward(town: Town, kind: str) -> None:
    """Let what is planned be due now, as if its day had come."""

    services = town.application.services
    async with services.database.transaction() as session:
        now = services.clock.now()
        await session.execute(update(DueWork).where(DueWork.kind == kind).values(due_at=now))
        await session.execute(
            update(PersonaHeld).where(PersonaHeld.expires_at.is_not(None)).values(expires_at=now)
        )
