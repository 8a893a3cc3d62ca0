"""How a database says that it cannot be reached, and the one line an operator reads then."""

from importlib.util import find_spec

from sqlalchemy.exc import SQLAlchemyError

from bot.database.urls import described, is_sqlite, parsed
from bot.errors import OperatorError


def require_driver(url: str) -> None:
    """Raise OperatorError when the driver of this database is not installed."""
    if not is_sqlite(url) and find_spec("asyncpg") is None:
        raise OperatorError('DATABASE_URL: PostgreSQL needs an extra: pip install "ssc-bot[postgres]"')


def connection_errors(url: str) -> tuple[type[Exception], ...]:
    """Return what a connection raises when it fails: the driver's own errors are not all wrapped."""
    if is_sqlite(url):
        return (OSError, SQLAlchemyError)
    import asyncpg  # noqa: PLC0415 - an extra, there only with PostgreSQL

    return (OSError, SQLAlchemyError, asyncpg.PostgresError, asyncpg.InterfaceError)


def unreachable(error: BaseException, url: str) -> OperatorError:
    """Return the failure to raise when a database does not answer."""
    reason = one_line(error, url)
    return OperatorError(f"DATABASE_URL: {described(url)} cannot be used: {reason}", exit_code=1)


def one_line(error: BaseException, url: str) -> str:
    """Return the first line of an error's text without the password of `url`."""
    reason = str(getattr(error, "orig", None) or error).strip() or type(error).__name__
    password = parsed(url).password
    line = reason.splitlines()[0]
    return line.replace(str(password), "***") if password else line
