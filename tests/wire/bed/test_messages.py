import io

import discord
import pytest

from tests.wire.bed.tiny_bot import TinyBot
from tests.wire.city import City
from tests.wire.discord.payloads import FORUM
from tests.wire.discord.permissions import Permission
from tests.wire.discord.server import DiscordServer


def _channel(tiny_bot: TinyBot, city: City) -> discord.PartialMessageable:
    return tiny_bot.get_partial_messageable(city.advisories)


async def test_a_repeated_nonce_returns_the_first_message(city: City, tiny_bot: TinyBot) -> None:
    first = await _channel(tiny_bot, city).send("first", nonce="delivery-1")
    again = await _channel(tiny_bot, city).send("second", nonce="delivery-1")
    assert (again.id, again.content) == (first.id, "first")
    assert len(city.posts) == 1


async def test_a_nonce_of_a_deleted_message_is_unknown_and_ends_with_its_window(
    city: City, tiny_bot: TinyBot
) -> None:
    first = await _channel(tiny_bot, city).send("first", nonce="delivery-1")
    city.server.delete_message(city.advisories, first.id)
    with pytest.raises(discord.NotFound) as refused:
        await _channel(tiny_bot, city).send("first", nonce="delivery-1")
    assert refused.value.code == 10008
    city.server.nonces.forget()
    await _channel(tiny_bot, city).send("first", nonce="delivery-1")
    assert len(city.posts) == 1


@pytest.mark.parametrize(
    ("denied", "code"),
    [(Permission.SEND_MESSAGES, 50013), (Permission.VIEW_CHANNEL, 50001)],
    ids=["send", "view"],
)
async def test_missing_rights_are_refused(
    city: City, tiny_bot: TinyBot, denied: Permission, code: int
) -> None:
    city.server.deny(city.advisories, denied)
    with pytest.raises(discord.Forbidden) as refused:
        await _channel(tiny_bot, city).send("hello")
    assert refused.value.code == code


async def test_what_was_deleted_is_unknown(city: City, tiny_bot: TinyBot) -> None:
    message = await _channel(tiny_bot, city).send("hello")
    city.server.delete_message(city.advisories, message.id)
    with pytest.raises(discord.NotFound) as gone:
        await message.edit(content="changed")
    assert gone.value.code == 10008
    city.server.remove_channel(city.advisories)
    with pytest.raises(discord.NotFound) as gone:
        await _channel(tiny_bot, city).send("hello")
    assert gone.value.code == 10003


async def test_components_v2_refuse_content_and_too_much_text(city: City, tiny_bot: TinyBot) -> None:
    view = discord.ui.LayoutView()
    view.add_item(discord.ui.TextDisplay("x" * 3000)).add_item(discord.ui.TextDisplay("x" * 1001))
    with pytest.raises(discord.HTTPException, match="50035"):
        await _channel(tiny_bot, city).send(view=view)
    view = discord.ui.LayoutView().add_item(discord.ui.TextDisplay("x"))
    with pytest.raises(discord.HTTPException, match="50035"):
        await _channel(tiny_bot, city).send("content", view=view)
    assert city.posts == []


async def test_history_is_read_forwards_and_backwards(city: City, tiny_bot: TinyBot) -> None:
    channel = _channel(tiny_bot, city)
    sent = [await channel.send(str(number)) for number in range(5)]
    assert [message.content async for message in channel.history(limit=2)] == ["4", "3"]
    after = [message.content async for message in channel.history(after=sent[1], oldest_first=True)]
    assert after == ["2", "3", "4"]
    around = [message.content async for message in channel.history(around=sent[2], limit=3)]
    assert sorted(around) == ["1", "2", "3"]


async def test_closed_direct_messages_are_refused(city: City, tiny_bot: TinyBot) -> None:
    user = await tiny_bot.fetch_user(city.member)
    await user.send("hello")
    assert [message["content"] for message in city.server.direct_messages(city.member)] == ["hello"]
    city.server.world.closed_to_bot.add(city.member)
    with pytest.raises(discord.Forbidden) as refused:
        await user.send("again")
    assert refused.value.code == 50007


async def test_threads_start_from_messages_and_in_forums(city: City, tiny_bot: TinyBot) -> None:
    channel = await tiny_bot.fetch_channel(city.advisories)
    assert isinstance(channel, discord.TextChannel)
    message = await channel.send("hello")
    thread = await message.create_thread(name="Discuss")
    await thread.send("inside")
    assert [one["content"] for one in city.server.messages(thread.id)] == ["inside"]
    forum_id = city.server.add_channel(city.guild, "forum", FORUM)
    forum = await tiny_bot.fetch_channel(forum_id)
    assert isinstance(forum, discord.ForumChannel)
    post = await forum.create_thread(name="A post", content="first")
    assert [one["content"] for one in city.server.messages(post.thread.id)] == ["first"]


async def test_roles_are_given_below_the_bots_own_and_stand_in_the_audit_log(
    city: City, tiny_bot: TinyBot
) -> None:
    role_id = city.server.add_role(city.guild, "Verified")
    high_id = city.server.add_role(city.guild, "Too high", position=200)
    guild = await tiny_bot.fetch_guild(city.guild.id)
    member = await guild.fetch_member(city.member)
    await member.add_roles(discord.Object(role_id))
    with pytest.raises(discord.Forbidden):
        await member.add_roles(discord.Object(high_id))
    city.server.set_roles(city.guild.id, city.member, [], by=city.moderator)
    [removed, added] = [
        entry async for entry in guild.audit_logs(action=discord.AuditLogAction.member_role_update)
    ]
    assert removed.user_id == city.moderator
    assert added.user_id == city.server.world.bot_id


async def test_a_file_is_kept_and_served(city: City, tiny_bot: TinyBot) -> None:
    message = await _channel(tiny_bot, city).send(file=discord.File(io.BytesIO(b"content"), "export.json"))
    assert await message.attachments[0].read() == b"content"


async def test_unknown_routes_and_wrong_bodies_are_collected(
    discord_server: DiscordServer, tiny_bot: TinyBot
) -> None:
    with pytest.raises(discord.HTTPException, match="501"):
        await tiny_bot.http.request(discord.http.Route("POST", "/soundboard-default-sounds"))
    assert discord_server.unknown_routes == ["POST /soundboard-default-sounds"]
    discord_server.unknown_routes.clear()
    if discord_server.openapi is None:
        return
    await tiny_bot.http.request(
        discord.http.Route("PUT", f"/applications/{discord_server.world.application_id}/commands"),
        json=[{"name": "x" * 40}],
    )
    assert "$[0].name" in discord_server.violations[0]
    discord_server.violations.clear()
