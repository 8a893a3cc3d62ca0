"""The settings: read once from the environment and `.env`, checked whole, then frozen.

The only reader of the environment. Every variable `X` may also be given as `X_FILE`, the path of a file
that holds the value. Names and defaults: `.env.example`.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AnyHttpUrl, BeforeValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot.errors import OperatorError


def _shipped_data() -> Path:
    here = Path(__file__).parent
    installed = here / "data"  # in a wheel; in a checkout `data/` stands beside `bot/`
    return installed if installed.is_dir() else here.parent / "data"


def _listed(value: object) -> object:
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return value


def _host_port(value: str) -> tuple[str, int | None]:
    host, separator, port = value.rpartition(":")
    if not separator or value.endswith("]"):
        return value.strip("[]").lower(), None
    if not port.isdigit() or not 0 < int(port) < 2**16:
        raise ValueError(f"{value!r} is not host or host:port")
    return host.strip("[]").lower(), int(port)


def _host_list(value: object) -> object:
    listed = _listed(value)
    if isinstance(listed, list):
        return frozenset(_host_port(part) for part in listed)  # pyright: ignore[reportUnknownArgumentType,reportUnknownVariableType] - str by construction
    return listed


def _address(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not value:
        return None
    host, port = _host_port(value)
    if port is None:
        raise ValueError("needs host:port, for example 127.0.0.1:8080")
    return host, port


def _budget(value: object) -> object:
    if not isinstance(value, str):
        return value
    count, separator, seconds = value.partition("/")
    if not separator:
        raise ValueError("needs posts/seconds, for example 30/600")
    return count.strip(), seconds.strip()


Listed = Annotated[tuple[Any, ...], NoDecode, BeforeValidator(_listed)]
AllowedHosts = Annotated[frozenset[tuple[str, int | None]], NoDecode, BeforeValidator(_host_list)]
Address = Annotated[tuple[str, int] | None, NoDecode, BeforeValidator(_address)]
PositiveInt = Annotated[int, Field(gt=0)]
PositiveSeconds = Annotated[float, Field(gt=0)]
Budget = Annotated[tuple[PositiveInt, PositiveSeconds], NoDecode, BeforeValidator(_budget)]


class Settings(BaseSettings):
    """What an operator decides. Durations are in seconds unless the name says days."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", env_ignore_empty=False)

    discord_token: SecretStr | None = None
    discord_api_url: AnyHttpUrl = AnyHttpUrl("https://discord.com/api/v10")
    database_url: SecretStr = SecretStr("sqlite+aiosqlite:///ssc-bot.db")
    encryption_keys: Annotated[tuple[SecretStr, ...], NoDecode, BeforeValidator(_listed)] = ()
    data_dir: Path = Field(default_factory=_shipped_data)
    cache_dir: Path | None = None
    semantic_search: Literal["auto", "off"] = "auto"
    feed_allowed_hosts: AllowedHosts = frozenset()
    feed_min_interval: PositiveSeconds = 300.0
    feed_concurrency: PositiveInt = 16
    channel_budget: Budget = (30, 600.0)
    shard_ids: Annotated[tuple[int, ...], NoDecode, BeforeValidator(_listed)] = ()
    shard_count: PositiveInt | None = None
    health_address: Address = ("127.0.0.1", 8080)
    retention_left_members_days: PositiveInt = 180
    retention_unfollowed_feeds_days: PositiveInt = 30
    retention_search_misses_days: PositiveInt = 180
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["console", "json"] = "console"

    @model_validator(mode="after")
    def _database_is_supported(self) -> "Settings":
        url = self.database_url.get_secret_value()
        if not url.startswith(("sqlite+aiosqlite://", "postgresql+asyncpg://")):
            raise ValueError("DATABASE_URL must start with sqlite+aiosqlite:// or postgresql+asyncpg://")
        if url.startswith("postgresql") and not self.encryption_keys:
            raise ValueError("ENCRYPTION_KEYS is required with PostgreSQL; make one with: ssc-bot db key")
        return self

    @model_validator(mode="after")
    def _shards_are_whole(self) -> "Settings":
        if self.shard_ids and not self.shard_count:
            raise ValueError("SHARD_IDS needs SHARD_COUNT")
        if any(not 0 <= shard < (self.shard_count or 0) for shard in self.shard_ids):
            raise ValueError("SHARD_IDS must be numbers from 0 to SHARD_COUNT - 1")
        return self

    @model_validator(mode="after")
    def _data_is_there(self) -> "Settings":
        if not (self.data_dir / "locales").is_dir():
            raise ValueError(f"DATA_DIR has no folder 'locales': {self.data_dir}")
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - pydantic passes it by name
        init_settings: PydanticBaseSettingsSource,
        *_: object,
        **__: object,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read nothing by itself: `load_settings` gathers the values."""
        return (init_settings,)


def load_settings(
    environment: Mapping[str, str] | None = None, *, env_file: Path | None = Path(".env")
) -> Settings:
    """Return the settings of this process.

    Raises OperatorError with one line for all mistakes together; values of variables are not repeated.
    """
    environment = os.environ if environment is None else environment
    values, mistakes = _gathered({**_dotenv(env_file), **environment})
    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        mistakes += [
            _mistake(detail["loc"], detail["msg"])
            for detail in error.errors(include_url=False, include_input=False)
        ]
    else:
        if not mistakes:
            return settings
    raise OperatorError("Configuration: " + "; ".join(mistakes) + ". See .env.example.")


def _dotenv(path: Path | None) -> dict[str, str]:
    if path is None or not path.is_file():
        return {}
    source = DotEnvSettingsSource(Settings, env_file=path, case_sensitive=True)
    return {name: value for name, value in source.env_vars.items() if value is not None}


def _gathered(environment: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Pick our variables, following `X_FILE`; a variable set to nothing counts as not set."""
    values: dict[str, str] = {}
    mistakes: list[str] = []
    for field in Settings.model_fields:
        name = field.upper()
        path = environment.get(f"{name}_FILE")
        if path and name in environment:
            mistakes.append(f"{name} and {name}_FILE are both set")
        elif path:
            try:
                values[field] = Path(path).read_text(encoding="utf-8").strip()
            except (OSError, UnicodeDecodeError):
                mistakes.append(f"{name}_FILE cannot be read: {path}")
        elif environment.get(name) or (name in environment and field == "health_address"):
            values[field] = environment[name]  # an empty HEALTH_ADDRESS means: no health server
    return values, mistakes


def _mistake(location: tuple[int | str, ...], message: str) -> str:
    message = message.removeprefix("Value error, ")
    return f"{str(location[0]).upper()}: {message}" if location else message
