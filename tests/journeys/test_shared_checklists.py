"""A checklist in a thread: others see it, tick it if they may, until its owner ends that."""

import re
from typing import Any

from tests.journeys.checklists import clickable, components, made, select, tick
from tests.journeys.newcomers import restarted, shown
from tests.journeys.town import Town, said, text_of


async def shared(town: Town, who: str = "Only I tick") -> Any:
    """Max shares a list in a new thread of the channel; returns the thread."""
    checklist = await made(town, town.max)
    asked = shown(await town.max.click(checklist, label="Share"))
    assert text_of(asked).startswith("Share this list in a new thread of this channel")
    await town.max.click(asked, label=who)
    await town.work()
    (thread,) = town.everyone.threads
    return thread


def post_in(thread: Any) -> Any:
    """The message that shows the list."""
    (post,) = thread.history()
    return post


async def test_a_list_is_shared_once_in_a_thread_and_shows_its_progress(town: Town) -> None:
    thread = await shared(town)
    assert thread.name.startswith("Deploy · Traffic management · City")
    assert "**0 of " in text_of(post_in(thread))
    assert f"The checklist of {town.max.mention}, who ticks it" in text_of(post_in(thread))

    checklist = await made(town, town.max)
    assert f"-# Shared in <#{thread.id}>. Only you tick." in text_of(checklist)
    page = await town.max.click(checklist, label="Go on")
    await tick(town.max, page.response, 0)
    await town.work()
    assert "**1 of " in text_of(post_in(thread))
    assert re.search(rf"-# ☑ .* – {town.max.mention}, <t:\d+:R>", text_of(post_in(thread)))


async def test_in_a_thread_it_is_shared_right_there(town: Town) -> None:
    thread = await shared(town)
    other = await made(town, town.max, thread, phase="plan")
    asked = shown(await town.max.click(other, label="Share"))
    assert text_of(asked).startswith("Share this list in this thread")
    await town.max.click(asked, label="Everybody there ticks")
    await town.work()
    assert [text_of(one).splitlines()[0] for one in thread.history()] == [
        "## Deploy · Traffic management · City",
        "## Plan",
    ]


async def test_others_see_the_steps_but_tick_only_where_the_owner_lets_them(town: Town) -> None:
    thread = await shared(town)
    custom_id, options = select(post_in(thread), ":go:")
    seen = await town.mona.select(post_in(thread), [options[0]["value"]], custom_id=custom_id)
    assert seen.ephemeral
    assert "☐ " in said(seen)
    assert not [one for one in components(seen.response) if ":tick:" in one.get("custom_id", "")]
    assert "Whole list" not in clickable(seen.response)

    checklist = await made(town, town.max)
    asked = await town.max.click(checklist, label="Share")
    await town.max.click(asked.response, label="Everybody there ticks")
    await town.work()
    assert "everybody here may tick" in text_of(post_in(thread))

    custom_id, options = select(post_in(thread), ":go:")  # drawn again, with another delivery's id
    seen = await town.mona.select(post_in(thread), [options[0]["value"]], custom_id=custom_id)
    ticked = await tick(town.mona, seen.response, 0)
    assert f"– {town.mona.mention}" in said(ticked)
    theirs = await town.max.click(await made(town, town.max), label="Go on")
    assert f"– {town.mona.mention}" in said(theirs)


async def test_once_ended_it_shows_nothing_and_is_drawn_no_more(town: Town) -> None:
    thread = await shared(town, "Everybody there ticks")
    custom_id, options = select(post_in(thread), ":go:")
    seen = await town.mona.select(post_in(thread), [options[0]["value"]], custom_id=custom_id)
    asked = await town.max.click(await made(town, town.max), label="Share")
    ended = await town.max.click(asked.response, label="Stop sharing")
    assert "Shared in" not in said(ended)
    await town.work()
    assert text_of(post_in(thread)).startswith("This checklist is not shared any more.")

    late = await tick(town.mona, seen.response, 0)
    assert "This checklist is not shared here any more." in said(late)
    edits = [one for one in town.env.http_requests if one.method == "PATCH" and f"/{thread.id}/" in one.path]
    page = await town.max.click(await made(town, town.max), label="Go on")
    await tick(town.max, page.response, 0)
    await town.work()
    later = [one for one in town.env.http_requests if one.method == "PATCH" and f"/{thread.id}/" in one.path]
    assert len(later) == len(edits)


async def test_the_shared_message_works_after_a_restart_and_ends_with_its_list(town: Town) -> None:
    thread = await shared(town)
    async with restarted(town):
        custom_id, options = select(post_in(thread), ":go:")
        seen = await town.mona.select(post_in(thread), [options[0]["value"]], custom_id=custom_id)
        assert "☐ " in said(seen)
        asked = await town.max.click(await made(town, town.max), label="Delete")
        await town.max.click(asked.response, label="Delete it")
        await town.work()
        assert text_of(post_in(thread)).startswith("This checklist is not shared any more.")


async def test_who_may_not_write_here_shares_nothing(town: Town) -> None:
    checklist = await made(town, town.max)
    town.permit(town.everyone, create_public_threads=False)
    refused = await town.max.click(checklist, label="Share")
    assert "This list cannot be shared here." in said(refused)
    assert town.everyone.threads == []


async def test_where_the_thread_is_deleted_the_sharing_ends_by_itself(town: Town) -> None:
    thread = await shared(town)
    town.delete(thread)
    page = await town.max.click(await made(town, town.max), label="Go on")
    await tick(town.max, page.response, 0)
    await town.work()
    assert "Shared in" not in text_of(await made(town, town.max))
