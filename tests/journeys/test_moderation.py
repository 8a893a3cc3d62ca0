"""Applications in the moderation channel, and what moderators are told of their own accord."""

from typing import Any

import discord

from tests.journeys.newcomers import apply, direct_messages, join, open_panel, restarted, roles_of, set_up
from tests.journeys.town import Town, said, text_of


def card(town: Town) -> Any:
    """The newest message in the moderation channel."""
    return town.moderation.last_message


async def newcomer(town: Town, *holders: str) -> Any:
    """A member named nora in a town that is set up."""
    await set_up(town, *holders)
    nora = join(town, "nora")
    await town.env.settle()
    await town.work()
    return nora


async def test_an_application_is_approved_after_a_restart(town: Town) -> None:
    nora = await newcomer(town, "member", "city")
    panel = await apply(town, nora, link="https://riga.example/staff")
    assert "A moderator will decide: City" in text_of(panel)
    text = text_of(card(town))
    assert text.startswith("### An application as City")
    assert "City of Riga" in text
    assert "riga.example/staff" in text

    async with restarted(town):
        done = await town.mona.click(card(town), label="Approve")
        assert said(done).startswith(f"You approved {nora.mention} as City.")
        await town.work()

        assert roles_of(town, nora) == ["member role", "city role"]
        (told,) = direct_messages(nora)
        assert told.startswith("Your application as **City** in Test Guild was approved.")
        assert f"**Approved** by {town.mona.mention}" in text_of(card(town))
        assert "You are here as: City" in text_of(await open_panel(town, nora))


async def test_the_role_change_has_its_reason_in_discords_audit_log(town: Town) -> None:
    nora = await newcomer(town, "city")
    await apply(town, nora)
    await town.mona.click(card(town), label="Approve")
    await town.work()
    reasons = [entry.reason for entry in town.guild.audit_log()]
    assert "city: application 1 was approved by a moderator" in reasons


async def test_a_denial_is_told_with_its_reason_and_the_panel_opens_from_there(town: Town) -> None:
    nora = await newcomer(town, "city")
    await apply(town, nora)
    form = await town.mona.click(card(town), label="Deny")
    done = await town.mona.submit_modal(form, {"reason": "Please use your *work* address."})
    assert said(done).startswith("You denied")
    await town.work()

    (told,) = direct_messages(nora)
    assert "was not approved." in told
    assert "Reason: Please use your \\*work\\* address." in told
    assert f"**Denied** by {town.mona.mention}: Please use" in text_of(card(town))
    opened = await nora.user.click(nora.user.dm_channel.last_message, label="Show where I stand")
    assert "Not confirmed: City. Reason: Please use" in said(opened)
    assert roles_of(town, nora) == []


async def test_the_second_moderator_is_told_who_was_first(town: Town) -> None:
    nora = await newcomer(town, "city")
    await apply(town, nora)
    stale = card(town)
    form = await town.ada.click(stale, label="Deny")
    await town.mona.click(stale, label="Approve")

    for late in (
        await town.ada.submit_modal(form, {"reason": "No proof."}),
        await town.ada.click(stale, label="Approve"),
        await town.ada.click(stale, label="Deny"),
    ):
        assert said(late).startswith(f"{town.mona.mention} has approved this application already.")
    await town.work()
    assert len(direct_messages(nora)) == 1


async def test_a_decided_card_offers_no_more_decision(town: Town) -> None:
    nora = await newcomer(town)
    await apply(town, nora)
    await town.mona.click(card(town), label="Approve")
    await town.work()
    (row,) = [one for one in card(town).components if isinstance(one, discord.ActionRow)]
    assert [button.disabled for button in row.children] == [True, True, True]


async def test_nobody_decides_their_own_application(town: Town) -> None:
    await set_up(town)
    await apply(town, town.mona)
    for label in ("Approve", "Deny"):
        refused = await town.mona.click(card(town), label=label)
        assert said(refused).startswith("You cannot decide your own application.")
    assert "A moderator will decide: City" in text_of(await open_panel(town, town.mona))


async def test_a_member_cannot_decide(town: Town) -> None:
    nora = await newcomer(town)
    await apply(town, nora)
    for label in ("Approve", "Deny"):
        refused = await town.max.click(card(town), label=label)
        assert refused.modal is None
        assert said(refused).startswith("Only this server's moderators can do this.")
    assert "A moderator will decide: City" in text_of(await open_panel(town, nora))


async def test_a_role_out_of_reach_is_told_with_its_fix_and_granted_once_that_is_done(town: Town) -> None:
    roles = await set_up(town, "city")
    nora = join(town, "nora")
    await apply(town, nora)
    path = f"/guilds/*/members/{nora.id}/roles/*"
    town.env.inject_error("PUT", path, status=403, code=50013)
    await town.mona.click(card(town), label="Approve")
    await town.work()
    notice = card(town)
    assert text_of(notice).startswith(
        f"I may not grant {roles['city'].mention}. Nothing is lost: move my own role"
    )
    assert roles_of(town, nora) == []

    done = await town.mona.click(notice, label="Try again now")
    assert said(done) == f"I try again to give {roles['city'].mention} to one member."
    await town.work()
    assert roles_of(town, nora) == ["city role"]


async def test_a_deleted_role_is_replaced_by_the_next_one_that_is_set(town: Town) -> None:
    await set_up(town, "city")
    nora = join(town, "nora")
    await apply(town, nora)
    path = f"/guilds/*/members/{nora.id}/roles/*"
    town.env.inject_error("PUT", path, status=404, code=10011)
    await town.mona.click(card(town), label="Approve")
    await town.work()
    assert text_of(card(town)).startswith("A role that I shall grant was deleted")

    other = town.guild.create_role("other city role")
    await town.ada.slash(town.everyone, "setup role", **{"for": "city", "role": other})
    await town.work()
    assert roles_of(town, nora) == ["other city role"]
