"""The services of checklists on SQLite and on PostgreSQL."""

import pytest

from bot.database.engine import Database
from tests.guidelines.checklists.making import Desk, entry


@pytest.fixture
def desk(database: Database) -> Desk:
    """A server whose library holds two guidelines."""
    desk = Desk(database)
    desk.put(entry("one", "First.", "Second.", "Third."), entry("two", "Only."))
    return desk
