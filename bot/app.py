"""The one composition: config, database, services, client; closed in reverse. Nothing is built at import."""

import asyncio
import signal
from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress

from bot.advisories.announcing import CARD, DIGEST_CARD
from bot.advisories.feeds.parse import Parser
from bot.advisories.models import Feed
from bot.advisories.polling import Poller
from bot.advisories.reading import Reader
from bot.advisories.telling import rest_rules_of_gone_channel
from bot.advisories.vocabulary import Vocabulary
from bot.clock import Clock, SystemClock
from bot.community.notices import tell_of_forbidden_channel
from bot.community.reconciling.rollcall import RollCall
from bot.community.troubles import tell_of_ungranted_role
from bot.composition import Bell, Ground, handlers_of, services_of
from bot.config import Settings
from bot.database.due_work import DueWork
from bot.database.due_worker import DueWorker
from bot.database.engine import Database
from bot.database.leadership import Leadership
from bot.database.turn import Turn
from bot.database.worker import Worker, always
from bot.delivery.budget import Budget
from bot.delivery.ledger import Ledger
from bot.delivery.models import Delivery
from bot.delivery.worker import Deliverer
from bot.errors import OperatorError
from bot.fetching import Fetcher
from bot.guidelines.checklists.sharing import end_where_thread_is_gone
from bot.guidelines.daily.telling import tell_of_gone_announcements
from bot.interface.client import CommunityBot
from bot.interface.connection import logged_in, stay_connected
from bot.interface.desk import ErrorDesk
from bot.interface.gateway import use_rest
from bot.interface.roster import DiscordRoster
from bot.interface.sender import DiscordSender
from bot.matchmaking.upkeep import Upkeep
from bot.running import Application
from bot.sentences import Sentences

IDLE = 30.0  # seconds between two looks at the database when nothing is known to be due
IDLE_AMONG_SEVERAL = 3.0  # other processes plan work without waking us, and may die
EXTENSIONS = ("cogs.onboarding", "cogs.advisories", "cogs.guidelines", "cogs.matchmaking", "cogs.moderation")


@asynccontextmanager
async def composed(
    settings: Settings, *, clock: Clock | None = None, extensions: Sequence[str] = EXTENSIONS
) -> AsyncGenerator[Application]:
    """Build everything and yield it; nothing is connected, locked or upgraded yet. Raises OperatorError."""
    clock = clock or SystemClock()
    async with AsyncExitStack() as stack:
        database = _database(settings)
        stack.push_async_callback(database.close)
        fetcher = await stack.enter_async_context(Fetcher(settings.feed_allowed_hosts, clock=clock))
        parser = Parser()
        stack.push_async_callback(parser.close)
        yield _assembled(
            settings, clock, database, Reader(fetcher, parser, Vocabulary.load(settings.data_dir)), extensions
        )


async def run(settings: Settings) -> None:
    """Run the bot until SIGTERM or SIGINT, then close everything in order. Raises OperatorError."""
    token = settings.discord_token
    if token is None:
        raise OperatorError("DISCORD_TOKEN is not set; see .env.example.")
    session = asyncio.create_task(_session(settings, token.get_secret_value()), name="session")
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stopped.set)
    stopping = asyncio.create_task(stopped.wait(), name="signals")
    await asyncio.wait({session, stopping}, return_when=asyncio.FIRST_COMPLETED)
    if session.done():
        stopping.cancel()
    else:
        session.cancel()
    with suppress(asyncio.CancelledError):
        await session


async def _session(settings: Settings, token: str) -> None:
    use_rest(str(settings.discord_api_url))
    async with (
        composed(settings) as application,
        application.prepared(),
        application.health(),
        logged_in(application.client, token),
        application.background(),
    ):
        read_again_on_hangup(application)
        await stay_connected(application.client)


def read_again_on_hangup(application: Application) -> None:
    """Let SIGHUP, where there is such a signal, read the guideline library again."""
    hangup: signal.Signals | None = getattr(signal, "SIGHUP", None)
    if hangup is not None:
        asyncio.get_running_loop().add_signal_handler(hangup, application.read_library_again)


def _database(settings: Settings) -> Database:
    keys = [key.get_secret_value() for key in settings.encryption_keys]
    return Database.open(settings.database_url.get_secret_value(), keys)


def _assembled(
    settings: Settings, clock: Clock, database: Database, reader: Reader, extensions: Sequence[str]
) -> Application:
    sentences = Sentences.load(settings.data_dir)
    desk, bell = ErrorDesk(sentences), Bell()
    poller = Poller(
        database,
        clock,
        reader,
        minimum=settings.feed_min_interval,
        concurrency=settings.feed_concurrency,
        on_news=bell.ring,
        on_error=desk.take,
    )
    services = services_of(Ground(settings, clock, sentences, database, bell), reader, poller)
    client = CommunityBot(services, desk, extensions)
    upkeep = Upkeep(database, clock, wake=bell.ring)
    deliverer = _deliverer(settings, clock, database, client, upkeep)
    roll_call = RollCall(database, clock, DiscordRoster(client), services.arrivals, wake=bell.ring)
    handlers = {**handlers_of(services), **upkeep.handlers(), **roll_call.handlers()}
    due = DueWorker(database, clock, handlers, desk.take)
    leadership = Leadership.for_database(database)
    turn = Turn(leadership, database, (Delivery, Feed, DueWork))
    idle = IDLE if database.is_sqlite else IDLE_AMONG_SEVERAL
    steps = {"polling": poller.step, "delivery": deliverer.step, "due work": due.step}
    workers = tuple(
        Worker(name, step, clock=clock, on_error=desk.take, may_work=turn.is_mine, idle=idle)
        for name, step in steps.items()
    )
    bell.answer(*workers)
    everywhere = {
        "own guidelines": services.own_libraries.look,
        "guideline files": services.reloading.look,
    }
    workers += tuple(
        Worker(name, step, clock=clock, on_error=desk.take, may_work=always)
        for name, step in everywhere.items()
    )
    return Application(settings, services, client, leadership, workers, (poller.close, deliverer.close))


def _deliverer(
    settings: Settings, clock: Clock, database: Database, client: CommunityBot, upkeep: Upkeep
) -> Deliverer:
    return Deliverer(
        database,
        clock,
        DiscordSender(client),
        Ledger(Budget.of(settings.channel_budget), {CARD: DIGEST_CARD}),
        on_trouble=(
            rest_rules_of_gone_channel,
            tell_of_forbidden_channel,
            tell_of_ungranted_role,
            tell_of_gone_announcements,
            end_where_thread_is_gone,
            client.services.reach.mend,  # before those who build on it
            upkeep.mend,
        ),
        on_said=(client.services.reach.changed,),
        on_error=client.desk.take,
    )
