"""`/library misses`: what members asked in vain reaches the moderators, and only them."""

import re
from typing import Any

from cogs.guidelines.views.misses import misses
from tests.journeys.town import Town, said


async def ask(town: Town, *questions: str) -> None:
    for question in questions:
        await town.max.slash(town.everyone, "guideline search", query=question)


async def listed(town: Town) -> Any:
    return await town.mona.slash(town.everyone, "library misses")


async def test_questions_that_found_nothing_are_listed_for_moderators(town: Town) -> None:
    assert "has found a guideline so far" in said(await listed(town))
    await ask(town, "unicorn pedigrees", "Best **pizza** recipe?", "unicorn pedigrees!", "default password")

    page = await listed(town)

    assert page.ephemeral
    assert "### 2 questions found nothing" in said(page)
    first, second = re.findall(r"“(.*)”\n-# asked (.*)", said(page))
    assert first[0] == "unicorn pedigrees"
    assert first[1].startswith("2 times, last <t:")
    assert second[0] == r"best \*\*pizza\*\* recipe"
    assert "default password" not in said(page)
    assert str(town.max.id) not in said(page)


async def test_a_question_is_dismissed_for_good_and_after_a_restart(town: Town) -> None:
    await ask(town, "unicorn pedigrees", "unicorn pedigrees", "best pizza recipe")
    page = await listed(town)
    (unicorns, _) = re.findall(r"library:miss:\d+:dismiss:0", str(page.response.components))
    await town.env.restart_bot()

    left = await town.mona.click(page.response, custom_id=unicorns)

    assert "### One question found nothing" in said(left)
    assert "unicorn" not in said(left)
    assert left.response.id == page.response.id
    await ask(town, "unicorn pedigrees")
    assert "unicorn" not in said(await listed(town))


async def test_a_question_can_be_dismissed_once(town: Town) -> None:
    await ask(town, "unicorn pedigrees")
    page, same = await listed(town), await listed(town)
    await town.mona.click(page.response, label="Dismiss")
    assert "somebody has dismissed it" in said(await town.mona.click(same.response, label="Dismiss"))


async def test_more_questions_than_fit_are_on_further_pages(town: Town) -> None:
    await ask(town, *(f"unicorn pizza {number}" for number in range(10)))
    page = await listed(town)
    assert "1 of 2" in said(page)
    further = await town.mona.click(page.response, label="Next")
    assert "“unicorn pizza 0”" in said(further)
    assert "2 of 2" in said(further)
    back = await town.mona.click(further.response, label="Previous")
    assert "“unicorn pizza 9”" in said(back)


async def test_who_is_no_moderator_sees_nothing(town: Town) -> None:
    await ask(town, "unicorn pedigrees")
    visible = town.env.backend.visible_commands(user_id=town.max.id, channel_id=town.everyone.id)
    assert "library" not in [command["name"] for command in visible]

    shown = await town.application.services.misses.page(town.guild.id, 0)
    screen = misses(town.application.services.sentences, shown, "en")
    await town.application.client.get_partial_messageable(town.everyone.id).send(view=screen)
    refused = await town.max.click(town.everyone.last_message, label="Dismiss")
    assert "moderators" in said(refused)
    assert "unicorn" in said(await listed(town))


async def test_what_is_asked_outside_a_server_or_hidden_by_filters_is_not_kept(town: Town) -> None:
    alone = await town.env.create_user("paul").slash("guideline search", query="unicorn pedigrees")
    assert "Nothing in the library fits" in said(alone)
    await town.max.slash(town.everyone, "guideline search", query="traffic signal", audience="media")
    assert "has found a guideline so far" in said(await listed(town))
