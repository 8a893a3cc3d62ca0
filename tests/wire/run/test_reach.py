"""Whom no direct message reaches is told in a private thread, once, whatever happens in between."""

from collections.abc import Callable

import pytest

from tests.wire.city import City
from tests.wire.discord.encoding import Json
from tests.wire.discord.faults import When
from tests.wire.process import BotProcess

MakeBot = Callable[..., BotProcess]
REASON = "Known from the fair."


def told(city: City) -> list[Json]:
    """What stands in the private threads below #general."""
    threads = city.server.world.threads_of(city.general)
    return [message for thread in threads for message in city.server.messages(int(thread["id"]))]


@pytest.mark.parametrize("when", list(When), ids=lambda when: when.value)
async def test_a_kill_while_the_thread_is_opened_or_written_tells_once(
    city: City, bot_process: MakeBot, when: When
) -> None:
    bot = bot_process()
    await bot.start_to_ready()
    city.server.world.closed_to_bot.add(city.member)
    options = {"purpose": "welcome", "channel": city.general}
    await city.says(city.administrator, "setup channel", options)
    opening = city.server.faults.hold("POST", f"/channels/{city.general}/threads$", when=when)
    options = {"member": city.member, "persona": "city", "reason": REASON}
    assert "is here as City" in (await city.says(city.moderator, "member grant", options)).text
    await opening.until_held()
    await bot.kill()
    city.server.faults.clear()
    await bot.restart()
    await bot.until(lambda: told(city) != [], 60, "a message in the private thread")
    assert len(city.server.world.threads_of(city.general)) == 1
    (message,) = told(city)
    assert REASON in str(message["components"])
