"""Log records: structlog over the standard library, so that those of discord.py and others look the same.

Context (guild, interaction, reference) comes from `structlog.contextvars`. Secrets never reach the output,
not even in the text of an exception: the finished line is redacted.
"""

import logging
import re
import sys
from collections.abc import Iterable
from typing import Literal, TextIO
from urllib.parse import unquote, urlsplit

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from bot.config import Settings

REDACTED = "[redacted]"
# A bot token: application id, timestamp and signature in base64, with two dots.
_TOKEN = re.compile(r"[A-Za-z0-9_-]{23,28}\.[A-Za-z0-9_-]{6,7}\.[A-Za-z0-9_-]{27,}")
_FERNET_KEY = re.compile(r"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{43}=(?![A-Za-z0-9_=-])")
_URL_PASSWORD = re.compile(r"(?<=://)([^\s:/@]*):[^\s/@]+@")
_LEVELS_OF_OTHERS = {"discord": logging.INFO, "aiosqlite": logging.INFO, "asyncio": logging.INFO}


class Redaction:
    """Replaces known secrets, and whatever looks like a token, a Fernet key or a password in a URL."""

    def __init__(self, secrets: Iterable[str]) -> None:
        known = sorted({secret for secret in secrets if secret}, key=len, reverse=True)
        self._known = re.compile("|".join(re.escape(secret) for secret in known)) if known else None

    def __call__(self, text: str) -> str:
        """Return `text` without secrets."""
        if self._known is not None:
            text = self._known.sub(REDACTED, text)
        text = _TOKEN.sub(REDACTED, text)
        text = _FERNET_KEY.sub(REDACTED, text)
        return _URL_PASSWORD.sub(rf"\1:{REDACTED}@", text)


def secrets_of(settings: Settings) -> list[str]:
    """Return every secret of the settings, the database password as written in the URL and decoded."""
    secrets = [key.get_secret_value() for key in settings.encryption_keys]
    if settings.discord_token is not None:
        secrets.append(settings.discord_token.get_secret_value().strip())
    password = urlsplit(settings.database_url.get_secret_value()).password
    return [*secrets, password, unquote(password)] if password else secrets


def configure_logging(settings: Settings, stream: TextIO | None = None) -> None:
    """Send every record of this process to `stream` (standard error), in the format of the settings."""
    handler = logging.StreamHandler(sys.stderr if stream is None else stream)
    handler.setFormatter(RedactingFormatter(Redaction(secrets_of(settings)), settings.log_format))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.log_level)
    for name, level in _LEVELS_OF_OTHERS.items():
        logging.getLogger(name).setLevel(max(level, root.level))
    structlog.configure(
        processors=[*_shared(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


class RedactingFormatter(structlog.stdlib.ProcessorFormatter):
    """Formats the records of structlog and of the standard library alike; the finished line is redacted."""

    def __init__(self, redaction: Redaction, log_format: Literal["console", "json"]) -> None:
        super().__init__(
            foreign_pre_chain=_shared(),
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_rendering(log_format)],
        )
        self._redaction = redaction

    def format(self, record: logging.LogRecord) -> str:
        """Return the finished line."""
        return self._redaction(super().format(record))


def _shared() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _without_nothing,
    ]


def _rendering(log_format: Literal["console", "json"]) -> list[Processor]:
    if log_format == "json":
        return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    # Plain tracebacks: rich ones print local variables, among them what people typed.
    plain = structlog.dev.plain_traceback
    return [structlog.dev.ConsoleRenderer(colors=False, exception_formatter=plain)]


def _without_nothing(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    return {name: value for name, value in event.items() if value is not None or name == "exc_info"}
