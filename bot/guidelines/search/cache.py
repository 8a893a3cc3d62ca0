"""Files that can be made anew at any time: what took long to work out, by the name of what it was made from.

Several processes may share a folder: a file is put in place whole or not at all, and carries a digest, so
that a broken one counts as missing. A folder that cannot be written is no failure: everything is worked out
again.
"""

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path

import structlog

log = structlog.get_logger(__name__)

DIGEST = hashlib.sha256().digest_size


class Cache:
    """A folder of such files; without a folder nothing is remembered."""

    def __init__(self, folder: Path | None = None, *, read_only: bool = False) -> None:
        self._folder = folder
        self._read_only = read_only

    def load(self, name: str) -> bytes | None:
        """Return what was saved under a name; None if nothing was, or not all of it is there."""
        if self._folder is None:
            return None
        try:
            content = (self._folder / name).read_bytes()
        except OSError:
            return None
        digest, kept = content[:DIGEST], content[DIGEST:]
        if hashlib.sha256(kept).digest() != digest:
            log.info("a file of the search cache is broken and is made anew", file=name)
            return None
        return kept

    def save(self, name: str, kept: bytes) -> None:
        """Put content under a name, in place of what was there."""
        if self._folder is None or self._read_only:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._put(self._folder / name, hashlib.sha256(kept).digest() + kept)
        except OSError as error:
            log.info("the search cache cannot be written; each start takes longer", error=str(error))

    def _put(self, path: Path, content: bytes) -> None:
        handle, draft = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(draft).replace(path)
        except OSError:
            with suppress(OSError):
                Path(draft).unlink()
            raise
