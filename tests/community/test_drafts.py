"""What was typed and refused is kept for its author, for a while."""

from datetime import timedelta

from sqlalchemy import text

from bot.community.drafts import KEPT
from bot.database.due_worker import DueWorker
from tests.community.conftest import GUILD, MONA, NORA, Server

TYPED = {"about": "Join discord.gg/abc", "place": "Riga"}


async def pass_time(server: Server, days: float) -> None:
    """Let what is due by then be done."""
    server.clock.advance(timedelta(days=days))
    worker = DueWorker(server.database, server.clock, server.drafts.handlers(), lambda *_: None)
    await worker.step()


async def test_a_draft_is_found_by_its_author_in_its_server_and_form_alone(server: Server) -> None:
    await server.drafts.keep(GUILD, NORA, "profile", TYPED)
    assert await server.drafts.find(GUILD, NORA, "profile") == TYPED
    for other in ((GUILD, MONA, "profile"), (GUILD + 1, NORA, "profile"), (GUILD, NORA, "apply")):
        assert await server.drafts.find(*other) == {}


async def test_the_newest_draft_counts_until_it_is_dropped(server: Server) -> None:
    await server.drafts.keep(GUILD, NORA, "profile", TYPED)
    await server.drafts.keep(GUILD, NORA, "profile", {"about": "Pumps"})
    assert await server.drafts.find(GUILD, NORA, "profile") == {"about": "Pumps"}
    for _ in range(2):
        await server.drafts.drop(GUILD, NORA, "profile")
    assert await server.drafts.find(GUILD, NORA, "profile") == {}


async def test_an_old_draft_is_forgotten(server: Server) -> None:
    await server.drafts.keep(GUILD, NORA, "profile", TYPED)
    await pass_time(server, KEPT.days - 1)
    assert await server.drafts.find(GUILD, NORA, "profile") == TYPED
    await pass_time(server, 1)
    assert await server.drafts.find(GUILD, NORA, "profile") == {}


async def test_drafts_are_encrypted(server: Server) -> None:
    await server.drafts.keep(GUILD, NORA, "profile", TYPED)
    async with server.database.reading() as session:
        kept = await session.scalar(text("SELECT typed FROM form_draft"))
    assert kept
    assert "discord" not in kept
