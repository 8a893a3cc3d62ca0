"""A library in use follows its files, and keeps the last good edition."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.guidelines.reloading import LOOK_EVERY, SETTLED_AFTER, Reloading, times
from bot.guidelines.search.aids import Aids
from bot.guidelines.service import Guidelines
from bot.taxonomy import Taxonomy
from tests.community.conftest import NOW
from tests.database.moments import StillClock
from tests.guidelines.conftest import PAGE

TITLE = "Make the funding case for security at concept stage"
BEES = "Make the funding case for beehives on the town hall"
ENTRY = PAGE.removesuffix(".md")


@pytest.fixture
def library(data_dir: Path, taxonomy: Taxonomy) -> Guidelines:
    return Guidelines.load(data_dir, taxonomy)


@pytest.fixture
def reloading(data_dir: Path, taxonomy: Taxonomy, library: Guidelines) -> Reloading:
    return Reloading(data_dir, StillClock(NOW), library, lambda: Guidelines.load(data_dir, taxonomy))


async def settle(reloading: Reloading) -> None:
    """Look until nothing is changing."""
    while await reloading.look() != NOW + LOOK_EVERY:
        pass


async def test_a_changed_file_is_read_when_it_has_stopped_changing(
    reloading: Reloading, library: Guidelines, break_page: Callable[[str, str], int]
) -> None:
    assert await reloading.look() == NOW + LOOK_EVERY
    break_page(TITLE, BEES)
    assert await reloading.look() == NOW + SETTLED_AFTER
    assert library.get(ENTRY).title == TITLE
    break_page(BEES, f"{BEES}, quickly")
    assert await reloading.look() == NOW + SETTLED_AFTER
    assert library.get(ENTRY).title == TITLE
    assert await reloading.look() == NOW + LOOK_EVERY
    assert library.get(ENTRY).title == f"{BEES}, quickly"
    assert library.search("beehives").hits[0].entry.id == ENTRY


async def test_a_new_edition_is_learnt_before_it_is_used(
    knowing: Guidelines, aids: Aids, taxonomy: Taxonomy, data_dir: Path, break_page: Callable[[str, str], int]
) -> None:
    def load() -> Guidelines:
        return Guidelines.load(data_dir, taxonomy, aids)

    library = load()
    assert not library.learn()  # `knowing` has learnt all of it
    reloading = Reloading(data_dir, StillClock(NOW), library, load)
    break_page(TITLE, BEES)
    await settle(reloading)
    assert not library.learn(most=0)
    assert (await library.ask("honeybee hives on the roof of city hall")).hits[0].entry.id == ENTRY


async def test_a_broken_edition_is_named_and_the_last_good_one_stays(
    reloading: Reloading,
    library: Guidelines,
    data_dir: Path,
    break_page: Callable[[str, str], int],
) -> None:
    break_page('phases = ["plan"]', 'phases = ["dream"]')
    (data_dir / "synonyms.toml").write_text("nonsense", encoding="utf-8")
    with capture_logs() as said:
        await settle(reloading)
    assert library.get(ENTRY).title == TITLE
    assert library.search("default password").hits
    page, synonyms, whole = said
    assert (page["file"], page["wrong"]) == (PAGE, "phases has the unknown word 'dream'")
    assert page["fix"] == "use an id of phases in data/taxonomy.toml"
    assert (synonyms["file"], synonyms["line"]) == ("synonyms.toml", 1)
    assert whole["faults"] == 2
    with capture_logs() as said:
        await settle(reloading)
    assert said == []  # said once
    break_page('phases = ["dream"]', 'phases = ["plan"]')
    (data_dir / "synonyms.toml").write_text("groups = []", encoding="utf-8")
    break_page(TITLE, BEES)
    await settle(reloading)
    assert library.get(ENTRY).title == BEES


async def test_a_new_and_a_removed_file_are_noticed(
    reloading: Reloading, library: Guidelines, data_dir: Path
) -> None:
    folder = data_dir / "guidelines"
    text = (folder / PAGE).read_text(encoding="utf-8").replace(f'"{ENTRY}"', '"beehives"', 1)
    (folder / "beehives.md").write_text(text, encoding="utf-8")
    await settle(reloading)
    assert library.get("beehives").title == TITLE
    (folder / "beehives.md").unlink()
    await settle(reloading)
    assert "beehives" not in {entry.id for entry in library.all()}


async def test_whoever_asks_need_not_wait(
    reloading: Reloading, library: Guidelines, break_page: Callable[[str, str], int]
) -> None:
    break_page(TITLE, BEES)
    reloading.ask()
    assert await reloading.look() == NOW + LOOK_EVERY
    assert library.get(ENTRY).title == BEES


async def test_the_taxonomy_waits_for_the_next_start(reloading: Reloading, data_dir: Path) -> None:
    path = data_dir / "taxonomy.toml"
    path.write_text(path.read_text().replace('plan = "Plan"', 'plan = "Dream"'), encoding="utf-8")
    with capture_logs() as said:
        await settle(reloading)
    assert (said[0]["log_level"], said[0]["file"]) == ("warning", "taxonomy.toml")


def test_a_change_of_the_same_length_is_seen(data_dir: Path) -> None:
    before, path = times(data_dir), data_dir / "guidelines" / PAGE
    known = path.stat()
    os.utime(path, ns=(known.st_atime_ns, known.st_mtime_ns + 1))
    assert times(data_dir) != before
    assert timedelta() < SETTLED_AFTER < LOOK_EVERY
