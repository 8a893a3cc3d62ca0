import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.wire.city import City
from tests.wire.discord.openapi import Description
from tests.wire.feeds import FeedServer
from tests.wire.process import BotProcess
from tests.wire.prove import proved
from tests.wire.rehearsal import Rehearsal
from tests.wire.replay import load, made_up

MakeBot = Callable[..., BotProcess]


async def test_the_sample_feed_is_posted_exactly_once(
    city: City, feeds: FeedServer, bot_process: MakeBot
) -> None:
    rehearsal = Rehearsal(load() or made_up(), city, feeds, bot_process())
    assert await rehearsal.run() == [], rehearsal.bot.tail()


@pytest.mark.timeout(300)
async def test_three_seeds_of_kills_and_faults_change_nothing(
    description: Description | None, tmp_path: Path
) -> None:
    """What `make prove` does, three runs at once because they mostly wait."""
    folders = {seed: tmp_path / str(seed) for seed in (4, 11, 16)}
    for folder in folders.values():
        folder.mkdir()
    runs = [proved(load() or made_up(), description, seed, folder) for seed, folder in folders.items()]
    reports = await asyncio.gather(*runs)
    assert [report.wrong for report in reports] == [[], [], []]
    assert sum(report.kills for report in reports) > 2


async def test_a_feed_of_our_own_is_posted_exactly_once(
    city: City, feeds: FeedServer, bot_process: MakeBot
) -> None:
    rehearsal = Rehearsal(made_up(), city, feeds, bot_process())
    assert await rehearsal.run() == [], rehearsal.bot.tail()
