"""A form that is refused loses nothing: what was typed is kept, and a button opens the form filled in again.

    async with keeping(interaction, guild_id, "profile", typed, again=custom_id):
        await interaction.response.defer()
        ...  # whatever may refuse it

and whoever opens the form fills it in from `services.drafts.find(guild_id, user_id, "profile")`, if there is
anything. `again` is the id of the Action that opens it.
"""

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import discord

from bot.errors import MemberFacingError
from bot.interface.desk import ErrorDesk
from bot.interface.doors import Screen, desk_of
from bot.interface.links import leading
from bot.interface.services import Services


@asynccontextmanager
async def keeping(
    interaction: discord.Interaction[Any],
    guild_id: int,
    form: str,
    typed: Mapping[str, str],
    *,
    again: str,
) -> AsyncGenerator[None]:
    """Keep what was typed if the body fails, and drop it if not. `again`: the id of what opens the form.

    A refusal is answered here; any other failure is raised once the draft is kept.
    """
    services: Services = interaction.client.services
    try:
        yield
    except MemberFacingError as refusal:
        await services.drafts.keep(guild_id, interaction.user.id, form, typed)
        await _refuse(interaction, refusal, again)
    except Exception:
        await services.drafts.keep(guild_id, interaction.user.id, form, typed)
        raise
    else:
        await services.drafts.drop(guild_id, interaction.user.id, form)


async def _refuse(interaction: discord.Interaction[Any], refusal: MemberFacingError, again: str) -> None:
    """Say why, with the button that opens the form again."""
    desk: ErrorDesk = desk_of(interaction)
    say, locale = interaction.client.sentences.say, str(interaction.locale)
    report = desk.report(refusal, "form", locale=locale)
    reference = say("reference", locale, reference=report.reference)
    screen, row = Screen(), discord.ui.ActionRow[Screen]()
    screen.add_item(discord.ui.TextDisplay(f"{report.sentence}\n-# {reference}"))
    screen.add_item(row.add_item(leading(again, say("form-again", locale), is_main=True)))
    nobody = discord.AllowedMentions.none()
    if interaction.response.is_done():
        await interaction.followup.send(view=screen, ephemeral=True, allowed_mentions=nobody)
    else:
        await interaction.response.send_message(view=screen, ephemeral=True, allowed_mentions=nobody)
