"""The panel of `/start`: drawn from what is recorded, so it can be closed and opened again at any time.

Each control carries the server's id: the panel also works in direct messages, where a decision is told.
"""

import re
from typing import Any, Self

import discord

from bot.community.panel import Choice, Panel, needs_decision
from bot.community.people import Persona
from bot.community.profiles import ProfileChange, options
from bot.interface.doors import Action, Screen
from bot.interface.services import Services
from cogs.onboarding import panel_messages as messages
from cogs.onboarding.forms import AboutForm, ApplicationForm

Interaction = discord.Interaction[Any]
Row = discord.ui.ActionRow[Any]


class PanelButton(
    Action[discord.ui.Button[Any]],
    template=r"onboarding:panel:(?P<guild>\d{1,20}):(?P<verb>read|back|about|away|available)",
):
    """A button of the panel; the verb says what it does."""

    def __init__(self, guild_id: int, verb: str, label: str, *, is_main: bool = False) -> None:
        self.guild_id, self.verb = guild_id, verb
        style = discord.ButtonStyle.primary if is_main else discord.ButtonStyle.secondary
        custom_id = f"onboarding:panel:{guild_id}:{verb}"
        super().__init__(discord.ui.Button(style=style, label=label, custom_id=custom_id))

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(int(match["guild"]), match["verb"], "…")

    async def act(self, interaction: Interaction) -> None:
        """Show the code of conduct or the panel, ask for the profile's texts, or change the availability."""
        services, locale = interaction.client.services, str(interaction.locale)
        match self.verb:
            case "read":
                await interaction.response.edit_message(view=code_screen(services, self.guild_id, locale))
            case "about":
                await _ask_about(interaction, self.guild_id)
            case "back":
                panel = await services.onboarding.panel(self.guild_id, interaction.user.id)
                await interaction.response.edit_message(view=panel_screen(services, panel, locale))
            case verb:
                await _tell(interaction, self.guild_id, ProfileChange(is_available=verb == "available"))


class AcceptButton(
    Action[discord.ui.Button[Any]],
    template=r"onboarding:code:(?P<guild>\d{1,20}):accept:(?P<version>[A-Za-z0-9]{1,20})",
):
    """Accepts the version of the code of conduct that stands above it."""

    def __init__(self, guild_id: int, version: str, label: str) -> None:
        self.guild_id, self.version = guild_id, version
        custom_id = f"onboarding:code:{guild_id}:accept:{version}"
        super().__init__(
            discord.ui.Button(style=discord.ButtonStyle.success, label=label, custom_id=custom_id)
        )

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(int(match["guild"]), match["version"], "…")

    async def act(self, interaction: Interaction) -> None:
        """Keep it, and go on with the panel."""
        await interaction.response.defer()
        services: Services = interaction.client.services
        panel = await services.onboarding.accept_code(self.guild_id, interaction.user.id, self.version)
        await _redraw(interaction, panel)


class PersonaSelect(
    Action[discord.ui.Select[Any]], template=r"onboarding:persona:(?P<guild>\d{1,20}):choose"
):
    """Takes an open persona at once, and asks for evidence of a privileged one."""

    def __init__(self, guild_id: int, placeholder: str, among: list[discord.SelectOption]) -> None:
        self.guild_id = guild_id
        custom_id = f"onboarding:persona:{guild_id}:choose"
        super().__init__(
            discord.ui.Select(custom_id=custom_id, placeholder=placeholder, options=among, required=True)
        )

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the select; what was picked comes with the interaction."""
        return cls(int(match["guild"]), "…", [])

    async def act(self, interaction: Interaction) -> None:
        """Choose the persona that was picked."""
        persona, services = Persona(self.item.values[0]), interaction.client.services
        if needs_decision(persona):
            await _ask_application(interaction, self.guild_id, persona)
            return
        await interaction.response.defer()
        panel = await services.onboarding.choose_persona(self.guild_id, interaction.user.id, persona)
        await _redraw(interaction, panel)


class ChoiceSelect(
    Action[discord.ui.Select[Any]],
    template=r"onboarding:profile:(?P<guild>\d{1,20}):(?P<choice>domains|skills|product_types)",
):
    """Picks from one list of the taxonomy; none is an answer too."""

    def __init__(
        self, guild_id: int, choice: Choice, placeholder: str, among: list[discord.SelectOption]
    ) -> None:
        self.guild_id, self.choice = guild_id, choice
        super().__init__(
            discord.ui.Select(
                custom_id=f"onboarding:profile:{guild_id}:{choice}",
                placeholder=placeholder,
                options=among,
                min_values=0,
                max_values=max(1, len(among)),
                required=False,
            )
        )

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the select; what was picked comes with the interaction."""
        return cls(int(match["guild"]), Choice(match["choice"]), "…", [])

    async def act(self, interaction: Interaction) -> None:
        """Keep what was picked."""
        await _tell(interaction, self.guild_id, ProfileChange.of(self.choice, tuple(self.item.values)))


def panel_screen(services: Services, panel: Panel, locale: str) -> Screen:
    """Draw the panel."""
    sentences = services.sentences
    read = "panel-code-again" if panel.is_code_accepted else "panel-code-read"
    box = discord.ui.Container[Any](
        discord.ui.TextDisplay(messages.title(sentences, panel, locale)),
        discord.ui.TextDisplay(messages.code(sentences, panel, locale)),
        Row(
            PanelButton(
                panel.guild_id, "read", sentences.say(read, locale), is_main=not panel.is_code_accepted
            )
        ),
        discord.ui.Separator(),
        discord.ui.TextDisplay(messages.persona(sentences, panel, locale)),
    )
    among = messages.persona_options(sentences, panel, locale)
    if panel.is_code_accepted and among:
        placeholder = sentences.say("panel-persona-pick", locale)
        box.add_item(Row(PersonaSelect(panel.guild_id, placeholder, among)))
    box.add_item(discord.ui.Separator())
    box.add_item(discord.ui.TextDisplay(messages.profile(sentences, panel, services.taxonomy, locale)))
    for row in _profile_rows(services, panel, locale) if panel.is_code_accepted else ():
        box.add_item(row)
    return _screen(box)


def code_screen(services: Services, guild_id: int, locale: str) -> Screen:
    """Draw the code of conduct with the button that accepts it."""
    code, say = services.onboarding.code, services.sentences.say
    title = say("code-title", locale, version=code.version)
    return _screen(
        discord.ui.Container[Any](
            discord.ui.TextDisplay(f"{title}\n{code.text}"),
            Row(
                AcceptButton(guild_id, code.version, say("code-accept", locale)),
                PanelButton(guild_id, "back", say("code-back", locale)),
            ),
        )
    )


def _screen(box: discord.ui.Container[Any]) -> Screen:
    screen = Screen()
    return screen.add_item(box)


def _profile_rows(services: Services, panel: Panel, locale: str) -> list[Row]:
    say = services.sentences.say
    rows: list[Row] = []
    for choice in panel.choices:
        among = messages.choice_options(options(choice, services.taxonomy), panel.profile.picked(choice))
        placeholder = messages.placeholder(services.sentences, choice, locale)
        rows.append(Row(ChoiceSelect(panel.guild_id, choice, placeholder, among)))
    verb, label = (
        ("away", "panel-become-away")
        if panel.profile.is_available
        else ("available", "panel-become-available")
    )
    about = PanelButton(panel.guild_id, "about", say("panel-edit-about", locale))
    return [*rows, Row(about, PanelButton(panel.guild_id, verb, say(label, locale)))]


async def _redraw(interaction: Interaction, panel: Panel) -> None:
    """Show the panel as it is now, in place of the one that was used."""
    screen = panel_screen(interaction.client.services, panel, str(interaction.locale))
    await interaction.edit_original_response(view=screen)


async def _tell(interaction: Interaction, guild_id: int, change: ProfileChange) -> None:
    await interaction.response.defer()
    services: Services = interaction.client.services
    await _redraw(
        interaction, await services.onboarding.update_profile(guild_id, interaction.user.id, change)
    )


async def _ask_about(interaction: Interaction, guild_id: int) -> None:
    async def submit(answered: Interaction, change: ProfileChange) -> None:
        await _tell(answered, guild_id, change)

    services: Services = interaction.client.services
    panel = await services.onboarding.panel(guild_id, interaction.user.id)
    form = AboutForm(services.sentences, str(interaction.locale), panel.profile, submit)
    await interaction.response.send_modal(form)


async def _ask_application(interaction: Interaction, guild_id: int, persona: Persona) -> None:
    services: Services = interaction.client.services

    async def submit(answered: Interaction, organisation: str, evidence: str, link: str) -> None:
        await answered.response.defer()
        told = {"organisation": organisation, "evidence": evidence, "link_to": link}
        panel = await services.onboarding.apply(guild_id, answered.user.id, persona, **told)
        await _redraw(answered, panel)

    known = await services.onboarding.check_may_apply(guild_id, interaction.user.id, persona)
    locale = str(interaction.locale)
    await interaction.response.send_modal(ApplicationForm(services.sentences, locale, persona, known, submit))
