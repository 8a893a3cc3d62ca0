"""Pictures are checked once for the whole demo; simcord would start a process for each in every view."""

from hashlib import sha256

from simcord.preview._media import (  # pyright: ignore[reportPrivateUsage] - no public way to keep what was checked
    MediaInfo,
    MediaWorker,
)

Checked = dict[bytes, MediaInfo]


class RememberingWorker(MediaWorker):
    """A media worker that shares what it learns with those of later previews."""

    def __init__(self, checked: Checked) -> None:
        super().__init__()
        self._checked = checked

    async def validate(self, key: str, blob: bytes, *, media_time: float | None = None) -> MediaInfo:
        """Return what a picture or film is, as simcord does; films are looked at each time."""
        if media_time is not None:
            return await super().validate(key, blob, media_time=media_time)
        digest = sha256(blob).digest()
        if digest not in self._checked:
            self._checked[digest] = await super().validate(key, blob)
        return self._checked[digest]
