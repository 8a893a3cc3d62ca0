"""Lists in the database: opened, ticked, changed, forgotten."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.community.models import Person
from bot.database.engine import Database
from bot.errors import BadInput, Conflict, NotFound
from bot.guidelines.checklists.models import ChecklistEntry, ChecklistRow, ChecklistTick
from bot.guidelines.checklists.records import MOST_ENTRIES, MOST_LISTS, Wish
from bot.guidelines.checklists.service import Checklists
from bot.guidelines.checklists.store import Store, shelf_of
from bot.guidelines.service import Guidelines, Own
from tests.guidelines.checklists.making import (
    CLARA,
    DEPLOY,
    GUILD,
    NOW,
    PHASES,
    VERA,
    Desk,
    StillClock,
    caller,
    entry,
    keys,
    shown,
)


async def test_the_same_wish_opens_the_same_list_with_its_ticks(desk: Desk) -> None:
    made = await desk.lists.open(caller(), DEPLOY)
    assert (made.done, made.steps, [part.entry_id for part in made.parts]) == (0, 4, ["one", "two"])

    await desk.lists.tick(caller(), made.id, "one", keys("Second."))

    again = await desk.lists.open(caller(), DEPLOY)
    assert (again.id, again.done) == (made.id, 1)
    assert shown(again, "one") == ["  First.", "x Second.", "  Third."]
    (step,) = again.parts[0].done
    assert step.tick is not None
    assert (step.tick.user_id, step.tick.done_at) == (CLARA, NOW)


async def test_everybody_has_lists_of_their_own_in_each_server(desk: Desk) -> None:
    mine = await desk.lists.open(caller(), DEPLOY)
    theirs = await desk.lists.open(caller(VERA), DEPLOY)
    elsewhere = await desk.lists.open(caller(guild_id=GUILD + 1), DEPLOY)
    assert len({mine.id, theirs.id, elsewhere.id}) == 3
    assert [one.id for one in await desk.lists.mine(caller())] == [mine.id]


async def test_the_list_opened_last_comes_first(desk: Desk) -> None:
    first = await desk.lists.open(caller(), DEPLOY)
    desk.clock.advance(60)
    second = await desk.lists.open(caller(), Wish("deploy"))
    assert [one.id for one in await desk.lists.mine(caller())] == [second.id, first.id]
    desk.clock.advance(60)
    await desk.lists.open(caller(), DEPLOY)
    assert [one.id for one in await desk.lists.mine(caller())] == [first.id, second.id]


async def test_two_devices_that_open_at_once_make_one_list(desk: Desk) -> None:
    made = await asyncio.gather(*(desk.lists.open(caller(), DEPLOY) for _ in range(4)))
    assert len({one.id for one in made}) == 1
    assert len(await desk.lists.mine(caller())) == 1


async def test_two_devices_that_tick_at_once_lose_nothing(desk: Desk) -> None:
    made = await desk.lists.open(caller(), DEPLOY)
    await asyncio.gather(
        desk.lists.tick(caller(), made.id, "one", keys("First.")),
        desk.lists.tick(caller(), made.id, "one", keys("Third.")),
        desk.lists.tick(caller(), made.id, "one", keys("First.")),
        desk.lists.tick(caller(), made.id, "two", keys("Only.")),
    )
    assert (await desk.lists.get(caller(), made.id)).done == 3


async def test_a_tick_is_taken_back_and_an_unknown_step_is_passed_over(desk: Desk) -> None:
    made = await desk.lists.open(caller(), DEPLOY)
    await desk.lists.tick(caller(), made.id, "one", [*keys("First.", "Second."), "0123456789ab"])
    left = await desk.lists.untick(caller(), made.id, "one", keys("First."))
    assert shown(left, "one") == ["  First.", "x Second.", "  Third."]


async def test_a_new_edition_keeps_ticks_marks_news_and_drops_what_was_never_done(desk: Desk) -> None:
    made = await desk.lists.open(caller(), DEPLOY)
    await desk.lists.tick(caller(), made.id, "one", keys("First.", "Third."))
    desk.put(entry("one", "Newest.", "**Third**!", version=2))

    now = await desk.lists.open(caller(), DEPLOY)
    assert shown(now, "one") == ["new Newest.", "x **Third**!", "x gone First."]
    assert (now.done, now.steps) == (2, 4)

    await desk.lists.tick(caller(), made.id, "one", keys("Newest."))
    await desk.lists.untick(caller(), made.id, "one", keys("First."))
    assert shown(await desk.lists.get(caller(), made.id), "one") == ["x Newest.", "x **Third**!"]


async def test_a_retired_guideline_keeps_its_name_and_what_was_done(desk: Desk) -> None:
    made = await desk.lists.open(caller(), DEPLOY)
    await desk.lists.tick(caller(), made.id, "one", keys("First."))
    desk.library.clear()

    now = await desk.lists.get(caller(), made.id)
    assert [(part.title, part.entry) for part in now.parts] == [("About one", None), ("About two", None)]
    assert (shown(now, "one"), shown(now, "two")) == (["x gone First."], [])
    assert (await desk.lists.tick(caller(), made.id, "one", keys("Second."))).done == 1


async def test_a_guideline_goes_and_comes_back_with_its_ticks(desk: Desk) -> None:
    made = await desk.lists.open(caller(), DEPLOY)
    await desk.lists.tick(caller(), made.id, "one", keys("First."))

    without = await desk.lists.remove(caller(), made.id, "one")
    assert [part.entry_id for part in without.parts] == ["two"]
    assert [one.id for one in desk.lists.offers(without)] == ["one"]

    back = await desk.lists.add(caller(), "one", made.id)
    assert [part.entry_id for part in back.parts] == ["two", "one"]
    assert shown(back, "one")[0] == "x First."


async def test_a_guideline_of_another_phase_can_be_added_once(desk: Desk) -> None:
    desk.put(entry("plans", phases=("plan",)))
    made = await desk.lists.open(caller(), DEPLOY)
    await desk.lists.add(caller(), "plans", made.id)
    with pytest.raises(Conflict) as twice:
        await desk.lists.add(caller(), "plans", made.id)
    assert twice.value.message_id == "checklist-has-it"
    with pytest.raises(NotFound):
        await desk.lists.add(caller(), "nothing-of-this-name", made.id)


async def test_what_is_added_without_a_list_makes_one_picked_by_hand(desk: Desk) -> None:
    made = await desk.lists.add(caller(), "two")
    assert (made.wish, [part.entry_id for part in made.parts]) == (Wish(), ["two"])
    more = await desk.lists.add(caller(), "one")
    assert (more.id, len(more.parts)) == (made.id, 2)


async def test_a_list_has_room_for_as_many_as_one_select_shows(desk: Desk) -> None:
    desk.put(*(entry(f"more-{number}") for number in range(MOST_ENTRIES)))
    for number in range(MOST_ENTRIES):
        await desk.lists.add(caller(), f"more-{number}")
    (made,) = await desk.lists.mine(caller())
    assert desk.lists.offers(made) == []
    with pytest.raises(Conflict) as full:
        await desk.lists.add(caller(), "one")
    assert full.value.message_id == "checklist-full"


async def test_one_list_too_many_is_refused_kindly_and_opening_is_not(desk: Desk) -> None:
    for number in range(MOST_LISTS):
        desk.put(entry(f"at-{number}", domains=(f"domain-{number}",)))
        await desk.lists.open(caller(), Wish("deploy", f"domain-{number}"))
    with pytest.raises(Conflict) as refused:
        await desk.lists.open(caller(), DEPLOY)
    assert (refused.value.message_id, refused.value.arguments) == (
        "checklist-most-lists",
        {"most": MOST_LISTS},
    )
    made = await desk.lists.open(caller(), Wish("deploy", "domain-0"))
    await desk.lists.delete(caller(), made.id)
    await desk.lists.open(caller(), DEPLOY)


async def test_where_nothing_fits_no_list_is_made(desk: Desk) -> None:
    with pytest.raises(NotFound) as nothing:
        await desk.lists.open(caller(), Wish("retire"))
    assert nothing.value.message_id == "checklist-nothing-fits"
    assert await desk.lists.mine(caller()) == ()


async def test_a_name_is_kept_encrypted_and_can_be_taken_back(desk: Desk) -> None:
    made = await desk.lists.open(caller(), DEPLOY)
    assert (await desk.lists.rename(caller(), made.id, "  Ring road,\n lot 2 ")).name == "Ring road, lot 2"
    assert (await desk.lists.rename(caller(), made.id, " ")).name is None
    with pytest.raises(BadInput):
        await desk.lists.rename(caller(), made.id, "@everyone")
    with pytest.raises(BadInput):
        await desk.lists.rename(caller(), made.id, "x" * 81)


async def test_reset_forgets_ticks_and_delete_forgets_all(desk: Desk) -> None:
    made = await desk.lists.open(caller(), DEPLOY)
    await desk.lists.tick(caller(), made.id, "one", keys("First."))
    assert (await desk.lists.reset(caller(), made.id)).done == 0

    await desk.lists.tick(caller(), made.id, "one", keys("First."))
    await desk.lists.delete(caller(), made.id)
    with pytest.raises(NotFound):
        await desk.lists.get(caller(), made.id)
    async with desk.database.reading() as session:
        for table in (ChecklistRow, ChecklistEntry, ChecklistTick):
            assert (await session.scalars(select(table))).all() == []


async def test_lists_end_with_the_person_they_hang_on(desk: Desk) -> None:
    await desk.lists.open(caller(), DEPLOY)
    async with desk.database.transaction() as session:
        await session.delete((await session.scalars(select(Person))).one())
    assert await desk.lists.mine(caller()) == ()
    async with desk.database.reading() as session:
        assert (await session.scalars(select(ChecklistRow))).all() == []


async def test_nobody_else_changes_a_list(desk: Desk) -> None:
    made = await desk.lists.open(caller(), DEPLOY)
    for attempt in (
        desk.lists.remove(caller(VERA), made.id, "one"),
        desk.lists.rename(caller(VERA), made.id, "Mine"),
        desk.lists.reset(caller(VERA), made.id),
        desk.lists.delete(caller(VERA), made.id),
        desk.lists.delete(caller(guild_id=GUILD + 1), made.id),
        desk.shared.share(caller(VERA), made.id, thread=None, is_open=True),
        desk.shared.unshare(caller(VERA), made.id),
    ):
        with pytest.raises(NotFound):
            await attempt


async def test_a_servers_own_guideline_is_in_its_lists_and_no_others_and_may_be_retired(
    database: Database, guidelines: Guidelines
) -> None:
    library = guidelines.joined_by([])
    own = replace(entry("own-lamp-posts", "Number the posts."), guild_id=GUILD)
    library.keep(GUILD, Own((own,)))
    lists = Checklists(Store(database, StillClock(), shelf_of(library), lambda: None), PHASES)

    made = await lists.add(caller(), "own-lamp-posts")
    assert (await lists.tick(caller(), made.id, "own-lamp-posts", keys("Number the posts."))).done == 1
    with pytest.raises(NotFound):
        await lists.add(caller(guild_id=GUILD + 1), "own-lamp-posts")

    library.keep(GUILD, Own((), retired={"own-lamp-posts"}))
    now = await lists.get(caller(), made.id)
    assert (now.parts[0].entry, shown(now, "own-lamp-posts")) == (None, ["x gone Number the posts."])
