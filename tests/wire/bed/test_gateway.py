import aiohttp
import pytest

from tests.wire.bed.tiny_bot import TinyBot
from tests.wire.city import City
from tests.wire.discord.server import DiscordServer


async def test_a_client_becomes_ready_with_its_guild(city: City, tiny_bot: TinyBot) -> None:
    [guild] = tiny_bot.guilds
    assert guild.name == "Smart City"
    assert {channel.name for channel in guild.text_channels} == {"general", "advisories"}
    assert guild.me.guild_permissions.manage_roles


async def test_heartbeats_are_counted_and_acknowledged(
    discord_server: DiscordServer, tiny_bot: TinyBot
) -> None:
    discord_server.gateway.heartbeat_interval = 0.05
    await discord_server.gateway.cut()
    await discord_server.until(lambda: discord_server.gateway.heartbeats > 4, what="heartbeats")
    assert tiny_bot.latency < 10


async def test_a_cut_connection_resumes_and_gets_what_it_missed(
    discord_server: DiscordServer, city: City, tiny_bot: TinyBot
) -> None:
    [session] = discord_server.gateway.ready
    await discord_server.gateway.cut()
    discord_server.add_channel(city.guild, "made-while-away")
    await discord_server.until(lambda: session.resumes, what="RESUME")
    if "RESUMED" not in tiny_bot.seen:
        await tiny_bot.wait_for("resumed", timeout=10)
    assert discord_server.gateway.resume_connections == 1
    assert len(discord_server.gateway.identifies) == 1
    assert "made-while-away" in {channel.name for channel in tiny_bot.guilds[0].text_channels}


async def test_op_7_is_followed_by_a_resume(discord_server: DiscordServer, tiny_bot: TinyBot) -> None:
    [session] = discord_server.gateway.ready
    await discord_server.gateway.ask_reconnect()
    await discord_server.until(lambda: session.resumes, what="RESUME")


async def test_a_resumable_op_9_is_followed_by_a_resume(
    discord_server: DiscordServer, tiny_bot: TinyBot
) -> None:
    [session] = discord_server.gateway.ready
    await discord_server.gateway.invalidate(is_resumable=True)
    await discord_server.until(lambda: session.resumes, what="RESUME")


async def test_refused_connections_and_fatal_codes_reach_a_client(discord_server: DiscordServer) -> None:
    discord_server.gateway.refuse_connections(1)
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.WSServerHandshakeError, match="503"):
            await session.ws_connect(discord_server.gateway_url)
        async with session.ws_connect(discord_server.gateway_url) as socket:
            assert (await socket.receive_json())["op"] == 10
            await socket.send_json({"op": 2, "d": {"token": "wrong", "intents": 0, "shard": [0, 1]}})
            await socket.receive()
        assert socket.close_code == 4004
