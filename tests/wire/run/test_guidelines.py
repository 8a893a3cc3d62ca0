"""Guidelines over the wire: in direct messages, for people who installed the app, with every body checked."""

from collections.abc import Callable

import pytest

from tests.wire.city import City
from tests.wire.process import BotProcess

MakeBot = Callable[..., BotProcess]
ENTRY = "guideline:entry:no-shared-default-passwords"


@pytest.mark.parametrize("is_user_install", [False, True])
async def test_guidelines_are_found_read_and_shared_in_direct_messages(
    city: City, bot_process: MakeBot, is_user_install: bool
) -> None:
    await bot_process().start_to_ready()
    member, discord = city.member, city.server.interactions
    direct = int(city.server.world.direct_channel(member)["id"])
    asked = {"query": "defualt pasword"}
    found = await discord.slash(
        "guideline search", asked, by=member, channel=direct, is_user_install=is_user_install
    )
    assert found.is_private
    assert "Ship no shared or guessable default passwords" in found.text

    page = await discord.click(found.original, f"{ENTRY}:open", by=member, is_user_install=is_user_install)
    assert "Why it matters" in page.text
    steps = await discord.click(page.original, f"{ENTRY}:page:1", by=member, is_user_install=is_user_install)
    assert "☐ **Give each unit its own secret**" in steps.text
    shared = await discord.click(
        page.original, f"{ENTRY}:share:1", by=member, is_user_install=is_user_install
    )
    assert not shared.is_private
    assert "Shared by" in shared.text
