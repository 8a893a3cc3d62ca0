"""What a reader finds beside the text of an entry: what changed, what shows the point, what they thought."""

import re
import shutil
from pathlib import Path

import pytest

from bot.guidelines.service import Guidelines
from tests.guidelines.conftest import SHIPPED
from tests.journeys.newcomers import restarted
from tests.journeys.town import Town, advisory, feed, said
from tests.wire.feeds import FeedServer

ENTRY, TITLE = "no-shared-default-passwords", "## Ship no shared or guessable default passwords"
OPEN = f"guideline:entry:{ENTRY}:open"
NEWS = "Tells installers to write no password on the case."


async def opened(town: Town) -> str:
    return said(await town.max.slash(town.everyone, "guideline show", entry=ENTRY))


@pytest.fixture
def next_edition(town: Town, tmp_path: Path) -> Guidelines:
    """The library as it will be when the entry has been revised."""
    for folder in ("guidelines", "standards"):
        shutil.copytree(SHIPPED / folder, tmp_path / folder)
    for file in ("taxonomy.toml", "synonyms.toml", "weaknesses.toml"):
        shutil.copy(SHIPPED / file, tmp_path)
    path = tmp_path / "guidelines" / f"{ENTRY}.md"
    _, front, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    version = town.application.services.guidelines.get(ENTRY).version + 1
    front = re.sub(r"^version = \d+", f"version = {version}", front, count=1, flags=re.MULTILINE)
    front += f'\n[[changes]]\nversion = {version}\ndate = 2026-11-24\nwhat = "{NEWS}"\n'
    path.write_text(f"+++\n{front}+++\n{body}", encoding="utf-8")
    return Guidelines.load(tmp_path, town.application.services.taxonomy)


async def test_who_read_an_older_version_is_told_once_what_changed(
    town: Town, next_edition: Guidelines
) -> None:
    assert "What changed" not in await opened(town)
    town.application.services.guidelines.turn_to(next_edition)

    again = await opened(town)
    assert f"**What changed since you read it**\n- {NEWS} (version " in again
    assert TITLE in again
    assert "### Why it matters" in again
    assert "What changed" not in await opened(town)
    for_another = said(await town.mona.slash(town.everyone, "guideline show", entry=ENTRY))
    assert "What changed" not in for_another


async def test_what_was_read_is_remembered_wherever_it_was_opened(
    town: Town, next_edition: Guidelines
) -> None:
    found = await town.max.slash(
        town.everyone, "guideline search", query="keys of their own for every device"
    )
    page = await town.max.click(found.response, custom_id="guideline:entry:per-device-keys:open")
    custom_id = "guideline:entry:per-device-keys:next"
    await town.max.select(page.response, [ENTRY], custom_id=custom_id)
    town.application.services.guidelines.turn_to(next_edition)
    assert NEWS in await opened(town)


async def test_recent_advisories_show_the_point_of_an_entry(town: Town, feeds: FeedServer) -> None:
    assert "show the point" not in await opened(town)
    await town.env.settle()
    feeds.publish("/ics.xml", feed())
    await town.mona.slash(town.everyone, "feed add", source=feeds.url("/ics.xml"), channel=town.advisories)
    items = [advisory(f"ICSA-26-00{number}-01", f"Acme **Signal** {number}") for number in range(1, 6)]
    feeds.publish("/ics.xml", feed(*items).replace("CVE-2026-1234", "CVE-2026-1234 CWE-798"))
    await town.work()

    page = await town.max.slash(town.everyone, "guideline show", entry=ENTRY)
    assert "**Recent advisories that show the point**\nHigh · Acme \\*\\*Signal\\*\\* " in said(page)
    assert said(page).count("High · Acme") == 3
    first, *_ = re.findall(r"advisory:item:\d+:details:", str(page.response.components))
    details = await town.max.click(page.response, custom_id=first)
    assert details.ephemeral
    assert "CWE-798" in said(details)

    turned = await town.max.click(page.response, label="What to do")
    assert "show the point" not in said(turned)


async def test_a_reader_says_whether_it_was_useful_and_may_think_again(town: Town) -> None:
    page = await town.max.slash(town.everyone, "guideline show", entry=ENTRY)
    asked = await town.max.click(page.response, label="Was this useful?")
    assert asked.ephemeral
    assert said(asked).startswith("Was “Ship no shared or guessable default passwords” useful to you?")

    async with restarted(town):
        thanked = await town.max.click(asked.response, label="Yes")
        assert "Thank you, that is noted." in said(thanked)
        readers, entry = town.application.services.readers, town.application.services.guidelines.get(ENTRY)
        assert await readers.verdict(town.max.id, entry) is True
        await town.max.click(thanked.response, label="No")
        assert await readers.verdict(town.max.id, entry) is False
        assert await readers.verdict(town.mona.id, entry) is None

        asked_again = await town.max.click(page.response, label="Was this useful?")
        assert "You can change your answer here." in said(asked_again)
    assert town.posts(town.everyone) == []
