"""The keys of encrypted columns. They travel on the engine's dialect, where column types can reach them."""

from base64 import urlsafe_b64decode
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import Dialect
from sqlalchemy.exc import DontWrapMixin

from bot.errors import OperatorError

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet

KEY_BYTES = 32
KEY_LENGTH = 44  # in base64; what follows its end, Python would overlook
ATTRIBUTE = "ssc_keyring"


class WrongEncryptionKey(OperatorError, DontWrapMixin):
    """None of the keys fits what is stored, or there are no keys."""


class Keyring:
    """Encrypts with the first key, decrypts with any. Raises OperatorError on a key that is not one."""

    def __init__(self, keys: Sequence[str]) -> None:
        for position, key in enumerate(keys, start=1):
            if not is_fernet_key(key):
                raise OperatorError(
                    f"ENCRYPTION_KEYS: key {position} is not a Fernet key; make one with: ssc-bot db key"
                )
        self._keys = tuple(keys)

    def encrypt(self, text: str) -> str:
        """Return a Fernet token."""
        return self._fernet.encrypt(text.encode()).decode("ascii")

    def decrypt(self, token: str) -> str:
        """Return the text of a token. Raises WrongEncryptionKey."""
        from cryptography.fernet import InvalidToken  # noqa: PLC0415 - see _fernet

        try:
            return self._fernet.decrypt(token.encode()).decode()
        except InvalidToken:
            raise WrongEncryptionKey(
                "ENCRYPTION_KEYS: no key fits the data in the database; add the key it was written with."
            ) from None

    @cached_property
    def _fernet(self) -> "MultiFernet":
        from cryptography.fernet import Fernet, MultiFernet  # noqa: PLC0415 - memory not paid without need

        if not self._keys:
            raise WrongEncryptionKey("ENCRYPTION_KEYS is empty, but encrypted data is read or written.")
        return MultiFernet([Fernet(key) for key in self._keys])


def attach_keyring(dialect: Dialect, keyring: Keyring) -> None:
    """Let the encrypted columns of this dialect's engine use these keys."""
    setattr(dialect, ATTRIBUTE, keyring)


def keyring_of(dialect: Dialect) -> Keyring:
    """Return the attached keys. Raises WrongEncryptionKey when there are none."""
    keyring = getattr(dialect, ATTRIBUTE, None)
    if not isinstance(keyring, Keyring):
        raise WrongEncryptionKey("This connection was opened without ENCRYPTION_KEYS.")
    return keyring


def is_fernet_key(key: str) -> bool:
    """Tell whether this is the base64 of 32 bytes."""
    try:
        return len(key) == KEY_LENGTH and len(urlsafe_b64decode(key.encode("ascii"))) == KEY_BYTES
    except ValueError:
        return False
