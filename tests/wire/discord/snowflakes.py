"""Discord's ids: milliseconds since 2015 in the upper bits (docs: reference, "Snowflakes")."""

import time

EPOCH_MILLISECONDS = 1_420_070_400_000


class Snowflakes:
    """A source of ids that grow with time."""

    def __init__(self) -> None:
        self._sequence = 0

    def new(self) -> int:
        """Return an id made now; later ids are larger."""
        self._sequence += 1
        return (_milliseconds() << 22) | (self._sequence & 0x3FFFFF)

    def on_shard(self, shard_id: int, shard_count: int) -> int:
        """Return an id whose guild belongs to that shard."""
        milliseconds = _milliseconds()
        milliseconds -= (milliseconds - shard_id) % shard_count
        self._sequence += 1
        return (milliseconds << 22) | (self._sequence & 0x3FFFFF)


def shard_of(guild_id: int, shard_count: int) -> int:
    """Return the shard that gets the events of a guild."""
    return (guild_id >> 22) % shard_count


def _milliseconds() -> int:
    return int(time.time() * 1000) - EPOCH_MILLISECONDS
