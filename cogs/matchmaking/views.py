"""What a member sees of their own requests and invitations."""

import re
from typing import Any, Self

import discord

from bot.interface.answering import answering
from bot.interface.doors import Action, Screen
from bot.interface.services import Services
from bot.matchmaking.consent import ALIVE
from bot.matchmaking.records import InvitationRecord, Mine, RequestRecord
from cogs.matchmaking import answers, messages

NONCE = r"(?P<nonce>[\w-]{0,22})"  # empty where the button stands in an answer and no delivery
ENDED_SHOWN = 4
INVITATIONS_SHOWN = 4

Row = discord.ui.ActionRow[Any]
Interaction = discord.Interaction[Any]


class MineButton(Action[discord.ui.Button[Any]], template=rf"match:mine:(?P<guild>\d{{1,20}}):show:{NONCE}"):
    """Shows one's own requests and invitations in a server, also from direct messages."""

    def __init__(self, guild_id: int, nonce: str, label: str) -> None:
        self.guild_id = guild_id
        custom_id = f"match:mine:{guild_id}:show:{nonce}"
        super().__init__(
            discord.ui.Button(style=discord.ButtonStyle.secondary, label=label, custom_id=custom_id)
        )

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(int(match["guild"]), match["nonce"], "…")

    async def act(self, interaction: Interaction) -> None:
        """Show what `/match mine` shows."""
        await show_mine(interaction, self.guild_id)


class WithdrawButton(
    Action[discord.ui.Button[Any]], template=rf"match:request:(?P<request>\d{{1,18}}):withdraw:{NONCE}"
):
    """Takes a request back."""

    def __init__(self, request_id: int, nonce: str, label: str) -> None:
        self.request_id = request_id
        custom_id = f"match:request:{request_id}:withdraw:{nonce}"
        super().__init__(
            discord.ui.Button(style=discord.ButtonStyle.danger, label=label, custom_id=custom_id)
        )

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(int(match["request"]), match["nonce"], "…")

    async def act(self, interaction: Interaction) -> None:
        """Withdraw it."""
        await withdraw(interaction, self.request_id)


async def withdraw(interaction: Interaction, request_id: int) -> None:
    """Take a request of this member back, and say so."""
    async with answering(interaction, claim=True) as answer:
        services: Services = interaction.client.services
        request = await services.matchmaking.withdraw(request_id, interaction.user.id)
        title = messages.outside(request.wanted.title, messages.TITLE_LIMIT)
        await answer(services.sentences.say("match-withdrawn", str(interaction.locale), title=title))


async def show_mine(interaction: Interaction, guild_id: int) -> None:
    """Show this member what concerns them."""
    async with answering(interaction) as answer:
        services: Services = interaction.client.services
        mine = await services.matches.mine(guild_id, interaction.user.id)
        if mine.requests or mine.invitations:
            await answer(mine_screen(services, mine, str(interaction.locale)))
        else:
            await answer(services.sentences.say("match-mine-none", str(interaction.locale)))


def mine_screen(services: Services, mine: Mine, locale: str) -> Screen:
    """Draw one's requests, the open ones with what can be done about them, and one's invitations."""
    say, screen = services.sentences.say, Screen()
    going = [request for request in mine.requests if request.state in ALIVE]
    ended = [request for request in mine.requests if request.state not in ALIVE][:ENDED_SHOWN]
    if mine.requests:
        screen.add_item(discord.ui.TextDisplay(say("match-mine-requests", locale)))
    for request in going:
        screen.add_item(discord.ui.TextDisplay(messages.state(services, request, locale)))
        screen.add_item(_request_row(services, request, locale))
    if ended:
        lines = [messages.state(services, request, locale) for request in ended]
        screen.add_item(discord.ui.TextDisplay("\n".join(lines)))
    if mine.invitations:
        screen.add_item(discord.ui.TextDisplay(say("match-mine-invitations", locale)))
    for record in mine.invitations[:INVITATIONS_SHOWN]:
        screen.add_item(discord.ui.TextDisplay(messages.short_invitation(services, record, locale)))
        screen.add_item(_invitation_row(services, record, locale))
    return screen


def _request_row(services: Services, request: RequestRecord, locale: str) -> Row:
    row = Row()
    if request.proposed is not None:
        for button in answers.decisions(services, request.proposed, "", locale):
            row.add_item(button)
    return row.add_item(WithdrawButton(request.id, "", services.sentences.say("match-withdraw", locale)))


def _invitation_row(services: Services, record: InvitationRecord, locale: str) -> Row:
    return Row(*answers.answers(services, record.id, record.stage, "", locale))
