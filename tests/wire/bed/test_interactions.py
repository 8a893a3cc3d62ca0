import pytest

from tests.wire.bed.tiny_bot import TinyBot
from tests.wire.city import City
from tests.wire.discord.components import visible_text
from tests.wire.discord.options import NotRegistered
from tests.wire.discord.server import DiscordServer


async def test_a_slash_command_is_answered_privately(city: City, tiny_bot: TinyBot) -> None:
    exchange = await city.says(city.member, "/ping", locale="es-ES")
    assert exchange.text == "Pong here es-ES"
    assert exchange.is_private
    assert city.server.messages(city.general) == []


async def test_a_slash_command_works_in_a_direct_channel(city: City, tiny_bot: TinyBot) -> None:
    channel = city.server.world.direct_channel(city.member)
    exchange = await city.server.interactions.slash("ping", by=city.member, channel=int(channel["id"]))
    assert exchange.text == "Pong in private en-US"


async def test_a_subcommand_gets_its_options(city: City, tiny_bot: TinyBot) -> None:
    exchange = await city.says(
        city.moderator, "feed add", {"source": "x", "channel": city.advisories, "count": 3}
    )
    assert exchange.text == "x in advisories times 3"
    [message] = city.server.messages(city.general)
    assert message["content"] == exchange.text


async def test_what_is_not_registered_cannot_be_sent(city: City, tiny_bot: TinyBot) -> None:
    for path, options in (("pong", {}), ("feed", {}), ("feed add", {"source": "x"}), ("ping", {"a": 1})):
        with pytest.raises(NotRegistered):
            await city.says(city.member, path, options)


async def test_autocomplete_returns_choices(city: City, tiny_bot: TinyBot) -> None:
    choices = await city.server.interactions.autocomplete(
        "feed add", "source", "ci", by=city.member, channel=city.general
    )
    assert choices == [{"name": "ci one", "value": "1"}]


async def test_a_deferred_answer_is_waited_for_and_stays_private(city: City, tiny_bot: TinyBot) -> None:
    exchange = await city.says(city.member, "slow")
    assert exchange.is_private
    await city.server.until(lambda: len(exchange.sent()) == 2, what="the second followup")
    assert exchange.text == "Thought about it\nAnd again"


async def test_a_button_changes_its_message(city: City, tiny_bot: TinyBot) -> None:
    shown = await city.says(city.member, "ask")
    [message] = city.server.messages(city.general)
    assert "Nothing was pressed" in visible_text(message)
    await city.server.interactions.click(message, "press", by=city.member, locale="de")
    assert "Pressed in de" in visible_text(message)
    assert shown.original is message


async def test_a_select_gets_its_values(city: City, tiny_bot: TinyBot) -> None:
    await city.says(city.member, "ask")
    [message] = city.server.messages(city.general)
    exchange = await city.server.interactions.click(message, "choose", by=city.member, values=["B"])
    await city.server.interactions.answered(exchange)
    assert "Chose B" in exchange.text


async def test_a_modal_is_filled_in(city: City, tiny_bot: TinyBot) -> None:
    await city.says(city.member, "ask")
    [message] = city.server.messages(city.general)
    opened = await city.server.interactions.click(message, "ask", by=city.member)
    assert opened.modal["title"] == "A question"
    exchange = await city.server.interactions.submit(opened, {"answer": "forty-two"})
    assert exchange.text == "You said forty-two"


async def test_commands_keep_their_ids(discord_server: DiscordServer, tiny_bot: TinyBot) -> None:
    first = {command.name: command.id for command in await tiny_bot.tree.sync()}
    second = {command.name: command.id for command in await tiny_bot.tree.fetch_commands()}
    assert first == second
    assert set(first) == {"ping", "ask", "slow", "feed"}
