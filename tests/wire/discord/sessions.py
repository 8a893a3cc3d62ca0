"""Gateway sessions: what was sent with which sequence number, so that it can be replayed."""

import secrets
from collections import deque
from dataclasses import dataclass, field

from aiohttp import web

from tests.wire.discord.encoding import Json, dumps

DISPATCH = 0
REPLAYABLE = 5_000


@dataclass
class Session:
    """One identified session, with or without a connection."""

    shard_id: int
    shard_count: int
    intents: int
    id: str = field(default_factory=lambda: secrets.token_hex(16))
    socket: web.WebSocketResponse | None = None
    request: web.Request | None = None
    is_ready: bool = False
    heartbeats: int = 0
    resumes: int = 0
    sequence: int = 0
    _sent: deque[tuple[int, str]] = field(default_factory=lambda: deque(maxlen=REPLAYABLE))

    @property
    def is_connected(self) -> bool:
        """Tell whether a live connection serves this session."""
        return self.socket is not None and not self.socket.closed

    async def send(self, event: str, data: Json) -> None:
        """Number an event, keep it for a replay and send it if somebody listens."""
        self.sequence += 1
        frame = dumps({"op": DISPATCH, "t": event, "s": self.sequence, "d": data})
        self._sent.append((self.sequence, frame))
        await self.push(frame)

    async def push(self, frame: str) -> None:
        """Send one frame; a connection that just broke is no error: the frame is in the buffer."""
        if self.socket is None or self.socket.closed:
            return
        try:
            await self.socket.send_str(frame)
        except ConnectionError:
            self.detach()

    async def replay(self, after: int) -> int:
        """Send again what came after a sequence number; return how many events that were."""
        missed = [frame for sequence, frame in list(self._sent) if sequence > after]
        for frame in missed:
            await self.push(frame)
        return len(missed)

    def detach(self) -> None:
        """Forget the connection, not the session."""
        self.socket = self.request = None
