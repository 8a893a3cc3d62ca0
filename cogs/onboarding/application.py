"""The form in which a member applies for a persona that moderators grant."""

from collections.abc import Awaitable, Callable
from typing import Any

import discord

from bot.community.panel import Panel, ProfileView
from bot.community.people import Persona
from bot.community.statements import EVIDENCE, LINK, ORGANISATION
from bot.interface.doors import Form
from bot.interface.services import Services
from bot.sentences import Sentences
from cogs.onboarding.fields import add_field, text_input

Interaction = discord.Interaction[Any]


class ApplicationForm(Form):
    """Asks for what moderators need to confirm a privileged persona."""

    def __init__(
        self,
        sentences: Sentences,
        locale: str,
        persona: Persona,
        known: ProfileView,
        submit: Callable[[Interaction, str, str, str], Awaitable[None]],
    ) -> None:
        word = sentences.say(f"holder-{persona}", locale)
        super().__init__(title=sentences.say("application-title", locale, persona=word)[:45])
        self._submit = submit
        self._organisation = text_input("organisation", ORGANISATION, known.organisation)
        self._evidence = text_input("evidence", EVIDENCE, is_long=True)
        self._link = text_input("link", LINK)
        add_field(self, sentences, "application-organisation", locale, self._organisation)
        add_field(self, sentences, "application-evidence", locale, self._evidence)
        add_field(self, sentences, "application-link", locale, self._link)

    async def on_submit(self, interaction: Interaction) -> None:
        """Hand on what was typed."""
        await self._submit(interaction, self._organisation.value, self._evidence.value, self._link.value)


async def ask_application(
    interaction: Interaction,
    guild_id: int,
    persona: Persona,
    show: Callable[[Interaction, Panel], Awaitable[None]],
) -> None:
    """Open the form; `show` draws the panel as it is afterwards."""
    services: Services = interaction.client.services

    async def submit(answered: Interaction, organisation: str, evidence: str, link: str) -> None:
        await answered.response.defer()
        told = {"organisation": organisation, "evidence": evidence, "link_to": link}
        await show(answered, await services.onboarding.apply(guild_id, answered.user.id, persona, **told))

    known = await services.onboarding.check_may_apply(guild_id, interaction.user.id, persona)
    locale = str(interaction.locale)
    await interaction.response.send_modal(ApplicationForm(services.sentences, locale, persona, known, submit))
