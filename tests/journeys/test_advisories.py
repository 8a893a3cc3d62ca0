"""`/advisory latest`, and what a feed's words do in posts."""

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


async def test_a_flood_fits_its_digests_whatever_the_feed_links_to(town: Town, feeds: FeedServer) -> None:
    feeds.publish(PATH, feed())
    await town.mona.slash(town.everyone, "feed add", source=feeds.url(PATH), channel=town.advisories)
    numbers = [f"ICSA-26-{count:03}-01" for count in range(1, 55)]  # the budget is 30 posts
    title, link = "Acme *Signal* Controller " * 20, f"https://advisories.example/{'a' * 450}"
    feeds.publish(PATH, feed(*(advisory(number, title, link=link + number) for number in numbers)))
    await town.work()
    posts = town.posts()
    assert len(posts) == 32
    assert [sum(number in text for text in posts) for number in numbers] == [1] * len(numbers)


async def test_an_update_of_an_advisory_never_seen_is_marked_in_lists_too(
    town: Town, feeds: FeedServer
) -> None:
    updated = advisory("ICSA-22-001-01", "Acme Camera (Update A)")
    feeds.publish(PATH, feed(updated, advisory("ICSA-26-001-01")))
    await town.mona.slash(town.everyone, "feed add", source=feeds.url(PATH), channel=town.advisories)
    listed = said(await town.max.slash(town.everyone, "advisory latest"))
    assert listed.count("update of an earlier advisory") == 1
