"""The simulated Discord as a whole: one loopback port for REST, gateway and files."""

import asyncio
import copy
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager

from aiohttp import web

from tests.wire.discord import (
    routes_application,
    routes_channels,
    routes_guilds,
    routes_interactions,
    routes_members,
    routes_messages,
    routes_threads,
)
from tests.wire.discord.acts import Acts
from tests.wire.discord.attachments import Attachments
from tests.wire.discord.call import RecordedRequest, SentFile
from tests.wire.discord.components import number
from tests.wire.discord.encoding import Json
from tests.wire.discord.faults import Faults
from tests.wire.discord.gateway import Gateway
from tests.wire.discord.interactions import Interactions
from tests.wire.discord.nonces import Nonces
from tests.wire.discord.openapi import Description
from tests.wire.discord.payloads import message_payload
from tests.wire.discord.ratelimits import Bucket, GlobalLimit
from tests.wire.discord.rest import BASE, Rest
from tests.wire.discord.sessions import Session
from tests.wire.discord.snowflakes import shard_of
from tests.wire.discord.world import World

# the shape of a real token (three parts of base64), so that scrubbing of logs can be tested with it
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDe.wire-bed-token-that-opens-nothing-at-all"
MEMBERS_INTENT_LIMITED = 1 << 15  # application flag: may use the members intent, below the review threshold
_MODULES = (
    routes_application,
    routes_channels,
    routes_guilds,
    routes_interactions,
    routes_members,
    routes_messages,
    routes_threads,
)


class DiscordServer(Acts):
    """State, transports, and what went wrong: `violations`, `unknown_routes`, `crashes` should stay empty."""

    def __init__(self, description: Description | None = None, token: str = TOKEN) -> None:
        self.token = token
        self.world = World()
        self.faults = Faults()
        self.buckets: list[Bucket] = []
        self.global_limit = GlobalLimit()
        self.nonces = Nonces()
        self.attachments = Attachments(self.world.snowflakes)
        self.gateway = Gateway(self)
        self.interactions = Interactions(self)
        self.openapi = description
        self.requests: list[RecordedRequest] = []
        self.violations: list[str] = []
        self.unknown_routes: list[str] = []
        self.crashes: list[str] = []
        self.recommended_shards = 1
        self.identifies_left = 999
        self.application_flags = MEMBERS_INTENT_LIMITED
        self.port = 0
        self._changed = asyncio.Event()
        self._outgoing: asyncio.Queue[tuple[int | None, str, Json]] = asyncio.Queue()

    @property
    def api_url(self) -> str:
        """Return the base for `DISCORD_API_URL`."""
        return f"http://127.0.0.1:{self.port}{BASE}"

    @property
    def gateway_url(self) -> str:
        """Return where the gateway is, as `GET /gateway/bot` says."""
        return f"ws://127.0.0.1:{self.port}/gateway"

    @asynccontextmanager
    async def running(self) -> AsyncIterator["DiscordServer"]:
        """Listen on a free loopback port."""
        app = web.Application(client_max_size=32 * 1024 * 1024, middlewares=[self._guarded])
        Rest(self, {key: handler for module in _MODULES for key, handler in module.ROUTES.items()}).install(
            app
        )
        for prefix in ("/gateway", "/resume"):
            app.router.add_get(prefix + "/", self.gateway.serve)
            app.router.add_get(prefix, self.gateway.serve)
        app.router.add_get("/attachments/{attachment_id}/{name}", self.attachments.serve)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.port = runner.addresses[0][1]
        self.attachments.base = f"http://127.0.0.1:{self.port}"
        sender = asyncio.create_task(self._send_events())
        try:
            yield self
        finally:
            self.faults.clear()
            sender.cancel()
            await self.gateway.stop()
            await runner.cleanup()

    @web.middleware
    async def _guarded(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        try:
            return await handler(request)
        except (web.HTTPException, asyncio.CancelledError, ConnectionError):
            raise
        except Exception as error:
            self.crashes.append(f"{request.method} {request.path}: {error!r}")
            raise

    async def _send_events(self) -> None:
        while True:
            guild_id, event, data = await self._outgoing.get()
            await self.gateway.dispatch(guild_id, event, data)

    def dispatch(self, guild_id: int | None, event: str, data: Json) -> None:
        """Emit any gateway event, as it is now, to the shard of a guild (None: to shard 0)."""
        self._outgoing.put_nowait((guild_id, event, copy.deepcopy(data)))

    def dispatch_in(self, channel: Json, event: str, data: Json) -> None:
        """Emit an event to the shard that a channel belongs to."""
        self.dispatch(int(channel["guild_id"]) if "guild_id" in channel else None, event, data)

    def notify(self) -> None:
        """Wake everybody who waits for something to have happened."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def until(
        self, condition: Callable[[], object], seconds: float = 30, what: str = "the condition"
    ) -> None:
        """Wait until something is true that requests or connections make true. Raises TimeoutError."""
        try:
            async with asyncio.timeout(seconds):
                while not condition():
                    await self._changed.wait()
        except TimeoutError:
            last = [f"{one.method} {one.path} -> {one.status}" for one in self.requests[-8:]]
            raise TimeoutError(f"waited {seconds} s for {what}; last requests: {last}") from None

    def greeting(self, session: Session) -> Iterator[tuple[str, Json]]:
        """Yield READY and a GUILD_CREATE for each guild of the shard."""
        guilds = [
            one
            for one in self.world.guilds.values()
            if shard_of(one.id, session.shard_count) == session.shard_id
        ]
        yield (
            "READY",
            {
                "v": 10,
                "user": {**self.world.bot, "mfa_enabled": True, "verified": True},
                "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
                "session_id": session.id,
                "resume_gateway_url": f"ws://127.0.0.1:{self.port}/resume",
                "shard": [session.shard_id, session.shard_count],
                "application": {"id": str(self.world.application_id), "flags": self.application_flags},
            },
        )
        for guild in guilds:
            yield "GUILD_CREATE", self.guild_event(guild)

    def add_message(
        self,
        channel: Json,
        author: Json,
        body: Json,
        files: list[SentFile] | None = None,
        *,
        message_id: int | None = None,
    ) -> Json:
        """Post a message that was already checked, and tell the gateway."""
        message = message_payload(
            message_id or self.world.snowflakes.new(), channel, author, copy.deepcopy(body)
        )
        if files:
            message["attachments"] = self.attachments.keep(files)
        number(message["components"])
        return self.keep_message(channel, message)

    def keep_message(self, channel: Json, message: Json) -> Json:
        """Put a finished message into its channel, and tell the gateway."""
        self.world.messages.setdefault(int(channel["id"]), {})[int(message["id"])] = message
        channel["last_message_id"] = message["id"]
        if "message_count" in channel:
            channel["message_count"] += 1
        self.dispatch_in(channel, "MESSAGE_CREATE", self.as_event(channel, message))
        self.notify()
        return message
