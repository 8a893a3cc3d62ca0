"""The form in which a member applies for a persona that moderators grant."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import discord

from bot.community.panel import Panel
from bot.community.people import Persona
from bot.community.statements import EVIDENCE, LINK, ORGANISATION, ROLE
from bot.interface.doors import Form
from bot.interface.fields import add_field, text_field
from bot.interface.keeping import keeping
from bot.interface.services import Services
from bot.sentences import Sentences

Interaction = discord.Interaction[Any]
LIMITS = {"role": ROLE, "organisation": ORGANISATION, "evidence": EVIDENCE, "link": LINK}


class ApplicationForm(Form):
    """Asks for what moderators need to confirm a privileged persona."""

    def __init__(
        self,
        sentences: Sentences,
        locale: str,
        persona: Persona,
        known: Mapping[str, str],
        submit: Callable[[Interaction, Mapping[str, str]], Awaitable[None]],
    ) -> None:
        word = sentences.say(f"holder-{persona}", locale)
        super().__init__(title=sentences.say("application-title", locale, persona=word)[:45])
        self._submit = submit
        self._fields = {
            name: text_field(name, limit, known.get(name), is_long=limit is EVIDENCE)
            for name, limit in LIMITS.items()
        }
        for name, field in self._fields.items():
            add_field(self, sentences, f"application-{name}", locale, field)

    async def on_submit(self, interaction: Interaction) -> None:
        """Hand on what was typed."""
        await self._submit(interaction, {name: field.value for name, field in self._fields.items()})


def form_id(guild_id: int, persona: Persona) -> str:
    """Return the id of the button that opens the form; `ApplyButton` answers it."""
    return f"onboarding:application:{guild_id}:{persona}:open"


async def ask_application(
    interaction: Interaction,
    guild_id: int,
    persona: Persona,
    show: Callable[[Interaction, Panel], Awaitable[None]],
) -> None:
    """Open the form, filled in with what was typed last; `show` draws the panel as it is afterwards."""
    services: Services = interaction.client.services
    name, user_id = f"application-{persona}", interaction.user.id

    async def submit(answered: Interaction, typed: Mapping[str, str]) -> None:
        async with keeping(answered, guild_id, name, typed, again=form_id(guild_id, persona)):
            await answered.response.defer()
            told = {field: typed[field] for field in ("role", "organisation", "evidence")}
            panel = await services.onboarding.apply(guild_id, user_id, persona, **told, link_to=typed["link"])
            await show(answered, panel)

    known = await services.onboarding.check_may_apply(guild_id, user_id, persona)
    draft = await services.drafts.find(guild_id, user_id, name)
    filled_in = draft or {"organisation": known.organisation or ""}
    form = ApplicationForm(services.sentences, str(interaction.locale), persona, filled_in, submit)
    await interaction.response.send_modal(form)
