"""`/help` shows what this person can use here, from the commands themselves."""

from collections.abc import AsyncIterator, Callable
from types import SimpleNamespace
from typing import Any

import discord
import pytest
import simcord

from bot.interface.client import CommunityBot


@pytest.fixture
async def env(make_bot: Callable[..., CommunityBot]) -> AsyncIterator[simcord.Env]:
    env = simcord.Env(make_bot("tests.interface.cog_of_doors", "cogs.onboarding"), shard_count=1)
    await env.start()
    yield env
    await env.shutdown()


async def help_for(person: Any, place: Any, **options: Any) -> str:
    result = await person.slash(place.channel, "help", **options)
    assert result.response.ephemeral
    return result.response.content


async def test_a_member_sees_what_a_member_can_do(place: Any) -> None:
    said = await help_for(place.mia, place)

    assert "**/staff anyone** – For different people." in said
    assert "**/help** – " in said
    assert "moderate" not in said
    assert "keep" not in said


async def test_a_moderator_sees_more(place: Any) -> None:
    role = place.guild.create_role("moderators", permissions=discord.Permissions(manage_roles=True))
    moderator = place.guild.add_member(place.env.create_user("mod"), roles=[role])

    said = await help_for(moderator, place)

    assert "**/staff anyone · moderate** – For different people." in said
    assert "**/keepers look** – For keepers." in said


async def test_a_direct_message_shows_what_works_there(place: Any) -> None:
    user = place.env.create_user("outsider")
    place.guild.add_member(user)

    said = (await user.slash("help")).response.content

    assert "**/elsewhere anywhere** – Works everywhere." in said
    assert "staff" not in said


async def test_a_topic_shows_every_option(place: Any) -> None:
    said = await help_for(place.mia, place, topic="/fail")

    assert said.splitlines() == [
        "**/fail** – Fails in a way of your choice.",
        "`how` (required) – What goes wrong",
        "`late` – Whether it was answered before",
    ]


@pytest.mark.parametrize("topic", ["nonsense", "keep"])
async def test_a_topic_that_is_not_for_you_is_unknown(env: Any, place: SimpleNamespace, topic: str) -> None:
    env.check_errors = False

    said = await help_for(place.mia, place, topic=topic)

    assert said.startswith(f"I have no command called {topic} for you here.")


async def test_topics_are_suggested_from_what_you_can_use(place: Any) -> None:
    offered = await place.mia.autocomplete(place.channel, "help", "topic", "staff")

    assert [choice["value"] for choice in offered] == ["staff", "staff anyone"]
