from collections.abc import Callable

from tests.wire.city import City
from tests.wire.process import BotProcess

MakeBot = Callable[..., BotProcess]


async def test_help_and_latest_are_answered_privately(city: City, bot_process: MakeBot) -> None:
    await bot_process().start_to_ready()
    for command in ("help", "advisory latest"):
        exchange = await city.says(city.member, command)
        assert exchange.text
        assert exchange.is_private


async def test_help_and_latest_work_in_direct_messages_and_for_user_installs(
    city: City, bot_process: MakeBot
) -> None:
    await bot_process().start_to_ready()
    direct = int(city.server.world.direct_channel(city.member)["id"])
    for command in ("help", "advisory latest"):
        for is_user_install in (False, True):
            exchange = await city.server.interactions.slash(
                command, by=city.member, channel=direct, is_user_install=is_user_install
            )
            assert exchange.text


async def test_rights_are_checked_when_a_command_is_used(city: City, bot_process: MakeBot) -> None:
    await bot_process().start_to_ready()
    assert "moderators" in (await city.says(city.member, "feed list")).text
    assert "manage this server" in (await city.says(city.moderator, "setup show")).text
    assert "moderators" not in (await city.says(city.moderator, "feed list")).text


async def test_an_answer_survives_a_rate_limit_and_a_server_error(city: City, bot_process: MakeBot) -> None:
    await bot_process().start_to_ready()
    city.server.faults.rate_limit("POST", "/callback$", retry_after=0.1)
    assert (await city.says(city.member, "help")).text
    city.server.faults.answer("POST", "/callback$", 503)
    assert (await city.says(city.member, "help")).text
