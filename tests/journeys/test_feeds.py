"""`/feed` and what it brings to a channel."""

import pytest

from tests.journeys.town import Town, advisory, feed, said
from tests.wire.feeds import FeedServer

PATH = "/ics.xml"
OLD, NEW, NEWER = (advisory(f"ICSA-26-00{day}-01") for day in (1, 2, 3))


async def follow(town: Town, feeds: FeedServer, **options: object) -> str:
    wanted = {"source": feeds.url(PATH), "channel": town.advisories, **options}
    return said(await town.mona.slash(town.everyone, "feed add", **wanted))


async def choice(town: Town, command: str = "feed check") -> str:
    (found,) = await town.mona.autocomplete(town.everyone, command, "feed", "ics")
    return str(found["value"])


async def test_adding_a_feed_posts_nothing_of_what_it_holds(town: Town, feeds: FeedServer) -> None:
    feeds.publish(PATH, feed(OLD))
    answer = await follow(town, feeds)
    assert answer == (
        f"{town.advisories.mention} follows **ICS Advisories** now. It holds one item, "
        "of which your rule selects 1; none of them is posted, only what is new from now on."
    )
    await town.work()
    assert town.posts() == []


async def test_a_new_advisory_becomes_one_card(town: Town, feeds: FeedServer) -> None:
    feeds.publish(PATH, feed(OLD))
    await follow(town, feeds)
    feeds.publish(PATH, feed(NEW, OLD))
    await town.work()
    await town.work()
    (card,) = town.posts()
    for part in (
        "Acme Signal Controller",
        "High (CVSS v3 8.1)",
        "**Vendor:** Acme",
        "CVE-2026-1234",
        "ICSA-26-002-01",
    ):
        assert part in card


async def test_details_open_privately_and_still_after_a_restart(town: Town, feeds: FeedServer) -> None:
    feeds.publish(PATH, feed())
    await follow(town, feeds)
    feeds.publish(PATH, feed(NEW))
    await town.work()
    post = town.advisories.last_message
    assert post is not None
    opened = await town.max.click(post, label="Details")
    assert opened.ephemeral
    assert "CVE-2026-1234" in said(opened)


async def test_feed_list_shows_rules_and_the_last_failure(town: Town, feeds: FeedServer) -> None:
    feeds.publish(PATH, feed(OLD))
    await follow(town, feeds, **{"min-severity": "high", "keywords": "signal, camera"})
    feeds.fail(PATH, 500)
    await town.work()
    shown = said(await town.mona.slash(town.everyone, "feed list"))
    assert "High or worse; keywords signal, camera" in shown
    assert "Last poll failed: 127.0.0.1 answers with an error (status 500). Try again later." in shown


async def test_feed_check_tells_what_it_found(town: Town, feeds: FeedServer) -> None:
    feeds.publish(PATH, feed(OLD))
    await follow(town, feeds)
    feeds.publish(PATH, feed(NEWER, NEW, OLD))
    answer = said(await town.mona.slash(town.everyone, "feed check", feed=await choice(town)))
    assert answer == "**ICS Advisories** was read: 2 new, 0 revised."


async def test_a_removed_feed_posts_nothing_more(town: Town, feeds: FeedServer) -> None:
    feeds.publish(PATH, feed(OLD))
    await follow(town, feeds)
    answer = said(await town.mona.slash(town.everyone, "feed remove", feed=await choice(town, "feed remove")))
    assert answer == f"{town.advisories.mention} no longer follows **ICS Advisories**."
    feeds.publish(PATH, feed(NEW, OLD))
    await town.work()
    assert town.posts() == []


async def test_the_same_feed_twice_in_a_channel_is_refused(town: Town, feeds: FeedServer) -> None:
    feeds.publish(PATH, feed(OLD))
    await follow(town, feeds)
    assert (await follow(town, feeds)).startswith(
        f"{town.advisories.mention} follows ICS Advisories already."
    )


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("no such feed", "This is neither the name of a known feed nor a web address."),
        ("ftp://feeds.example/x", "This is neither the name of a known feed nor a web address."),
        ("http://10.0.0.1/feed.xml", "10.0.0.1 is on a private network, which I may not reach."),
    ],
)
async def test_what_cannot_be_followed_is_refused_in_one_sentence(
    town: Town, source: str, sentence: str
) -> None:
    answer = said(await town.mona.slash(town.everyone, "feed add", source=source, channel=town.advisories))
    assert answer.startswith(sentence)


async def test_a_web_page_is_no_feed(town: Town, feeds: FeedServer) -> None:
    feeds.publish(PATH, "<!doctype html><html><head><title>News</title></head><body>Hello</body></html>")
    assert "web page" in await follow(town, feeds)
    assert said(await town.mona.slash(town.everyone, "feed list")).startswith(
        "This server follows no feed yet."
    )


async def test_a_channel_that_closes_loses_nothing_and_moderators_are_told_once(
    town: Town, feeds: FeedServer
) -> None:
    await town.ada.slash(town.everyone, "setup channel", purpose="moderation", channel=town.moderation)
    feeds.publish(PATH, feed(OLD))
    await follow(town, feeds)
    town.permit(town.advisories, send_messages=False)
    feeds.publish(PATH, feed(NEWER, NEW, OLD))
    await town.work()
    assert town.posts() == []
    (notice,) = town.posts(town.moderation)
    assert notice.startswith(f"I may not write in {town.advisories.mention}. Nothing is lost")
    assert "2 waiting: I may not write" in said(await town.mona.slash(town.everyone, "feed list"))

    town.permit(town.advisories, send_messages=True)
    told = town.moderation.last_message
    assert told is not None
    await town.mona.click(told, label="Try again now")
    await town.work()
    assert [("ICSA-26-002-01" in post, "ICSA-26-003-01" in post) for post in town.posts()] == [
        (True, False),
        (False, True),
    ]


async def test_a_deleted_channel_rests_its_rules_and_moderators_are_told(
    town: Town, feeds: FeedServer
) -> None:
    await town.ada.slash(town.everyone, "setup channel", purpose="moderation", channel=town.moderation)
    feeds.publish(PATH, feed(OLD))
    await follow(town, feeds)
    town.delete(town.advisories)
    feeds.publish(PATH, feed(NEW, OLD))
    await town.work()
    (notice,) = town.posts(town.moderation)
    assert "A channel that followed feeds was deleted" in notice
    told = town.moderation.last_message
    assert told is not None
    assert "The channel is gone." in said(await town.mona.click(told, label="Show the feeds"))


async def test_a_revision_is_seen_in_the_post_itself(town: Town, feeds: FeedServer) -> None:
    feeds.publish(PATH, feed())
    await follow(town, feeds)
    feeds.publish(PATH, feed(NEW))
    await town.work()
    feeds.publish(PATH, feed(advisory(NEW.number, "Acme Signal Controller (Update A)", "9.9")))
    await town.work()
    post, answer = town.posts()
    assert "### Acme Signal Controller (Update A)" in post
    assert "Critical (CVSS v3 9.9)" in post
    assert "Revised once since it was posted" in post
    assert answer.startswith("This advisory became more severe: it is now **Critical**.")


async def test_a_post_that_a_moderator_deleted_stays_deleted(town: Town, feeds: FeedServer) -> None:
    feeds.publish(PATH, feed())
    await follow(town, feeds)
    feeds.publish(PATH, feed(NEW))
    await town.work()
    post = town.advisories.last_message
    assert post is not None
    town.env.backend.delete_message(town.advisories.id, post.id)
    feeds.publish(PATH, feed(advisory(NEW.number, "Acme Signal Controller (Update A)")))
    await town.work()
    assert town.posts() == []


async def test_an_escalation_is_told_where_the_advisory_is_discussed(town: Town, feeds: FeedServer) -> None:
    feeds.publish(PATH, feed())
    await follow(town, feeds)
    feeds.publish(PATH, feed(NEW))
    await town.work()
    post = town.advisories.last_message
    assert post is not None
    await town.max.click(post, label="Discuss")
    (thread,) = town.advisories.threads
    feeds.publish(PATH, feed(advisory(NEW.number, cvss="9.9")))
    await town.work()
    assert not any("it is now" in post for post in town.posts())
    assert "it is now **Critical**" in town.posts(thread)[-1]
