"""What a DATABASE_URL says. Nothing here ever repeats its password."""

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.errors import OperatorError


def parsed(url: str) -> URL:
    """Return the parts of a DATABASE_URL. Raises OperatorError."""
    try:
        return make_url(url)
    except (ArgumentError, ValueError):
        raise OperatorError("DATABASE_URL cannot be read: is the password %-encoded?") from None


def is_sqlite(url: str) -> bool:
    """Tell whether this is a database of one machine."""
    return parsed(url).get_backend_name() == "sqlite"


def sqlite_path(url: str) -> Path:
    """Return the file of a SQLite database. Raises OperatorError when it has none."""
    name = parsed(url).database
    if not name or name == ":memory:" or name.startswith("file:"):
        raise OperatorError(
            "DATABASE_URL needs a file for SQLite, for example sqlite+aiosqlite:///ssc-bot.db"
        )
    return Path(name)


def described(url: str) -> str:
    """Return where the database is, for a line an operator reads."""
    if is_sqlite(url):
        return str(sqlite_path(url))
    parts = parsed(url)
    return f"PostgreSQL {parts.database} on {parts.query.get('host') or parts.host or 'localhost'}"
