"""Which nonce made which message: Discord drops a repeated one for some minutes."""

import time

from tests.wire.discord.encoding import Json


class Nonces:
    """The nonces of the past `window` seconds."""

    def __init__(self, window: float = 300) -> None:
        self.window = window
        self._kept: dict[tuple[str, str], tuple[float, int]] = {}

    def find(self, channel_id: str, body: Json) -> int | None:
        """Return the id of the message that this nonce already made, if it is to be enforced."""
        if not body.get("enforce_nonce") or body.get("nonce") is None:
            return None
        made_at, message_id = self._kept.get((channel_id, str(body["nonce"])), (0.0, 0))
        return message_id if message_id and time.monotonic() - made_at < self.window else None

    def keep(self, channel_id: str, body: Json, message_id: int) -> None:
        """Remember the nonce of a new message."""
        if body.get("nonce") is not None:
            self._kept[channel_id, str(body["nonce"])] = time.monotonic(), message_id

    def forget(self) -> None:
        """End the window of every nonce now."""
        self._kept.clear()
