"""What goes wrong in a run, all of it decided by the seed."""

import asyncio
import random
from dataclasses import dataclass

from tests.wire.discord.faults import Fault, Faults, When
from tests.wire.discord.server import DiscordServer
from tests.wire.feeds import FeedServer, Mood

POSTS = r"^/channels/\d+/messages$"
EDITS = r"^/channels/\d+/messages/\d+$"


@dataclass(frozen=True)
class Moment:
    """When the process is killed: after so many posts, before or after the effect, or by the clock."""

    posts: int
    when: When | None  # None: `seconds` after that post, wherever the process is
    seconds: float


def moments(chance: random.Random, expected: int) -> list[Moment]:
    """Return one to three moments to kill the process."""
    count = chance.randint(1, 3)
    places = sorted(chance.sample(range(max(expected, count)), count))
    steps = [after - before for before, after in zip([0, *places], places, strict=False)]
    return [
        Moment(step, chance.choice([When.BEFORE, When.AFTER, None]), chance.uniform(0.0, 0.6))
        for step in steps
    ]


def plan_faults(chance: random.Random, faults: Faults, expected: int) -> None:
    """Plan a handful of Discord's failures, spread over the run."""
    for _ in range(chance.randint(2, 5)):
        method, path = chance.choice([("POST", POSTS), ("POST", POSTS), ("PATCH", EDITS), ("GET", POSTS)])
        when, skip = chance.choice([When.BEFORE, When.AFTER]), chance.randrange(max(1, expected // 3))
        kind = chance.choice(["500", "503", "drop", "429"])
        if kind == "429":
            faults.plan(Fault(method, path, skip=skip, status=429, retry_after=0.3))
        elif kind == "drop":
            faults.drop(method, path, when=when, skip=skip)
        else:
            faults.answer(method, path, int(kind), when=when, skip=skip)


async def upset_feed(chance: random.Random, feeds: FeedServer, path: str) -> None:
    """Let the feed fail for one poll, sometimes, and come back."""
    document = feeds.documents[path]
    before = len(feeds.requests_of(path))
    match chance.choice(["fine", "fine", "500", "drop"]):
        case "500":
            document.status = 500
        case "drop":
            document.mood = Mood.DROPS
        case _:
            return
    async with asyncio.timeout(30):
        while len(feeds.requests_of(path)) <= before:
            await asyncio.sleep(0.02)
    document.status, document.mood = 200, Mood.WELL


async def reach(moment: Moment, server: DiscordServer) -> Fault | None:
    """Wait for the moment; returns the request that stands still there, to be let go after the kill."""
    if moment.when is None:
        seen = _posts(server)
        await server.until(lambda: _posts(server) >= seen + moment.posts, 120, "posts before a kill")
        await asyncio.sleep(moment.seconds)
        return None
    held = server.faults.hold("POST", POSTS, when=moment.when, skip=moment.posts)
    await held.until_held(120)
    return held


def _posts(server: DiscordServer) -> int:
    return sum(request.method == "POST" and request.path.endswith("/messages") for request in server.requests)
