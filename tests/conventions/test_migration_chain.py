"""Migrations follow each other by number. Looked at without alembic or a database, before anything lands."""

import re

from tests.conventions.tree import ROOT

VERSIONS = sorted((ROOT / "bot/database/migrations/versions").glob("[0-9]*.py"))
STATED = re.compile(r'^(?:down_)?revision = (?:"(\d{4})"|None)', re.MULTILINE)


def test_every_migration_follows_the_one_before() -> None:
    chain = [(path.stem[:4], *STATED.findall(path.read_text())) for path in VERSIONS]
    numbers = [f"{number:04}" for number in range(1, len(VERSIONS) + 1)]
    assert chain == [
        (number, number, before) for number, before in zip(numbers, ["", *numbers[:-1]], strict=True)
    ]
