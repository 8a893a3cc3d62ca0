"""`/advisory latest`."""

from tests.journeys.town import Town, advisory, feed, said
from tests.wire.feeds import FeedServer

PATH = "/ics.xml"


async def test_the_latest_advisories_can_be_filtered(town: Town, feeds: FeedServer) -> None:
    assert said(await town.max.slash(town.everyone, "advisory latest")).startswith("No advisory fits yet.")
    feeds.publish(
        PATH,
        feed(
            advisory("ICSA-26-002-01", "Acme Camera", "9.8"),
            advisory("ICSA-26-001-01", "Bolt Meter", "5.0", vendor="Bolt"),
        ),
    )
    await town.mona.slash(town.everyone, "feed add", source=feeds.url(PATH), channel=town.advisories)

    everything = await town.max.slash(town.everyone, "advisory latest")
    assert everything.ephemeral
    assert "Acme Camera" in said(everything)
    assert "Bolt Meter" in said(everything)
    assert "Bolt Meter" not in said(await town.max.slash(town.everyone, "advisory latest", severity="high"))
    assert "Acme Camera" not in said(await town.max.slash(town.everyone, "advisory latest", vendor="bolt"))


async def test_vendors_are_suggested_while_typing(town: Town, feeds: FeedServer) -> None:
    feeds.publish(PATH, feed(advisory("ICSA-26-001-01", vendor="Bolt")))
    await town.mona.slash(town.everyone, "feed add", source=feeds.url(PATH), channel=town.advisories)
    choices = await town.max.autocomplete(town.everyone, "advisory latest", "vendor", "bo")
    assert [choice["name"] for choice in choices] == ["Bolt"]


async def test_a_feed_that_shouts_is_quoted_and_pings_nobody(town: Town, feeds: FeedServer) -> None:
    feeds.publish(PATH, feed())
    await town.mona.slash(town.everyone, "feed add", source=feeds.url(PATH), channel=town.advisories)
    feeds.publish(PATH, feed(advisory("ICSA-26-001-01", "@everyone **free** [click](https://evil.example)")))
    await town.work()
    post = town.advisories.last_message
    assert post is not None
    assert not post.mention_everyone
    (text,) = town.posts()
    assert "\\*\\*free\\*\\*" in text
    assert "\\[click\\]" in text
