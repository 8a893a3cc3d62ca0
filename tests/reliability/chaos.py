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
    forgets_nonces: bool
    again_after: float | None  # seconds until the next start is killed too


def moments(chance: random.Random, expected: int) -> list[Moment]:
    """Return one to three moments to kill the process."""
    count = chance.randint(1, 3)
    places = sorted(chance.sample(range(max(expected, count)), count))
    return [
        Moment(
            after - before,
            chance.choice([When.BEFORE, When.AFTER, None]),
            chance.uniform(0.0, 0.6),
            chance.random() < 0.5,
            chance.uniform(0.0, 2.0) if chance.random() < 0.3 else None,
        )
        for before, after in zip([0, *places], places, strict=False)
    ]


def plan_faults(chance: random.Random, faults: Faults, expected: int) -> list[Fault]:
    """Plan a handful of Discord's failures, spread over the run."""
    return [faults.plan(_fault(chance, max(1, expected // 3))) for _ in range(chance.randint(2, 5))]


def _fault(chance: random.Random, within: int) -> Fault:
    method, path = chance.choice([("POST", POSTS), ("POST", POSTS), ("PATCH", EDITS), ("GET", POSTS)])
    fault = Fault(method, path, chance.choice(list(When)), skip=chance.randrange(within))
    match chance.choice(["error", "drop", "limit", "global limit", "limit without Via"]):
        case "error":
            fault.status = chance.choice([500, 502, 503])
        case "drop":
            fault.drops = True
        case limit:
            fault.when, fault.status, fault.retry_after = When.BEFORE, 429, 0.3
            fault.is_global, fault.has_via = limit == "global limit", limit != "limit without Via"
    return fault


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
    await feeds.until_polled(path, before + 1)
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
