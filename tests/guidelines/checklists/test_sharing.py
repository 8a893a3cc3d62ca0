"""A list in a thread: said once, drawn again at a sane pace, and no longer once that is over."""

from datetime import timedelta

import pytest

from bot.errors import NotAllowed
from bot.guidelines.checklists.records import Checklist, Sharing
from bot.guidelines.checklists.sharing import PACE
from tests.guidelines.checklists.making import (
    CHANNEL,
    DEPLOY,
    GUILD,
    THREAD,
    VERA,
    Desk,
    caller,
    keys,
)


async def shared(desk: Desk, *, is_open: bool = False) -> Checklist:
    """A list that stands in a thread."""
    made = await desk.lists.open(caller(), DEPLOY)
    await desk.shared.share(caller(channel_id=THREAD), made.id, thread=None, is_open=is_open)
    await desk.sent(THREAD)
    return await desk.lists.get(caller(), made.id)


async def test_it_is_posted_once_in_the_thread_where_the_owner_is(desk: Desk) -> None:
    made = await desk.lists.open(caller(), DEPLOY)
    planned = await desk.shared.share(caller(channel_id=THREAD), made.id, thread=None, is_open=False)
    assert planned.sharing == Sharing(1, is_open=False, channel_id=None)
    (post,) = await desk.deliveries()
    assert (post.action, post.channel_id) == ("post", THREAD)
    assert post.arguments == {"guild": GUILD, "checklist": made.id, "number": 1}

    await desk.sent(THREAD)
    assert (await desk.lists.get(caller(), made.id)).sharing == Sharing(1, is_open=False, channel_id=THREAD)


async def test_in_a_channel_it_begins_a_public_thread(desk: Desk) -> None:
    made = await desk.lists.open(caller(), DEPLOY)
    await desk.shared.share(caller(), made.id, thread="Deploy " * 20, is_open=False)
    (post,) = await desk.deliveries()
    assert (post.action, post.channel_id, post.arguments["is_public"]) == ("thread", CHANNEL, True)
    assert len(post.arguments["name"]) <= 70


async def test_others_see_it_there_and_nowhere_else(desk: Desk) -> None:
    made = await desk.lists.open(caller(), DEPLOY)
    with pytest.raises(NotAllowed):
        await desk.lists.get(caller(VERA, THREAD), made.id)
    await desk.shared.share(caller(channel_id=THREAD), made.id, thread=None, is_open=False)
    await desk.sent(THREAD)
    assert (await desk.lists.get(caller(VERA, THREAD), made.id)).id == made.id
    with pytest.raises(NotAllowed):
        await desk.lists.get(caller(VERA, CHANNEL), made.id)


async def test_others_tick_only_if_the_owner_lets_them_and_it_is_kept_who_did(desk: Desk) -> None:
    made = await shared(desk)
    with pytest.raises(NotAllowed) as refused:
        await desk.lists.tick(caller(VERA, THREAD), made.id, "one", keys("First."))
    assert refused.value.message_id == "checklist-owner-ticks"

    await desk.shared.let_tick(caller(), made.id, is_open=True)
    now = await desk.lists.tick(caller(VERA, THREAD), made.id, "one", keys("First."))
    (step,) = now.parts[0].done
    assert step.tick is not None
    assert step.tick.user_id == VERA

    await desk.shared.let_tick(caller(), made.id, is_open=False)
    with pytest.raises(NotAllowed):
        await desk.lists.untick(caller(VERA, THREAD), made.id, "one", keys("First."))


async def test_a_change_draws_the_message_again_and_the_next_ones_wait_for_the_pace(desk: Desk) -> None:
    made = await shared(desk)
    await desk.lists.tick(caller(), made.id, "one", keys("First."))
    (due,) = await desk.planned()
    assert (due.kind, due.subject, due.due_at) == ("checklist-redraw", str(made.id), desk.clock.at)
    await desk.shared.redraw(made.id)
    assert len(await desk.deliveries("edit")) == 1

    drawn_at = desk.clock.at
    for step in ("Second.", "Third."):
        desk.clock.advance(3)
        await desk.lists.tick(caller(), made.id, "one", keys(step))
        (due,) = await desk.planned()
        assert due.due_at == drawn_at + PACE
    desk.clock.advance(60)
    await desk.shared.redraw(made.id)
    assert len(await desk.deliveries("edit")) == 2


async def test_a_list_that_is_not_shared_plans_nothing(desk: Desk) -> None:
    made = await desk.lists.open(caller(), DEPLOY)
    await desk.lists.tick(caller(), made.id, "one", keys("First."))
    assert await desk.planned() == []
    assert await desk.deliveries() == []


async def test_the_end_is_drawn_once_and_nothing_after_it(desk: Desk) -> None:
    made = await shared(desk)
    assert await desk.shared.shown(GUILD, made.id, 1) is not None
    ended = await desk.shared.unshare(caller(), made.id)
    assert ended.sharing is None
    assert await desk.shared.shown(GUILD, made.id, 1) is None
    assert len(await desk.deliveries("edit")) == 1

    desk.clock.at += timedelta(hours=1)
    await desk.lists.tick(caller(), made.id, "one", keys("First."))
    await desk.shared.unshare(caller(), made.id)
    await desk.shared.redraw(made.id)
    assert len(await desk.deliveries("edit")) == 1
    with pytest.raises(NotAllowed):
        await desk.lists.get(caller(VERA, THREAD), made.id)


async def test_sharing_it_elsewhere_ends_it_here(desk: Desk) -> None:
    made = await shared(desk)
    moved = await desk.shared.share(caller(channel_id=THREAD + 1), made.id, thread=None, is_open=True)
    assert moved.sharing == Sharing(2, is_open=True, channel_id=None)
    assert [row.action for row in await desk.deliveries()] == ["post", "edit", "post"]
    assert await desk.shared.shown(GUILD, made.id, 1) is None
    assert await desk.shared.shown(GUILD, made.id, 2) is not None


async def test_a_forgotten_list_is_shown_no_more(desk: Desk) -> None:
    made = await shared(desk)
    await desk.lists.delete(caller(), made.id)
    assert await desk.shared.shown(GUILD, made.id, 1) is None
    assert len(await desk.deliveries("edit")) == 1
