"""Who is measured, and what each of them is asked."""

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Request:
    """Something a person does: a slash command, or typing into one of its options."""

    name: str
    command: str
    options: dict[str, str] = field(default_factory=dict)
    typing: str | None = None  # the option whose suggestions are asked for


PING = Request("/ping", "ping")
LATEST = Request("/advisory latest", "advisory latest", {"severity": "high"})
VENDORS = Request("autocomplete of a vendor", "advisory latest", {"vendor": "s"}, typing="vendor")


@dataclass(frozen=True)
class Contender:
    """A bot: how it is started and what it can be asked; its start ends with the first of `requests`."""

    name: str
    command: tuple[str, ...]
    requests: tuple[Request, ...]
    environment: dict[str, str] = field(default_factory=dict)


def bare() -> Contender:
    """Return the smallest bot."""
    return Contender("bare", _python("benchmarks.references.bare"), (PING,))


def importing(modules: str) -> Contender:
    """Return the smallest bot that imports the same libraries as the product."""
    return Contender("importing", _python("benchmarks.references.bare"), (PING,), {"ALSO_IMPORT": modules})


def one_file(database_file: Path) -> Contender:
    """Return the bot in one file."""
    environment = {"REFERENCE_FILE": str(database_file)}
    return Contender("one file", _python("benchmarks.references.one_file"), (LATEST, VENDORS), environment)


def product(database_file: Path) -> Contender:
    """Return our bot as it is run."""
    environment = {
        "DATABASE_URL": f"sqlite+aiosqlite:///{database_file}",
        "HEALTH_ADDRESS": "",
        "SEMANTIC_SEARCH": "off",  # the default install, whatever the developers' .venv holds
    }
    return Contender("product", (*_python("bot"), "run"), (LATEST, VENDORS), environment)


def _python(module: str) -> tuple[str, ...]:
    return sys.executable, "-m", module


def inherited() -> dict[str, str]:
    """Return the few variables that every process gets."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return kept | {"PYTHONPATH": str(ROOT)}
