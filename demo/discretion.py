"""simcord announces private threads in their channel, where everybody reads it; Discord does not."""

from collections.abc import Mapping
from typing import Any

from simcord.backend import Backend
from simcord.enums import ChannelType, MessageType


def unsay_private_threads(backend: Backend) -> None:
    """Take back every announcement of a private thread as soon as it is made."""

    def unsay(event: str, payload: Mapping[str, Any]) -> None:
        if event != "MESSAGE_CREATE" or payload["type"] != MessageType.THREAD_CREATED:
            return
        messages, message_id = backend.messages[int(payload["channel_id"])], int(payload["id"])
        about = messages[message_id].system_metadata
        thread = backend.channels.get(about.channel_id or 0) if about is not None else None
        if thread is not None and thread.type == ChannelType.PRIVATE_THREAD:
            del messages[message_id]

    backend.subscribers.append(unsay)
