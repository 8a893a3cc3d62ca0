"""`/setup check`: each problem is named with its fix, and nothing is named where all is well."""

from collections.abc import Callable
from typing import Any

import discord
import pytest

from bot.community.settings import Holder, Purpose
from tests.journeys import servers
from tests.journeys.servers import allow, build, channels, limit_bot, roles
from tests.journeys.town import Town, advisory, feed, said
from tests.wire.feeds import FeedServer

Harm = Callable[[Town], Any]


@pytest.fixture
async def whole(town: Town) -> Town:
    """The town after one click, with the moderators' commands opened to their role."""
    await build(await servers.bare(town))
    moderator = town.env.backend.get_guild(town.guild.id).roles[roles(town)["Moderator"].id]
    open_app(town, moderator.id)
    return town


def open_app(town: Town, role_id: int, *, is_open: bool = True) -> None:
    """Allow a role every command of the app under the server's Integrations, as only people can."""
    entry = {"id": str(role_id), "type": 1, "permission": is_open}
    backend = town.env.backend
    backend.set_command_permissions(town.guild.id, backend.application_id, [entry])


def open_command(town: Town, name: str, role_id: int, *, is_open: bool = True) -> None:
    """Allow or deny a role one command there."""
    backend = town.env.backend
    command_id = int(backend.commands[None][name, 1]["id"])
    backend.set_command_permissions(
        town.guild.id, command_id, [{"id": str(role_id), "type": 1, "permission": is_open}]
    )


async def check(town: Town) -> list[str]:
    """Use /setup check; returns what it complains of."""
    text = said(await town.ada.slash(town.everyone, "setup check"))
    return [
        line.removeprefix("- ") for line in text.partition("**What could be better**")[0].splitlines()[1:]
    ]


async def test_where_all_is_well_one_sentence_says_so(whole: Town) -> None:
    text = said(await whole.ada.slash(whole.everyone, "setup check"))
    assert text.startswith("**All is well.** I found nothing wrong")
    assert "**What could be better**" in text, "a server without rules screening"


def role(town: Town, name: str) -> str:
    return f"<@&{roles(town)[name].id}>"


def channel(town: Town, name: str) -> str:
    return f"<#{channels(town)[name].id}>"


def edit_role(town: Town, name: str, **changes: Any) -> None:
    town.env.backend.edit_role(town.guild.id, roles(town)[name].id, changes)


def delete_role(town: Town, name: str) -> None:
    town.env.backend.delete_role(town.guild.id, roles(town)[name].id)


def shut(town: Town, name: str, **rights: bool) -> None:
    allow(town, channels(town)[name].id, member=town.env.backend.bot_user.id, **rights)


def forbid_pings(town: Town) -> None:
    edit_role(town, "Parking alerts", mentionable=False)
    limit_bot(town, mention_everyone=False)


CASES: dict[str, tuple[Harm, str]] = {
    "a channel was deleted": (
        lambda town: town.env.backend.delete_channel(channels(town)["welcome"].id),
        "The channel for Welcome was deleted. Use /setup start",
    ),
    "the bot may not write in a channel": (
        lambda town: shut(town, "announcements", send_messages=False),
        "I cannot do my work in {announcements}, the channel for Announcements. Allow me there: Send",
    ),
    "the bot may not open private threads for introductions": (
        lambda town: shut(town, "introductions", create_private_threads=False, send_messages=True),
        "I cannot do my work in {introductions}, the channel for Introductions. Allow me there: Create Pri",
    ),
    "everyone reads the moderation channel": (
        lambda town: town.env.backend.channels[channels(town)["moderation"].id].overwrites.clear(),
        "Everyone can read {moderation}, where applications and their evidence are shown.",
    ),
    "a role was deleted": (
        lambda town: delete_role(town, "City"),
        "The role for City was deleted. Use /setup start",
    ),
    "a ping role was deleted": (
        lambda town: delete_role(town, "Parking alerts"),
        "The role for Parking was deleted. Use /setup start",
    ),
    "a role stands above the bot's": (
        lambda town: edit_role(town, "City", position=99),
        "{City}, the role for City, stands above my own",
    ),
    "a role belongs to another app": (
        lambda town: edit_role(town, "City", managed=True),
        "{City}, the role for City, belongs to Discord or to another app",
    ),
    "a role that anyone can choose may do too much": (
        lambda town: edit_role(town, "Media", permissions=discord.Permissions(manage_webhooks=True).value),
        "{Media}, the role for Media, can be had by anyone and may do too much: Manage Webhooks.",
    ),
    "a ping role cannot be mentioned": (
        lambda town: (
            edit_role(town, "Parking alerts", mentionable=False),
            limit_bot(town, mention_everyone=False),
        ),
        "I cannot ping {Parking alerts}. Switch on",
    ),
    "the bot may not manage roles": (
        lambda town: limit_bot(town, manage_roles=False),
        "I can neither give nor take roles. Give my role Manage Roles",
    ),
    "the bot may not read the audit log": (
        lambda town: limit_bot(town, view_audit_log=False),
        "I cannot see who took a role from somebody",
    ),
    "the moderators do not see a command": (
        lambda town: open_command(town, "feed", roles(town)["Moderator"].id, is_open=False),
        "{Moderator} does not see /feed. Allow this role those commands in Server Settings › Integrations",
    ),
}


@pytest.mark.parametrize(("harm", "complaint"), CASES.values(), ids=list(CASES))
async def test_one_problem_is_named_with_its_fix_and_nothing_else(
    whole: Town, harm: Harm, complaint: str
) -> None:
    names = {name: channel(whole, name) for name in channels(whole)} | {
        name: role(whole, name) for name in roles(whole)
    }
    harm(whole)
    await whole.env.settle()
    (told,) = await check(whole)
    assert told.startswith(complaint.format(**names))


async def test_a_server_where_nothing_is_set_has_a_line_for_each_thing(town: Town) -> None:
    limit_bot(town, manage_channels=False)
    told = await check(town)
    assert len(told) == len(Purpose) + len(Holder) + 1
    assert told[0].startswith("I cannot create the channels that are missing. Give my role Manage Channels")
    assert told[1] == "No channel is set for Welcome. Use /setup start, or choose one with /setup channel."
    assert "No role is set for NGO. Use /setup start, or choose one with /setup role." in told


async def test_messages_that_discord_refuses_are_counted(whole: Town, feeds: FeedServer) -> None:
    feeds.publish("/ics.xml", feed())
    await whole.mona.slash(whole.everyone, "feed add", source=feeds.url("/ics.xml"), channel=whole.everyone)
    whole.permit(whole.everyone, send_messages=False)
    feeds.publish("/ics.xml", feed(advisory("ICSA-26-001-01")))
    await whole.work()
    (told,) = await check(whole)
    assert told.startswith(f"One message waits for {whole.everyone.mention}, where Discord does not")


async def test_a_thread_that_was_set_is_not_taken_for_deleted(whole: Town) -> None:
    thread = whole.env.backend.create_thread(whole.everyone.id, "news", owner_id=whole.ada.id)
    community = whole.application.services.community
    await community.set_channel(whole.guild.id, Purpose.ANNOUNCEMENTS, thread.id)
    assert await check(whole) == []
