"""The gateway half: identify, resume, heartbeats, and the ways a connection ends (docs: events/gateway)."""

import asyncio
import json
from typing import TYPE_CHECKING

from aiohttp import WSCloseCode, WSMsgType, web

from tests.wire.discord.encoding import Json, dumps
from tests.wire.discord.intents import wanted
from tests.wire.discord.sessions import Session
from tests.wire.discord.snowflakes import shard_of

if TYPE_CHECKING:
    from tests.wire.discord.server import DiscordServer

HEARTBEAT, IDENTIFY, RESUME, RECONNECT, REQUEST_MEMBERS, INVALID_SESSION, HELLO, ACK = (
    1,
    2,
    6,
    7,
    8,
    9,
    10,
    11,
)
FATAL = frozenset({4004, 4010, 4011, 4012, 4013, 4014})
AUTHENTICATION_FAILED, INVALID_SHARD, DISALLOWED_INTENTS = 4004, 4010, 4014


class Gateway:
    """Serves gateway connections and knows every session."""

    def __init__(self, server: "DiscordServer") -> None:
        self._server = server
        self.sessions: list[Session] = []
        self.connections = 0
        self.resume_connections = 0
        self.identifies: list[Json] = []
        self.heartbeat_interval = 41.25
        self.acknowledges = True
        self.disallowed_intents = 0
        self._refusing = 0
        self._close_on_identify: list[int] = []
        self._sockets: dict[web.WebSocketResponse, int] = {}  # with the heartbeats before a session is known
        self._fatal: int | None = None
        self._order = asyncio.Lock()

    @property
    def ready(self) -> list[Session]:
        """Return the sessions that are connected and were told READY."""
        return [session for session in self.sessions if session.is_connected and session.is_ready]

    @property
    def heartbeats(self) -> int:
        """Return the heartbeats of all sessions so far."""
        return sum(session.heartbeats for session in self.sessions)

    def refuse_connections(self, count: int) -> None:
        """Answer the next attempts to connect with 503."""
        self._refusing = count

    def close_on_identify(self, code: int) -> None:
        """End the next connection that identifies with this close code."""
        self._close_on_identify.append(code)

    async def cut(self, shard_id: int | None = None) -> None:
        """Break the connections without a word; the sessions can be resumed."""
        for session in self._chosen(shard_id):
            if session.request is not None and session.request.transport is not None:
                session.request.transport.abort()
            session.detach()
        self._server.notify()

    async def close(self, code: int, shard_id: int | None = None) -> None:
        """Close the connections; after a fatal code neither RESUME nor IDENTIFY is taken any more."""
        self._fatal = code if code in FATAL else None
        for session in self._chosen(shard_id):
            socket = session.socket
            session.detach()
            if code in FATAL:
                self.sessions.remove(session)
            if socket is not None:
                await socket.close(code=code)
        self._server.notify()

    async def ask_reconnect(self, shard_id: int | None = None) -> None:
        """Send op 7: connect again and resume."""
        for session in self._chosen(shard_id):
            await session.push(dumps({"op": RECONNECT, "d": None}))

    async def invalidate(self, shard_id: int | None = None, *, is_resumable: bool = False) -> None:
        """Send op 9; what cannot be resumed is forgotten."""
        for session in self._chosen(shard_id):
            await session.push(dumps({"op": INVALID_SESSION, "d": is_resumable}))
            if not is_resumable:
                self.sessions.remove(session)

    async def dispatch(self, guild_id: int | None, event: str, data: Json) -> None:
        """Send an event to the sessions of a guild's shard that want it; without a guild to shard 0."""
        async with self._order:
            for session in self.sessions:
                shard_id = 0 if guild_id is None else shard_of(guild_id, session.shard_count)
                if session.shard_id == shard_id and session.is_ready and wanted(event, data, session.intents):
                    await session.send(event, data)

    async def stop(self) -> None:
        """Close whatever is open."""
        for socket in list(self._sockets):
            await socket.close(code=WSCloseCode.GOING_AWAY)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Serve one connection."""
        if self._refusing > 0:
            self._refusing -= 1
            raise web.HTTPServiceUnavailable
        socket = web.WebSocketResponse(max_msg_size=4096)
        await socket.prepare(request)
        self.connections += 1
        self.resume_connections += request.path.startswith("/resume")
        self._sockets[socket] = 0
        try:
            await self._converse(request, socket)
        finally:
            del self._sockets[socket]
            self._server.notify()
        return socket

    async def _converse(self, request: web.Request, socket: web.WebSocketResponse) -> None:
        interval = int(self.heartbeat_interval * 1000)
        await socket.send_str(dumps({"op": HELLO, "d": {"heartbeat_interval": interval}}))
        session: Session | None = None
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                break
            payload = json.loads(message.data)
            session = await self._received(request, socket, session, payload)
            self._server.notify()
        if session is not None and session.socket is socket:
            session.detach()
            if socket.close_code in (WSCloseCode.OK, WSCloseCode.GOING_AWAY) and session in self.sessions:
                self.sessions.remove(session)  # a client that says goodbye ends its session

    async def _received(
        self, request: web.Request, socket: web.WebSocketResponse, session: Session | None, payload: Json
    ) -> Session | None:
        match payload["op"]:
            case 1:
                await self._beat(socket, session)
            case 2:
                return await self._identify(request, socket, payload["d"])
            case 6:
                return await self._resume(request, socket, payload["d"])
            case 8:
                await self._server.send_members(session, payload["d"])
        return session

    async def _beat(self, socket: web.WebSocketResponse, session: Session | None) -> None:
        if session is not None:
            session.heartbeats += 1
        else:
            self._sockets[socket] += 1
        if self.acknowledges:
            await socket.send_str(dumps({"op": ACK}))

    async def _identify(
        self, request: web.Request, socket: web.WebSocketResponse, data: Json
    ) -> Session | None:
        self.identifies.append(data)
        shard_id, shard_count = data.get("shard", [0, 1])
        code = self._fatal_code(data, shard_id, shard_count)
        if code is not None:
            await socket.close(code=code)
            return None
        session = Session(shard_id, shard_count, data["intents"], socket=socket, request=request)
        async with self._order:
            self.sessions.append(session)
            session.heartbeats = self._sockets[socket]
            for event, payload in self._server.greeting(session):
                await session.send(event, payload)
            session.is_ready = True
        return session

    def _fatal_code(self, data: Json, shard_id: int, shard_count: int) -> int | None:
        if self._close_on_identify:
            return self._close_on_identify.pop(0)
        if self._fatal is not None:
            return self._fatal
        if data["token"] != self._server.token:
            return AUTHENTICATION_FAILED
        if not 0 <= shard_id < shard_count:
            return INVALID_SHARD
        return DISALLOWED_INTENTS if data["intents"] & self.disallowed_intents else None

    async def _resume(
        self, request: web.Request, socket: web.WebSocketResponse, data: Json
    ) -> Session | None:
        session = next((one for one in self.sessions if one.id == data["session_id"]), None)
        if session is None or data["token"] != self._server.token or data["seq"] > session.sequence:
            await socket.send_str(dumps({"op": INVALID_SESSION, "d": False}))
            return None
        async with self._order:
            session.socket, session.request = socket, request
            session.heartbeats += self._sockets[socket]
            await session.replay(data["seq"])
            await session.send("RESUMED", {})
            session.resumes += 1
        return session

    def _chosen(self, shard_id: int | None) -> list[Session]:
        return [one for one in self.sessions if one.is_connected and shard_id in (None, one.shard_id)]
