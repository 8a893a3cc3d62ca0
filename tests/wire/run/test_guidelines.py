"""Guidelines over the wire: in direct messages, for people who installed the app, with every body checked."""

import asyncio
import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.wire.city import City
from tests.wire.discord.exchange import Exchange
from tests.wire.discord.interactions import ANSWER_WITHIN
from tests.wire.process import BotProcess

MakeBot = Callable[..., BotProcess]
NAME, TITLE = "no-shared-default-passwords", "Ship no shared or guessable default passwords"
ENTRY = f"guideline:entry:{NAME}"

HERE_ONLY = "This works only in a server that I am a member of."

DIRECTLY = {"is_user_install": False}
INSTALLED = {"is_user_install": True}
AMONG_PEOPLE = {"is_user_install": True, "is_among_people": True}
EVERYWHERE = [
    pytest.param(DIRECTLY, False, id="direct messages"),
    pytest.param(INSTALLED, False, id="installed, direct messages"),
    pytest.param(AMONG_PEOPLE, False, id="installed, among people"),
    pytest.param(INSTALLED, True, id="installed, in a server without the bot"),
]


class Reader:
    """A member who uses guidelines outside of the server; every answer is private and needs no followup."""

    def __init__(self, city: City, context: dict[str, bool], *, in_guild: bool) -> None:
        self._discord, self._context, self._member = city.server.interactions, context, city.member
        direct = int(city.server.world.direct_channel(city.member)["id"])
        self._channel = city.general if in_guild else direct

    async def uses(self, command: str, **options: Any) -> Exchange:
        return self._private(
            await self._discord.slash(
                f"guideline {command}", options, by=self._member, channel=self._channel, **self._context
            )
        )

    async def clicks(self, on: Exchange, custom_id: str, *values: str) -> Exchange:
        return self._private(await self._clicked(on, custom_id, *values))

    async def shares(self, on: Exchange, custom_id: str) -> Exchange:
        shared = await self._clicked(on, custom_id)
        assert not shared.is_private
        return shared

    async def sees_first(self, typed: str, name: str) -> None:
        """Type until a title is offered first: a read is remembered after the answer."""
        async with asyncio.timeout(ANSWER_WITHIN):
            while (await self.types(typed))[0] != name:
                pass

    async def types(self, typed: str) -> list[str]:
        found = await self._discord.autocomplete(
            "guideline show", "entry", typed, by=self._member, channel=self._channel, **self._context
        )
        return [choice["name"] for choice in found]

    async def _clicked(self, on: Exchange, custom_id: str, *values: str) -> Exchange:
        assert on.original is not None
        clicked = await self._discord.click(
            on.original, custom_id, by=self._member, values=list(values) or None, **self._context
        )
        return await self._discord.answered(clicked)

    def _private(self, answer: Exchange) -> Exchange:
        assert answer.is_private or answer.source is not None
        assert answer.followups == []  # Discord allows an installed app five of them
        return answer


@pytest.mark.parametrize(("context", "in_guild"), EVERYWHERE)
async def test_guidelines_are_found_read_and_shared_outside_of_a_server(
    city: City, bot_process: MakeBot, context: dict[str, bool], *, in_guild: bool
) -> None:
    await bot_process().start_to_ready()
    reader = Reader(city, context, in_guild=in_guild)
    found = await reader.uses("search", query="defualt pasword")
    assert TITLE in found.text

    page = await reader.clicks(found, f"{ENTRY}:open")
    assert "Why it matters" in page.text
    steps = await reader.clicks(page, f"{ENTRY}:page:1")
    assert "☐ **Give each unit its own secret**" in steps.text
    shared = await reader.shares(page, f"{ENTRY}:share:1")
    assert "Shared by" in shared.text

    asked = await reader.clicks(page, f"{ENTRY}:useful")
    version = re.findall(r":judge:(\d+):yes", str(asked.original))[0]
    thanked = await reader.clicks(asked, f"{ENTRY}:judge:{version}:yes")
    assert "Thank you" in thanked.text


@pytest.mark.parametrize(("context", "in_guild"), EVERYWHERE)
async def test_the_library_is_browsed_and_the_day_has_its_guideline_outside_of_a_server(
    city: City, bot_process: MakeBot, context: dict[str, bool], *, in_guild: bool
) -> None:
    await bot_process().start_to_ready()
    reader = Reader(city, context, in_guild=in_guild)
    library = await reader.uses("browse")
    shelf = await reader.clicks(library, "guideline:shelves:phase:pick", "retire")
    assert "### Retire" in shelf.text
    page = await reader.clicks(shelf, "guideline:entry:secure-decommissioning:open")
    assert "## Wipe, revoke and record when removing equipment" in page.text

    today = await reader.uses("today")
    assert today.text.startswith("-# Guideline of the day")
    assert (await reader.uses("today")).text == today.text

    shown = await reader.uses("show", entry=NAME)
    assert f"## {TITLE}" in shown.text
    await reader.sees_first("", f"Read lately: {TITLE}")
    assert (await reader.types("defualt"))[0] == TITLE
    topic = await reader.uses("show", entry="topic:backup")
    assert "### Backup" in topic.text


@pytest.mark.parametrize(("context", "in_guild"), EVERYWHERE)
async def test_what_needs_a_server_says_so_in_one_sentence(
    city: City, bot_process: MakeBot, context: dict[str, bool], *, in_guild: bool
) -> None:
    await bot_process().start_to_ready()
    reader = Reader(city, context, in_guild=in_guild)
    refused = await reader.uses("checklist", phase="procure")
    assert refused.text.startswith(HERE_ONLY)
    page = await reader.uses("show", entry=NAME)
    refused = await reader.clicks(page, f"checklist:entry:{NAME}:add:0")
    assert refused.text.startswith(HERE_ONLY)


@pytest.mark.parametrize(("context", "in_guild"), EVERYWHERE)
async def test_a_question_from_outside_of_a_server_is_kept_nowhere(
    city: City, bot_process: MakeBot, context: dict[str, bool], *, in_guild: bool
) -> None:
    await bot_process().start_to_ready()
    discord = city.server.interactions
    alone = await Reader(city, context, in_guild=in_guild).uses("search", query="unicorn pedigrees")
    assert "Nothing in the library fits" in alone.text

    await discord.slash("guideline search", {"query": "pizza recipes"}, by=city.member, channel=city.general)
    listed = ""
    async with asyncio.timeout(ANSWER_WITHIN):  # it is written down after the answer
        while "pizza recipes" not in listed:
            misses = await discord.slash("library misses", {}, by=city.moderator, channel=city.general)
            listed = misses.text
    assert "### One question found nothing" in listed
