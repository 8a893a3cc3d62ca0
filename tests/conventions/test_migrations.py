"""Migrations are one chain: two of them with one number would leave a database that cannot be upgraded."""

import re

from tests.conventions.tree import ROOT

FILES = sorted((ROOT / "bot/database/migrations/versions").glob("[0-9]*.py"))
STATED = re.compile(r'^(?:down_)?revision = (?:"(\d{4})"|None)$', re.MULTILINE)


def test_each_migration_follows_the_one_before_it() -> None:
    numbers = [f"{number:04}" for number in range(1, len(FILES) + 1)]
    assert [path.name[:4] for path in FILES] == numbers
    stated = [tuple(STATED.findall(path.read_text(encoding="utf-8"))) for path in FILES]
    assert stated == [(own, before) for own, before in zip(numbers, ["", *numbers], strict=False)]
