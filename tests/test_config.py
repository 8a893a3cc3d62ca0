"""Settings: read once, all mistakes in one line, secrets never repeated."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.config import load_settings
from bot.errors import OperatorError

KEY = "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4="


def line_of(environment: dict[str, str], env_file: Path | None = None) -> str:
    with pytest.raises(OperatorError) as caught:
        load_settings(environment, env_file=env_file)
    assert caught.value.exit_code == 2
    assert "\n" not in caught.value.line
    return caught.value.line


def test_nothing_has_to_be_set() -> None:
    settings = load_settings({}, env_file=None)

    assert settings.discord_token is None
    assert str(settings.discord_api_url) == "https://discord.com/api/v10"
    assert settings.database_url.get_secret_value() == "sqlite+aiosqlite:///ssc-bot.db"
    assert settings.feed_min_interval == 300
    assert settings.feed_concurrency == 16
    assert settings.channel_budget == (30, 600)
    assert settings.health_address == ("127.0.0.1", 8080)
    assert (settings.log_level, settings.log_format) == ("INFO", "console")
    assert (settings.shard_ids, settings.shard_count) == ((), None)


def test_every_variable_is_read() -> None:
    settings = load_settings(
        {
            "DISCORD_TOKEN": "token",
            "DISCORD_API_URL": "http://127.0.0.1:1/api/v10",
            "DATABASE_URL": "postgresql+asyncpg://bot:secret@host/bot",
            "ENCRYPTION_KEYS": f"{KEY}, {KEY}",
            "FEED_ALLOWED_HOSTS": "127.0.0.1:8000, Feeds.Example, [::1]:81",
            "FEED_MIN_INTERVAL": "0.5",
            "CHANNEL_BUDGET": "5/60",
            "SHARD_IDS": "0,2",
            "SHARD_COUNT": "3",
            "HEALTH_ADDRESS": "0.0.0.0:9000",
            "LOG_FORMAT": "json",
        },
        env_file=None,
    )

    assert settings.discord_token is not None
    assert settings.discord_token.get_secret_value() == "token"
    assert len(settings.encryption_keys) == 2
    assert settings.feed_allowed_hosts == {("127.0.0.1", 8000), ("feeds.example", None), ("::1", 81)}
    assert settings.feed_min_interval == 0.5
    assert settings.channel_budget == (5, 60)
    assert (settings.shard_ids, settings.shard_count) == ((0, 2), 3)
    assert settings.health_address == ("0.0.0.0", 9000)


def test_an_empty_health_address_turns_it_off_and_empty_others_are_not_set() -> None:
    settings = load_settings({"HEALTH_ADDRESS": "", "SHARD_COUNT": "", "DISCORD_TOKEN": ""}, env_file=None)

    assert settings.health_address is None
    assert settings.shard_count is None
    assert settings.discord_token is None


def test_all_mistakes_stand_in_one_line_that_names_each_variable() -> None:
    line = line_of(
        {
            "FEED_MIN_INTERVAL": "often",
            "FEED_CONCURRENCY": "0",
            "CHANNEL_BUDGET": "many",
            "SHARD_COUNT": "-1",
            "HEALTH_ADDRESS": "8080",
            "LOG_LEVEL": "LOUD",
            "DISCORD_API_URL": "discord",
            "DISCORD_TOKEN_FILE": "/no/such/file",
        }
    )

    for name in ("FEED_MIN_INTERVAL", "FEED_CONCURRENCY", "CHANNEL_BUDGET", "SHARD_COUNT", "HEALTH_ADDRESS"):
        assert name in line
    for name in ("LOG_LEVEL", "DISCORD_API_URL", "DISCORD_TOKEN_FILE"):
        assert name in line


@pytest.mark.parametrize(
    ("environment", "part"),
    [
        ({"DATABASE_URL": "mysql://x"}, "DATABASE_URL must start with"),
        ({"DATABASE_URL": "postgresql+asyncpg://host/x"}, "ENCRYPTION_KEYS is required"),
        ({"SHARD_IDS": "0"}, "SHARD_IDS needs SHARD_COUNT"),
        ({"SHARD_IDS": "3", "SHARD_COUNT": "3"}, "SHARD_IDS must be numbers from 0"),
        ({"DATA_DIR": "/no/such/folder"}, "DATA_DIR"),
        ({"HEALTH_ADDRESS": "host:99999"}, "HEALTH_ADDRESS"),
    ],
)
def test_combinations_are_checked(environment: dict[str, str], part: str) -> None:
    assert part in line_of(environment)


def test_secrets_are_not_repeated() -> None:
    secret = "very-secret-value"

    line = line_of(
        {"DATABASE_URL": f"mysql://bot:{secret}@host/x", "DISCORD_TOKEN": secret, "LOG_LEVEL": "LOUD"}
    )
    settings = load_settings({"DISCORD_TOKEN": secret, "ENCRYPTION_KEYS": secret}, env_file=None)

    assert secret not in line
    assert secret not in repr(settings)
    assert secret not in str(settings)


def test_a_value_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("from a file\n", encoding="utf-8")

    settings = load_settings({"DISCORD_TOKEN_FILE": str(tmp_path / "token")}, env_file=None)

    assert settings.discord_token is not None
    assert settings.discord_token.get_secret_value() == "from a file"
    both = {"DISCORD_TOKEN": "x", "DISCORD_TOKEN_FILE": str(tmp_path / "token")}
    assert "DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set" in line_of(both)


def test_the_process_wins_over_the_env_file(tmp_path: Path) -> None:
    env_file = tmp_path / ".env"
    env_file.write_text("LOG_LEVEL=DEBUG\nLOG_FORMAT=json\nSOMETHING_ELSE=1\n", encoding="utf-8")

    settings = load_settings({"LOG_LEVEL": "ERROR"}, env_file=env_file)

    assert (settings.log_level, settings.log_format) == ("ERROR", "json")


def test_settings_cannot_be_changed() -> None:
    settings = load_settings({}, env_file=None)

    with pytest.raises(ValidationError):
        settings.log_level = "DEBUG"
