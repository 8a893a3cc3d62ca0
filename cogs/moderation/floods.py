"""The card of a flood of joins, and its button."""

import re
from collections.abc import Mapping
from typing import Any, Self

import discord

from bot.community.floods import FloodReport
from bot.interface.answering import answering
from bot.interface.doors import Action, Screen
from bot.interface.permissions import Right
from bot.interface.rendering import Card
from bot.interface.services import Services
from bot.sentences import Sentences


class CountAgainButton(
    Action[discord.ui.Button[Any]], template=r"moderation:flood:(?P<flood>\d+):count:(?P<nonce>[\w-]{0,22})"
):
    """Draws the card anew, with the figures of now."""

    right = Right.MODERATOR

    def __init__(self, flood_id: int, nonce: str, label: str) -> None:
        self.flood_id, self.nonce = flood_id, nonce
        custom_id = f"moderation:flood:{flood_id}:count:{nonce}"
        super().__init__(
            discord.ui.Button(style=discord.ButtonStyle.secondary, label=label, custom_id=custom_id)
        )

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(int(match["flood"]), match["nonce"], "…")

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Draw the card again in its place."""
        async with answering(interaction, in_place=True) as answer:
            await answer(await flood_screen(interaction.client.services, self.flood_id, self.nonce))


async def draw_flood(services: Services, arguments: Mapping[str, Any], nonce: str) -> Card:
    """Draw the card that moderators get of a flood."""
    return Card(await flood_screen(services, arguments["flood"], nonce))


async def flood_screen(services: Services, flood_id: int, nonce: str) -> Screen:
    """Draw how a flood stands now."""
    report = await services.floods.report(flood_id)
    button = CountAgainButton(flood_id, nonce, services.sentences.say("notice-flood-again"))
    row = discord.ui.ActionRow[Screen]().add_item(button)
    return Screen().add_item(discord.ui.TextDisplay(_told(services.sentences, report))).add_item(row)


def _told(sentences: Sentences, report: FloodReport) -> str:
    ages = report.ages
    figures = sentences.say(
        "notice-flood",
        joins=report.joins,
        began=discord.utils.format_dt(report.began_at, "T"),
        last=discord.utils.format_dt(report.last_at, "T"),
        day=ages.under_a_day,
        week=ages.under_a_week,
        month=ages.under_a_month,
        older=ages.older,
    )
    return f"{figures}\n{sentences.say('notice-flood-over' if report.is_over else 'notice-flood-on')}"
