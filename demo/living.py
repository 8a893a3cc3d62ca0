"""Brings the composed bot and the simulated community together and lets both live."""

from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial

import simcord

from bot.app import composed
from bot.config import Settings
from bot.running import Application
from demo import seeding
from demo.clock import WorldClock
from demo.content import Cast, Person, ServerSeed, load
from demo.discretion import unsay_private_threads
from demo.feed_server import FOLLOWED, FeedServer
from demo.samples import Collection
from demo.seeding import BOT_NAME, Resident
from demo.world import World

SETTLE_TIMEOUT = 3.0  # seconds; what takes longer goes on by itself
FIRST_CHANNEL = "advisories"
HISTORY = timedelta(days=2)  # how long ago the community was founded


@asynccontextmanager
async def living(settings: Settings) -> AsyncGenerator[World]:
    """Compose the bot, build the community around it and let both live. Raises OperatorError."""
    folder = settings.data_dir / "demo"
    seed, cast = load(ServerSeed, folder / "community.toml"), load(Cast, folder / "people.toml")
    clock = WorldClock()
    async with AsyncExitStack() as stack:
        feeds = FeedServer(load(Collection, folder / "advisories.toml"))
        await stack.enter_async_context(feeds.running())
        application = await stack.enter_async_context(composed(settings, clock=clock))
        await stack.enter_async_context(application.prepared())
        env = await stack.enter_async_context(_connected(application))
        clock.follow(env.now)
        guild, residents = await _populated(env, application, seed, cast.people, feeds)
        world = World(env, guild, residents, cast.newcomers, feeds, partial(_wake, application))
        await stack.enter_async_context(application.background())
        await stack.enter_async_context(world.alive())
        await world.look(residents[0].person.key, guild.channels[FIRST_CHANNEL].id)
        await world.join()  # so that there is a newcomer, and the first thing a visitor sees is a card
        world.publish()
        yield world


@asynccontextmanager
async def _connected(application: Application) -> AsyncGenerator[simcord.Env]:
    env = simcord.Env(application.client, shard_count=1, check_errors=False, settle_timeout=SETTLE_TIMEOUT)
    env.backend.bot_user.name = env.backend.bot_user.avatar = BOT_NAME
    env.backend.clock.advance((datetime.now(UTC) - HISTORY - env.now()).total_seconds())
    await env.start()
    unsay_private_threads(env.backend)
    try:
        with env.time_context():
            yield env
    finally:
        await env.shutdown()


async def _populated(
    env: simcord.Env,
    application: Application,
    seed: ServerSeed,
    people: tuple[Person, ...],
    feeds: FeedServer,
) -> tuple[simcord.GuildHandle, list[Resident]]:
    """Let happen what happened before the demo begins; at the end it is today."""
    guild, residents = seeding.build(env, seed, people)
    services = application.services
    await seeding.set_up(services, guild, seed)
    feeds.press.open(env.now())
    await seeding.follow(services, guild, feeds.url(FOLLOWED))
    await seeding.onboard(services, guild, residents)
    await seeding.keep_checklists(services, guild, residents)
    await seeding.write_guidelines(services, guild, seed, residents)
    await seeding.ask(services, guild, seed)
    await _drained(application)
    await seeding.talk(guild, seed, residents)
    await env.advance_time(HISTORY.total_seconds())
    return guild, residents


async def _drained(application: Application) -> None:
    for _ in range(2):  # what one of them does may be work for another
        for worker in application.workers:
            await worker.drain()


def _wake(application: Application) -> None:
    for worker in application.workers:
        worker.wake()
