import pytest

from tests.wire.advisories import feed, item
from tests.wire.discord.exchange import Exchange
from tests.wire.feeds import ATOM, HTML, Mood
from tests.wire.following import PATH, Following

BAD = {
    "huge": (Mood.HUGE, "MB"),
    "endless": (Mood.ENDLESS, "MB"),
    "bomb": (Mood.BOMB, "MB"),
    "dropped": (Mood.DROPS, "incomplete"),
}


async def _add(following: Following, source: str) -> Exchange:
    city = following.city
    return await city.says(city.moderator, "feed add", {"source": source, "channel": city.advisories})


async def test_bad_addresses_are_refused_with_one_sentence_and_the_bot_goes_on(following: Following) -> None:
    feeds = following.feeds
    for name, (mood, word) in BAD.items():
        feeds.misbehave(f"/{name}", mood, body=feed(item(7)).encode())
        told = await _add(following, feeds.url(f"/{name}"))
        assert word in told.text, name
    feeds.misbehave("/moved", Mood.REDIRECTS, location="http://10.1.2.3/feed.xml")
    assert "private network" in (await _add(following, feeds.url("/moved"))).text
    feeds.fail("/broken", 500)
    assert "500" in (await _add(following, feeds.url("/broken"))).text
    feeds.publish("/page", "<!doctype html><html><body>News</body></html>", content_type=HTML)
    assert "web page" in (await _add(following, feeds.url("/page"))).text
    entities = '<!DOCTYPE r [<!ENTITY a "b">]><rss version="2.0"><channel><title>&a;</title></channel></rss>'
    feeds.publish("/entities", entities, content_type=ATOM)
    assert "entities" in (await _add(following, feeds.url("/entities"))).text
    following.publish(1)
    await following.until_told()
    following.assert_each_told_once()


@pytest.mark.parametrize("mood", [Mood.DROPS, Mood.HUGE])
async def test_a_feed_that_breaks_for_a_while_loses_nothing(following: Following, mood: Mood) -> None:
    following.publish(1)
    good = following.feeds.documents[PATH]
    following.feeds.misbehave(PATH, mood)
    await following.until_polled_again(1)
    following.feeds.documents[PATH] = good
    await following.until_told()
    following.assert_each_told_once()
