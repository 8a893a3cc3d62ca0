"""Guidelines of a server's own: written, published, changed, retired, with every version kept."""

import asyncio
import re
from collections.abc import Coroutine
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.database.due_work import DueWork
from bot.database.due_worker import DueItem
from bot.database.engine import Database
from bot.errors import BadInput, Conflict, NotAllowed, NotFound, Unavailable
from bot.guidelines.checks import ID_LIMIT
from bot.guidelines.own.beginnings import Subject
from bot.guidelines.own.drafts import DRAFT_DAYS, FORGET
from bot.guidelines.own.keys import BEGINNING, new_key
from bot.guidelines.own.models import GuidelineDraft
from bot.guidelines.own.publishing import MOST
from bot.guidelines.own.text import OwnText, Words
from bot.guidelines.service import Guidelines
from bot.taxonomy import Taxonomy
from tests.community.conftest import NOW
from tests.database.moments import StillClock
from tests.guidelines.own import GUILD, MAX, MILA, MODERATION, MONA, OTHER_GUILD, POLES, Town

BETTER = replace(POLES, text="- [ ] **Look** at each pole.\n- [ ] **Count** them.", what="Poles are counted.")


@pytest.fixture
async def town(database: Database, taxonomy: Taxonomy, guidelines: Guidelines) -> Town:
    town = Town(database, StillClock(NOW), taxonomy, guidelines)
    await town.set_up()
    return town


def found(town: Town, query: str, guild: int | None = GUILD) -> list[str]:
    return [hit.entry.title for hit in town.guidelines.of(guild).search(query).hits]


async def test_a_guideline_is_written_published_and_found_in_its_server_only(town: Town) -> None:
    published = await town.publishes(MONA)
    entry = published.entry
    assert entry is not None
    assert (entry.title, entry.version, entry.is_own, entry.credit) == (POLES.title, 1, True, "")
    assert (entry.personas, entry.domains) == (("city",), ("lighting",))
    assert [(part.title, part.steps) for part in entry.sections] == [
        ("What to do", ("**Look** at each pole.",))
    ]
    assert found(town, "look at the poles")[0] == POLES.title
    assert town.guidelines.of(GUILD).get(entry.id) == entry
    for other in (OTHER_GUILD, None):
        assert POLES.title not in found(town, "look at the poles", other)
    assert await town.audit() == [("library-published", {"key": entry.id, "version": 1, "suggestion": None})]


async def test_a_new_version_tells_what_changed_and_the_old_one_is_kept(town: Town) -> None:
    first = (await town.publishes(MONA)).entry
    assert first is not None
    second = (await town.publishes(MILA, BETTER, Subject(first.id))).entry
    assert second is not None
    assert (second.id, second.version, len(second.sections[0].steps)) == (first.id, 2, 2)
    assert [change.what for change in second.changes_since(1)] == ["Poles are counted."]
    volume = await town.libraries.volume(GUILD, first.id)
    assert [(one.number, one.author) for one in volume.versions] == [(2, MILA), (1, MONA)]
    assert volume.versions[1].text.text == first.sections[0].text == POLES.text
    assert volume.entry == second == town.guidelines.of(GUILD).get(first.id)


async def test_a_retired_guideline_is_gone_and_says_so(town: Town) -> None:
    entry = (await town.publishes(MONA)).entry
    assert entry is not None
    await town.own.retire(GUILD, MILA, entry.id)
    assert POLES.title not in found(town, "look at the poles")
    for ask in (town.guidelines.of(GUILD).get, None):
        with pytest.raises(NotFound, match="guideline-retired"):
            _ = ask(entry.id) if ask else await town.own.text_to_edit(GUILD, MONA, Subject(entry.id))
    with pytest.raises(NotFound, match="guideline-retired"):
        await town.own.retire(GUILD, MONA, entry.id)
    assert (await town.audit())[-1] == ("library-retired", {"key": entry.id})


async def test_everything_is_there_after_a_restart(
    town: Town, taxonomy: Taxonomy, guidelines: Guidelines
) -> None:
    kept, gone = (await town.publishes(MONA)).entry, (await town.publishes(MONA)).entry
    assert kept is not None
    assert gone is not None
    await town.own.retire(GUILD, MONA, gone.id)

    again = Town(town.database, town.clock, taxonomy, guidelines)
    assert again.guidelines.of(GUILD) is again.guidelines
    await again.libraries.look()

    assert again.guidelines.of(GUILD).get(kept.id) == kept
    with pytest.raises(NotFound, match="guideline-retired"):
        again.guidelines.of(GUILD).get(gone.id)


async def test_another_process_sees_what_was_changed(
    town: Town, taxonomy: Taxonomy, guidelines: Guidelines
) -> None:
    other = Town(town.database, town.clock, taxonomy, guidelines)
    await other.libraries.look()
    entry = (await town.publishes(MONA)).entry
    assert entry is not None
    await other.libraries.look()
    assert other.guidelines.of(GUILD).get(entry.id).version == 1
    await town.publishes(MONA, BETTER, Subject(entry.id))
    await other.libraries.look()
    assert other.guidelines.of(GUILD).get(entry.id).version == 2
    await town.own.retire(GUILD, MONA, entry.id)
    await other.libraries.look()
    with pytest.raises(NotFound):
        other.guidelines.of(GUILD).get(entry.id)


async def test_a_refused_text_is_kept_until_it_is_good(town: Town) -> None:
    bad = OwnText("Poles", "Short.", "Nothing to tick, and @everyone should know.")
    drafted = await town.own.write(GUILD, MONA, bad)
    assert [fault.message_id for fault in drafted.faults] == [
        "statement-too-short",
        "statement-with-mass-mention",
        "library-no-step",
    ]
    with pytest.raises(BadInput):
        await town.own.publish(GUILD, MONA, drafted.draft.id)
    again = await town.own.text_to_edit(GUILD, MONA)
    assert (again.title, again.gist) == ("Poles", "Short.")
    assert "Nothing to tick" in again.text
    better = await town.drafts(MONA)
    assert better.draft.id == drafted.draft.id
    assert (await town.own.publish(GUILD, MONA, better.draft.id)).entry is not None
    assert await town.own.text_to_edit(GUILD, MONA) == OwnText("", "", "")


async def test_a_draft_is_its_authors_and_is_published_once(town: Town) -> None:
    drafted = await town.drafts(MONA)
    with pytest.raises(NotFound, match="library-draft-gone"):
        await town.own.publish(GUILD, MILA, drafted.draft.id)
    await town.own.publish(GUILD, MONA, drafted.draft.id)
    with pytest.raises(NotFound, match="library-draft-gone"):
        await town.own.publish(GUILD, MONA, drafted.draft.id)


async def test_the_nearest_guideline_lends_its_words_until_the_moderator_chooses(town: Town) -> None:
    text = replace(POLES, title="Change default passwords of cameras", gist="No default password stays.")
    drafted = await town.own.write(GUILD, MONA, text)
    assert drafted.draft.words.are_complete
    unlike = await town.own.write(
        GUILD, MILA, replace(POLES, title="Unicorn pedigrees", gist="Zebra quagga.")
    )
    assert unlike.draft.words == Words()
    with pytest.raises(BadInput, match="library-words-missing"):
        await town.own.publish(GUILD, MILA, unlike.draft.id)


async def test_words_and_text_together_must_fit_one_message(town: Town, taxonomy: Taxonomy) -> None:
    text = replace(POLES, text=f"- [ ] Look. {'a' * 2900}")
    drafted = await town.own.write(GUILD, MONA, text)
    drafted = await town.chooses(MONA, drafted, "personas", ["city"])
    fits = await town.chooses(MONA, drafted, "domains", ["all"])
    assert fits.faults == ()
    wide = await town.chooses(MONA, fits, "personas", [*taxonomy.personas])
    wide = await town.chooses(MONA, wide, "domains", [*taxonomy.domains])
    assert [fault.message_id for fault in wide.faults] == ["library-page-too-long"]


async def test_two_who_change_the_same_version_do_not_overwrite_each_other(town: Town) -> None:
    entry = (await town.publishes(MONA)).entry
    assert entry is not None
    mine = await town.drafts(MONA, BETTER, Subject(entry.id))
    theirs = await town.drafts(MILA, replace(BETTER, what="Other words."), Subject(entry.id))
    await town.own.publish(GUILD, MILA, theirs.draft.id)
    with pytest.raises(Conflict, match="library-changed-meanwhile"):
        await town.own.publish(GUILD, MONA, mine.draft.id)
    again = await town.drafts(
        MONA, await town.own.text_to_edit(GUILD, MONA, Subject(entry.id)), Subject(entry.id)
    )
    assert again.draft.text.what == "Poles are counted."
    await town.own.publish(GUILD, MONA, again.draft.id)
    assert town.guidelines.of(GUILD).get(entry.id).version == 3


@pytest.mark.parametrize("guild", [GUILD, OTHER_GUILD])
async def test_shipped_and_other_servers_guidelines_cannot_be_changed(town: Town, guild: int) -> None:
    entry = (await town.publishes(MONA, guild=OTHER_GUILD)).entry if guild == OTHER_GUILD else None
    key = entry.id if entry else "require-sbom"
    with pytest.raises(NotFound, match="library-not-own"):
        await town.own.write(GUILD, MONA, BETTER, Subject(key))
    with pytest.raises(NotFound, match="library-not-own"):
        await town.own.retire(GUILD, MONA, key)
    with pytest.raises(NotFound, match="library-not-own"):
        await town.libraries.volume(GUILD, key)


async def test_a_second_moderator_consents_where_the_server_wants_it(town: Town) -> None:
    await town.wants_second_moderator()
    waiting = await town.publishes(MONA)
    assert waiting.entry is None
    assert POLES.title not in found(town, "look at the poles")
    (card,) = await town.planned("guideline-consent")
    assert (card.channel_id, card.arguments["id"]) == (MODERATION, waiting.version.id)
    await town.delivered()
    with pytest.raises(NotAllowed, match="library-own-version"):
        await town.own.decide(GUILD, MONA, waiting.version.id, agree=True)

    consented = await town.own.decide(GUILD, MILA, waiting.version.id, agree=True)

    assert consented.entry is not None
    assert (consented.version.author, consented.version.decider) == (MONA, MILA)
    assert found(town, "look at the poles")[0] == POLES.title
    assert len(await town.planned("guideline-consent", "edit")) == 1
    with pytest.raises(Conflict, match="library-decided-already"):
        await town.own.decide(GUILD, MILA, waiting.version.id, agree=True)
    assert [action for action, _ in await town.audit()] == ["library-waits", "library-published"]


async def test_a_second_moderator_may_refuse_and_says_why(town: Town) -> None:
    await town.wants_second_moderator()
    waiting = await town.publishes(MONA)
    with pytest.raises(BadInput):
        await town.own.decide(GUILD, MILA, waiting.version.id, agree=False, reason=" ")
    await town.own.decide(GUILD, MILA, waiting.version.id, agree=False, reason="The poles are gone.")
    version = await town.own.version(GUILD, waiting.version.id)
    assert (version.state, version.reason, version.decider) == ("refused", "The poles are gone.", MILA)
    assert POLES.title not in found(town, "look at the poles")


async def test_a_newer_text_replaces_one_that_waits(town: Town) -> None:
    entry = (await town.publishes(MONA)).entry
    assert entry is not None
    await town.wants_second_moderator()
    first = await town.publishes(MONA, BETTER, Subject(entry.id))
    await town.delivered()
    second = await town.publishes(MILA, replace(BETTER, what="Newer words."), Subject(entry.id))
    assert (await town.own.version(GUILD, first.version.id)).state == "replaced"
    with pytest.raises(Conflict):
        await town.own.decide(GUILD, MILA, first.version.id, agree=True)
    await town.own.decide(GUILD, MONA, second.version.id, agree=True)
    assert town.guidelines.of(GUILD).get(entry.id).changes[0].what == "Newer words."
    assert len(await town.planned("guideline-consent", "edit")) == 1


async def test_without_a_moderation_channel_nothing_waits_unseen(town: Town) -> None:
    await town.community.change_rules(OTHER_GUILD, {"second_moderator": 1})
    drafted = await town.drafts(MONA, guild=OTHER_GUILD)
    with pytest.raises(Unavailable, match="library-without-moderators"):
        await town.own.publish(OTHER_GUILD, MONA, drafted.draft.id)
    assert (await town.own.draft(OTHER_GUILD, MONA, drafted.draft.id)).draft == drafted.draft


async def test_a_server_has_at_most_so_many(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.guidelines.own.publishing.MOST", 1)
    await town.publishes(MONA)
    with pytest.raises(Conflict, match="library-full"):
        await town.publishes(MONA)
    assert MOST > 100


async def test_what_is_typed_stands_encrypted_until_it_is_published(town: Town) -> None:
    await town.drafts(MONA)
    async with town.database.reading() as session:
        connection = await session.connection()
        (row,) = (await connection.exec_driver_sql("SELECT title, text FROM guideline_draft")).all()
        assert "pole" not in str(row)
        assert (await session.scalars(select(GuidelineDraft.title))).one() == POLES.title


@pytest.mark.parametrize("title", ["Look at every pole", "Über Ölpumpen & Co.", "ポンプ", "a" * 300, "--"])
def test_an_id_fits_buttons_and_can_never_be_a_files(title: str) -> None:
    key, other = new_key(title), new_key(title)
    assert re.fullmatch(rf"[a-z0-9-]{{1,{ID_LIMIT}}}", key)
    assert not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", key)
    assert key != other
    assert key.startswith(BEGINNING)


async def outcomes(*attempts: Coroutine[Any, Any, object]) -> list[str]:
    """What came of things tried at the same time, in the order of the alphabet."""
    done = await asyncio.gather(*attempts, return_exceptions=True)
    return sorted(type(one).__name__ for one in done)


async def test_of_two_who_decide_at_once_one_is_told_that_it_is_decided(town: Town) -> None:
    await town.wants_second_moderator()
    waiting = await town.publishes(MONA)
    decided = await outcomes(
        town.own.decide(GUILD, MILA, waiting.version.id, agree=True),
        town.own.decide(GUILD, MAX, waiting.version.id, agree=False, reason="Not now."),
    )
    assert decided == ["Conflict", "Published"]


async def test_a_draft_that_is_published_twice_at_once_is_published_once(town: Town) -> None:
    drafted = await town.drafts(MONA)
    publish = town.own.publish
    assert await outcomes(publish(GUILD, MONA, drafted.draft.id), publish(GUILD, MONA, drafted.draft.id)) == [
        "NotFound",
        "Published",
    ]
    assert len(town.guidelines.of(GUILD).own()) == 1


async def test_two_edits_at_once_make_one_version(town: Town) -> None:
    entry = (await town.publishes(MONA)).entry
    assert entry is not None
    mine = await town.drafts(MONA, BETTER, Subject(entry.id))
    theirs = await town.drafts(MILA, BETTER, Subject(entry.id))
    assert await outcomes(
        town.own.publish(GUILD, MONA, mine.draft.id), town.own.publish(GUILD, MILA, theirs.draft.id)
    ) == ["Conflict", "Published"]
    assert town.guidelines.of(GUILD).get(entry.id).version == 2


async def test_a_draft_is_forgotten_after_a_week(town: Town) -> None:
    drafted = await town.drafts(MONA)
    (handler,) = [handler for kind, handler in town.own.handlers().items() if kind == FORGET]
    async with town.database.reading() as session:
        planned = (await session.scalars(select(DueWork).where(DueWork.kind == FORGET))).one()
    assert planned.due_at == NOW + timedelta(days=DRAFT_DAYS)
    await handler(DueItem(FORGET, planned.subject, {}, planned.due_at, 1))
    with pytest.raises(NotFound, match="library-draft-gone"):
        await town.own.draft(GUILD, MONA, drafted.draft.id)
