"""`/guideline today`: one entry a day, on demand and as a post."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.app import composed
from bot.config import load_settings
from bot.running import Application
from tests.database.moments import StillClock
from tests.journeys.town import Town, said

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
EVENING = datetime(2026, 11, 25, 22, 30, tzinfo=UTC)


@pytest.fixture
def clock() -> StillClock:
    return StillClock(EVENING)


@pytest.fixture
async def application(sqlite_url: str, clock: StillClock) -> AsyncIterator[Application]:
    settings = load_settings({"DATABASE_URL": sqlite_url, "HEALTH_ADDRESS": ""}, env_file=None)
    async with composed(settings, clock=clock) as application, application.prepared():
        yield application


@asynccontextmanager
async def restarted(town: Town, clock: StillClock) -> AsyncIterator[None]:
    await town.application.leadership.leave()
    async with composed(town.application.settings, clock=clock) as application, application.prepared():
        await town.env.restart_bot(application.client)
        town.application = application
        yield


@pytest.fixture
async def news(town: Town) -> Any:
    """The channel for announcements."""
    channel = town.guild.create_text_channel("announcements")
    await town.env.settle()
    await town.ada.slash(town.everyone, "setup channel", purpose="announcements", channel=channel)
    return channel


async def post_at(town: Town, hour: int) -> None:
    await town.application.services.community.change_rules(town.guild.id, {"daily_hour": hour})
    await town.work()


def title(text: str) -> str:
    return re.findall(r"^## (.+)$", text, flags=re.MULTILINE)[0]


async def test_today_is_the_same_for_everybody_and_another_tomorrow(town: Town, clock: StillClock) -> None:
    mine = await town.max.slash(town.everyone, "guideline today")
    assert mine.ephemeral
    assert said(mine).startswith("-# Guideline of the day\n## ")
    assert "### Why it matters" in said(mine)
    assert "Share here" in said(mine)
    theirs = await town.mona.slash(town.everyone, "guideline today")
    assert title(said(theirs)) == title(said(mine))

    clock.advance(2 * HOUR)
    tomorrow = await town.max.slash(town.everyone, "guideline today")
    assert title(said(tomorrow)) != title(said(mine))


async def test_a_post_comes_each_day_at_its_hour_through_midnight_and_restart(
    town: Town, news: Any, clock: StillClock
) -> None:
    asked = await town.max.slash(town.everyone, "guideline today")
    await post_at(town, 23)
    assert town.posts(news) == []

    clock.advance(HOUR)
    await town.work()
    (post,) = town.posts(news)
    assert post.startswith("-# Guideline of the day\n## ")
    assert title(post) == title(said(asked))
    (request,) = [one for one in town.env.http_requests if "Guideline of the day" in str(one.json)][-1:]
    assert "'parse': []" in str(request.json)

    clock.advance(HOUR)  # past midnight
    async with restarted(town, clock):
        await town.work()
        assert town.posts(news) == [post]
        clock.advance(23 * HOUR)
        await town.work()
        await town.work()
        assert len(town.posts(news)) == 2
        assert title(town.posts(news)[1]) != title(post)

        page = await town.max.click(news.history()[0], label="Read it")
        assert page.ephemeral
        assert f"## {title(post)}" in said(page)
        assert "Was this useful?" in said(page)


async def test_what_was_missed_is_caught_up_on_the_day_itself_only(
    town: Town, news: Any, clock: StillClock
) -> None:
    await post_at(town, 23)
    clock.advance(3 * DAY + timedelta(minutes=45))  # three hours were missed, and it is a quarter past now
    async with restarted(town, clock):
        await town.work()
        assert len(town.posts(news)) == 1
        today = await town.max.slash(town.everyone, "guideline today")
        assert title(town.posts(news)[0]) == title(said(today))


async def test_who_turns_it_off_is_left_in_peace(town: Town, news: Any, clock: StillClock) -> None:
    await post_at(town, 23)
    await post_at(town, -1)
    clock.advance(3 * DAY)
    await town.work()
    assert town.posts(news) == []


async def test_posts_do_not_heap_up_while_the_channel_is_closed(
    town: Town, news: Any, clock: StillClock
) -> None:
    town.permit(news, send_messages=False)
    await post_at(town, 23)
    clock.advance(HOUR)
    for _ in range(3):
        await town.work()
        clock.advance(DAY)
    await town.work()
    assert town.posts(news) == []
    today = await town.max.slash(town.everyone, "guideline today")

    town.permit(news, send_messages=True)
    clock.advance(2 * HOUR)
    await town.work()
    (post,) = town.posts(news)
    assert title(post) == title(said(today))


async def test_moderators_are_told_once_that_the_channel_is_gone(
    town: Town, news: Any, clock: StillClock
) -> None:
    await town.ada.slash(town.everyone, "setup channel", purpose="moderation", channel=town.moderation)
    await post_at(town, 23)
    town.delete(news)
    for later in (HOUR, DAY):
        clock.advance(later)
        await town.work()
    (notice,) = [text for text in town.posts(town.moderation) if "announcements" in text]
    assert notice.startswith("The channel for announcements was deleted")
    page = await town.mona.click(town.moderation.history()[-1], label="Read it")
    assert "### Why it matters" in said(page)
