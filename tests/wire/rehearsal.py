"""The replay of the sample feed to a real process, calmly or with seeded kills and faults."""

import asyncio
from dataclasses import dataclass, field
from random import Random

from tests.wire.advisories import counts
from tests.wire.city import City
from tests.wire.discord.faults import Fault, When
from tests.wire.feeds import FeedServer
from tests.wire.process import BotProcess
from tests.wire.replay import Replay, Step, mistakes

PATH = "/ics-advisories.xml"
MESSAGES = r"/channels/\d+/messages"
STEP_WITHIN = 120.0


@dataclass
class Rehearsal:
    """One replay; without a seed nothing goes wrong on purpose."""

    replay: Replay
    city: City
    feeds: FeedServer
    bot: BotProcess
    random: Random | None = None
    kills: int = 0
    faults: list[Fault] = field(default_factory=list)
    _due: set[str] = field(default_factory=set)

    async def run(self) -> list[str]:
        """Play every file; return what is wrong in the end, empty when all is well."""
        self.feeds.publish(PATH, self.replay.baseline)
        await self.bot.start_to_ready()
        options = {"source": self.feeds.url(PATH), "channel": self.city.advisories}
        added = await self.city.says(self.city.moderator, "feed add", options)
        if self.city.posts or not added.text:
            return [f"adding the feed posted {len(self.city.posts)} messages and said {added.text!r}"]
        for step in self.replay.steps:
            await self._play(step)
        await self.feeds.until_polled(PATH, len(self.feeds.requests_of(PATH)) + 3, 60)
        wrong = mistakes(self.replay, self.city.posts)
        code = await self.bot.stop()
        return wrong + ([f"SIGTERM ended with {code}"] if code else [])

    async def _play(self, step: Step) -> None:
        self._due |= step.new | step.updates
        kills = self.random is not None and bool(step.new) and self.random.random() < 0.25
        if self.random is not None and not kills and self.random.random() < 0.5:
            self._plan_fault(self.random)
        if self.random is not None and kills:
            await self._killed(step, self.random)
        else:
            self.feeds.publish(PATH, step.document)
        await self.bot.until(self._is_told, STEP_WITHIN, f"all posts of {step.name}")
        await self.feeds.until_polled(PATH, len(self.feeds.requests_of(PATH)) + 1, 60)

    def _is_told(self) -> bool:
        return all(counts(self.city.posts, self._due).values())

    def _plan_fault(self, random: Random) -> None:
        when = random.choice(list(When))
        method, path = random.choice([("POST", MESSAGES + "$"), ("PATCH", MESSAGES), ("GET", MESSAGES)])
        effects = [
            {"status": 429, "retry_after": 0.3, "is_global": random.random() < 0.3},
            {"status": 429, "retry_after": 0.3, "has_via": False},
            {"status": random.choice([500, 502, 503])},
            {"drops": True},
        ]
        effect = random.choice(effects)
        if effect.get("status") == 429:
            when = When.BEFORE
        fault = Fault(
            method, path, when, count=random.choice([1, 1, 2]), skip=random.choice([0, 0, 1]), **effect
        )
        self.faults.append(self.city.server.faults.plan(fault))

    async def _killed(self, step: Step, random: Random) -> None:
        """Kill the bot at a seeded moment after the file appeared, and perhaps while it starts again."""
        server = self.city.server
        if random.random() < 0.5:
            skip = random.randrange(len(step.new | step.updates))
            held = server.faults.hold("POST", MESSAGES + "$", when=random.choice(list(When)), skip=skip)
            self.feeds.publish(PATH, step.document)
            # a digest says several at once, so that the chosen post may never come
            await self.bot.until(lambda: held.hits or self._is_told(), STEP_WITHIN, "the moment to kill")
        else:
            self.feeds.publish(PATH, step.document)
            await asyncio.sleep(random.uniform(0, 1.5))
        await self._kill()
        server.faults.clear()
        if random.random() < 0.5:
            server.nonces.forget()
        if random.random() < 0.3:
            await self.bot.start()
            await asyncio.sleep(random.uniform(0, 3))
            await self._kill()
        await self.bot.restart()

    async def _kill(self) -> None:
        await self.bot.kill()
        self.kills += 1
