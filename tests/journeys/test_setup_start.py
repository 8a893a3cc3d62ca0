"""`/setup start`: an empty server gets what it needs with one click, and nothing twice."""

from typing import Any

import discord
import pytest
from simcord.enums import AuditLogAction

from bot.community.server.blueprint import Kind, Part
from bot.community.settings import Holder, Purpose
from tests.journeys import servers
from tests.journeys.newcomers import restarted
from tests.journeys.servers import BUILD, allow, build, button_of, channels, limit_bot, roles, start
from tests.journeys.town import Town, said, text_of

HOLDERS, PINGS = len(Holder), 19


@pytest.fixture
async def bare(town: Town) -> Town:
    """The town with no channel that has the name of one that is needed."""
    return await servers.bare(town)


async def test_an_empty_server_is_set_up_with_one_click_and_a_second_one_changes_nothing(bare: Town) -> None:
    offered = text_of(await start(bare))
    assert "Will be created" in offered
    assert "#moderation" in offered
    done = await build(bare)
    assert "Everything is there." in done

    settings = await bare.application.services.community.settings(bare.guild.id)
    assert {name: channels(bare)[name].id for name in Purpose} == settings.channels
    assert set(settings.roles) == set(Holder)
    pings = await bare.application.services.interests.roles(bare.guild.id)
    assert pings["water"] == roles(bare)["Water and wastewater alerts"].id
    assert all(one.mentionable for one in roles(bare).values() if one.id in pings.values())

    shown = said(await bare.ada.slash(bare.everyone, "setup show"))
    assert f"<@&{pings['water']}>" in shown.partition("**Pinged for parts of the city:**")[2]

    names = [*roles(bare)], [*channels(bare)]
    assert "Everything is there." in text_of(again := await start(bare))
    assert BUILD not in text_of(again)
    assert names == ([*roles(bare)], [*channels(bare)])


async def test_created_roles_carry_no_rights_and_stand_below_the_bots_in_order(bare: Town) -> None:
    await build(bare)
    made = [
        roles(bare)[name]
        for name in ("Moderator", "Mediator", "City", "Individual", "Member", "Parking alerts")
    ]
    assert [role.permissions for role in made] == [0] * len(made)
    bot = next(one for one in roles(bare).values() if one.managed)
    heights = [role.position for role in (bot, *made)]
    assert heights == sorted(heights, reverse=True)


async def test_created_channels_let_people_read_and_moderators_among_themselves(bare: Town) -> None:
    await build(bare)
    made, backend = channels(bare), bare.env.backend

    def rights(person: Any, name: str) -> discord.Permissions:
        return discord.Permissions(backend.compute_permissions(bare.guild.id, person.id, made[name].id))

    for name in ("welcome", "advisories", "announcements", "introductions"):
        assert rights(bare.max, name).view_channel
        assert not rights(bare.max, name).send_messages
        assert rights(backend.bot_user, name).send_messages
        assert not rights(bare.max, name).create_private_threads
    assert rights(bare.max, "introductions").send_messages_in_threads
    assert rights(backend.bot_user, "introductions").create_private_threads
    assert not rights(bare.max, "moderation").view_channel
    assert rights(bare.mona, "moderation").send_messages, "who manages roles is a moderator"
    backend.get_member(bare.guild.id, bare.max.id).role_ids.append(roles(bare)["Moderator"].id)
    assert rights(bare.max, "moderation").send_messages


async def test_discords_audit_log_says_who_asked_for_it(bare: Town) -> None:
    await build(bare)
    kinds = (AuditLogAction.ROLE_CREATE, AuditLogAction.CHANNEL_CREATE)
    made = [one for one in bare.guild.audit_log() if one.action_type in kinds]
    assert len(made) == HOLDERS + PINGS + len(Purpose)
    assert all((one.reason or "").startswith("/setup start by ada · ") for one in made)


async def test_what_has_the_right_name_is_used_and_not_touched(town: Town) -> None:
    town.permit(town.moderation, view_channel=False)
    allow(town, town.moderation.id, member=town.env.backend.bot_user.id, view_channel=True)
    city = town.guild.create_role("CITY")
    before = vars(channels(town)["advisories"]).copy()
    offered = text_of(await start(town))
    assert f"**Will be used, as it has the right name (3):** <@&{city.id}>" in offered

    done = await build(town)
    assert (
        f"**Used from now on (3):** <@&{city.id}>, {town.advisories.mention}, {town.moderation.mention}"
        in done
    )
    settings = await town.application.services.community.settings(town.guild.id)
    assert settings.channels[Purpose.ADVISORIES] == town.advisories.id
    assert settings.roles[Holder.CITY] == city.id
    assert vars(channels(town)["advisories"]) == before
    assert "City" not in roles(town)


async def test_a_moderation_channel_that_everyone_reads_is_named_and_not_used(town: Town) -> None:
    done = await build(town)
    assert (
        f"{town.moderation.mention} has the name of the channel for Moderation, but everyone can read it."
        in done
    )
    settings = await town.application.services.community.settings(town.guild.id)
    assert Purpose.MODERATION not in settings.channels
    assert [*channels(town)].count("moderation") == 1


@pytest.mark.parametrize(
    ("rights", "complaint"),
    [
        (
            {"permissions": discord.Permissions(ban_members=True)},
            "may do too much for a role that members get: Ban Members.",
        ),
        ({"position": 99}, "stands above my own role."),
    ],
)
async def test_a_role_that_cannot_be_given_safely_is_named_and_not_used(
    bare: Town, rights: dict[str, Any], complaint: str
) -> None:
    role = bare.guild.create_role("NGO", **rights)
    done = await build(bare)
    assert f"<@&{role.id}> has the name of the role for NGO, but {complaint}" in done
    settings = await bare.application.services.community.settings(bare.guild.id)
    assert Holder.NGO not in settings.roles


async def test_rights_that_the_bot_lacks_are_named_before_anything_is_made(bare: Town) -> None:
    limit_bot(bare, manage_channels=False, manage_roles=False)
    offered = text_of(await start(bare))
    assert offered.splitlines()[-1].endswith("then use /setup start again: Manage Channels, Manage Roles.")
    assert BUILD not in offered


@pytest.mark.parametrize(
    ("status", "code", "sentence"),
    [
        (429, 0, "Discord did not answer clearly when I was creating Academia."),
        (503, 0, "Discord did not answer clearly when I was creating Academia."),
        (403, 50013, "Discord did not let me create Academia."),
        (400, 30005, "Discord refused to create Academia."),
    ],
)
async def test_what_was_broken_off_goes_on_where_it_was_after_a_restart(
    bare: Town, status: int, code: int, sentence: str
) -> None:
    offer = await start(bare)
    done = 0

    def break_off(event: str, _: Any) -> None:
        nonlocal done
        done += event == "GUILD_ROLE_CREATE"
        if done == 5:  # moderator, mediator, city, vendor, researcher
            done += 1
            fault = {"method": "POST", "path": "/guilds/*/roles", "message": "", "times": 1}
            bare.env.backend.faults.append({**fault, "status": status, "code": code})

    bare.env.backend.subscribers.append(break_off)
    told = said(await bare.ada.click(offer, label=button_of(offer)))
    assert sentence in told
    assert BUILD in told

    async with restarted(bare):
        assert "Everything is there." in await build(bare)
        assert len(roles(bare)) == len({one.name for one in roles(bare).values()})
        assert [one.name for one in all_roles(bare)].count("Researcher") == 1


def all_roles(town: Town) -> list[Any]:
    return [*town.env.backend.get_guild(town.guild.id).roles.values()]


async def test_what_was_made_before_a_crash_is_found_again_even_if_it_was_renamed(bare: Town) -> None:
    building = bare.application.services.building
    part = Part(Kind.ROLE, "city", "City")
    async with building.turn(bare.guild.id, bare.ada.id) as turn:
        mark = await building.intend(turn, part)
    backend = bare.env.backend
    role = backend.create_role(bare.guild.id, "City of Riga")
    reason = f"/setup start by ada · {mark}"
    backend.record_audit_log(
        bare.guild.id, AuditLogAction.ROLE_CREATE, target_id=role.id, changes=[], reason=reason
    )

    assert f"**Used from now on (1):** <@&{role.id}>" in await build(bare)
    assert "City" not in roles(bare)
    settings = await bare.application.services.community.settings(bare.guild.id)
    assert settings.roles[Holder.CITY] == role.id


async def test_a_second_click_at_the_same_time_is_told_to_wait(bare: Town) -> None:
    offer = await start(bare)
    async with bare.application.services.building.turn(bare.guild.id, bare.mona.id):
        told = said(await bare.ada.click(offer, label=button_of(offer)))
    assert told.startswith("Somebody is setting this server up right now.")
    assert "City" not in roles(bare)


async def test_a_server_with_no_room_gets_what_is_needed_most(bare: Town) -> None:
    for number in range(244):
        bare.env.backend.create_role(bare.guild.id, f"role {number}")
    done = await build(bare)
    missing = 244 + 4 + HOLDERS + PINGS - 250
    assert f"Discord allows 250 roles in a server; {missing} that are needed find no room." in done
    assert len(all_roles(bare)) == 250
    assert "Moderator" in roles(bare)
