"""Where a person can look, and what they have not read there."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from simcord.backend import Backend
from simcord.backend.access import channel_accessible
from simcord.backend.models import Channel
from simcord.enums import ChannelType

Kind = Literal["channel", "thread", "dm"]
SHOWN = (ChannelType.TEXT, ChannelType.NEWS, ChannelType.PUBLIC_THREAD, ChannelType.PRIVATE_THREAD)


@dataclass(frozen=True, slots=True)
class Place:
    """A channel, thread or direct conversation that a person can open."""

    channel_id: int
    name: str
    kind: Kind
    unread: int


class Readable(Protocol):
    """What counts as read or unread."""

    id: int
    author_id: int

    def visible_to(self, user_id: int | None) -> bool:
        """Tell whether somebody may see it."""
        ...


def unread(messages: Iterable[Readable], seen_id: int, reader_id: int) -> int:
    """Count what others wrote since a message was seen, as far as the reader may see it."""
    return sum(
        message.id > seen_id and message.author_id != reader_id and message.visible_to(reader_id)
        for message in messages
    )


class Reading:
    """Who has seen what: the last message of each channel that each person has had before them."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._seen: dict[tuple[int, int], int] = {}
        self._before = 0

    def begin(self) -> None:
        """Take everything that was said until now for read by everybody."""
        self._before = self._backend.snowflake()

    def see(self, reader_id: int, channel_id: int) -> None:
        """Note that a person has a channel before them."""
        self._seen[reader_id, channel_id] = max(self._backend.messages.get(channel_id, {}), default=0)

    def places(self, guild_id: int, reader_id: int) -> list[Place]:
        """Return all that a person can open: channels with their threads below them, then direct messages."""
        channels = [
            channel
            for channel in self._backend.channels.values()
            if channel.guild_id == guild_id
            and channel.type in SHOWN
            and channel_accessible(self._backend, channel.id, reader_id, history=True)
        ]
        order = {channel.id: position for position, channel in enumerate(channels)}
        channels.sort(key=lambda one: (order.get(one.parent_id or 0, order[one.id]), one.is_thread))
        direct = self._backend.get_dm_channel(reader_id)
        return [*(self._place(one, reader_id) for one in channels), self._place(direct, reader_id)]

    def _place(self, channel: Channel, reader_id: int) -> Place:
        messages = self._backend.messages.get(channel.id, {}).values()
        seen_id = max(self._before, self._seen.get((reader_id, channel.id), 0))
        kind: Kind = "dm" if channel.guild_id is None else "thread" if channel.is_thread else "channel"
        name = "Direct message" if kind == "dm" else channel.name or ""
        return Place(channel.id, name, kind, unread(messages, seen_id, reader_id))
