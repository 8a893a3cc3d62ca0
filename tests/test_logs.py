"""What the log shows, and what it never shows."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.config import Settings, load_settings
from bot.logs import REDACTED, configure_logging

TOKEN = "MTE0NjA1NTc0NzY1NzYyOTc2OA.GhTk3x.kVqLk8Zt1n0x2bYw4rQ7sT9uVwXyZ0aBcDeFgH"
OTHER_TOKEN = "NzkyNzE1NDU0MTk2MDg4ODQy.X-hvzA.Ovy4MCQywSkoMRRclStW4xAYK7I"
FERNET_KEY = "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4="
OTHER_FERNET_KEY = "ZmDfcTF7_60GrrY167zsiPd67pEvs0aGOv2oasOM1Pg="
PASSWORD = "p%40ss-word"


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    others = {name: logging.getLogger(name).level for name in ("discord", "aiosqlite", "asyncio")}
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, was in others.items():
        logging.getLogger(name).setLevel(was)
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()


def settings(**more: str) -> Settings:
    environment = {
        "DISCORD_TOKEN": TOKEN,
        "ENCRYPTION_KEYS": FERNET_KEY,
        "DATABASE_URL": f"postgresql+asyncpg://bot:{PASSWORD}@db.example/bot",
        "LOG_LEVEL": "DEBUG",
    }
    return load_settings({**environment, **more}, env_file=None)


def fail(error: Exception) -> None:
    raise error


def logging_to(log_format: str) -> io.StringIO:
    stream = io.StringIO()
    configure_logging(settings(LOG_FORMAT=log_format), stream)
    return stream


@pytest.mark.parametrize("log_format", ["console", "json"])
@pytest.mark.parametrize(
    "secret",
    [
        TOKEN,
        OTHER_TOKEN,
        FERNET_KEY,
        OTHER_FERNET_KEY,
        PASSWORD,
        "p@ss-word",
        "postgresql://other:secret-word@host/x",
    ],
)
def test_no_secret_reaches_the_log_by_any_way(log_format: str, secret: str) -> None:
    stream = logging_to(log_format)
    log = structlog.stdlib.get_logger("a")

    event = f"in the event {secret}"
    log.info(event, field=f"in a field {secret}", nested={"deep": [secret]})
    logging.getLogger("discord.http").warning("in arguments %s", secret)
    try:
        fail(ValueError(f"in an exception {secret}"))
    except ValueError:
        log.exception("failed")
        logging.getLogger("discord.client").exception("failed too")

    written = stream.getvalue()
    assert written.count("in an exception") >= 2
    assert ("secret-word" if "://" in secret else secret) not in written
    assert REDACTED in written


def test_records_of_the_library_look_like_ours_in_json() -> None:
    stream = logging_to("json")
    structlog.contextvars.bind_contextvars(guild=7)

    structlog.stdlib.get_logger("ours").info("hello", reference="K7Q2M9")
    logging.getLogger("discord.gateway").warning("shard %s", 3)

    ours, theirs = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert (ours["event"], ours["level"], ours["logger"]) == ("hello", "info", "ours")
    assert (ours["guild"], ours["reference"]) == (7, "K7Q2M9")
    assert (theirs["event"], theirs["level"], theirs["logger"]) == ("shard 3", "warning", "discord.gateway")
    assert theirs["guild"] == 7
    assert set(theirs) >= {"timestamp"}


def test_a_traceback_in_json_is_one_line_and_names_the_cause() -> None:
    stream = logging_to("json")
    try:
        fail(RuntimeError("the cause"))
    except RuntimeError as error:
        structlog.stdlib.get_logger("ours").error("failed", exc_info=error)

    (line,) = stream.getvalue().splitlines()
    assert "RuntimeError: the cause" in json.loads(line)["exception"]


@pytest.mark.parametrize("log_format", ["console", "json"])
def test_no_local_variable_reaches_the_log_with_a_traceback(log_format: str) -> None:
    stream = logging_to(log_format)

    def ask(answer: str) -> None:
        raise ValueError(f"an answer of {len(answer)} characters")

    try:
        ask("ada lovelace".title())  # as no line of code says it
    except ValueError:
        structlog.stdlib.get_logger("ours").exception("failed")
        logging.getLogger("discord.client").exception("failed too")

    written = stream.getvalue()
    assert written.count("an answer of 12 characters") == 2
    assert "Ada Lovelace" not in written


def test_the_level_of_the_settings_holds() -> None:
    stream = io.StringIO()
    configure_logging(settings(LOG_LEVEL="WARNING"), stream)

    structlog.stdlib.get_logger("ours").info("quiet")
    logging.getLogger("discord").info("quiet")
    structlog.stdlib.get_logger("ours").warning("loud")

    assert "quiet" not in stream.getvalue()
    assert "loud" in stream.getvalue()


def test_times_and_ids_are_not_taken_for_secrets() -> None:
    stream = logging_to("console")

    structlog.stdlib.get_logger("ours").info(
        "said", url="https://host/a:b@c", sha="a" * 64, at="2026-01-01T00:00:00Z"
    )

    assert REDACTED not in stream.getvalue()
