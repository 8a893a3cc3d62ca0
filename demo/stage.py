"""What the frame of the page shows: one person looking at one place, through simcord's preview."""

import simcord

from demo.faces import Picture
from demo.media import Checked, RememberingWorker
from demo.seeding import Resident


class Stage:
    """Opens a new preview for each view; simcord has one at a time. Callers hold the world's lock."""

    def __init__(self, env: simcord.Env, guild: simcord.GuildHandle) -> None:
        self._env = env
        self._guild = guild
        self.pictures: dict[str, Picture] = {}
        self._preview: simcord.Preview | None = None
        self._checked: Checked = {}
        self._shown_until = 0
        self.serial = 0

    @property
    def capability(self) -> str:
        """What the page must know to use the preview."""
        return self._preview.capability if self._preview is not None else ""

    @property
    def origin(self) -> str | None:
        """Where the preview listens; None while nothing is shown."""
        return self._preview.url.partition("/#")[0] if self._preview is not None else None

    async def show(self, resident: Resident, channel_id: int) -> None:
        """Show a place as a person sees it."""
        await self.close()
        channel = self._env.backend.get_channel(channel_id)
        is_direct = channel.guild_id is None
        preview = self._env.preview(
            simcord.ChannelHandle(self._env, None if is_direct else self._guild, channel),
            viewers=[resident.user if is_direct else resident.member],
            layout="channel",
            assets=self.pictures,
        )
        preview._media_worker = RememberingWorker(self._checked)  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - see media.py
        self._preview = await preview.__aenter__()
        self.serial += 1
        self._shown_until = self._happened()

    async def refresh(self) -> None:
        """Show what has happened since the last time, if anything has."""
        happened = self._happened()
        if happened != self._shown_until and self._preview is not None:
            self._shown_until = happened
            await self._preview.refresh()

    async def close(self) -> None:
        """Show nothing."""
        preview, self._preview = self._preview, None
        if preview is not None:
            await preview.close()

    def _happened(self) -> int:
        """Count all that crossed the line between bot and Discord: no other sign tells of private answers."""
        return len(self._env.backend.transcript)
