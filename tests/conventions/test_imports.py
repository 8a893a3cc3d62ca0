"""What the running bot does without is not imported: each of these costs megabytes in every process."""

import subprocess
import sys

import pytest

from tests.conventions.tree import ROOT

# The other database's driver and dialect, and what runs in child processes or with an extra only.
LATE = (
    "alembic",
    "asyncpg",
    "feedparser",
    "numpy",
    "onnxruntime",
    "simcord",
    "sqlalchemy.dialects.postgresql",
)
IMPORTED = """
import importlib, sys
from bot.app import EXTENSIONS
for name in ("bot.start", *EXTENSIONS):
    importlib.import_module(name)
print(*sys.modules)
"""


@pytest.fixture(scope="module")
def imported() -> set[str]:
    command = [sys.executable, "-c", IMPORTED]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return set(run.stdout.split())


@pytest.mark.parametrize("module", LATE)
def test_the_bot_starts_without(module: str, imported: set[str]) -> None:
    assert module not in imported
