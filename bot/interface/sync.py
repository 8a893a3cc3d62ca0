"""Slash commands are sent to Discord only when they changed: each sync is one bulk PUT with a daily limit."""

import hashlib
import json
from typing import Any, Protocol

import structlog
from discord import app_commands

log = structlog.stdlib.get_logger(__name__)

DIGEST = "commands-digest"


class Remembered(Protocol):
    """Small facts that outlive the process, by name."""

    async def get(self, name: str) -> str | None:
        """Return what was put under the name, or None."""
        ...

    async def put(self, name: str, value: str) -> None:
        """Keep the value under the name in place of the earlier one."""
        ...


async def sync_if_changed(
    tree: app_commands.CommandTree[Any], remembered: Remembered, application_id: int
) -> bool:
    """Send all global commands if they differ from those this application sent last; tell whether."""
    digest = digest_of(tree, application_id)
    if await remembered.get(DIGEST) == digest:
        return False
    commands = await tree.sync()
    await remembered.put(DIGEST, digest)
    log.info("commands synced", count=len(commands))
    return True


def digest_of(tree: app_commands.CommandTree[Any], application_id: int) -> str:
    """Return the SHA-256 digest of everything a sync would send, as hexadecimal digits."""
    payload = sorted((command.to_dict(tree) for command in tree.get_commands()), key=lambda one: one["name"])
    content = json.dumps([application_id, payload], sort_keys=True, default=str)
    return hashlib.sha256(content.encode()).hexdigest()
