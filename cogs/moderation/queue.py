"""The queue of applications: what waits, since when and for whom, with its buttons."""

from typing import Any

import discord

from bot.community.applications import Paper
from bot.community.review import QueuePage
from bot.interface.answering import answering
from bot.interface.doors import Click, Screen
from bot.interface.paging import turns
from bot.interface.permissions import Right
from bot.interface.services import Services
from bot.interface.text import outside
from bot.sentences import Sentences
from cogs.moderation import papers
from cogs.moderation.decisions import ApplicationButton, decision_buttons

ORGANISATION_SHOWN, EVIDENCE_SHOWN = 100, 200

Interaction = discord.Interaction[Any]
Row = discord.ui.ActionRow[Any]
Box = discord.ui.Container[Any]


class TurnQueue(Click, template=r"moderation:queue:(?P<page>\d{1,4}):show"):
    """Turns to another page, in place."""

    right = Right.MODERATOR

    async def act(self, interaction: Interaction) -> None:
        """Show it."""
        services: Services = interaction.client.services
        async with answering(interaction, in_place=True) as answer:
            page = await services.review.queue(interaction.guild_id or 0, int(self.state["page"]))
            await answer(queue_screen(services.sentences, page, str(interaction.locale)))


def queue_screen(sentences: Sentences, page: QueuePage, locale: str) -> Screen:
    """Draw a page of what waits, oldest first."""
    say, screen = sentences.say, Screen()
    if not page.papers:
        return screen.add_item(Box(discord.ui.TextDisplay(say("queue-none", locale))))
    box = Box(discord.ui.TextDisplay(say("queue-title", locale, count=page.total)))
    for paper in page.papers:
        show = ApplicationButton(paper.application_id, "show", "", say("application-show", locale))
        box.add_item(discord.ui.TextDisplay(_lines(sentences, paper, locale)))
        box.add_item(Row(*decision_buttons(sentences, paper, "", locale), show))
    ways = [*turns(sentences, page.number, page.pages, "moderation:queue:{}:show".format, locale)]
    if ways:
        box.add_item(discord.ui.Separator()).add_item(Row(*ways))
    return screen.add_item(box)


def _lines(sentences: Sentences, paper: Paper, locale: str) -> str:
    """Say who applies for what, since when and in which state; below it, who they say they are."""
    head = sentences.say(
        "queue-line",
        locale,
        applicant=papers.applicant(sentences, paper, locale),
        persona=sentences.say(f"holder-{paper.persona}", locale),
        since=discord.utils.format_dt(paper.applied_at, "R"),
        state=papers.state(sentences, paper, locale),
    )
    told = (outside(paper.organisation, ORGANISATION_SHOWN), outside(paper.evidence, EVIDENCE_SHOWN))
    return "\n".join([head, " · ".join(filter(None, told))])
