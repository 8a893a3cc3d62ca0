import pytest

from tests.wire.discord.faults import When
from tests.wire.following import Following

POST = ("POST", r"/channels/\d+/messages$")


@pytest.mark.parametrize(
    "forgets_nonces", [False, True], ids=["within the nonce window", "after the nonce window"]
)
async def test_a_kill_during_delivery_loses_and_repeats_nothing(
    following: Following, forgets_nonces: bool
) -> None:
    """Two channels: in one the post did not happen yet, in the other it did, and the bot knows of neither."""
    server = following.city.server
    channels = {when: await following.follow_in(when.value) for when in When}
    held = [
        server.faults.hold("POST", f"/channels/{channel}/messages$", when=when, skip=1)
        for when, channel in channels.items()
    ]
    following.publish(3)
    for fault in held:
        await fault.until_held()
    await following.bot.kill()
    server.faults.clear()
    if forgets_nonces:
        server.nonces.forget()
    await following.bot.restart()
    await following.until_told(*channels.values())
    following.assert_each_told_once(*channels.values())


async def test_what_is_published_while_the_bot_is_away_is_posted_at_the_next_start(
    following: Following,
) -> None:
    await following.bot.kill()
    following.publish(2)
    await following.bot.restart()
    await following.until_told()
    following.assert_each_told_once()


async def test_sigterm_during_delivery_loses_and_repeats_nothing(following: Following) -> None:
    server = following.city.server
    fault = server.faults.slow(*POST, 1.0)
    following.publish(2)
    await server.until(lambda: fault.hits)
    assert await following.bot.stop() == 0
    await following.bot.restart()
    await following.until_told()
    following.assert_each_told_once()
