from tests.wire.discord.components import visible_text, walk
from tests.wire.discord.faults import Fault, When
from tests.wire.discord.permissions import Permission
from tests.wire.following import PATH, Following

POST = ("POST", r"/channels/\d+/messages$")

FAULTS = {
    "429": {"status": 429, "retry_after": 0.2, "count": 2},
    "429 for everything": {"status": 429, "retry_after": 0.2, "is_global": True},
    "429 without Via": {"status": 429, "retry_after": 0.2, "has_via": False},
    "500 before": {"status": 500},
    "500 after": {"status": 500, "when": When.AFTER},
    "503 before": {"status": 503},
    "503 after": {"status": 503, "when": When.AFTER},
    "dropped before": {"drops": True},
    "dropped after": {"drops": True, "when": When.AFTER},
}


async def test_only_what_is_new_is_posted_and_each_once(following: Following) -> None:
    following.publish(3)
    await following.until_told()
    following.assert_each_told_once()
    [first, *_] = following.city.posts
    assert first["flags"] & 1 << 15
    assert following.feeds.requests_of(PATH)[-1].status == 304


async def test_each_is_posted_once_whatever_discord_answers(following: Following) -> None:
    """Every fault has a channel of its own, so that all of them happen at once."""
    planned = {await following.follow_in(name.replace(" ", "-")): effect for name, effect in FAULTS.items()}
    faults = [
        following.city.server.faults.plan(Fault("POST", f"/channels/{channel}/messages$", **effect))
        for channel, effect in planned.items()
    ]
    following.publish(2)
    await following.until_told(*planned)
    following.assert_each_told_once(*planned)
    assert all(fault.hits for fault in faults)


async def test_an_unclear_post_is_read_back_when_its_nonce_is_forgotten(following: Following) -> None:
    server = following.city.server
    fault = server.faults.drop(*POST, when=When.AFTER)
    following.publish(1)
    await server.until(lambda: fault.hits)
    server.nonces.forget()
    await following.until_told()
    await following.until_polled_again(4)
    following.assert_each_told_once()


async def test_a_post_that_a_moderator_deleted_is_not_made_again(following: Following) -> None:
    server = following.city.server
    fault = server.faults.drop(*POST, when=When.AFTER)
    following.publish(1)
    await server.until(lambda: fault.hits)
    [post] = following.city.posts
    server.delete_message(following.city.advisories, int(post["id"]))
    await following.until_polled_again(5)
    assert following.city.posts == []
    following.publish(1)
    await server.until(lambda: following.city.posts)
    assert following.bot.is_running


async def test_nothing_is_lost_while_the_channel_cannot_be_written_to(following: Following) -> None:
    city = following.city
    await city.says(city.administrator, "setup channel", {"purpose": "moderation", "channel": city.general})
    city.server.deny(city.advisories, Permission.SEND_MESSAGES)
    following.publish(2)
    await following.bot.until(lambda: city.server.messages(city.general), what="the notice to the moderators")
    [notice] = city.server.messages(city.general)
    assert "I may not write" in visible_text(notice)
    city.server.deny(city.advisories, 0)
    [button] = [one["custom_id"] for one in walk(notice["components"]) if "custom_id" in one]
    await city.server.interactions.click(notice, button, by=city.moderator)
    await following.until_told()
    following.assert_each_told_once()


async def test_a_deleted_channel_stops_nothing_else(following: Following) -> None:
    city = following.city
    other = city.server.add_channel(city.guild, "more-advisories")
    await city.says(city.moderator, "feed add", {"source": following.feeds.url(PATH), "channel": other})
    city.server.remove_channel(city.advisories)
    following.publish(1)
    await following.bot.until(lambda: city.server.messages(other), 60, "the post in the other channel")
    assert (await city.says(city.moderator, "feed list")).text


async def test_an_unclear_post_waits_while_the_history_cannot_be_read(following: Following) -> None:
    """Discord answers such a read with an empty list, which does not say that nothing stands there."""
    city = following.city
    fault = city.server.faults.drop(*POST, when=When.AFTER)
    following.publish(1)
    await city.server.until(lambda: fault.hits)
    city.server.deny(city.advisories, Permission.READ_MESSAGE_HISTORY)
    city.server.nonces.forget()
    await following.until_polled_again(15)
    following.assert_each_told_once()
    city.server.deny(city.advisories, 0)
    following.publish(1)
    await city.says(city.moderator, "feed check", {"feed": "1"})
    await following.bot.until(lambda: len(city.posts) == 2, what="the second post")
    following.assert_each_told_once()
