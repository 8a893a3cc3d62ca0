"""Column types: moments in UTC, Discord ids, encrypted text."""

from datetime import UTC, datetime

from sqlalchemy import BigInteger, DateTime, Dialect, Text
from sqlalchemy.exc import DontWrapMixin
from sqlalchemy.types import TypeDecorator

from bot.database.keyring import keyring_of

Snowflake = BigInteger
"""A Discord id: 64 bits, an `int` in Python."""


class NaiveMoment(ValueError, DontWrapMixin):
    """A datetime without a time zone was about to be stored."""


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: aware datetimes go in, aware datetimes in UTC come out, on SQLite too. Microseconds are kept.

    Comparable in SQL: SQLite holds text of fixed width, PostgreSQL `timestamptz`. Raises NaiveMoment.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Turn what is stored or compared into UTC."""
        if value is None:
            return None
        if value.utcoffset() is None:
            raise NaiveMoment(f"{value!r} has no time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Give SQLite's naive values the zone they were stored in."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class EncryptedText(TypeDecorator[str]):
    """Text that only the holder of ENCRYPTION_KEYS can read (Fernet).

    The same text differs each time it is stored: it cannot be searched or compared in SQL.
    Raises WrongEncryptionKey when no key fits.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Encrypt with the newest key."""
        return None if value is None else keyring_of(dialect).encrypt(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Decrypt with whichever key fits."""
        return None if value is None else keyring_of(dialect).decrypt(value)
