"""Where the encryption keys come from: the settings, or for SQLite a file beside the database."""

import os
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from pathlib import Path

from bot.database.keyring import KEY_BYTES, Keyring, is_fernet_key
from bot.database.urls import is_sqlite, sqlite_path
from bot.errors import OperatorError


def keyring_for(url: str, keys: Sequence[str]) -> Keyring:
    """Return the configured keys; for SQLite without any, the key beside the database, made at first use.

    Raises OperatorError when a key is malformed or the key's file cannot be read or made.
    """
    if keys or not is_sqlite(url):
        return Keyring(keys)
    return Keyring([_key_beside(sqlite_path(url))])


def new_key() -> str:
    """Return a new Fernet key: 32 random bytes, URL-safe base64."""
    return urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode("ascii")


def key_path(database: Path) -> Path:
    """Return where the key of a SQLite database is kept."""
    return database.with_name(f"{database.name}.key")


def _key_beside(database: Path) -> str:
    path = key_path(database)
    try:
        if not path.exists():
            _create(path)
        key = path.read_text(encoding="ascii", errors="replace").strip()
    except OSError as error:
        raise OperatorError(f"The encryption key cannot be kept in {path}: {error.strerror}.") from None
    if not is_fernet_key(key):
        raise OperatorError(f"{path} does not hold an encryption key: restore it from a backup.")
    return key


def _create(path: Path) -> None:
    """Write a key so that nobody ever sees a part of it, and of two processes the first one wins."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(new_key() + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)  # unlike a rename, refuses to replace the winner's key
    except FileExistsError:
        pass
    finally:
        draft.unlink()
